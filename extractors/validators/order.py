"""Which check is worse (轻重缓急): what fails before what could not be told, and of these the larger amount."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source

_STATUSES = (Status.FAILS, Status.CANNOT_TELL, Status.ROUNDING, Status.HOLDS)
# worst first
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def worst_first(checks: Sequence[Check], budget: Budget) -> list[int]:
    """The positions of the checks: failures by severity and the amount at stake, then what could not be told, what rounding
    explains, and what holds."""
    units = units_of(budget)

    def rank(at: int) -> tuple[int, int, Decimal]:
        check = checks[at]
        return (
            _STATUSES.index(check.status),
            SEVERITIES.index(check.severity),
            -at_stake(check, units),
        )

    return sorted(range(len(checks)), key=rank)


def at_stake(check: Check, units: dict[Source, str]) -> Decimal:
    """The difference in yuan; it is printed in the unit of the first amount that takes part."""
    if not check.difference:
        return Decimal(0)
    unit = next((units[source] for source in check.sources if source in units), "元")
    try:
        difference = Decimal(check.difference)
    except InvalidOperation:
        return Decimal(0)
    # a difference in words or in percentage points
    return abs(difference) * YUAN_PER_UNIT.get(unit, 1) if difference.is_finite() else Decimal(0)


def units_of(budget: Budget) -> dict[Source, str]:
    """The unit of every amount of the tables and the text, by its place."""
    amounts = (amount.money for s in budget.statements for line in s.lines for amount in line.amounts)
    told = (
        money for item in budget.narrative for money in (item.current, item.previous, item.delta) if money
    )
    return {money.source: money.unit for money in (*amounts, *told)}
