"""What the list of documents tells of each, and what is said of those that are not there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from extractors.schema.check import Status
from extractors.schema.draft import Level, Stage
from extractors.schema.extraction import Extraction


class UnknownDocument(LookupError):
    """No document of the library has this id, beginning of an id, or name; or several have."""


class UnusableStore(Exception):
    """The database cannot be opened, or it is none."""


class Document(BaseModel):
    """A document of the library. `id` is the SHA-256 of its bytes; the counts are of its checks and amounts."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    suffix: str = ""
    department: str = ""
    region: str = ""
    fiscal_year: int | None = None
    stage: Stage = Stage.BUDGET
    level: Level = Level.DEPARTMENT
    pages: int = 0
    added_at: datetime
    tables: int = 0
    amounts: int = 0
    holds: int = 0
    rounding: int = 0
    fails: int = 0
    cannot_tell: int = 0

    @property
    def title(self) -> str:
        """How an answer names the document: `青河县医疗保障局2020年预算`; a unit's own says 单位预算."""
        year = f"{self.fiscal_year}年" if self.fiscal_year else ""
        stage = "决算" if self.stage is Stage.FINAL else "预算"
        level = "单位" if self.level is Level.UNIT else ""
        return f"{self.department}{year}{level}{stage}" if self.department else self.name


def described(extraction: Extraction, suffix: str) -> Document:
    """The entry of an extraction in the list, added now."""
    budget = extraction.budget
    return Document(
        id=budget.document,
        name=budget.name,
        suffix=suffix,
        department=budget.department.text if budget.department else "",
        region=budget.region,
        fiscal_year=budget.fiscal_year,
        stage=budget.stage,
        level=budget.level,
        pages=len(extraction.pages),
        added_at=datetime.now(UTC),
        tables=len(budget.statements),
        amounts=sum(len(line.amounts) for s in budget.statements for line in s.lines),
        holds=extraction.count(Status.HOLDS),
        rounding=extraction.count(Status.ROUNDING),
        fails=extraction.count(Status.FAILS),
        cannot_tell=extraction.count(Status.CANNOT_TELL),
    )


def document_of(row: Any) -> Document:
    """A row of the database as a document."""
    held = dict(row)
    # SQLite keeps no time zone; what was put in is always UTC.
    held["added_at"] = held["added_at"].replace(tzinfo=held["added_at"].tzinfo or UTC)
    return Document.model_validate(held)
