"""What is asked of several amounts that changes started from: their sum, what one leaves of another, a share, by how much they
differ (2022年占多大比重, 四类年初预算加总, 上年是收得多还是花得多)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.draft import Against, Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.starts import BASES, Start, called, start, together
from service.answering.ways.changes.stated import AGAINST_BUDGET
from service.answering.ways.reckoning.shares import sides
from service.patterns import regex

_PLAN = regex(
    "年初的?(?:预算|总额|安排|批复|下达|编|核|定|计划|盘子|一共|共|合计|数)|(?:原先|原来|原本|当初|起初|最初)[^,，。]{0,6}(?:预算|安排|编|列|定)|调整前"
    "|预算(?:数|安排)?[^,，。]{0,6}(?:还原|倒推|反推|推算|倒算)|(?:还原|倒推|反推|推算|倒算)[^,，。]{0,16}(?:年初|预算)"
)
# The plan is what an outturn is held against, and not what is asked.
_HELD_AGAINST = regex("[比较跟与和同占完超]成?[^,，。]{0,6}(?:年初|全年|调整)的?预算|执行率|完成率|差异")
_LAST = regex("(?:上年|去年|上一年|前一年)(?:度)?(?:的)?(?:数|金额|基数|水平)")
_LEFT = regex(
    "不属于|不是|以外|之外|扣[除掉去]|除[去掉了]|刨[去除掉]|剔除|去掉|撇开|其余|其他(?!收入|支出|资金)|剩下|余下"
)
_LESS = regex("减[去掉]|扣[除掉去]|刨[去除掉]")
_WHICH = regex("还是|哪[个项边样头]|谁")
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
    if question.wants(Ask.WHY, Ask.DEFINITION):
        return None
    if question.wants(Ask.PER_HEAD):
        return _of_each(question, held, links, reply)
    if against is None:
        return None
    if (apart := _LESS.search(question.plain)) is not None and _LAST.search(question.plain):
        return _less(question, against, held, (apart.start(), apart.end()), reply)
    if _SIDES.search(question.plain):
        known = _all(("收入", "支出"), links, against, held, reply)
        return None if known is None else _apart(known, against, reply)
    if len(links.subjects) == 1 and question.wants(Ask.SHARE) and against is Against.LAST_YEAR:
        return _of_told(links, against, held, reply)
    if len(links.subjects) < _TWO:
        return None
    if question.wants(Ask.SHARE):
        return _share(question, links, against, held, reply)
    if question.wants(Ask.SUM):
        return _sum(links, against, held, reply)
    known = _all(links.subjects, links, against, held, reply)
    if known is None or len(known) != _TWO:
        return None
    if _LEFT.search(question.plain):
        return _rest(known, against, reply)
    if question.wants(Ask.DIFFERENCE) or _WHICH.search(question.plain):
        return _apart(known, against, reply)
    return None


def _against(question: Question, held: Held) -> Against | None:
    """What kind of start a question is about."""
    if _PLAN.search(question.plain) and held.document.stage is Stage.FINAL:
        held_against = AGAINST_BUDGET.search(question.plain) or _HELD_AGAINST.search(question.plain)
        return None if question.previous or held_against else Against.BUDGET
    if of_last_year(question, held) or (_LAST.search(question.plain) and _LESS.search(question.plain)):
        return Against.LAST_YEAR
    return None


def _all(
    subjects: Sequence[str], links: Links, against: Against, held: Held, reply: Reply
) -> list[Start] | None:
    """The starts of all items, in one unit; None where one of them is not known."""
    found = [start(s, links.beside(s), against, held, reply) for s in subjects]
    known = [one for one in found if one is not None]
    same = len({one.unit for one in known}) == 1 and len({one.item for one in known}) == len(known)
    return known if len(known) == len(subjects) and same else None


def _sum(links: Links, against: Against, held: Held, reply: Reply) -> Found | None:
    known = _all(links.members, links, against, held, reply) if len(links.members) >= _TWO else None
    if known is None:
        whole = together(links, against, held, reply)
        return None if whole is None else Found(f"{whole.told}。")
    total = reply.result(sum_of(one.value for one in known), known[0].unit, f"合计{BASES[against]}")
    return Found(f"{_told(known)}；{BASES[against]}合计为{total}。")


def _share(question: Question, links: Links, against: Against, held: Held, reply: Reply) -> Found | None:
    parts, whole = sides(question, links)
    if whole is None or len(parts) != 1:
        return None
    known = _all((parts[0], whole), links, against, held, reply)
    return None if known is None else _in_percent(known[0], known[1], _told(known), against, reply)


def _of_told(links: Links, against: Against, held: Held, reply: Reply) -> Found | None:
    """The share of what was reckoned last in the start of the item that the part names."""
    base = BASES[against]
    told = [v for v in reply.values if v.citation is None and v.label.endswith(base)]
    whole = start(links.subjects[0], links.left, against, held, reply) if told else None
    if whole is None or told[-1].unit != whole.unit or told[-1].label == f"{whole.item}{base}":
        return None
    part = Start(told[-1].label.removesuffix(base), told[-1].amount, told[-1].unit, "")
    return _in_percent(part, whole, whole.told, against, reply)


def _of_each(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What last year's amount of an item comes to for each of those whose number of that year was reckoned before."""
    base = BASES[Against.LAST_YEAR]
    told = [v for v in reply.values if v.citation is None and v.label == base and v.yuan is None]
    if (
        not told
        or len(links.members) != 1
        or not (_THAT_YEAR.search(question.plain) or _of_base(question, held))
    ):
        return None
    number, whole = told[-1], start(links.members[0], links.left, Against.LAST_YEAR, held, reply)
    if whole is None or not number.amount or number.unit not in question.plain:
        return None
    each = reply.result((whole.value, "÷", number.amount), f"{whole.unit}/{number.unit}", "平均", places=2)
    return Found(f"{whole.told}；{base}平均{each}。")


