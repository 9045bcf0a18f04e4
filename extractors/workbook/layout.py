"""A statement as it is printed: its columns with their heads, and its lines side by side where it has sides.

header   │ 收入          │ 支出                    │    one block per head; a head that several
         │ 项目 │ 预算数 │ 项目 │ 合计 │ 基本支出   │    columns share is one block over them
rows     │ 甲   │ 1.00   │ 乙   │ 1.00 │            │    lines of one printed row stand in one row
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, takewhile
from operator import attrgetter

from extractors.schema.budget import Amount, Budget, Line, Quantity, Statement
from extractors.schema.source import Source

_TABLE = re.compile(r"t\d+(?=r)")
_CELL = re.compile(r"t\d+r(\d+)c(\d+)")
# Levels of a header that are drawn; real ones have four at most, and a slash in a head looks like one more.
_DEEPEST = 8
_PANEL = attrgetter("panel")


class Holds(StrEnum):
    """What a column of the layout shows of a line."""

    CODE = "code"
    NAME = "name"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Column:
    path: tuple[str, ...]
    holds: Holds


@dataclass(frozen=True, slots=True)
class Beside:
    """A number of a statement's table that is no money (数量, 占比), under the head of its column."""

    column: str
    quantity: Quantity

    @property
    def source(self) -> Source:
        return self.quantity.source


@dataclass(frozen=True, slots=True)
class Head:
    """A head over the columns `left` to `right` and the levels `top` to `bottom`, all from 0 and inclusive."""

    text: str
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """`rows` has for each printed row what stands in its columns, by their index."""

    columns: tuple[Column, ...]
    rows: tuple[dict[int, Line | Amount | Beside], ...]

    @property
    def levels(self) -> int:
        """How many rows the header takes."""
        return max((len(column.path) for column in self.columns), default=0)

    def heads(self) -> Iterator[Head]:
        """The header's blocks, from the top and the left; they never overlap."""
        for level in range(self.levels):
            left = 0
            while left < len(self.columns):
                right, path = left, self.columns[left].path
                if len(path) > level + 1:
                    while right + 1 < len(self.columns) and self._shared(right + 1, path, level):
                        right += 1
                    yield Head(path[level], level, level, left, right)
                elif len(path) == level + 1:
                    # the lowest head of a column is its own, whatever stands beside it
                    yield Head(path[level], level, self.levels - 1, left, left)
                left = right + 1

    def _shared(self, column: int, path: tuple[str, ...], level: int) -> bool:
        other = self.columns[column].path
        return len(other) > level + 1 and other[: level + 1] == path[: level + 1]


def beside(budget: Budget) -> dict[str, list[Beside]]:
    """The numbers that fill cells of tables and are no money, by table."""
    found: dict[str, list[Beside]] = {}
    figures = [(count.column, count.quantity) for count in budget.counts]
    figures += [(mention.column, mention.quantity) for mention in budget.mentions if not mention.in_words]
    for column, quantity in figures:
        table = _TABLE.match(quantity.source.cell or "")
        if table and column:
            found.setdefault(table.group(), []).append(Beside(column, quantity))
    return found


def lay_out(statement: Statement, others: Sequence[Beside] = ()) -> Layout:
    """Every amount of the statement in its column and row, and the numbers beside them; an amount that has no column of
    its own gets one."""
    columns: list[Column] = []
    placed: dict[tuple[int, int], dict[int, Line | Amount | Beside]] = {}
    by_row: dict[int, list[Beside]] = {}
    for other in others:
        if (place := _position(other.source)) is not None:
            by_row.setdefault(place[0], []).append(other)
    panels = [list(lines) for _, lines in groupby(sorted(statement.lines, key=_PANEL), key=_PANEL)] or [[]]
    for lines, paths in zip(panels, _shares(statement.columns, panels), strict=True):
        slots = _Slots(paths, lines, by_row)
        lead = _lead(lines, slots.paths)
        first = len(columns)
        columns += [*lead, *(Column(_levels(path), Holds.AMOUNT) for path in slots.paths)]
        for line, row, amounts in zip(lines, _rows(lines), slots.amounts, strict=True):
            cells = placed.setdefault(row, {})
            for at, column in enumerate(lead, first):
                if line.code if column.holds is Holds.CODE else line.name:
                    cells[at] = line
            cells.update((first + len(lead) + slot, amount) for slot, amount in amounts)
    return Layout(tuple(columns), tuple(placed[row] for row in sorted(placed)))


