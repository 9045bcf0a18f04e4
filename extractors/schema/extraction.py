"""The whole result for one document."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Status
from extractors.schema.coverage import Coverage
from extractors.schema.finding import Finding
from extractors.schema.hidden import Hidden
from extractors.schema.source import Box, Source


class PageInfo(BaseModel):
    """A page: its size in points, how it was read, how legible it was (1 for a text layer), and where personal data
    stands on it."""

    model_config = ConfigDict(frozen=True)

    number: int
    width: float
    height: float
    reader: str
    legibility: float = 1.0
    withheld: tuple[Box, ...] = ()


class Passage(BaseModel):
    """A paragraph or a note of the document under its heading path: what the index is filled with."""

    model_config = ConfigDict(frozen=True)

    id: str
    heading: tuple[str, ...] = ()
    source: Source


class Run(BaseModel):
    """How the result was made.

    `tokens` are those of the model's answers when they were made, which a cache gives again for nothing; `unanswered` says
    what of the document a model was asked about in vain."""

    model_config = ConfigDict(frozen=True)

    version: str
    engine: str = "rules"
    readers: tuple[str, ...] = ()
    model: str | None = None
    prompts: dict[str, str] = {}
    tokens: int = 0
    unanswered: tuple[str, ...] = ()
    seconds: float = 0.0


class Extraction(BaseModel):
    """A checked budget: what `budget.json` holds. `hidden` is what the file says and does not print: it is reported, and
    nothing else is made of it."""

    model_config = ConfigDict(frozen=True)

    budget: Budget
    coverage: Coverage = Coverage()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    pages: tuple[PageInfo, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    run: Run

    def count(self, status: Status) -> int:
        return sum(check.status is status for check in self.checks)
