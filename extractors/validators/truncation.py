"""A document whose figures were cut off instead of rounded (截尾): then totals are larger than the sums of what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.check import Status
from extractors.validators.balance import slack
from extractors.validators.claim import Claim
from extractors.validators.equation import Equation

# Sums that are off by a last digit, all of them in one direction, before a document is said to cut off: by chance as
# many would go one way in one of 250 documents that round.
_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Habit:
    """Figures are cut off: a printed amount stands for itself up to the next one of its digits."""

    words: str = "截尾（全文的合计都不小于各项之和，各数是舍去尾数得来的）"

    def explains(self, equation: Equation, residual: Decimal) -> bool:
        """Whether the parts can have lost in their last digits what the whole is larger by."""
        if residual * (equation.whole.money.yuan or 1) <= 0:
            return False
        lost = 2 * slack([part.money for part in equation.parts])
        return abs(residual) < lost


def with_habit(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; in a document that cuts its figures off, each sum knows of it."""
    if not _cuts_off([claim for claim in claims if isinstance(claim, Equation)]):
        return list(claims)
    habit = Habit()
    return [replace(claim, habit=habit) if isinstance(claim, Equation) else claim for claim in claims]


def _cuts_off(equations: Sequence[Equation]) -> bool:
    """Whether no sum of several parts that is off by last digits is smaller than they are."""
    seen: dict[tuple[Decimal, ...], bool] = {}
    for equation in equations:
        if len(equation.parts) < 2 or not equation.residual:
            continue
        near = equation.status is Status.ROUNDING or Habit().explains(equation, equation.residual)
        if near:
            amounts = tuple(place.money.yuan for place in equation.places)
            seen[amounts] = equation.residual * (equation.whole.money.yuan or 1) > 0
    # one total that is set against several tables is off in all of them for one reason
    totals = {whole for whole, *_ in seen}
    return len(totals) >= _ENOUGH and all(seen.values())
