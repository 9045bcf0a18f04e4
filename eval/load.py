"""Fixtures from their files, `eval/fixtures/*.yaml`.

The body is a list of blocks in printed order. Table rows are written one per line with `|` between the cells;
`<` stands for a cell merged with its left neighbour, `^` for one merged with the cell above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eval.fixture import (
    Block,
    Change,
    Column,
    Fixture,
    Heading,
    Holds,
    Mistake,
    PageBreak,
    Prose,
    Statement,
    Term,
)
from eval.questions.question import Question, QuestionKind, read_evidence, read_value
from extractors.schema.draft import Direction, Kind, Stage

FOLDER = Path(__file__).parent / "fixtures"
# the one of libyaml, where it was built, takes a tenth of the time
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def names() -> tuple[str, ...]:
    """The fixtures that exist, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def load(name: str) -> Fixture:
    """The fixture of that name; raises KeyError when there is none."""
    data = _data(name)
    scalars = ("department", "year", "family", "region", "paper", "table_paper", "continuation", "table_size")
    return Fixture(
        name=name,
        stage=Stage(data["stage"]),
        cover=tuple(data.get("cover", ())),
        contents=tuple(data.get("contents", ())),
        body=tuple(_blocks(data["body"])),
        errors=tuple(Mistake(**error) for error in data.get("errors", ())),
        **{key: data[key] for key in scalars if key in data},
    )


@cache
def questions(name: str) -> tuple[Question, ...]:
    """What is asked of the fixture of that name."""
    return tuple(_question(item) for item in _data(name).get("questions", ()))


def _question(data: Mapping[str, Any]) -> Question:
    return Question(
        ask=data["ask"],
        kind=QuestionKind(data["kind"]),
        values=tuple(read_value(text) for text in data.get("values", ())),
        words=tuple(data.get("words", ())),
        evidence=tuple(read_evidence(item) for item in data.get("evidence", ())),
        also=tuple(data.get("also", ())),
    )


@cache
def _data(name: str) -> Mapping[str, Any]:
    if name not in names():
        raise KeyError(f"no fixture {name!r}; there are {', '.join(names())}")
    data: Mapping[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506  it is a safe one
    return data


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
