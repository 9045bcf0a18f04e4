"""What is wrong with a disclosure, cause by cause (疑点): one wrong figure is one finding, whatever fails because of it."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from extractors.schema.check import Cause, Severity, Slip
from extractors.schema.source import Source


class Spot(BaseModel):
    """A printed figure, sentence or title, and how a person finds it: table, row and column, or the item of a sentence."""

    model_config = ConfigDict(frozen=True)

    source: Source
    table: str = ""
    row: str = ""
    column: str = ""
    printed: str = ""
    unit: str = ""


class Finding(BaseModel):
    """One cause. `code` is the rule that shows it, `checks` are the positions in `Extraction.checks` of all checks that
    fail because of it, the worst first; `message` is what the first of them says.

    `spot` is what most likely is wrong; `proposed` what it should be, in the unit of the spot, where that follows.
    `also` are other prints of the same wrong amount, or the other figures of a line that should not count; `rivals` are
    figures that may be wrong instead. `at_stake` is the largest difference among the checks in yuan, None where none is
    an amount.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    message: str = ""
    severity: Severity
    cause: Cause
    slip: Slip = Slip.NONE
    spot: Spot
    proposed: str | None = None
    at_stake: Decimal | None = None
    also: tuple[Spot, ...] = ()
    rivals: tuple[Spot, ...] = ()
    checks: tuple[int, ...]
