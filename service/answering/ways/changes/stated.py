"""What a question says of a change: since when, how or why, by how much; and the sentence whose change is that very one."""

from __future__ import annotations

from dataclasses import replace

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.patterns import regex
from service.terms import key

_UP = regex("增加|增长|增[了至到]|上升|上涨|涨|升|提高|多[了出交花给列安]|多\\d|变多")
_DOWN = regex("减少|减[了至到]|下降|降|掉|跌|缩|砍|压|少[了出交花给列安]|少\\d|变少")
# A guess at the cause, behind the change that it is a guess at: 少了40万, 是降薪了?
_GUESS = regex(r"(?<=[\d万亿元%])是(?:不是)?(?:因为|由于)?((?:(?!多少|几|哪|谁|什么|啥).){2,10}?)(?:吗|吧)?$")
_HOW = regex("(?:怎么|怎样|如何|咋)变(?!少|多|大|小|高|低|得|没)")
_CAUSED = regex("为什么|为何|为啥|原因|理由|缘|凭")
# 年初一分钱预算都没有: what was spent is held against a budget of nought
UNPLANNED = regex(
    "(?:年初|原来|原先|当初|一开始|开头)[^,，。]{0,6}(?:没有?|未|无|零|一分|一毛|半分|分文)[^,，。]{0,6}预算"
    "|(?:年初|原来|原先|当初|一开始|开头)的?预算[^,，。]{0,6}(?:没有?|未|零|为?0(?![.0-9])|一分|空白?的?(?:$|,))"
    "|(?:没有?|未|无)(?:列|编|安排|做|批|留|下)(?:了|过|进|入)?(?:年初)?预算(?!执行|绩效|公开)"
)
AGAINST_BUDGET = regex(
    "[比较](?:年初|全年|调整)?预算|突破了?(?:年初|全年|调整)?预算|没有?[花用]完|没有?用到|(?:没有?|未)(?:用足|用满|花足|花满|花到|支到|达到|用到|花够|用够)(?:年初|全年|调整)?预算|(?:只|仅|才)(?:完成|执行|用|花)(?:了|到)?[^,，。]{0,4}预算|没花完|完成(?:了)?(?:年初|全年)?预算的|(?:是|达到?)(?:年初|全年)?预算的|年初预算.{0,6}(?:没|未)|结余(?:年初|全年)预算|超支|超了|超(?:出|过|了)?(?:年初|全年|调整)?预算|(?:未达到?|不及|没有?达到)(?:年初|全年|调整)?预算|预算执行不足|[大小高低]于(?:年初|全年|调整)?预算"
    f"|{UNPLANNED.pattern}"
)
YEAR_BEFORE_LAST = regex("(?<!以)前年")
# What a whole budget is called, and the appropriation that pays for all of it where nothing else does.
WHOLES = ("收入总计", "支出总计", "预算总额")
APPROPRIATED = ("财政拨款收入", "财政拨款支出", "财政拨款收入支出")


def of_change(question: Question, held: Held, links: Links) -> list[NarrativeItem]:
    """What the sentences say of the item that changed by what the question states, a printed reason first.

    Empty when no item did, or when items that the question does not tell apart did.
    """
    if not (question.amounts or question.percents):
        return []
    changed = [i for i in held.extraction.budget.narrative if _changed_so(i, question)]
    found = [i for i in changed if not unmatched(links.left, *words(i))]
    if links.left and set(links.subjects) <= set(WHOLES):
        # the words say which item of all
        only = found[0] if len({subject_of(i) for i in found}) == 1 else _half_named(changed, links)
        return [only] if only is not None else []
    # those found by the amount alone were not named
    subjects = tuple(m.subject for m in links.mentions if m.end)
    if subjects and not set(subjects) & {*WHOLES, *APPROPRIATED}:
        codes = {f.code for s in subjects for f in held.catalogue.of_subject(s) if f.code}
        found = [i for i in found if i.code in codes or _named(i, subjects)]
    elif subjects:
        # the appropriation may be called by its fund (一般公共预算…比年初预算增加)
        against = AGAINST_BUDGET.search(question.plain)
        funds = [i for i in found if against and i.against is Against.BUDGET and not i.code]
        found = [i for i in found if is_whole(i)] or (
            funds if len({subject_of(i) for i in funds}) == 1 else []
        )
    elif len({_reason(i) for i in found}) > 1:
        return []
    return sorted(found, key=lambda i: i.reason is None)


def _half_named(changed: list[NarrativeItem], links: Links) -> NarrativeItem | None:
    """The one item that changed by that very amount and has one of the question's words in its name (助残就业: 残疾人就业)."""
    near = [i for i in changed if any(word in key(i.item) for word in links.left)]
    # 环卫: 城乡社区环境卫生
    near = near or [i for i in changed if links.left and all(_shortens(w, key(i.item)) for w in links.left)]
    return near[0] if len({subject_of(i) for i in near}) == 1 else None


def _shortens(word: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in word)


def without_guess(question: Question, links: Links) -> Links:
    """The links without the words of a guess at the cause: whether it is right only the printed reason tells."""
    guess = _GUESS.search(question.plain)
    if guess is None:
        return links
    return replace(links, left=tuple(w for w in links.left if w not in guess[1]))


def is_whole(item: NarrativeItem) -> bool:
    """Whether a sentence is about the budget as a whole, or about the appropriation."""
    subject = subject_of(item)
    return concept(subject) in WHOLES or subject in APPROPRIATED


def words(item: NarrativeItem) -> tuple[str, ...]:
    """What a question may call the item of a sentence: by its words, its headings and its name; both sides of a whole by 收支."""
    both = ("收支",) if is_whole(item) else ()
    return (key(item.sentence.text), key("".join(item.heading)), key(item.item), *both)


def _changed_so(item: NarrativeItem, question: Question) -> bool:
    by_amount = item.delta is not None and any(said.fits(item.delta) for said in question.amounts)
    by_rate = item.percent is not None and item.percent.value in question.percents
    if not (by_amount or by_rate):
        return False
    up, down = _UP.search(question.plain) is not None, _DOWN.search(question.plain) is not None
    asked = None if up == down else Direction.INCREASE if up else Direction.DECREASE
    return asked is None or item.direction in (asked, None)


def contrary(item: NarrativeItem, question: Question) -> bool:
    """Whether an item changed the other way than the question says."""
    up, down = _UP.search(question.plain) is not None, _DOWN.search(question.plain) is not None
    if up == down or item.direction not in (Direction.INCREASE, Direction.DECREASE):
        return False
    return item.direction is not (Direction.INCREASE if up else Direction.DECREASE)


def _named(item: NarrativeItem, subjects: tuple[str, ...]) -> bool:
    name = subject_of(item)
    return any(subject in name or name in subject for subject in subjects)


def _reason(item: NarrativeItem) -> str:
    return key(item.reason.text) if item.reason else ""


def from_last_year(question: Question, held: Held) -> bool:
    """Whether a question says that the year before is what it compares with."""
    return question.previous or (held.year is not None and held.year - 1 in question.years)


def asks_how(question: Question) -> bool:
    """Whether a question asks how something went (怎么变的), and not what it came of (怎么变少了)."""
    return _HOW.search(question.plain) is not None and not _CAUSED.search(question.plain)
