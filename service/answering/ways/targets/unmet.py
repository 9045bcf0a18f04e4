"""Which targets were not met (没有达到目标值), by how much and why: the outturn beside each target, held against it by its
operator; where no form has both, the sentence that says that a target was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import Figure, Indicator, Mention, Quantity, Target
from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.targets.deadlines import late
from service.answering.ways.targets.target_forms import of_years
from service.lexicon.targets import MISSED
from service.patterns import regex
from service.terms import coverage, in_a_sentence, key

OUTTURN = regex("实际|完成值|实现值|完成情况")
REASON = regex("偏差|未完成|未达|未实现")
# What every such question is made of, beside the project that it names.
_SPOKEN = regex("指标|目标|绩效|自评|评价|部门|年度|完成|达到|达标|实现|做到|预期|哪|项|情况|原因|没|差")
# Asks why one thing was not done, which may be a target.
_UNDONE = regex(
    "(?:没有?|未|不)(?:能|有)?(?:能)?(?:完成|达到|达标|达成|做到|做完|干完|办完|建完|修完|装完|装够|做够|实现|做满)"
    "|(?:比|较|低于|少于|不如|不及)(?:原?计划|目标|预期|任务|指标值?|目标值)|[扣丢]了?[^,，。]{0,4}分"
)
# What was planned to be spent is no target.
_OF_BUDGET = regex("(?:达到?|完成|低于|少于|不及|用[到足满])(?:了)?(?:年初|全年|调整)?预算")
_BY_HOW_MUCH = regex("差|缺口|少了?多少|少几")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_TOLD = regex("(?:没有?|未)(?:能)?(?:能)?(?:完全)?(?:达到?|完成|实现|达标)")
_AIMED, _DONE = regex("目标|计划|指标值"), regex("实际|完成")
# So much of an indicator's name in a question is its name.
_NAMED = 0.8
_MOST = 12


def asked(question: Question) -> bool:
    """Whether a question asks which targets were missed."""
    text = question.plain
    if _OF_BUDGET.search(text):
        return False
    return MISSED.search(text) is not None or (question.wants(Ask.WHY) and _UNDONE.search(text) is not None)


def unmet(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each target that was missed, with the outturn and the reason printed beside it; of the project named, where one is."""
    if not asked(question):
        return None
    words = [w for w in (*links.subjects, *links.left) if _SPOKEN.sub("", w)]
    if not words and MISSED.search(question.plain) is None:
        return None
    told = []
    for one in held.extraction.budget.indicators:
        named = coverage(key(one.level3), question.plain) >= _NAMED
        if not of_years(one.project, question) or (
            not named and unmatched(words, key(one.project), key(one.level3))
        ):
            continue
        for outturn in one.others:
            if OUTTURN.search(outturn.head) and not REASON.search(outturn.head) and missed(one, outturn):
                short = _BY_HOW_MUCH.search(question.plain) and by_how_much(one, outturn.target, held, reply)
                told.append(_said(one, outturn, held, reply) + (short or ""))
    if told:
        return Found("；".join(dict.fromkeys(told[:_MOST])) + "。")
    return _in_words(question, words, held, reply)


def by_how_much(one: Indicator, done: Target, held: Held, reply: Reply) -> str:
    """`，相差360平方米`: what lies between target and outturn."""
    aim = one.target
    if aim.value is None or done.value is None or aim.upper is not None:
        return ""
    for target, value in ((aim, aim.value), (done, done.value)):
        printed = Quantity(printed=f"{value:f}", value=value, unit=target.unit, source=target.source)
        reply.quantity(
            held.document, printed, f"{one.level3}\t{target.text.strip()}", one.project, one.level3
        )
    unit = "个百分点" if aim.unit in ("%", "％") else aim.unit or done.unit
    high, low = max(aim.value, done.value), min(aim.value, done.value)
    return f"，相差{reply.result((high, '−', low), unit, '相差')}"


def _in_words(question: Question, words: Sequence[str], held: Held, reply: Reply) -> Found | None:
    """The sentences that say that a target was missed, and by how much where they tell target and outturn."""
    told = []
    for passage in held.extraction.passages:
        if unmatched(words, key("|".join((*passage.heading, passage.source.text)))):
            continue
        for sentence in _SENTENCE.findall(passage.source.text):
            if _TOLD.search(sentence) is None or not re.search("目标|指标|计划|预期", sentence):
                continue
            section = " / ".join(passage.heading)
            said = reply.quote(held.document, sentence, passage.source, section)
            pair = _pair(sentence, passage.source, held)
            if pair is not None and _BY_HOW_MUCH.search(question.plain):
                for one in pair:
                    # a figure of the words that are quoted
                    reply.quantity(held.document, one.quantity, sentence.strip(), section, one.item)
                high, low = sorted((one.quantity.value for one in pair), reverse=True)
                said += f"，相差{reply.result((high, '−', low), pair[0].quantity.unit, '相差')}"
            told.append(said)
    return Found(f"文中写道：{'；'.join(told[:_MOST])}。") if told else None


def _pair(sentence: str, source: Source, held: Held) -> tuple[Mention, Mention] | None:
    """The target and the outturn that a sentence tells of one thing."""
    near = [
        m
        for m in held.extraction.budget.mentions
        if m.quantity.source.line == source.line and m.quantity.source.page == source.page
    ]
    near = [
        m for m in near if re.search(rf"(?<![\d.]){re.escape(m.quantity.printed.strip())}(?![\d.])", sentence)
    ]
    aims = [m for m in near if _AIMED.search(m.column or m.item)]
    done = [m for m in near if _DONE.search(m.column or m.item)]
    if len(aims) != 1 or len(done) != 1 or aims[0].quantity.unit != done[0].quantity.unit:
        return None
    return aims[0], done[0]


def missed(one: Indicator, outturn: Figure) -> bool:
    """Whether the outturn falls short of the target; of what cannot be told nothing is said."""
    if (behind := late(one, outturn.target)) is not None:
        return behind
    aim, done = one.target.value, outturn.target.value
    if aim is None or done is None or (one.target.unit and outturn.target.unit not in ("", one.target.unit)):
        return False
    return _short(one.target.operator, aim, one.target.upper, done)


def _short(operator: str, aim: Decimal, upper: Decimal | None, done: Decimal) -> bool:
    if upper is not None:
        return not aim <= done <= upper
    if operator in ("≤", "<", "<=", "≦"):
        return done > aim
    return done < aim


def _said(one: Indicator, outturn: Figure, held: Held, reply: Reply) -> str:
    parts = list(cited(one, outturn, held, reply))
    project = f"{one.project}：" if one.project else ""
    return project + "，".join(parts)


def cited(one: Indicator, outturn: Figure, held: Held, reply: Reply) -> Iterator[str]:
    target = one.target.text.strip()
    n = reply.cite(held.document, one.target.source, f"{one.level3}\t{target}", one.project)
    yield f"{in_a_sentence(one.level3)}的指标值为“{target}”[{n}]"
    reasons = [other for other in one.others if REASON.search(other.head) and other.target.text.strip()]
    for other in (outturn, *reasons):
        text = other.target.text.strip()
        n = reply.cite(held.document, other.target.source, f"{one.level3}\t{text}", one.project)
        yield f"{other.head}为“{text}”[{n}]"
