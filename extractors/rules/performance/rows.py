"""Rows of a form as its cells, merged ones once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.forms import plain
from extractors.schema.disclosure import Cell
from extractors.schema.draft import CellRef
from extractors.schema.money import read_number

Row = Sequence[Cell | None]
Matrix = Sequence[Row]

_PERCENT = re.compile(r"[\d,.]+[%％‰]")


def distinct(row: Row) -> list[Cell]:
    """The cells of a row that say something, from the left."""
    seen: dict[int, Cell] = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    return list(seen.values())


def at(table: str, cell: Cell) -> CellRef:
    return CellRef(cell=f"{table}r{cell.row}c{cell.column}")


def label(cell: Cell) -> str:
    """The text of a cell as a label: without the colon behind it."""
    return plain(cell.text).rstrip("：:")


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds one number, or one percentage."""
    return read_number(cell.text) is not None or bool(_PERCENT.fullmatch(plain(cell.text)))