def _of_base(question: Question, held: Held) -> bool:
    return _against(question, held) is Against.LAST_YEAR


def _in_percent(part: Start, whole: Start, told: str, against: Against, reply: Reply) -> Found | None:
    if not 0 <= part.value <= whole.value or not whole.value:
        return None
    by = (part.value, "÷", whole.value, "×", Decimal(100))
    share = reply.result(by, "%", f"{part.item}占比", places=2)
    return Found(f"{told}；{BASES[against]}{part.item}占{whole.item}的{share}。")


def _rest(known: Sequence[Start], against: Against, reply: Reply) -> Found | None:
    whole, part = sorted(known, key=lambda one: -one.value)
    rest = reply.result((whole.value, "−", part.value), whole.unit, f"其余{BASES[against]}")
    return Found(f"{_told(known)}；{BASES[against]}{whole.item}中其余为{rest}。")


def _apart(known: Sequence[Start], against: Against, reply: Reply) -> Found | None:
    one, other = known
    base = BASES[against]
    if one.value == other.value:
        return Found(f"{_told(known)}；{base}两者相等。")
    high, low = (one, other) if one.value > other.value else (other, one)
    apart = reply.result((high.value, "−", low.value), high.unit, f"{base}相差")
    return Found(f"{_told(known)}；{base}{high.item}比{low.item}多{apart}，相差{apart}。")


def _less(
    question: Question, against: Against, held: Held, at: tuple[int, int], reply: Reply
) -> Found | None:
    """What one start leaves of another, each named by the words around 减去."""
    before = [piece for piece in _CLAUSE.split(question.plain[: at[0]]) if piece.strip()]
    behind = _LAST.split(_CLAUSE.split(question.plain[at[1] :])[0])
    phrases = [_named(before[-1] if before else "", held), _named(behind[0], held)]
    if None in phrases or len(set(phrases)) != _TWO:
        return None
    known = [start(s, (), against, held, reply) for s in phrases if s is not None]
    if None in known or len({one.unit for one in known if one}) != 1:
        return None
    one, other = (k for k in known if k is not None)
    if one.value < other.value:
        return None
    rest = reply.result((one.value, "−", other.value), one.unit, f"其余{BASES[against]}")
    return Found(f"{_told((one, other))}；{BASES[against]}其余为{rest}。")


def _named(phrase: str, held: Held) -> str | None:
    """The subject of the item that words name, the last of several."""
    links = link(phrase, held.catalogue, whole=False)
    if links.mentions:
        return max(links.mentions, key=lambda m: m.end).subject
    bare = _LAST.sub("", phrase).strip("的用以若按 ")
    return called(bare, held) if bare else None


def _told(known: Sequence[Start]) -> str:
    return "；".join(dict.fromkeys(one.told for one in known))
