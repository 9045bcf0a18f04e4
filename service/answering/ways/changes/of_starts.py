"""What is asked of several amounts that changes started from (上年数, 年初预算), each as it is printed or follows: their sum,
what one leaves of another, a share, by how much they differ (2022年占多大比重, 四类年初预算加总, 上年是收得多还是花得多)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.draft import BASE_NAMES, Against, Stage
from service.answering.asked.comparing import Meant
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply
from service.answering.ways.changes.starts import start, together
from service.answering.ways.changes.stated import AGAINST_BUDGET
from service.answering.ways.reckoning.residuals import is_source
from service.answering.ways.reckoning.resolved import resolved
from service.answering.ways.reckoning.shares import sides
from service.answering.ways.reckoning.sides import Side, added, gap_of, left_of, percent_of, told_of
from service.patterns import regex

_PLAN = regex(
    "年初的?(?:预算|总额|安排|批复|下达|编|核|定|给|列|计划|盘子|一共|共|合计|数)|(?:原先|原来|原本|当初|起初|最初)[^,，。]{0,6}(?:预算|安排|编|列|定)|调整前"
    "|预算(?:数|安排)?[^,，。]{0,6}(?:还原|倒推|反推|推算|倒算)|(?:还原|倒推|反推|推算|倒算)[^,，。]{0,16}(?:年初|预算)"
)
# The plan is what an outturn is held against, and not what is asked.
_HELD_AGAINST = regex(
    "(?:[跟与和同]|[比较占完超]成?[^,，。]{0,6})(?:年初|全年|调整)的?预算|执行率|完成率|差异"
)
# A part and a whole that are both meant as they were planned.
_BOTH_PLANNED = regex("预算[^,，。]{0,8}占[^,，。]{2,20}预算")
_LAST = regex("(?:上年|去年|上一年|前一年)(?:度)?(?:的)?(?:数|金额|基数|水平)")
_LEFT = regex(
    "不属于|不是|以外|之外|扣[除掉去]|除[去掉了]|刨[去除掉]|减去|剔除|去掉|撇开|其余|其他(?!收入|支出|资金)|剩"
)
_LESS = regex("减[去掉]|扣[除掉去]|刨[去除掉]")
_WHICH = regex("还是|哪[个项边样类块头]|谁|更[多大高]|[多大高]多少|相差|差[多几额距]|[多高][出几]")
# Both sides of the budget, however they are spoken of (收得多还是花得多, 入不敷出).
_RECEIVED, _SPENT = (
    "(?:总?收入|收|进账)(?:总计|合计)?[的得]?",
    "(?:总?支出|开支|支|花|用)(?:总计|合计)?[的得]?",
)
_JOINED = "[大多高小少]?(?:还是|[和与跟同比、])"
_SIDES = regex(
    f"{_RECEIVED}{_JOINED}{_SPENT}(?=[大多高小少哪相谁差]|之间)|{_SPENT}{_JOINED}{_RECEIVED}(?=[大多高小少哪相谁差]|之间)"
    "|入不敷出|收不抵支|收支相抵|收支相?差|收大于支|支大于收"
)
_THAT_YEAR = regex("[那当同][一]?年")
_CLAUSE = regex("[,，。;；?？]")
_TWO = 2


def reckoned(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the starts of the items named make together; None where not every one of them is known."""
    against = _against(question, held)
    if question.wants(Ask.WHY, Ask.DEFINITION, Ask.VERIFY):
        return None
    if question.wants(Ask.PER_HEAD):
        return _of_each(question, held, links, reply) if against is not Against.BUDGET else None
    if against is None:
        return None
    if (apart_at := _LESS.search(question.plain)) is not None and _LAST.search(question.plain):
        return _less(question, held, apart_at.span(), reply)
    if _SIDES.search(question.plain):
        known = _all(("收入", "支出"), links, against, question, held, reply)
        return None if known is None else _apart(known, against, reply)
    # 综合医院的财政拨款比…: which money is no item
    named = tuple(s for s in links.members if not is_source(s))
    subjects = named if len(named) > 1 else tuple(links.members)
    if question.wants(Ask.SHARE):
        return _share(question, links, subjects, against, held, reply)
    if question.wants(Ask.SUM) and not question.wants(Ask.DIFFERENCE):
        return _sum(question, links, subjects, against, held, reply)
    left = _LEFT.search(question.plain) is not None
    if left and links.container and links.container not in subjects:
        subjects = (links.container, *subjects)
    if len(subjects) != _TWO or not (left or question.wants(Ask.DIFFERENCE) or _WHICH.search(question.plain)):
        return None
    known = _all(subjects, links, against, question, held, reply)
    if known is None:
        return None
    return _rest(known, against, reply) if left else _apart(known, against, reply)


def _against(question: Question, held: Held) -> Against | None:
    """What kind of start a question is about."""
    text = question.plain
    if _PLAN.search(text) and held.document.stage is Stage.FINAL:
        held_against = AGAINST_BUDGET.search(text) or _HELD_AGAINST.search(text)
        own = held_against is None or _BOTH_PLANNED.search(text) is not None
        return Against.BUDGET if own and not question.previous else None
    if of_last_year(question, held) or (_LAST.search(text) and _LESS.search(text)):
        return Against.LAST_YEAR
    return None


