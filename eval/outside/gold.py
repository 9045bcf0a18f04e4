"""Labels made by hand, in three files beside a document: its facts, what is wrong in it, and questions with answers.

NAME.facts.jsonl     one amount a line; a first line with `label` says who made and who confirmed a draft of them
NAME.findings.json   a list of what does not agree in the published document, by the lines or pages where it stands
NAME.qa.jsonl        one question a line, with the answer, its values and the quotes that prove it
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractors.schema.draft import Kind

Number = Annotated[int, Field(ge=1)]
# a list that is left out and one that is null say the same
_Lines = Annotated[tuple[Number, ...], BeforeValidator(lambda given: () if given is None else given)]


class GoldError(ValueError):
    """A folder or a file of labels is not in the form: says which file and line, what was expected, what was found."""


class GoldRecord(BaseModel):
    """What labels have in common: fields that are not asked for may be there and are not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class LabelHead(GoldRecord):
    """Who drafted labels, of which document (SHA-256 of its bytes), and who says that they are right."""

    made_by: str
    document: str
    confirmed_by: str = ""
    confirmed_on: str = ""

    @property
    def confirmed(self) -> bool:
        return bool(self.confirmed_by.strip())


class GoldFact(GoldRecord):
    """One printed figure. `amount` is as printed, `column` the header path joined by `/`; a target of performance
    stands in `target`, words and all. `delta`, `direction` and `reason` are what a sentence says of a change."""

    doc: str = ""
    statement: Kind
    table: str | None = None
    row_code: str | None = None
    row_name: str | None = None
    column: str | None = None
    amount: str | None = None
    unit: str | None = None
    year: int | None = None
    page: Number | None = None
    line: Number | None = None
    cell: int | str | None = None
    quote: str = ""
    source: Literal["table", "narrative"]
    target: str | None = None
    delta: str | None = None
    direction: str | None = None
    reason: str | None = None


class Severity(StrEnum):
    """How bad what is wrong in a document is."""

    ERROR = "error"  # it contradicts itself
    ROUNDING = "rounding"  # the printed digits can explain it
    SUSPICIOUS = "suspicious"  # it can be read in a way that is right
    EDITORIAL = "editorial"  # wording, numbering, layout


class GoldFinding(GoldRecord):
    """Something that does not agree in a document; `computed` is there where arithmetic can tell."""

    id: str
    severity: Severity
    description: str = ""
    lines: _Lines = ()
    pages: _Lines = ()
    computed: str | None = None

    @property
    def arithmetic(self) -> bool:
        """Whether checks should find it."""
        return self.severity in (Severity.ERROR, Severity.ROUNDING) or bool(self.computed)


class GoldValue(GoldRecord):
    amount: str
    unit: str | None = None


class GoldEvidence(GoldRecord):
    quote: str = ""


class GoldQuestion(GoldRecord):
    """A question of a person, with the answer; one that is not answerable asks for what the document does not say."""

    id: str
    type: str = Field(pattern=r"^[\w-]{1,40}$")
    question: str
    answer: str
    values: tuple[GoldValue, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    answerable: bool = True


@dataclass(frozen=True)
class GoldFacts:
    """The facts of one document; without a head they were made by hand."""

    head: LabelHead | None
    facts: tuple[GoldFact, ...]
