"""Rows of a dump that slid against their header: each value is given the column where the figures agree.

When merged header cells vanish, a row's values stand one or two columns beside their heads from some column on.
An assignment of the values to the heads keeps their order; it is judged by the sums that the header spells out
(合计 = its parts) and by sister tables that print the same item by name. It is taken only if it explains more than the
printed place does and no other does as well; the cells keep their printed place, only their column is another.

A figure that a publisher printed in the wrong column is not moved: only tables are touched whose names stand under the
head of a total, and text dumps, which are known to lose cells, where the sums of the printed place fail.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Column, Role, Table
from extractors.schema.money import read_number

# How far values slide: at most this many columns to the left or right, in at most this many steps.
_SHIFTS = (0, -1, -2, 1)
_MOST_STEPS = 2
_MOST_VALUES = 24
# Fewer signs than this may be chance: the values stay where they are printed.
_LEAST_EVIDENCE = 3

Sisters = Mapping[str, set[Decimal]]
Sum = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, order=True)
class _Worth:
    """How well an assignment explains a row: `evidence` counts sums that hold twice, values that sisters confirm
    once, and sums that fail against it; then the fewest steps, and the shortest way."""

    evidence: int
    steps: int
    way: int
    failed: int = 0
    held: int = 0


def align(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with `moved` filled where rows slid."""
    sisters = _sisters(tables)
    return tuple(_aligned(table, sisters) for table in tables)


def _aligned(table: Table, sisters: Sisters) -> Table:
    heads = {c.index: _name(c) for c in table.columns if c.path and _holds_money(c)}
    if len(heads) < 3 or len({c.panel for c in table.columns if c.role is Role.VALUE}) > 1:
        return table
    slid = any(c.role is Role.NAME and c.index in heads for c in table.columns)
    if not slid and table.spans_known:
        return table
    sums = _sums(table.columns)
    moved: dict[tuple[int, int], int] = {}
    rows = {r: list(_values(table, r)) for r in range(table.header_rows, len(table.rows))}
    rows = {r: values for r, values in rows.items() if 1 < len(values) <= _MOST_VALUES}
    standing = {_filled(values) for values in rows.values() if _stands(values, heads, sums, sisters)}
    for r, values in rows.items():
        if not slid and _filled(values) in standing:
            continue
        for (column, _), target in zip(values, _best(values, heads, sums, sisters, slid), strict=True):
            if target != column:
                moved[r, column] = target
    return replace(table, moved=moved) if moved else table


def _filled(values: Sequence[tuple[int, Decimal]]) -> tuple[int, ...]:
    return tuple(column for column, _ in values)


def _stands(
    values: Sequence[tuple[int, Decimal]], heads: Mapping[int, str], sums: Sequence[Sum], sisters: Sisters
) -> bool:
    """Whether a row is where it belongs: its sums come out as printed. A row with the same cells filled has not slid
    either; what it lacks is a right figure."""
    printed = _filled(values)
    if any(column not in heads for column in printed):
        return False
    worth = _worth(values, printed, (0,) * len(printed), heads, sums, sisters)
    return worth.failed == 0 and worth.held > 0


def _values(table: Table, r: int) -> Iterator[tuple[int, Decimal]]:
    """Columns and numbers of a row, left of which its codes and names stand."""
    for column, cell in zip(table.columns, table.rows[r], strict=True):
        if column.role is not Role.VALUE or cell is None:
            continue
        value = read_number(cell.text)
        if value is not None:
            yield column.index, value


def _holds_money(column: Column) -> bool:
    """Value columns, and columns under the head of a total that hold names for now."""
    if column.role is Role.VALUE:
        return True
    return column.role is Role.NAME and bool(forms.TOTAL.fullmatch(column.path[-1]))


def _best(
    values: Sequence[tuple[int, Decimal]],
    heads: Mapping[int, str],
    sums: Sequence[Sum],
    sisters: Sisters,
    slid: bool,
) -> list[int]:
    """The column of each value; the printed ones unless another assignment is clearly better."""
    printed = [column for column, _ in values]
    stay = (0,) * len(printed)
    held = all(place in heads for place in printed)
    # what nothing speaks against stays, whatever could be said for another place
    if held and not slid:
        worth = _worth(values, printed, stay, heads, sums, sisters)
        # one sum that fails beside one that holds is a wrong figure; what slid fails in all
        if not worth.failed or (worth.failed == 1 and worth.held):
            return printed
    ranked: dict[tuple[int, ...], _Worth] = {}
    for shifts in _slides(len(values)):
        places = tuple(column + shift for column, shift in zip(printed, shifts, strict=True))
        if all(p in heads for p in places) and all(a < b for a, b in pairwise(places)):
            worth = _worth(values, places, shifts, heads, sums, sisters)
            ranked[places] = max(worth, ranked.get(places, worth))
    if not ranked:
        return printed
    stays = ranked.get(tuple(printed))
    best, worth = max(ranked.items(), key=lambda item: item[1])
    if stays is not None and (worth.evidence <= stays.evidence or not (slid or stays.failed)):
        return printed
    equal = sum(other == worth for other in ranked.values())
    sure = worth.evidence >= _LEAST_EVIDENCE and equal == 1 and not _denied(values, best, heads, sisters)
    return list(best) if sure else printed