def _all(
    subjects: Sequence[str], links: Links, against: Against, question: Question, held: Held, reply: Reply
) -> list[Side] | None:
    """The starts of all items; None where one of them is not known, or two are the same."""
    found = [start(s, links.beside(s), against, question, held, reply) for s in subjects]
    known = [one for one in found if one is not None]
    return known if len({one.name for one in known}) == len(subjects) else None


def _sum(
    question: Question, links: Links, subjects: Sequence[str], against: Against, held: Held, reply: Reply
) -> Found | None:
    if len(subjects) < _TWO:
        return None
    called = BASE_NAMES[against]
    known = _all(subjects, links, against, question, held, reply)
    if known is None:
        whole = together(links, against, held, reply)
        return Found(f"{whole}。") if whole else None
    return Found(f"{told_of(known, '；')}；{called}合计为{added(known, reply, f'合计{called}')}。")


def _share(
    question: Question, links: Links, subjects: Sequence[str], against: Against, held: Held, reply: Reply
) -> Found | None:
    if len(links.subjects) == 1:
        return _of_told(question, links, held, reply) if against is Against.LAST_YEAR else None
    parts, whole = sides(question, links)
    if whole is not None and len(parts) == 1:
        subjects = (parts[0], whole)
    elif whole is not None or len(subjects) != _TWO:
        return None
    known = _all(subjects, links, against, question, held, reply)
    if known is None:
        return None
    part, of = known if whole is not None else sorted(known, key=lambda one: one.base)
    return _in_percent(part, of, told_of(known, "；"), against, reply)


def _of_told(question: Question, links: Links, held: Held, reply: Reply) -> Found | None:
    """The share of what was reckoned last in the start of the item that the part names."""
    called = BASE_NAMES[Against.LAST_YEAR]
    told = [v for v in reply.values if v.citation is None and v.label.endswith(called)]
    whole = start(links.subjects[0], links.left, Against.LAST_YEAR, question, held, reply) if told else None
    if whole is None or told[-1].unit != whole.unit or told[-1].label == f"{whole.name}{called}":
        return None
    part = Side(told[-1].label.removesuffix(called), (told[-1].amount,), told[-1].unit, "")
    return _in_percent(part, whole, whole.told, Against.LAST_YEAR, reply)


def _of_each(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What last year's amount of an item comes to for each of those whose number of that year was reckoned before."""
    called = BASE_NAMES[Against.LAST_YEAR]
    told = [v for v in reply.values if v.citation is None and v.label == called and v.yuan is None]
    of_year = _THAT_YEAR.search(question.plain) or _against(question, held) is Against.LAST_YEAR
    if not told or len(links.members) != 1 or not of_year:
        return None
    number = told[-1]
    whole = start(links.members[0], links.left, Against.LAST_YEAR, question, held, reply)
    if whole is None or not number.amount or number.unit not in question.plain:
        return None
    each = reply.result((whole.value, "÷", number.amount), f"{whole.unit}/{number.unit}", "平均", places=2)
    return Found(f"{whole.told}；{called}平均{each}。")


def _in_percent(part: Side, whole: Side, told: str, against: Against, reply: Reply) -> Found | None:
    if not 0 <= part.base <= whole.base or not whole.value:
        return None
    share = percent_of(part, whole, reply, f"{part.name}占比")
    return Found(f"{told}；{BASE_NAMES[against]}{part.name}占{whole.name}的{share}。")


def _rest(known: Sequence[Side], against: Against, reply: Reply) -> Found:
    whole, part = sorted(known, key=lambda one: -one.base)
    called = BASE_NAMES[against]
    rest = left_of(whole, (part,), reply, f"其余{called}")
    return Found(f"{told_of(known, '；')}；{called}{whole.name}中其余为{rest}。")


def _apart(known: Sequence[Side], against: Against, reply: Reply) -> Found:
    low, high = sorted(known, key=lambda one: one.base)
    called, told = BASE_NAMES[against], told_of(known, "；")
    if high.base == low.base:
        return Found(f"{told}；{called}两者相等。")
    more = gap_of(high, low, reply, f"{called}相差")
    return Found(f"{told}；{called}{high.name}比{low.name}多{more}，相差{more}。")


def _less(question: Question, held: Held, at: tuple[int, int], reply: Reply) -> Found | None:
    """What one of last year's amounts leaves of another, each named by the words around 减去."""
    before = [piece for piece in _CLAUSE.split(question.plain[: at[0]]) if piece.strip()]
    behind = _LAST.split(_CLAUSE.split(question.plain[at[1] :])[0])[0]
    phrases = [_named(piece, held) for piece in (before[-1] if before else "", behind)]
    known = [s for p in phrases if p and (s := resolved(p, Meant.BEFORE, question, held, reply)) is not None]
    if len({one.name for one in known}) != _TWO or known[0].base < known[1].base:
        return None
    called = BASE_NAMES[Against.LAST_YEAR]
    rest = left_of(known[0], known[1:], reply, f"其余{called}")
    return Found(f"{told_of(known, '；')}；{called}其余为{rest}。")


def _named(phrase: str, held: Held) -> str:
    """The item that words name, the last of several; else the words themselves."""
    links = link(phrase, held.catalogue, whole=False)
    if links.mentions:
        return max(links.mentions, key=lambda m: m.end).subject
    return _LAST.sub("", phrase).strip("的用以若按 ")
