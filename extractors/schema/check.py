"""The outcome of a check. Wrong data is data: validators return checks and never raise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from extractors.schema.source import Source


class Status(StrEnum):
    HOLDS = "holds"
    ROUNDING = "rounding"  # differs by no more than the printed digits can explain
    FAILS = "fails"
    CANNOT_TELL = "cannot_tell"


# the words for them, worst first
STATUS_NAMES = {
    Status.FAILS: "不符",
    Status.CANNOT_TELL: "无法判断",
    Status.ROUNDING: "四舍五入",
    Status.HOLDS: "相符",
}


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Cause(StrEnum):
    MISREAD = "misread"  # our reading is wrong
    MISPRINT = "misprint"  # the publisher's figure is wrong
    UNKNOWN = "unknown"


class Suspect(BaseModel):
    """The cell that a failure most likely rests on, and what it would have to be."""

    model_config = ConfigDict(frozen=True)

    cell: str | None
    cause: Cause = Cause.UNKNOWN
    proposed: str | None = None


# Thousands in a long document, so no model: it takes a fifth of the room.
@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One identity, tested. `code` is the dotted name of the validator (`row.parts_make_the_total`).

    `expected`, `printed` and `difference` are plain decimals in yuan unless the message names another unit;
    `difference` is printed − expected. `sources` are the cells and sentences that take part."""

    code: str
    status: Status
    severity: Severity = Severity.ERROR
    message: str
    expected: str | None = None
    printed: str | None = None
    difference: str | None = None
    sources: tuple[Source, ...] = ()
    suspect: Suspect | None = None

    def by(self, code: str) -> Check:
        """The check as one of the rule with this code; every check comes by here, so it is written out."""
        return Check(
            code=code,
            status=self.status,
            severity=self.severity,
            message=self.message,
            expected=self.expected,
            printed=self.printed,
            difference=self.difference,
            sources=self.sources,
            suspect=self.suspect,
        )
