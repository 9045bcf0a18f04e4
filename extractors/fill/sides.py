"""The sides of a row (左右两侧): what each goes by, and the figures that belong to it, by where they stand.

收入总计 │ 500 │ 支出总计 │ 500    two sides, each with its own name
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Role, Table
from extractors.schema.money import read_number, unit_of_amount

_LONGEST_NAME = 60
_WORD = re.compile("[\u4e00-\u9fff]")
# A number, or one with its unit (60台), which names nothing.
MEASURED = re.compile(r"[-−]?[\d,，.]+[%％]?[\u4e00-\u9fff]{0,2}")


class Holds(StrEnum):
    """What the cells of a column are."""

    NAME = "name"
    CODE = "code"
    AMOUNT = "amount"
    COUNT = "count"
    PERCENT = "percent"
    RANK = "rank"
    NOTE = "note"


_FIGURES = (Holds.AMOUNT, Holds.COUNT, Holds.PERCENT)


@dataclass(frozen=True, slots=True)
class Title:
    """What a side may go by: the cells of a code and, behind them, of its name, the narrowest last."""

    codes: list[Cell] = field(default_factory=list)
    names: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a row, counted from the left, its title if it has one, and its figures with their columns."""

    number: int
    title: Title | None
    figures: list[tuple[int, Cell]] = field(default_factory=list)


def sides(table: Table, row: Sequence[Cell | None], r: int, holds: Mapping[int, Holds]) -> list[Side]:
    """The sides of row r that have a name; `row` are the cells that stand in it, and `holds` says what its columns are.

    A figure goes by the names to its left up to the next figure, blank field or name of another sort: what is said of the
    columns can keep a figure from its name, but brings it under no name of another side."""
    found: list[Side] = []
    titles: list[Title] = []

    def close(title: Title | None) -> None:
        found.append(Side(len(found), title))
        titles.clear()

    for c, cell in enumerate(row):
        told = holds.get(c, Holds.NOTE)
        text = "" if cell is None else plain(cell.text)
        if cell is None or not text:
            if titles and (told in _FIGURES or table.columns[c].role is Role.VALUE):
                # a side without a figure has its names all the same
                close(_chosen(table, titles))
        elif told in _FIGURES and (read_number(text) is not None or unit_of_amount(cell.text)[1]):
            if (cell.row, cell.column) == (r, c):
                if titles or not found:
                    close(_chosen(table, titles))
                found[-1].figures.append((c, cell))
        elif told is Holds.CODE and forms.WRITTEN_CODE.fullmatch(text):
            # a code behind a name begins another classification
            if not titles or titles[-1].names:
                titles.append(Title())
            titles[-1].codes.append(cell)
        elif told is Holds.NAME and not MEASURED.fullmatch(text):
            if not titles:
                titles.append(Title())
            titles[-1].names.append(cell)
        elif _parts(table.columns[c].role, text):
            close(None)
    if len(found) == 1 and not any(_WORD.search(cell.text) for cell in row if cell is not None):
        # the one row of a table that has heads only
        return [Side(0, Title(), found[0].figures)]
    return [side for side in found if side.title is not None]


def _parts(role: Role, text: str) -> bool:
    """Whether what a column is said not to hold parts the figures on its two sides: a figure, or a name."""
    if read_number(text) is not None:
        return role not in (Role.RANK, Role.CODE)
    return role in (Role.NAME, Role.VALUE) and not MEASURED.fullmatch(text)


def _chosen(table: Table, titles: Sequence[Title]) -> Title | None:
    """What a side goes by: the item before the body, the first classification before the second."""
    named = [title for title in titles if title.names and len(title.names[-1].text) <= _LONGEST_NAME]
    items = [title for title in named if not _is_body(table, title.names[-1])]
    return next(iter(items or named), None)


def _is_body(table: Table, name: Cell) -> bool:
    return any(map(forms.BODY_NAME.fullmatch, table.columns[name.column].path))
