"""Two or more things of one document set against each other, found each by its own words: which is more and by how much, of what
they are, of how they changed, of what was left of their budgets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from service.answering.asked.comparing import Compared, Of, compared
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.reckoning.sides import Side, of_all, side_of
from service.patterns import regex

# Which was carried out further, or what each is of a whole, the amounts do not tell.
_OTHERWISE = regex(
    "完成率|执行率|完成得|执行得|进度|占比|比重(?!大[公项疾传])|占.{0,12}(?:比例|百分|几成)|倍|达标|满意|得分|分数"
)
# Says of which money or in which table the amounts are meant.
_NARROWED = regex(
    "(?:一般公共预算|财政拨款|政府性基金|国有资本|基本支出|项目支出|表)[^,，]{0,6}[里中内]|口径|[总明细分]表"
)
# 造林抚育的基本支出和项目支出: two columns of one row.
_OF_ONE_ITEM = regex(
    "[一-鿿]{2,}的(?:基本支出|项目支出|人员经费|公用经费)[和与跟](?:基本支出|项目支出|人员经费|公用经费)"
)
_COUNTED = regex("人数|户数|数量|个数|次数")
_NAME = regex(r"\w")
# The one that the part before told.
_POINTS = regex("^(?:它|其|该项|这一?项|前者)(?:的?(?:增加|减少|变化)?额)?$")
_TWO = 2


def of_changes(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The same of how things changed and of what was left of their budgets, which no other way sets against each other."""
    asked = compared(question.plain if question.english else question.text, str)
    return None if asked is None or asked.of is Of.AMOUNT else compare(question, held, links, reply)


def compare(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each side with its place, which of them is more, and by how much; None where one of them is not found for sure."""
    if question.wants(Ask.WHY, Ask.SHARE, Ask.PER_HEAD, Ask.DEFINITION) and "比重" not in question.plain:
        return None
    if _OTHERWISE.search(question.plain) or _OF_ONE_ITEM.search(question.plain):
        return None
    if any(_COUNTED.search(word) for word in links.left):
        # how many take part no amount tells
        return None
    text = question.plain if question.english else question.text
    for put in (partial(_without_names, held=held), str):
        asked = compared(text, put)
        if asked is None or (asked.of is Of.AMOUNT and _NARROWED.search(question.plain)):
            continue
        for phrases in asked.sides:
            write = partial(_of_sides, asked, phrases, question, held, reply)
            if (found := reply.attempt(write)) is not None:
                return found
    return None


def _without_names(clause: str, held: Held) -> str:
    return without_names(clause, held.document)


def _of_sides(
    asked: Compared, phrases: Sequence[Sequence[str]], question: Question, held: Held, reply: Reply
) -> Found | None:
    if asked.of is Of.AMOUNT and len({of_all(phrase) for side in phrases for phrase in side}) > 1:
        # 低保收进来的钱和花出去的钱: what was spent on that item, and not all
        return None
    sides: list[Side] = []
    meant = reply.values[-1].label if reply.values else ""
    for side in phrases:
        parts = [side_of(_POINTS.sub(meant, phrase), asked.of, question, held, reply) for phrase in side]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts) or (asked.of is not Of.AMOUNT and len(known) > 1):
            return None
        sides.append(known[0] if len(known) == 1 else _added(known))
    if len({s.sort for s in sides}) > 1 or len({s.places for s in sides}) < len(sides):
        return None
    if asked.of is Of.CHANGE and asked.by_rate:
        return None
    told = "；".join(dict.fromkeys(s.told for s in sides))
    ranked = sorted(sides, key=_size, reverse=True)
    first, last = ranked[0], ranked[-1]
    two = len(sides) == _TWO
    if asked.of is Of.CHANGE and len({s.up for s in sides}) > 1:
        return _apart_ways(asked, sides, told)
    if _size(first) == _size(last):
        return Found(f"{told}，{'两者' if two else '各项'}相等。")
    apart = reply.result(_difference(first, last), _unit(sides), "两者相差") if two else ""
    if not two and _size(first) == _size(ranked[1]):
        return None
    if asked.of is Of.CHANGE:
        end = f"；变化相差{apart}" if two else ""
        if asked.least and not two:
            return Found(f"{told}。最小的是{last.name}。")
        return Found(f"{told}{end}。变化更大的是{first.name}。")
    if asked.of is Of.UNSPENT or any(s.reckoned or not _NAME.match(s.name) for s in sides):
        # the larger stands first
        told = "；".join(dict.fromkeys(s.told for s in ranked))
        return Found(f"{told}；两者相差{apart}。" if two else f"{told}。")
    if asked.least and not two:
        return Found(f"{told}，最少的是{last.name}。")
    return Found(f"{told}，{first.name}更多，相差{apart}。" if two else f"{told}，{first.name}更多。")


def _apart_ways(asked: Compared, sides: Sequence[Side], told: str) -> Found | None:
    """Which went the way that is asked for, where one went up and another down."""
    went = [s for s in sides if asked.up is not None and s.up is asked.up]
    if len(went) != 1:
        return None
    return Found(f"{told}。{'增加' if asked.up else '减少'}的是{went[0].name}。")


def _size(side: Side) -> Decimal:
    return side.base


def _unit(sides: Sequence[Side]) -> str:
    return sides[0].unit if len({s.unit for s in sides}) == 1 else sides[0].sort


def _difference(high: Side, low: Side) -> tuple[Operand, ...]:
    same = high.unit == low.unit
    expression: tuple[Operand, ...] = sum_of(high.values if same else high.bases)
    for value in low.values if same else low.bases:
        expression += ("−", value)
    return expression


def _added(parts: Sequence[Side]) -> Side:
    """What several phrases make together, as one side."""
    units = {p.unit for p in parts}
    unit = parts[0].unit if len(units) == 1 else parts[0].sort
    values = tuple(v for p in parts for v in (p.values if len(units) == 1 else p.bases))
    return Side(
        name="和".join(p.name for p in parts),
        values=values,
        unit=unit,
        told="；".join(p.told for p in parts),
        places=frozenset(place for p in parts for place in p.places),
    )
