"""Tables that state what a body is in pairs of label and value (部门基本情况表), without heads over anything.

部门名称 │ 某县水务局 │ 部门性质 │ 行政单位
编制人数 │ 18         │ 公务船只 │ 2艘
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors import forms
from extractors.forms import plain
from extractors.numerals import Sort, numerals
from extractors.schema.disclosure import Cell, Table
from extractors.schema.draft import CellRef, Kind
from extractors.schema.money import read_number

_FEWEST_ROWS = 3
_LONGEST_LABEL = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the number beside it, with the unit behind the number."""

    label: str
    at: CellRef
    unit: str


def of(table: Table, kind: Kind) -> list[Pair]:
    """The numbers of a table of pairs; nothing where a table is laid out otherwise.

    The two sides of a table of money look alike, but have heads, and numbers only: here some values are words, and some
    numbers have their units behind them."""
    rows = [cells for row in table.covering() if (cells := _distinct(row))]
    if kind is not Kind.OTHER or len(rows) < _FEWEST_ROWS or any(len(cells) % 2 for cells in rows):
        return []
    sides = [side for cells in rows for side in zip(cells[::2], cells[1::2], strict=True)]
    if not all(_is_label(label) for label, _ in sides):
        return []
    pairs = [pair for label, value in sides if (pair := _pair(table, label, value)) is not None]
    words = [value for _, value in sides if not any(map(str.isdigit, value.text))]
    heads = any(forms.HEAD.fullmatch(plain(value.text)) for value in words)
    return pairs if words and not heads and sum(bool(pair.unit) for pair in pairs) > 1 else []


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None and cell.text.strip()}.values())


def _is_label(cell: Cell) -> bool:
    text = plain(cell.text)
    return len(text) <= _LONGEST_LABEL and read_number(text) is None


def _pair(table: Table, label: Cell, value: Cell) -> Pair | None:
    """The pair of a label and a value that is a number, alone or with its unit."""
    place = table.cell_id(value.row, value.column)
    name = plain(label.text).rstrip("：:")
    if read_number(value.text) is not None:
        return Pair(name, CellRef(cell=place), "")
    found = list(numerals(value.text))
    if len(found) != 1 or found[0].sort is not Sort.FIGURE or not found[0].unit:
        return None
    number = found[0]
    if value.text[: number.start].strip() or value.text[number.stop :].strip():
        return None
    return Pair(name, CellRef(cell=place, start=number.start, end=number.end), plain(number.unit))
