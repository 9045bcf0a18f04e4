"""Whether a target was reached (完成了没有, 计划装40套，实际装了几套): the target held against the outturn beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import Figure, Indicator
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.targets.target_forms import of_years
from service.answering.ways.targets.unmet import OUTTURN, REASON, by_how_much, cited, missed
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.patterns import regex
from service.terms import coverage, key

_AIM = "(?:目标值?|指标值?|任务|计划|要求)"
_DONE = "(?:完成|达到?|实现|达标|做到)"
_LIMIT = f"(?:上限|下限|封顶线?|底线|(?:{_AIM}|绩效表?)[^,，。]{{0,6}}(?:标准|限额|数|值))"
_CROSSES = "(?:超过?|超出|突破|超标|高[于出]|低于|多于|少于|大于|小于|越过|跌破)"
_WHETHER = "(?:有没有|有无|是否|是不是|会不会|没有?|未)"
# 有没有超过目标设的上限: which bound is meant the target says, how it was kept the outturn beside it
_KEPT = regex(
    rf"{_WHETHER}[^,，。]{{0,8}}{_CROSSES}[^,，。]{{0,14}}(?:{_LIMIT}|{_AIM})"
    rf"|{_CROSSES}了?[^,，。]{{0,14}}(?:{_LIMIT}|{_AIM})(?:了|值)?(?:没有?|吗|么|没)"
    rf"|(?:{_LIMIT}|{_AIM})[^,，。]{{0,8}}(?:{_WHETHER}|被)[^,，。]{{0,4}}(?:{_CROSSES}|守住)"
    rf"|(?:控制|限制|压)(?:到|在)了?[^,，。]{{0,10}}(?:{_LIMIT}|{_AIM})[^,，。]{{0,4}}(?:以内|之内|之下|以下|里)"
)
_ASKS = regex(
    rf"{_AIM}[^,，。]{{0,14}}(?:都|全部|如期)?{_DONE}(?:了|得)?(?:没有?|吗|么|怎么样|如何|几成|多少)"
    rf"|(?:没有?|是否|有没有|能否|未)?{_DONE}(?:了)?[^,，。]{{0,6}}{_AIM}(?:了)?(?:没有?|吗|么)"
    rf"|{_AIM}(?:是否|有没有|是不是|能否|都|已经?)+{_DONE}"
    rf"|{_AIM}[^。]{{0,24}}实际|实际[^。]{{0,24}}(?:比|与|和|跟|离){_AIM}"
)
# 真的放满300场了吗: the number that was aimed at is given.
_GIVEN = regex(
    rf"(?P<n>\d[\d,.]*)(?P<unit>[百千万]?(?:{COUNTED})次?|%|分|天)[^,，。]{{0,6}}(?:[了的过]|到位)?(?:没有?|吗|么)(?=$|[,，。?？])"
)
# What every such question is made of.
_SPOKEN = regex(
    f"{_AIM}|{_DONE}|实际|建设|建成|新建|建好|修建|开展|绩效|年度|自评|项目|情况|没有|全部|如期|数量|一共|原因|上门|入户|现场|逐个|逐户|派人|请人|组织|[了吗么没的是为有多少几]"
)
# And one about a bound.
_OF_BOUND = regex(f"{_CROSSES}|守住|上限|下限|以内|之内|控制|[设规]定")
_CEILINGS = ("≤", "<", "<=", "≦")
_MARK = regex("得分|[得扣]了?(?:多少|几)分")
_APART = regex("[多少高低差](?:了|出)?(?:多少|几)|差距|相差")
# So much of what is asked must the indicator and its project say, and so much of its own name must be asked.
_SAID, _NAMED = 0.75, 0.4


def asked(question: Question) -> bool:
    """Whether a question asks for target and outturn of one thing, or whether the one reaches the other."""
    wants = question.wants(Ask.YES_NO, Ask.COUNT, Ask.AMOUNT, Ask.WHY)
    # its mark no verdict tells
    asks = _ASKS.search(question.plain) or _KEPT.search(question.plain) or _GIVEN.search(question.plain)
    return wants and asks is not None and _MARK.search(question.plain) is None


def attained(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`…的指标值为“≥45公里”[1]，实际完成值为“38.6公里”[2]，没有达到。`, of the one indicator that the question names; with the
    reason printed beside an outturn that falls short. None where no form tells the outturn."""
    if not asked(question):
        return None
    spoken = [*links.subjects, *links.left]
    if _KEPT.search(question.plain):
        spoken = [_OF_BOUND.sub("", word) for word in spoken]
    words = [w for word in spoken if len(w := _SPOKEN.sub("", word)) > 1]
    given = _GIVEN.search(question.plain)
    words = [w for w in words if given is None or w not in given.group()]
    best: tuple[float, Indicator, Figure] | None = None
    for one in held.extraction.budget.indicators:
        done = next((o for o in one.others if OUTTURN.search(o.head) and not REASON.search(o.head)), None)
        if done is None or done.target.value is None or not of_years(one.project, question):
            continue
        units = ASKED_UNIT.search(question.plain)
        if units is not None and done.target.unit not in ("", *alike(units.group(1))):
            continue
        near = _near(words, one, question)
        if given is not None and not _ASKS.search(question.plain):
            # by the very number it is told from others that are named so
            near = 1.0 if _aims_at(given, one) and _near(words, one, question, own=0.0) else 0.0
        if near and (best is None or near > best[0]):
            best = near, one, done
    if best is None:
        return None
    _, one, done = best
    parts = list(cited(one, done, held, reply))
    verdict = _verdict(one, done, question)
    apart = by_how_much(one, done.target, held, reply) if _APART.search(question.plain) else ""
    told = "，".join(part for part in (*parts[:2], verdict, *parts[2:]) if part) + apart
    return Found(f"{one.project}：{told}。" if one.project else f"{told}。")


def _verdict(one: Indicator, done: Figure, question: Question) -> str:
    """Whether the target was reached; of a bound, whether it was kept. Nothing where they cannot be compared."""
    if not _comparable(one, done):
        return ""
    over = missed(one, done)
    if one.target.upper is None and one.target.operator in _CEILINGS:
        return "超过了目标" if over else "没有超过目标"
    if _KEPT.search(question.plain):
        return "没有达到" if over else "不低于目标"
    return "没有达到" if over else "达到了"


def _aims_at(given: re.Match[str], one: Indicator) -> bool:
    """Whether an indicator aims at the number that a question gives, in its unit."""
    number = Decimal(given["n"].replace(",", "").rstrip("."))
    return one.target.value == number and one.target.unit in ("", given["unit"], *alike(given["unit"]))


def _near(words: Sequence[str], one: Indicator, question: Question, own: float = _NAMED) -> float:
    """How near an indicator is to what is asked; 0 where it is not that. `own` is how much of its name has to be asked."""
    said = f"{key(one.level3)}|{key(one.level2)}|{key(one.project)}|{key(one.target.text)}"
    letters = sum(len(word) for word in words)
    if not letters or sum(coverage(word, said) * len(word) for word in words) < _SAID * letters:
        return 0.0
    named = coverage(key(one.level3), f"{question.plain}|{'|'.join(words)}")
    return named or 1.0 if named >= own else 0.0


def _comparable(one: Indicator, done: Figure) -> bool:
    return one.target.value is not None and done.target.unit in ("", one.target.unit)