def _denied(
    values: Sequence[tuple[int, Decimal]], places: Sequence[int], heads: Mapping[int, str], sisters: Sisters
) -> bool:
    """Whether sums and sisters disagree: a moved value is the one that another head's sister prints, and only that."""
    for place, (column, value) in zip(places, values, strict=True):
        named = [head for head in heads.values() if value in sisters.get(head, ())]
        if place != column and len(named) == 1 and named[0] != heads[place]:
            return True
    return False


def _slides(n: int) -> Iterator[tuple[int, ...]]:
    """Shifts for n values that change at most _MOST_STEPS times from left to right."""
    for steps in range(_MOST_STEPS + 1):
        for cuts in combinations(range(1, n), steps):
            edges = (0, *cuts, n)
            for shifts in _choices(steps + 1):
                yield tuple(
                    s for s, (a, b) in zip(shifts, pairwise(edges), strict=True) for _ in range(b - a)
                )


def _choices(n: int) -> Iterator[tuple[int, ...]]:
    if n == 0:
        yield ()
        return
    for rest in _choices(n - 1):
        for shift in _SHIFTS:
            if not rest or rest[-1] != shift:
                yield (*rest, shift)


def _worth(
    values: Sequence[tuple[int, Decimal]],
    places: Sequence[int],
    shifts: Sequence[int],
    heads: Mapping[int, str],
    sums: Sequence[Sum],
    sisters: Sisters,
) -> _Worth:
    at = {place: value for place, (_, value) in zip(places, values, strict=True)}
    held = failed = 0
    for total, parts in sums:
        printed = [at[p] for p in parts if p in at]
        if total in at and printed:
            held += at[total] == sum(printed)
            failed += not _explained(at[total], printed)
    confirmed = sum(value in sisters.get(heads[place], ()) for place, value in at.items())
    steps = sum(a != b for a, b in pairwise(shifts))
    return _Worth(2 * held + confirmed - failed, -steps, -sum(abs(s) for s in shifts), failed, held)


def _explained(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether rounding explains what a sum is off by: half of the last printed digit for each amount."""
    digits = sum(Decimal(1).scaleb(int(amount.as_tuple().exponent)) for amount in (total, *parts))
    return total == sum(parts) or 2 * abs(total - sum(parts)) <= digits


# --- what the header and the other tables say -------------------------------------------------------------


def _sums(columns: Sequence[Column]) -> list[Sum]:
    """Totals and their parts: 合计 under a head is the rest under it, 总计 at the top the heads beside it; of a head
    with a total of its own that total is the part, of one without all that stands under it."""
    money = [c for c in columns if c.path and _holds_money(c)]
    totals = {c.path[:-1]: c.index for c in reversed(money) if forms.TOTAL.fullmatch(c.path[-1])}
    result = []
    for parent, total in totals.items():
        parts: dict[int, None] = {}
        for column in money:
            if (
                column.index == total
                or column.path[: len(parent)] != parent
                or column.path[-1].startswith("其中")
            ):
                continue
            inner = [
                column.path[:n] for n in range(len(parent) + 1, len(column.path)) if column.path[:n] in totals
            ]
            parts[totals[inner[0]] if inner else column.index] = None
        if parts:
            result.append((total, tuple(parts)))
    return result


def _name(column: Column) -> str:
    """What a column's amounts are of, for comparison with the names of rows."""
    leaf = column.path[-1]
    if forms.TOTAL.fullmatch(leaf):
        leaf = column.path[-2] if len(column.path) > 1 else "总计"
    return _key(leaf)


def _key(name: str) -> str:
    bare = unicodedata.normalize("NFKC", plain(name))
    return re.sub(
        r"\([^)]*\)|^[一二三四五六七八九十\d]+、|^\(?[一二三四五六七八九十\d]+\)|^(?:一般|专项)(?=商品)",
        "",
        bare,
    )


def _sisters(tables: Sequence[Table]) -> Sisters:
    """The first amount of each row by the row's name, over all tables: what a head of the same name should hold."""
    known: dict[str, set[Decimal]] = defaultdict(set)
    for table in tables:
        panels = {c.panel for c in table.columns}
        for panel in panels:
            columns = [c for c in table.columns if c.panel == panel]
            names = [c.index for c in columns if c.role is Role.NAME]
            values = [c.index for c in columns if c.role is Role.VALUE]
            if not names or not values:
                continue
            for row in table.rows[table.header_rows :]:
                name = next(
                    (cell.text for n in reversed(names) if (cell := row[n]) and cell.text.strip()), ""
                )
                amount = _first(row, values)
                if name and amount is not None:
                    key = _key(name)
                    known["总计" if forms.TOTAL.fullmatch(key) else key].add(amount)
    return known


def _first(row: Sequence[Cell | None], columns: Sequence[int]) -> Decimal | None:
    for column in columns:
        cell = row[column]
        value = None if cell is None else read_number(cell.text)
        if value is not None:
            return value
    return None
