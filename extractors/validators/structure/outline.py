"""A side of a two-sided table as an outline (一、 （一） 1、 (1) 其中), with the sums that it spells out.

一、财政拨款            = 1、 + 2、
  1、一般公共预算拨款
    其中：…              a part, never added
  2、政府性基金拨款
二、事业收入
本年收入合计            = 一、 + 二、
上年结转                 carried: outside the year's own sum
    一般公共预算          unnumbered lines that name the funds break down the line above them
    政府性基金
收入总计                = 本年收入合计 + 上年结转
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Line, Statement
from extractors.validators.remembered import remembered
from extractors.validators.structure import breakdown, names


@dataclass(frozen=True, slots=True)
class Sum:
    """Line `whole` is the sum of the lines `parts`; `doubt` says why that is not certain."""

    whole: Line
    parts: tuple[Line, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One panel, read from the top: numbered items, the year's own total, what is carried, the grand total."""

    items: tuple[Line, ...]
    year: Line | None
    rest: tuple[Line, ...]
    grand: Line | None


def side(lines: Sequence[Line]) -> Side:
    """The panel taken apart at its totals."""
    totals = [at for at, line in enumerate(lines) if names.is_total(line.name) and line.amounts]
    grand = totals[-1] if totals else None
    year = next((at for at in totals if at != grand and "年" in lines[at].name), None)
    if year is None and grand is not None and names.plain(lines[grand].name).startswith(("本年", "当年")):
        year, grand = grand, None
    end = len(lines) if grand is None else grand
    middle = end if year is None else year
    return Side(
        items=tuple(line for line in lines[:middle] if not names.is_total(line.name)),
        year=None if year is None else lines[year],
        rest=tuple(line for line in lines[middle + 1 : end] if not names.is_total(line.name)),
        grand=None if grand is None else lines[grand],
    )


def sums(lines: Sequence[Line]) -> Iterator[Sum]:
    """The sums within the items, of the year, of what is carried, and of the whole side."""
    taken = side(lines)
    yield from _nested(taken.items)
    top, doubt = _top(taken.items)
    if taken.year is not None:
        yield Sum(taken.year, tuple(top), doubt)
    carried = _carried(taken.rest)
    below = {
        id(line): _following(line, taken.rest) or breakdown.by_fund(line, taken.rest) for line in carried
    }
    for line in carried:
        if below[id(line)]:
            yield Sum(line, below[id(line)], breakdown.funds_missing(below[id(line)], taken.rest))
    if taken.grand is not None and taken.year is not None:
        explained = [*carried, *(part for parts in below.values() for part in parts)]
        others = [line for line in taken.rest if line not in explained and not _is_said(line)]
        more = _continuing(top, others)
        strange = [line for line in others if line not in more and not _inside(line, carried, taken.rest)]
        doubt = "合计之间有含义不明的行" if any(not breakdown.is_worthless(line) for line in strange) else ""
        yield Sum(taken.grand, (taken.year, *more, *carried), doubt)
    elif taken.grand is not None:
        extra = [line for line in taken.items if names.is_carried(line.name) and line not in top]
        # no total of the year stands between: what is carried counts as the other items do
        numbered = any(names.numbering(line.name) is not None for line in top)
        yield Sum(taken.grand, (*top, *extra), _incomplete(top) if numbered else doubt)


def _nested(items: Sequence[Line]) -> Iterator[Sum]:
    """Every numbered line with the lines one level below it."""
    for at, line in enumerate(items):
        level = names.numbering(line.name)
        if level is None:
            continue
        below: list[tuple[int, Line]] = []
        open_ended = False
        for later in items[at + 1 :]:
            depth = names.numbering(later.name)
            if depth is not None and depth <= level:
                break
            if depth is None:
                open_ended = open_ended or not (breakdown.is_of_which(later) or breakdown.is_worthless(later))
            else:
                below.append((depth, later))
        if not below and (funds := breakdown.by_fund(line, items)):
            yield Sum(line, funds, breakdown.funds_missing(funds, items))
        elif not below and (known := breakdown.known_parts(line, items[at + 1 :])):
            yield Sum(line, known)
        if not below or breakdown.is_of_which(below[0][1]):
            continue
        nearest = min(depth for depth, _ in below)
        parts = tuple(one for depth, one in below if depth == nearest and not breakdown.is_of_which(one))
        yield Sum(line, parts, "其间有未编号的行" if open_ended else _incomplete(parts))


def _top(items: Sequence[Line]) -> tuple[list[Line], str]:
    """The outermost items and, where numbering does not settle it, why that is in doubt."""
    printed = [line for line in items if not breakdown.is_of_which(line)]
    levels = [level for line in printed if (level := names.numbering(line.name)) is not None]
    if not levels:
        return printed, "各行没有编号，层次不清楚"
    outermost = min(levels)
    top = [line for line in printed if names.numbering(line.name) == outermost]
    if any(names.is_carried(line.name) and line.amounts for line in top):
        return top, "结转是否计入本年合计不清楚"
    return top, _incomplete(top)


def _incomplete(numbered: Sequence[Line]) -> str:
    """A list whose numbers do not run from one on has lines that were not read, or not printed."""
    ordinals = [names.ordinal(line.name) for line in numbered]
    return "" if ordinals == list(range(1, len(ordinals) + 1)) else "编号不连续，可能有的行没有读到"


def _following(carried: Line, rest: Sequence[Line]) -> tuple[Line, ...]:
    """The numbered lines that break a carried amount down."""
    if names.numbering(carried.name) is not None:
        return ()
    found: list[Line] = []
    for line in rest[rest.index(carried) + 1 :]:
        if names.numbering(line.name) is None or names.is_carried(line.name):
            break
        found.append(line)
    return tuple(found)


def _carried(rest: Sequence[Line]) -> list[Line]:
    """The lines of what is carried over; without those that only say what the first of them consists of."""
    found = [line for line in rest if names.is_carried(line.name) and not breakdown.is_of_which(line)]
    first, parts = found[:1], found[1:]
    return first if parts and first and _worth(first) == _worth(parts) else found


def _is_said(line: Line) -> bool:
    """Whether the words say that a line is a part of one before it, or of what is carried over."""
    return breakdown.is_of_which(line) or names.is_carried(line.name)


def _worth(lines: Sequence[Line]) -> dict[str, Decimal]:
    """The sum of the lines in every column where it is not zero."""
    total: dict[str, Decimal] = {}
    for amount in (amount for line in lines for amount in line.amounts):
        total[amount.column] = total.get(amount.column, Decimal(0)) + amount.money.value
    return {column: value for column, value in total.items() if value}


def _continuing(top: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Lines below the year's total that go on with the numbers of its items (四、上缴上级支出): outside the year's own sum."""
    if not top or (level := names.numbering(top[-1].name)) is None:
        return []
    last = names.ordinal(top[-1].name) or 0
    found = [line for line in others if names.numbering(line.name) == level]
    numbers = [names.ordinal(line.name) for line in found]
    return found if numbers == list(range(last + 1, last + 1 + len(found))) else []


def _inside(line: Line, carried: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Whether a numbered line stands below what is carried over, and deeper: it says of what that consists."""
    level = names.numbering(line.name)
    before = [each for each in rest[: rest.index(line)] if each in carried]
    above = names.numbering(before[-1].name) if before else None
    return level is not None and bool(before) and (above is None or above < level)


@remembered
def panels(statement: Statement) -> dict[int, list[Line]]:
    """The lines of every panel in printed order."""
    found: dict[int, list[Line]] = {}
    for line in statement.lines:
        found.setdefault(line.panel, []).append(line)
    return dict(sorted(found.items()))
