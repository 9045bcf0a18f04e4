"""What adds up in tables of a fixture that are lists: of projects, of units; and that no line is printed twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.arithmetic.identity import ZERO, Entry, Family, Identity, entries, sums
from eval.arithmetic.within import TOTALS, TWO_SIDED, by_column, line_of
from eval.fixture import Statement


def lists(statement: Statement) -> Iterator[Identity]:
    """The 合计 of a table without codes of 科目 is the sum of its lines, or half of it where they have subtotals."""
    if statement.kind in TWO_SIDED:
        return
    for column, found in by_column(statement):
        totals = [entry for entry in found if entry.label.row_name in TOTALS]
        items = [entry for entry in found if entry not in totals and "其中" not in entry.label.row_name]
        if len(totals) != 1 or any(len(entry.label.row_code) in (5, 7) for entry in items):
            continue
        uncoded = [entry for entry in items if not entry.label.row_code]
        for name, parts in (("all lines", items), ("lines without a code", uncoded)):
            if parts:
                yield sums(Family.LIST, f"{statement.id} {column}: {name}", totals[0], parts)
        if uncoded:
            twice = sums(
                Family.LIST, f"{statement.id} {column}: lines with their subtotals", totals[0], uncoded
            )
            yield replace(twice, difference=twice.difference + totals[0].value)


def units(statement: Statement) -> Iterator[Identity]:
    """A department (153) is the sum of its units (153001, 153002), and where it is not printed the 合计 is."""
    for column, found in by_column(statement):
        coded = {entry.label.row_code: entry for entry in found if len(entry.label.row_code) in (3, 6)}
        of: dict[str, list[Entry]] = {}
        for code, entry in coded.items():
            if len(code) == 6:
                of.setdefault(code[:3] if code[:3] in coded else "", []).append(entry)
        total = next((entry for entry in found if entry.label.row_name in TOTALS), None)
        for department, parts in of.items():
            whole = coded.get(department, total)
            if whole is not None and len(parts) > 1:
                name = f"{statement.id} {column}: units of {department or '合计'}"
                yield sums(Family.LIST, name, whole, parts)


def once(statement: Statement) -> Iterator[Identity]:
    """No line is printed twice, with the same code, name and amounts."""
    rows: dict[int, list[Entry]] = {}
    for entry in entries(statement):
        rows.setdefault(entry.cell.row, []).append(entry)
    alike: dict[tuple[str, ...], list[Entry]] = {}
    for row in rows.values():
        if row[0].label.row_code or row[0].label.row_name:
            key = (line_of(row[0]), *(f"{entry.cell.column} {entry.label.printed}" for entry in row))
            alike.setdefault(key, []).extend(row)
    for key, found in alike.items():
        times = len({entry.cell.row for entry in found})
        cells = tuple(entry.cell for entry in found)
        yield Identity(Family.ONCE, f"{' '.join(key)}: once", cells, ZERO + times - 1)
