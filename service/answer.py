"""What `ask` gives back: an answer in which every figure and every reason has its printed place."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractors.schema.source import Box

Engine = Literal["embedded", "llm"]


class Outcome(StrEnum):
    ANSWERED = "answered"
    NOT_DISCLOSED = "not_disclosed"
    CONFLICTING = "conflicting"
    CANNOT_TELL = "cannot_tell"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Value(_Record):
    """A figure of the answer. `amount` is in `unit`; `yuan` is None for what is not money (人, 辆, %).

    `citation` is the number of the citation where it is printed, None for a figure that `derivation` computes.
    `label` names the item that the figure is of.
    """

    amount: Decimal
    unit: str
    yuan: Decimal | None = None
    citation: int | None = None
    label: str = ""


class Citation(_Record):
    """A printed place (出处). `document` is the document's id, `name` what people call it.

    `quote` is exactly what is printed: a sentence, or the name and the figure of a table row with a tab between. Of a
    cell, `row` is the name of its row and `column` the header path of its column, joined by `/`, as in facts.csv; either
    may be empty where the table prints none. Both are None for what stands in no table.
    """

    n: int
    document: str
    name: str = ""
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    quote: str
    section: str = ""
    row: str | None = None
    column: str | None = None


class Derivation(_Record):
    """A calculation over cited figures, re-executed in decimals: `3923.22 ÷ 3974.12 × 100` → `98.72`."""

    expression: str
    result: Decimal
    unit: str = ""


class Answer(_Record):
    """An answer, or a refusal that names what was searched. In `answer`, `[n]` marks citation n.

    `understood` is the question that was answered where the one asked left something out: a turn of a conversation.
    `engine` is who wrote it; `note` tells the reader where a model that was asked did not, or not to the end.
    """

    question: str
    status: Outcome
    answer: str
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    derivation: tuple[Derivation, ...] = ()
    engine: Engine = "embedded"
    elapsed_ms: int = 0
    tokens: int = 0
    understood: str | None = None
    note: str = ""
