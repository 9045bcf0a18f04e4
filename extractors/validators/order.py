"""Which check is worse (轻重缓急): what fails before what could not be told, and of these the larger amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source

_STATUSES = (Status.FAILS, Status.CANNOT_TELL, Status.ROUNDING, Status.HOLDS)
# worst first
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Number(NamedTuple):
    """What is printed at a place, and in what unit."""

    value: Decimal | None
    unit: str


def worst_first(checks: Sequence[Check], budget: Budget) -> list[int]:
    """The positions of the checks: failures by severity and the amount at stake, then what could not be told, what rounding
    explains, and what holds."""
    printed = numbers_of(budget)

    def rank(at: int) -> tuple[int, int, Decimal]:
        check = checks[at]
        return (
            _STATUSES.index(check.status),
            SEVERITIES.index(check.severity),
            -at_stake(check, printed),
        )

    return sorted(range(len(checks)), key=rank)


def at_stake(check: Check, printed: Mapping[Source, Number]) -> Decimal:
    """The difference in yuan; nothing where what differs is no money, but persons, points or per cent.

    It is in the unit of the figure that the check calls `printed`, whatever place is named first."""
    if not check.difference:
        return Decimal(0)
    difference = Decimal(check.difference)
    held = [printed[source] for source in check.sources if source in printed]
    if not held or not difference.is_finite():
        return Decimal(0)
    own = (number for number in held if check.printed and number.value == Decimal(check.printed))
    return abs(difference) * YUAN_PER_UNIT.get(next(own, held[0]).unit, 0)


def numbers_of(budget: Budget) -> dict[Source, Number]:
    """Every amount of the tables and the text, and every other number with its unit, by its place."""
    counts, mentions = (
        (count.quantity for count in budget.counts),
        (each.quantity for each in budget.mentions),
    )
    found = {each.source: Number(each.value, _whole(each.unit)) for each in (*counts, *mentions)}
    for target in (indicator.target for indicator in budget.indicators):
        found[target.source] = Number(target.value, _whole(target.unit))
    amounts = (amount.money for s in budget.statements for line in s.lines for amount in line.amounts)
    told = (
        money for item in budget.narrative for money in (item.current, item.previous, item.delta) if money
    )
    return found | {money.source: Number(money.value, money.unit) for money in (*amounts, *told)}


def _whole(unit: str) -> str:
    """A unit of money as tables write it: targets say 万 for 万元."""
    return f"{unit}元" if f"{unit}元" in YUAN_PER_UNIT and unit else unit
