"""Rows of the tables of a document that are no items of the classification, or are items of several units: units, their items,
projects, indicators, things to buy, assets.

A cell of a row is money, a count, a mark or a target, whatever it was extracted as; what stands in one printed row is one row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from extractors.schema.budget import Count, Indicator, Mention, Remark
from extractors.schema.budget import Figure as Beside
from service.answering.document.things import alike
from service.answering.printed.figure import Figure
from service.terms import key, unnumbered


class Sort(StrEnum):
    """What the rows of a table are."""

    UNIT = "unit"
    PROJECT = "project"
    INDICATOR = "indicator"
    GOODS = "goods"
    ITEM = "item"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What an indicator sets, or what stands beside that under a head of its own."""

    indicator: Indicator
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell prints; `head` are the parts of the path over it that tell something, none for the total of a row.
    A target in words has no value."""

    head: tuple[str, ...]
    value: Decimal | None
    unit: str
    of: Figure | Count | Mention | Told


@dataclass(slots=True)
class Row:
    """A row by what it is called; `unit` and `project` are those that it is of, `levels` the levels of an indicator, `about` the
    short words that it says of itself (货物, 经常性项目)."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    unit: str = ""
    project: str = ""
    levels: tuple[str, ...] = ()
    thing: Remark | None = None
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return alike(key(unnumbered(self.name)))


@dataclass(slots=True)
class Table:
    """Rows of one sort in printed order, with the row that they add up to where there is one; `words` are those of its title."""

    sort: Sort
    words: str
    rows: list[Row]
    total: Row | None = None
    # Whether a cell is only told where its column is named.
    named_only: bool = False

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The paths of the columns, in the order in which they are met."""
        return tuple(dict.fromkeys(cell.head for row in self.rows for cell in row.cells))
