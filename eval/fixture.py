"""A disclosure kept as data: what it prints, and therefore what a reader must find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.schema.draft import Direction, Kind, Stage
from extractors.schema.money import read_number

# Cells merged with their left neighbour, and with the cell above.
LEFT, ABOVE = "<", "^"
_SPACE = re.compile(r"\s+")


class Holds(StrEnum):
    """What a column of a fixture's table holds."""

    RANK = "rank"  # 序号
    CODE = "code"
    NAME = "name"
    VALUE = "value"
    NOTE = "note"


@dataclass(frozen=True)
class Column:
    """`path` is the header from the outside in; `width` is relative to the other columns."""

    holds: Holds
    width: float
    path: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A wrong figure planted on purpose: where it stands, what is printed, and what would be right.

    `kind` is `misprint`, or `rounding` where the digits printed can explain the difference.
    """

    table: str
    row: str
    column: str
    printed: str
    right: str
    kind: str


@dataclass(frozen=True)
class Statement:
    """A table (报表). `top` is the line inside the table above its header; `unit_line` the one above the table.

    `adds` are the sums that hold in every row, as `total = part + part`; columns are named by the end of their path."""

    id: str
    kind: Kind
    title: str
    label: str = ""
    unit: str | None = None
    unit_line: str = ""
    top: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    ruler: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    adds: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    # The printed reason of a blank table (空表说明), contained in one of the notes.
    nil: str = ""

    @property
    def header_rows(self) -> int:
        return max((len(column.path) for column in self.columns), default=0)


@dataclass(frozen=True)
class Change:
    """What one sentence says of an item (增减变化): amounts as printed, in `unit`."""

    sentence: str
    item: str
    code: str = ""
    unit: str = "万元"
    current: str | None = None
    previous: str | None = None
    delta: str | None = None
    percent: str | None = None
    direction: Direction | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Heading:
    """A headline; level 1 is a part (第一部分)."""

    text: str
    level: int


@dataclass(frozen=True)
class Prose:
    """A paragraph, and the changes that its sentences state."""

    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Term:
    """A term of the glossary (名词解释) as one paragraph."""

    text: str
    name: str
    definition: str


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Prose | Term | Statement | PageBreak


@dataclass(frozen=True)
class Setting:
    """How type stands in the cells of a table: lines of one cell `leading` times the size apart, names and heads, and figures
    at the `top`, in the `middle` or at the `foot` of the row."""

    leading: float = 1.3
    names: str = "middle"
    figures: str = "middle"


@dataclass(frozen=True)
class Fixture:
    """One disclosure. `family` is the kind of layout it is in the manner of.

    `paper` and `table_paper` are `portrait` or `landscape`; `continuation` says what is printed again where a table goes
    on to the next page: `caption` (title, unit and header), `continued` (the same, with 续表 behind the title), `header`,
    `none`."""

    name: str
    department: str
    year: int
    stage: Stage
    family: str = ""
    region: str = ""
    paper: str = "portrait"
    table_paper: str = "landscape"
    continuation: str = "header"
    table_size: float = 8.0
    setting: Setting = Setting()
    cover: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    errors: tuple[Mistake, ...] = field(default=())

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(block for block in self.body if isinstance(block, Statement))

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for block in self.body if isinstance(block, Prose) for change in block.changes)

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """The number and the text of every block of running text, and of the notes below tables."""
        for number, block in enumerate(self.body):
            if isinstance(block, Prose | Term):
                yield number, block.text
            elif isinstance(block, Statement):
                for note in block.notes:
                    yield number, note

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(block for block in self.body if isinstance(block, Term))


def plain(text: str) -> str:
    """A name without the spaces and breaks that typesetting puts inside."""
    return _SPACE.sub("", text)


def is_amount(text: str) -> bool:
    return read_number(text) is not None
