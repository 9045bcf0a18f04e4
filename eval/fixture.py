"""A disclosure kept as data (`eval/fixtures/*.yaml`): what it prints, and therefore what a reader must find.

The body is a list of blocks in printed order. Table rows are written one per line with `|` between the cells;
`<` stands for a cell merged with its left neighbour, `^` for one merged with the cell above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extractors.schema.draft import Direction, Kind, Stage
from extractors.schema.money import read_number

FOLDER = Path(__file__).parent / "fixtures"
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
class Fixture:
    """One disclosure. `paper` and `table_paper` are `portrait` or `landscape`; `continuation` says what is
    printed again where a table goes on to the next page: `caption` (title, unit and header), `header`, `none`."""

    name: str
    department: str
    year: int
    stage: Stage
    region: str = ""
    paper: str = "portrait"
    table_paper: str = "landscape"
    continuation: str = "header"
    table_size: float = 8.0
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

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(block for block in self.body if isinstance(block, Term))


def plain(text: str) -> str:
    """A name without the spaces and breaks that typesetting puts inside."""
    return _SPACE.sub("", text)


def is_amount(text: str) -> bool:
    return read_number(text) is not None


def names() -> tuple[str, ...]:
    """The fixtures that exist, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def load(name: str) -> Fixture:
    """The fixture of that name; raises KeyError when there is none."""
    if name not in names():
        raise KeyError(f"no fixture {name!r}; there are {', '.join(names())}")
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    scalars = ("department", "year", "region", "paper", "table_paper", "continuation", "table_size")
    return Fixture(
        name=name,
        stage=Stage(data["stage"]),
        cover=tuple(data.get("cover", ())),
        contents=tuple(data.get("contents", ())),
        body=tuple(_blocks(data["body"])),
        errors=tuple(Mistake(**error) for error in data.get("errors", ())),
        **{key: data[key] for key in scalars if key in data},
    )


def _blocks(items: list[Any]) -> Iterator[Block]:
    for item in items:
        match item:
            case "page":
                yield PageBreak()
            case {"part": text}:
                yield Heading(text, 1)
            case {"heading": text}:
                yield Heading(text, 2)
            case {"text": text}:
                yield Prose(text)
            case {"says": changes}:
                said = tuple(_change(change) for change in changes)
                yield Prose("".join(change.sentence for change in said), said)
            case {"term": name, "means": definition, "prints": form}:
                yield Term(form.format(name=name, means=definition), name, definition)
            case {"table": _}:
                yield _statement(item)
            case _:
                raise ValueError(f"expected a block (part, heading, text, says, term, table, page): {item!r}")


def _change(data: Mapping[str, Any]) -> Change:
    parts = dict(data)
    form: str = parts.pop("sentence")
    direction = parts.pop("direction", None)
    sentence = form.format(**parts)
    return Change(sentence=sentence, direction=Direction(direction) if direction else None, **parts)


def _statement(data: Mapping[str, Any]) -> Statement:
    columns = tuple(_column(line) for line in data["columns"])
    rows = tuple(_cells(line) for line in data.get("rows", "").splitlines() if line.strip())
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{data['table']}: expected {len(columns)} cells, found {len(row)}: {row}")
    return Statement(
        id=data["table"],
        kind=Kind(data["kind"]),
        title=data["title"],
        label=data.get("label", ""),
        unit=data.get("unit"),
        unit_line=data.get("unit_line", ""),
        top=tuple(data.get("top", ())),
        columns=columns,
        ruler=_cells(data["ruler"]) if "ruler" in data else (),
        rows=rows,
        adds=tuple(data.get("adds", ())),
        notes=tuple(data.get("notes", ())),
        nil=data.get("nil", ""),
    )


def _column(line: str) -> Column:
    holds, width, *path = line.split(" ", 2)
    return Column(Holds(holds), float(width), tuple(path[0].split("/")) if path else ())


def _cells(line: str) -> tuple[str, ...]:
    # Full-width spaces (　) are indents and stay; the padding that lines the columns up in the file goes.
    return tuple(cell.strip(" ") for cell in line.split("|"))
