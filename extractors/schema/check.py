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


class Slip(StrEnum):
    """How a figure came to be printed wrongly (误印方式)."""

    DIGIT = "digit"  # one digit is another
    DIGITS_SWAPPED = "digits_swapped"  # two digits changed places
    DIGIT_LOST = "digit_lost"  # a digit too few, or too many
    SIGN = "sign"
    FACTOR = "factor"  # 10, 100, 1,000, 10,000 times: the unit, or the decimal point
    COPIED = "copied"  # the amount of the line above or below
    LINE_MISSING = "line_missing"
    LINE_TWICE = "line_twice"  # a line that should not count: printed twice, or a part of another
    NONE = "none"  # another figure altogether


class Suspect(BaseModel):
    """The figure that a failure most likely rests on, and what it would have to be.

    `cell` is empty for a figure of the text; `source` is its place."""

    model_config = ConfigDict(frozen=True)

    cell: str | None
    cause: Cause = Cause.UNKNOWN
    proposed: str | None = None
    source: Source | None = None


# Thousands in a long document, so no model: it takes a fifth of the room.
@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One identity, tested. `code` is the dotted name of the validator (`row.parts_make_the_total`).

    `expected`, `printed` and `difference` are plain decimals in yuan unless the message names another unit;
    `difference` is printed − expected. `formula` writes the identity out, where it does not come out exactly.
    `sources` are the cells and sentences that take part."""

    code: str
    status: Status
    severity: Severity = Severity.ERROR
    message: str
    formula: str | None = None
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
            formula=self.formula,
            expected=self.expected,
            printed=self.printed,
            difference=self.difference,
            sources=self.sources,
            suspect=self.suspect,
        )
