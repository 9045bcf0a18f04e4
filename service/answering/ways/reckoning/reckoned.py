"""What the numbers that a question names make: found each by its own words, or told in the part before, and reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Value
from service.answering.asked.question import Question
from service.answering.asked.reckoning import A_TABLE, DIFFERENCE, POINTS, Make, Reckoning, reckoning
from service.answering.calculate import Operand
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers, scale
from service.answering.printed.figure import source_key
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.called import candidates
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.factors import GIVEN_RATE, is_rate, rate_of
from service.answering.ways.reckoning.group_rates import rates_of
from service.answering.ways.reckoning.operands import numbers_behind
from service.answering.ways.reckoning.sides import (
    Side,
    added,
    counts,
    difference,
    gap_of,
    left_of,
    percent_of,
    times_of,
)
from service.patterns import regex
from service.terms import coverage, key

# So much of what a side is called must stand in the label of a value told before.
_CALLED = 0.75
# What an amount that was reckoned is held against: what is arranged for the same item.
_ARRANGED = regex("(?:实际|所|年初|本年)?(?:安排|预算|列|给)的?(?:这笔|那笔)?(?:资金|金额|预算|钱|数|总额)*")
_FORMER, _LATTER = regex("前者|前一[个项者]"), regex("后者|后一[个项者]")
_EARLIER = regex("上年|去年|前年|上一年")
# Of what went from one number to another, the first.
_START = regex("(?:年初|原来|原先|起初|调整前)的?(?:预算|安排|批复|金额)*数?额?")
_OF_STAGES = regex("预决算|[预决]算[和与跟][预决]算")
_STANDARD = regex("(?<!达)标准(?!化|间|厂|地|体系|件|厅|以[上下])")
_TWO, _MOST = 2, 6
# What is made by dividing by the second side.
_OVER = (Make.SHARE, Make.TIMES, Make.CHANGE)
_WHOLES = (
    "支出总计",
    "收入总计",
    "预算总额",
    "本年支出合计",
    "本年收入合计",
    "本年支出",
    "本年收入",
    "三公经费",
)
# A rate that is given for the number told before (都按每人每月80元发，一年要多少).
_HOW_MUCH, _MONTHLY, _YEARLY = regex("(?:多少|几)(?:钱|万?元)"), regex("每?月"), regex("年")
_MONTHS = Decimal(12)
_JOINT = regex("[和及与]")


def reckoned(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The numbers, told with their places, and what they make; None where one is not found for sure."""
    asked = reckoning(question.plain)
    if asked is None or _of_another_year(question, held):
        return None
    if asked.make is Make.CHANGE or not all(_says(side) for side in asked.sides):
        return None
    names = [question.plain[m.start : m.end] for m in links.mentions]
    if any(_JOINT.search(name) and all(side in name for side in asked.sides) for name in names):
        # 林业和草原, 购置及运行 is one item, and no sum of two
        return None
    if any(A_TABLE.match(question.plain, m.end) for m in links.mentions if m.end > 0):
        # 一般公共预算支出｜表: where it is printed, and no item of its own
        return None
    if _OF_STAGES.search(question.plain):
        # by how much each was spent less than planned, and not by how much they differ
        return None
    of_rates = asked.make is Make.LESS and _STANDARD.search(question.plain) is not None
    if of_rates and (found := _rates_apart(asked, held, reply)) is not None:
        return found
    sides = _named(asked, question, held, links)
    if sides is None or (of_rates and not all("元" in n.unit or n.unit == "%" for n in sides)):
        # how many there are is no standard
        return None
    if asked.make in _OVER and not sides[1].value:
        return None
    if asked.make is Make.LESS and _of_one_row(sides):
        # two cells of one unit do not set two against each other
        return None
    if asked.make is Make.SUM and _of_one_item(sides, held):
        # 其他商品和服务支出 is one item, told in several tables
        return None
    told = [Side.of_number(number, held, reply) for number in sides]
    return Found(f"{'，'.join(dict.fromkeys(s.told for s in told))}，{_made(asked.make, told, reply)}。")


