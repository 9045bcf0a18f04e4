"""A figure of a sentence (文字中的数字) as a figure that takes part in claims."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, NarrativeItem, Percent
from extractors.schema.check import Cause, Suspect
from extractors.schema.draft import Direction
from extractors.schema.money import YUAN_PER_UNIT, Interval, Money
from extractors.schema.source import LEGIBLE, Source
from extractors.validators.balance import usable
from extractors.validators.claim import Changes
from extractors.validators.remembered import remembered
from extractors.validators.wording import faint

WORDS = {Direction.INCREASE: "增加", Direction.DECREASE: "减少", Direction.FLAT: "持平"}
_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1}


@dataclass(frozen=True, slots=True)
class Said:
    """An amount that a sentence gives for its item."""

    item: NarrativeItem
    money: Money

    @property
    def value(self) -> Decimal:
        return self.money.value

    @property
    def source(self) -> Source:
        return self.money.source

    @property
    def legible(self) -> bool:
        return self.source.confidence >= LEGIBLE

    @property
    def key(self) -> Hashable:
        return id(self.money)


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage that a sentence gives for its item."""

    item: NarrativeItem
    percent: Percent

    @property
    def value(self) -> Decimal:
        return self.percent.value

    @property
    def source(self) -> Source:
        return self.percent.source

    @property
    def legible(self) -> bool:
        return self.source.confidence >= LEGIBLE

    @property
    def key(self) -> Hashable:
        return id(self.percent)


def of(budget: Budget, money: Money) -> Said | None:
    """The figure that an amount of the narrative is; None for an amount of anything else."""
    item = _items(budget).get(id(money))
    return None if item is None else _said(item, money)


@remembered
def _items(budget: Budget) -> dict[int, NarrativeItem]:
    return {
        id(money): item
        for item in budget.narrative
        for money in (item.current, item.previous, item.delta)
        if money is not None
    }


def current(item: NarrativeItem) -> Said | None:
    """This year's amount, where it is given and can be computed with; so too the two below."""
    return _said(item, item.current)


def previous(item: NarrativeItem) -> Said | None:
    return _said(item, item.previous)


def delta(item: NarrativeItem) -> Said | None:
    return _said(item, item.delta)


def moved(figure: Said, changes: Changes) -> tuple[Decimal, Interval]:
    """The amount in yuan with what its digits let it be, as printed or as changed."""
    money = figure.money
    by = (changes.get(figure.key, figure.value) - figure.value) * YUAN_PER_UNIT[money.unit]
    return money.yuan + by, Interval(money.interval.low + by, money.interval.high + by)


def sign(item: NarrativeItem) -> int | None:
    """1 for an increase, -1 for a decrease, None for anything else."""
    return None if item.direction is None else _SIGN.get(item.direction)


def printed(money: Money) -> str:
    return f"{money.printed}{money.unit}"


def unsure(*sources: Source) -> Suspect:
    """The place that was read with the least confidence, or the first, without saying what is wrong with it."""
    worst = min(sources, key=lambda source: source.confidence)
    cause = Cause.MISREAD if faint(worst) else Cause.UNKNOWN
    return Suspect(cell=worst.cell, cause=cause, source=worst)


def _said(item: NarrativeItem, money: Money | None) -> Said | None:
    return None if money is None or not usable(money) else Said(item, money)
