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

from extractors.schema.budget import Line, Statement
from extractors.validators import names
from extractors.validators.remembered import remembered


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
    carried = [line for line in taken.rest if names.is_carried(line.name)]
    for line in carried:
        below = _following(line, taken.rest) or by_fund(line, taken.rest)
        if below:
            yield Sum(line, below, _funds_missing(below, taken.rest))
    if taken.grand is not None and taken.year is not None:
        funds = [fund for line in carried for fund in by_fund(line, taken.rest)]
        strange = [line for line in taken.rest if line not in funds and not _explained(line, carried)]
        yield Sum(taken.grand, (taken.year, *carried), "合计之间有含义不明的行" if strange else "")
    elif taken.grand is not None:
        extra = [line for line in taken.items if names.is_carried(line.name) and line not in top]
        yield Sum(taken.grand, (*top, *extra), doubt)


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
                open_ended = open_ended or not (_of_which(later) or _worthless(later))
            else:
                below.append((depth, later))
        if not below and (funds := by_fund(line, items)):
            yield Sum(line, funds, _funds_missing(funds, items))
        if not below or _of_which(below[0][1]):
            continue
        nearest = min(depth for depth, _ in below)
        parts = tuple(one for depth, one in below if depth == nearest and not _of_which(one))
        yield Sum(line, parts, "其间有未编号的行" if open_ended else _incomplete(parts))


def _top(items: Sequence[Line]) -> tuple[list[Line], str]:
    """The outermost items and, where numbering does not settle it, why that is in doubt."""
    printed = [line for line in items if not _of_which(line)]
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


def by_fund(line: Line, among: Sequence[Line]) -> tuple[Line, ...]:
    """The unnumbered lines right below a line that break it down by fund (资金性质), each fund once."""
    if names.fund(line.name):
        return ()
    found: dict[str, Line] = {}
    for later in among[among.index(line) + 1 :]:
        fund = names.fund(later.name)
        if not names.plain(later.name).startswith(fund or "?") or fund in found:
            break
        if names.numbering(later.name) is not None or _of_which(later) or names.is_carried(later.name):
            break
        found[fund] = later
    return tuple(found.values())


def _funds_missing(below: Sequence[Line], among: Sequence[Line]) -> str:
    """A breakdown by fund that prints one fund only, or goes on with something else, may not be the whole."""
    if names.numbering(below[0].name) is not None:
        return ""
    after = among[among.index(below[-1]) + 1 :]
    goes_on = bool(after) and names.numbering(after[0].name) is None and not names.is_carried(after[0].name)
    return "资金性质可能没有列全" if len(below) < 2 or (goes_on and not _worthless(after[0])) else ""


def _explained(line: Line, carried: Sequence[Line]) -> bool:
    numbered = names.numbering(line.name) is not None
    return line in carried or _of_which(line) or numbered or _worthless(line)


def _worthless(line: Line) -> bool:
    return not any(amount.money.value for amount in line.amounts)


def _of_which(line: Line) -> bool:
    return line.of_which or names.is_of_which(line.name)


@remembered
def panels(statement: Statement) -> dict[int, list[Line]]:
    """The lines of every panel in printed order."""
    found: dict[int, list[Line]] = {}
    for line in statement.lines:
        found.setdefault(line.panel, []).append(line)
    return dict(sorted(found.items()))
