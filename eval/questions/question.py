"""Questions that a person would ask a fixture, with what a right answer says and where that is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from eval.fixture import Fixture, plain
from eval.labels import amounts
from eval.render.place import Place, Rendered

_VALUE = re.compile(r"(-?[\d,]+(?:\.\d+)?) ?(\S*)")


class QuestionKind(StrEnum):
    """What is asked for."""

    LOOKUP = "lookup"
    WHY = "why"
    CHANGE = "change"
    COMPARE = "compare"
    COMPUTE = "compute"
    COMPOSE = "compose"
    RANK = "rank"
    LIST = "list"
    DEFINE = "define"
    COUNT = "count"
    PURPOSE = "purpose"
    YES_NO = "yes_no"
    UNANSWERABLE = "unanswerable"


@dataclass(frozen=True)
class CellEvidence:
    """A cell: table, row by code or name, column by the end of its path."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class SaidEvidence:
    """The paragraph that holds these words; no other does."""

    words: str


Evidence = CellEvidence | SaidEvidence


@dataclass(frozen=True)
class Value:
    """An amount that the answer states; `unit` is empty for a pure number."""

    printed: str
    unit: str


@dataclass(frozen=True)
class Question:
    """`words` must be in the answer as they are printed; of `evidence` one at least must be cited. `also` are other people's
    words for the very same.

    A question of kind UNANSWERABLE has neither: the right answer is that the document does not say."""

    ask: str
    kind: QuestionKind
    values: tuple[Value, ...] = ()
    words: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    also: tuple[str, ...] = ()


def read_value(text: str) -> Value:
    """`986.35 万元`, `32 人`, `51.27%`. Raises ValueError."""
    found = _VALUE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"expected a number and its unit, found {text!r}")
    return Value(*found.groups())


def read_evidence(data: dict[str, str]) -> Evidence:
    """`{cell: table | row | column}` or `{says: words}`. Raises ValueError."""
    match data:
        case {"cell": text}:
            parts = [part.strip() for part in text.split("|")]
            if len(parts) == 3:
                return CellEvidence(*parts)
        case {"says": words}:
            return SaidEvidence(words)
    raise ValueError(f"expected `cell: table | row | column` or `says: words`, found {data!r}")


def places(evidence: Evidence, fixture: Fixture, rendered: Rendered) -> list[Place]:
    """Where the evidence stands in the rendered document; nothing for formats that know no places.

    Raises ValueError unless exactly one cell or paragraph is meant."""
    if isinstance(evidence, CellEvidence):
        found = rendered.places.get(cell(evidence, fixture))
        return [found] if found is not None else []
    return list(rendered.paragraphs.get(paragraph(evidence, fixture), ()))


def cell(evidence: CellEvidence, fixture: Fixture) -> tuple[str, int, int]:
    """Table, body row and column of the cell that is meant."""
    found = [
        (statement.id, r, c)
        for statement in fixture.statements
        if statement.id == evidence.table
        for r, c, label in amounts(statement)
        if evidence.row in (label.row_code, label.row_name)
        and f"/{label.column}".endswith(f"/{plain(evidence.column)}")
    ]
    if len(found) != 1:
        raise ValueError(f"{fixture.name}: expected one cell, found {len(found)} for {evidence}")
    return found[0]


def paragraph(evidence: SaidEvidence, fixture: Fixture) -> int:
    """The number of the block that holds the words."""
    words = plain(evidence.words)
    found = [n for n, text in fixture.paragraphs() if words in plain(text)]
    if len(found) != 1:
        raise ValueError(f"{fixture.name}: expected one paragraph, found {len(found)} for {evidence}")
    return found[0]