def _levels(path: str) -> tuple[str, ...]:
    return tuple(path.split("/", _DEEPEST - 1))


# --- columns ----------------------------------------------------------------------------------------------


def _shares(columns: Sequence[str], panels: Sequence[Sequence[Line]]) -> Iterator[list[str]]:
    """Each panel's part of the columns: up to the last one that its amounts use, and further under its side."""
    used = [list(dict.fromkeys(a.column for line in lines for a in line.amounts)) for lines in panels]
    start = 0
    for at, lines in enumerate(panels):
        end = start
        for path in used[at]:
            if path in columns[start:]:
                end = max(end, columns.index(path, start) + 1)
        later = {path for paths in used[at + 1 :] for path in paths}
        side = lines[0].side if lines else ""
        following = panels[at + 1][0].side if at + 1 < len(panels) else None
        while end < len(columns) and columns[end] not in later and following != side:
            if following is not None and _levels(columns[end])[0] != side:
                break
            end += 1
        yield list(columns[start:end])
        start = end


class _Slots:
    """The value columns of a panel. Of several with the same path, the printed cell tells which is meant."""

    def __init__(
        self, paths: Sequence[str], lines: Sequence[Line], others: Mapping[int, Sequence[Beside]]
    ) -> None:
        self.paths = list(paths)
        held: list[list[Amount | Beside]] = [
            [*line.amounts, *(other for other in others.get(row, ()) if other.column in paths)]
            for line, (row, _) in zip(lines, _rows(lines), strict=True)
        ]
        self._printed: dict[str, list[int]] = {}
        for path in {path for path in paths if paths.count(path) > 1}:
            found = (_position(_source(a)) for values in held for a in values if a.column == path)
            self._printed[path] = sorted({place[1] for place in found if place is not None})
        # for each line its numbers, each with the number of its column
        self.amounts = [list(self._place(values)) for values in held]

    def _place(self, values: Sequence[Amount | Beside]) -> Iterator[tuple[int, Amount | Beside]]:
        taken: set[int] = set()
        for amount in values:
            slots = [at for at, path in enumerate(self.paths) if path == amount.column]
            wanted = slots[self._rank(amount) :] + slots
            slot = next((at for at in wanted if at not in taken), None)
            if slot is None:
                slot = len(self.paths)
                self.paths.append(amount.column)
            taken.add(slot)
            yield slot, amount

    def _rank(self, amount: Amount | Beside) -> int:
        place = _position(_source(amount))
        printed = self._printed.get(amount.column, [])
        return printed.index(place[1]) if place is not None and place[1] in printed else 0


def _lead(lines: Sequence[Line], paths: Sequence[str]) -> list[Column]:
    """The columns of codes and names before a panel's values.

    A side (收入) stands over the whole panel where its values are under it; else it heads the first column."""
    side = lines[0].side if lines else ""
    split = [_levels(path) for path in paths]
    over: tuple[str, ...] = ()
    if side and all(path[0] == side and len(path) > 1 for path in split):
        over = _common([path[:-1] for path in split]) or (side,)
    heads = [(Holds.CODE, "编码")] if any(line.code for line in lines) else []
    if any(line.name for line in lines) or not heads:
        heads.append((Holds.NAME, "项目"))
    if side and not over:
        heads[0] = (heads[0][0], side)
    return [Column((*over, text), holds) for holds, text in heads]


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The levels that all paths begin with."""
    levels = takewhile(lambda heads: len(set(heads)) == 1, zip(*paths, strict=False))
    return tuple(heads[0] for heads in levels)


# --- rows -------------------------------------------------------------------------------------------------


def _rows(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The printed row of each line, and a number that tells apart those which would stand in the same one.

    They rise from line to line, whatever the cells say: the order of the lines is the printed one."""
    row = (-1, 0)
    for line in lines:
        # a name may be merged over several rows, an amount is always in its own
        sources = [*(amount.money.source for amount in line.amounts), line.code_source, line.source]
        places = (_position(source) for source in sources if source is not None)
        at = next((place[0] for place in places if place is not None), -1)
        row = (at, 0) if at > row[0] else (row[0], row[1] + 1)
        yield row


def _source(held: Amount | Beside) -> Source:
    return held.money.source if isinstance(held, Amount) else held.source


def _position(source: Source) -> tuple[int, int] | None:
    """Row and column of the printed cell, both from 0."""
    found = _CELL.fullmatch(source.cell or "")
    return (int(found[1]), int(found[2])) if found else None