def _of_one_item(sides: Sequence[Number], held: Held) -> bool:
    """Whether all numbers are amounts of an item whose own name joins two (商品和服务支出)."""
    places = [n.source for n in sides]
    names = {f.subject for f in held.catalogue.figures if f.money.source in places and f.whole}
    return len(sides) > 1 and len(names) == 1 and _JOINT.search(names.pop()) is not None


def _of_one_row(sides: Sequence[Number]) -> bool:
    """Whether numbers that are equal stand in one row."""
    rows = {(n.source.cell or "").rpartition("c")[0] for n in sides}
    return len({n.base for n in sides}) == 1 and len(rows) == 1 and "" not in rows


def _rates_apart(asked: Reckoning, held: Held, reply: Reply) -> Found | None:
    """What the standards of two groups differ by."""
    rates = rates_of(asked.sides, held)
    if not rates:
        return None
    sides = [Side.of_number(rate.number, held, reply) for rate in rates]
    said = "，".join(rate.told(held, reply) for rate in rates)
    return Found(f"{said}，{_made(asked.make, sides, reply)}。")


def asks_share(question: Question) -> bool:
    """Whether a question asks what part of one thing another is."""
    asked = reckoning(question.plain)
    return asked is not None and asked.make is Make.SHARE


def times(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts and how many times the first named is the second, where a question names just two items."""
    figures = [figure_of(held, s, question, links) for s in links.members]
    known = [f for f in figures if f is not None]
    if len(figures) != _TWO or len(known) < _TWO or known[0].order == known[1].order:
        return reckoned(question, held, links, reply)
    if unmatched(links.left, *(f.words for f in known)) or not known[1].money.value:
        return None
    said = [told(held, f, reply) for f in known]
    sides = [Side(f.shown, (f.money.value,), f.money.unit, s) for f, s in zip(known, said, strict=True)]
    return Found(f"{'，'.join(said)}，{_made(Make.TIMES, sides, reply)}。")


def following(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a part makes of the numbers that the answer to the part before it told (少的部分占年初预算的百分之几)."""
    if reply.values and (made := _at_rate(question, held, reply)) is not None:
        return made
    asked = reckoning(question.plain) if reply.values else None
    if asked is None or asked.make in (Make.SUM, Make.REST) or _of_another_year(question, held):
        return None
    pointing = asked.make is Make.CHANGE or any(_points(s) or DIFFERENCE.fullmatch(s) for s in asked.sides)
    return _following(asked, question, held, links, reply) if pointing else None


def _of_another_year(question: Question, held: Held) -> bool:
    return bool(_EARLIER.search(question.plain)) or any(year != held.year for year in question.years)


def _says(side: str) -> bool:
    """Whether the words of a side name something of their own."""
    return not _points(side) and not DIFFERENCE.fullmatch(side) and len(side) > 1


def _points(side: str) -> bool:
    return POINTS.fullmatch(side) is not None or bool(_FORMER.fullmatch(side) or _LATTER.fullmatch(side))


# --- what was told before


def _following(asked: Reckoning, question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    told = [v for v in reply.values if v.unit != "%"]
    if not told:
        return None
    if asked.make is Make.CHANGE:
        pair = _compared(told)
        return None if pair is None else Found(f"{_made(Make.CHANGE, pair, reply, by_name=True)}。")
    one, other = asked.sides
    if not one and (_FORMER.fullmatch(other) or _LATTER.fullmatch(other)):
        # 相当于后者的几倍 is said of the former
        one = "前者" if _LATTER.fullmatch(other) else "后者"
    first, second = _told(one, told), _told(other, told)
    if second is None and first is not None and (_ARRANGED.fullmatch(other) or not _points(other)):
        second = _found(other, first, question, held, links, reply)
    if first is None and second is not None and not _points(one):
        first = _found(one, second, question, held, links, reply)
    if first is None or second is None or first.sort != second.sort or first.name == second.name:
        return None
    if asked.make in _OVER and not second.value:
        return None
    part = asked.make is Make.SHARE and "占" in question.plain and not DIFFERENCE.fullmatch(one)
    if part and first.base > second.base:
        # a part is no more than its whole
        return None
    # what is told now has its place in a sentence of its own: the result follows from figures of several
    said = "".join(f"{s.told}。" for s in (first, second) if s.told)
    return Found(f"{said}{_made(asked.make, [first, second], reply, by_name=True)}。")


def _at_rate(question: Question, held: Held, reply: Reply) -> Found | None:
    """What the number told last comes to at the rate that the question gives, where the document prints that rate."""
    given, count = GIVEN_RATE.search(question.plain), reply.values[-1]
    if (
        given is None
        or count.yuan is not None
        or count.unit == "%"
        or _HOW_MUCH.search(question.plain) is None
    ):
        return None
    rate = next((n for n in numbers(held) if is_rate(n) and n.base == rate_of(given)), None)
    if rate is None:
        return None
    expression: tuple[Operand, ...] = (rate.value, "×", count.amount)
    for power in (scale(rate.unit), scale(count.unit)):
        expression += ("×", power) if power > 1 else ()
    if _MONTHLY.search(given.group()) and _YEARLY.search(question.plain):
        expression += ("×", _MONTHS)
    unit = "万元" if "万" in question.plain else "元"
    expression += ("÷", Decimal(YUAN_PER_UNIT[unit])) if unit != "元" else ()
    made = reply.result(expression, unit, "计算", 2)
    return Found(f"{rate.quoted(held, reply)}。两者的积为{made}。")


def _compared(told: Sequence[Value]) -> list[Side] | None:
    """The two numbers whose difference was told last."""
    if len(told) < 3 or told[-1].citation is not None:
        return None
    one, other, apart = told[-3:]
    same = one.unit == other.unit == apart.unit
    if not same or abs(one.amount - other.amount) != apart.amount or None in (one.citation, other.citation):
        return None
    if one.label == other.label:
        # what one item changed by is told of it and its year before
        return None
    return [Side.of_value(one), Side.of_value(other)]


def _told(side: str, told: Sequence[Value]) -> Side | None:
    """The value told before that the words of a side are of; where they only point, the one reckoned last."""
    # what the year before follows as is no result of what was asked
    reckoned_before = [v for v in told if v.citation is None and not v.label.endswith("上年")]
    side = re.sub("^其中|^里面|^其", "", side)
    if DIFFERENCE.fullmatch(side) or POINTS.fullmatch(side):
        return Side.of_value(reckoned_before[-1]) if reckoned_before else None
    printed = [v for v in told if v.citation is not None]
    if _FORMER.fullmatch(side) or _LATTER.fullmatch(side):
        at = 0 if _FORMER.fullmatch(side) else 1
        return Side.of_value(printed[at]) if len(printed) > 1 else None
    if not side:
        return None
    if _START.fullmatch(side):
        started = [v for v in printed if v.label == "由"]
        return replace(Side.of_value(started[0]), name="年初数") if len(started) == 1 else None
    fitting = [
        v for v in printed if coverage(_core(side), key(v.label)) >= _CALLED or _core(side) in key(v.label)
    ]
    return Side.of_value(fitting[0]) if len({(v.amount, v.unit) for v in fitting}) == 1 else None


def _found(
    words: str, beside: Side, question: Question, held: Held, links: Links, reply: Reply
) -> Side | None:
    """The number of the document that a side names, of the sort of the one that was told."""
    if _ARRANGED.fullmatch(words):
        if len(links.subjects) != 1:
            return None
        figure = figure_of(held, links.subjects[0], question, replace(links, left=()))
        return None if figure is None else Side.of_number(Number.of_figure(figure), held, reply)
    fitting = [n for n in candidates(words, question, held) if counts(n.unit) == beside.sort]
    return Side.of_number(fitting[0], held, reply) if len({n.base for n in fitting}) == 1 else None


# --- what is printed


def _named(asked: Reckoning, question: Question, held: Held, links: Links) -> list[Number] | None:
    """One number for each side, all of one sort; None where a side is not found or several choices differ."""
    if len(asked.sides) > _MOST:
        return None
    choices = [list(candidates(side, question, held)) for side in asked.sides]
    if asked.make is Make.REST:
        choices = [c or list(numbers_behind(s, held)) for s, c in zip(asked.sides, choices, strict=True)]
    if not all(choices):
        return None
    first = [choice[0] for choice in choices]
    most = _MOST if len(choices) == _TWO else _TWO
    fitting = [
        ((_together(row), sum(n is one for n, one in zip(row, first, strict=True))), row)
        for row in product(*(c[:most] for c in choices))
        # what two numbers are of must tell them apart
        if all(n.meets(row[0]) for n in row) and len({n.saying.words for n in row}) == len(row)
    ]
    if asked.make is Make.SUM:
        fitting = [(near, row) for near, row in fitting if not _holds(row)]
    if asked.make is Make.SHARE:
        fitting = [
            (near, row) for near, row in fitting if row[0].base <= row[1].base or "占" not in question.plain
        ]
    if asked.make is Make.REST:
        # what all units have of an item is no part of what one of them has
        fitting = [(near, row) for near, row in fitting if len({_of_unit(n, held) for n in row}) == 1]
        # a part is no larger than its whole
        fitting = [
            (near, row) for near, row in fitting if sum((n.base for n in row[1:]), Decimal(0)) <= row[0].base
        ]
    if not fitting:
        return None
    nearest = max(near for near, _ in fitting)
    best = [row for near, row in fitting if near == nearest]
    if len({tuple(n.base for n in row) for row in best}) > 1:
        return None
    return list(best[0])


def _of_unit(number: Number, held: Held) -> bool:
    figure = held.catalogue.at.get(source_key(number.source))
    return figure is not None and figure.line is not None and figure.line.of_body


def _holds(row: Sequence[Number]) -> bool:
    """Whether one of the numbers is a whole that holds others: with a part of it it makes nothing."""
    names = [n.saying.words.split("|") for n in row]
    if any((concept(name[0]) or name[0]) in _WHOLES for name in names):
        return True
    codes = [name[1] for name in names if len(name) > 1 and name[1].isdigit()]
    return any(a != b and b.startswith(a) for a in codes for b in codes)


def _together(row: Sequence[Number]) -> int:
    """How close numbers stand: in one sentence or row, in one table or under one heading."""
    texts = len({n.saying.text for n in row})
    above = len({(n.where, n.saying.above) for n in row})
    return -10 * texts - above


def _core(side: str) -> str:
    return "".join(content(side)) or side


# --- the result


def _made(make: Make, sides: Sequence[Side], reply: Reply, *, by_name: bool = False) -> str:
    first, second = sides[0], sides[1]
    # an item may be printed with other words around its name, which then is nothing that the answer names
    told_so = {s.name for s in sides} <= {v.label for v in reply.values}
    names = f"{first.name}与{second.name}" if told_so else "两者"
    one, other = (first.name, second.name) if by_name else ("前者", "后者")
    if make is Make.SHARE and not told_so:
        return f"前者占后者的{percent_of(first, second, reply)}"
    if make is Make.SHARE:
        return f"{one}占{other}的{percent_of(first, second, reply, f'{first.name}占{second.name}')}"
    if make is Make.TIMES:
        return f"{one}是{other}的{times_of(first, second, reply, f'{names}的倍数')}"
    if make is Make.SUM:
        return f"合计{added(sides, reply)}"
    if make is Make.REST:
        return f"其余为{left_of(first, sides[1:], reply)}"
    if first.base == second.base:
        return "两者相等"
    more = gap_of(first, second, reply, f"{names}相差")
    if make is Make.LESS:
        return f"{one}比{other}{'多' if first.base > second.base else '少'}{more}"
    percent = percent_of(difference(first, second), second, reply, f"{names}增减")
    return f"{names}相差{more}，{'增长' if first.base > second.base else '下降'}{percent}"
