"""Columns of a table whose header cells were lost: placed where the arithmetic says, or left as they are.

Text dumps drop merged header cells. Where a table prints blocks of the same make side by side (last year, this
year, change) and one block has fewer heads than the others, that block's heads are the others' if the change is
the difference of the two years in every row and every column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.disclosure import Cell, Column, Role, Table
from extractors.schema.draft import Method
from extractors.schema.money import read_number


def settle(table: Table) -> Table:
    """The table with the heads of an incomplete block taken from its sisters, when the figures prove it."""
    blocks = _blocks(table.columns)
    if len(blocks) != 3 or len({len(block) for block in blocks}) != 1 or len(blocks[0]) < 3:
        return table
    if [_tails(block) for block in blocks[:2]] != [_tails(blocks[0])] * 2 or _tails(blocks[2]) == _tails(
        blocks[0]
    ):
        return table
    if not _is_difference(table, blocks):
        return table
    columns = list(table.columns)
    for pattern, column in zip(blocks[1], blocks[2], strict=True):
        columns[column.index] = replace(column, path=(column.path[0], *pattern.path[1:]))
    return replace(table, columns=tuple(columns), method=Method.ARITHMETIC)


def _blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """Neighbouring value columns under the same top head."""
    blocks: list[list[Column]] = []
    for column in columns:
        if column.role is not Role.VALUE or not column.path:
            continue
        last = blocks[-1][-1] if blocks else None
        if last is not None and last.path[0] == column.path[0] and last.index == column.index - 1:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return blocks


def _tails(block: Sequence[Column]) -> list[tuple[str, ...]]:
    return [column.path[1:] for column in block]


def _is_difference(table: Table, blocks: Sequence[Sequence[Column]]) -> bool:
    proved = 0
    for row in table.rows[table.header_rows :]:
        for before, now, change in zip(*blocks, strict=True):
            values = [_number(row, column) for column in (before, now, change)]
            if None in values:
                continue
            a, b, c = (value or Decimal(0) for value in values)
            if b - a != c:
                return False
            proved += c != 0
    return proved > 1


def _number(row: Sequence[Cell | None], column: Column) -> Decimal | None:
    cell = row[column.index]
    return None if cell is None else read_number(cell.text)
