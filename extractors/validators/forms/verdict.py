"""The check that a comparison of words or of figures outside the tables comes to; the suspected place comes first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.money import Interval
from extractors.schema.source import Source
from extractors.validators.wording import at, faint, plain


def verdict(
    status: Status,
    message: str,
    sources: Sequence[Source],
    *,
    printed: str | Decimal | None = None,
    expected: str | Decimal | None = None,
    severity: Severity = Severity.ERROR,
    proposed: str | None = None,
    blamed: bool = True,
) -> Check:
    """A check of what the first source prints against the others; `blamed` says that the first is the wrong one."""
    differs = status is not Status.HOLDS
    difference = None
    if differs and isinstance(printed, Decimal) and isinstance(expected, Decimal):
        difference = plain(printed - expected)
    first = sources[0]
    cause = Cause.MISREAD if faint(first) else Cause.MISPRINT if blamed else Cause.UNKNOWN
    return Check(
        code="",
        status=status,
        severity=severity if status is Status.FAILS else Severity.INFO,
        message=message + (at(first) if differs else ""),
        expected=_text(expected) if differs else None,
        printed=_text(printed) if differs else None,
        difference=difference,
        sources=tuple(dict.fromkeys(sources)),
        suspect=Suspect(cell=first.cell, cause=cause, proposed=proposed) if status is Status.FAILS else None,
    )


def spread(value: Decimal, scale: int = 1) -> Interval:
    """What a printed number can stand for: ± half its last digit; `scale` is how much one of its unit is."""
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    return Interval((value - half) * scale, (value + half) * scale)


def _text(value: str | Decimal | None) -> str | None:
    return plain(value) if isinstance(value, Decimal) else value
