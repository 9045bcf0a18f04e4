"""Two sums of printed amounts that should be the same, and how far apart rounding lets them be (区间核对)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext
from functools import cached_property
from typing import Protocol

from extractors.schema.check import Status
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.validators.claim import Changes, Figure

# Digits of an amount at most; a row of more is none, whatever it is.
_DIGITS = 30


class Term(Figure, Protocol):
    """A figure that is an amount of money."""

    @property
    def money(self) -> Money: ...


class Balance:
    """Σ `left` = Σ `right`, within what the printed digits can explain."""

    @property
    def left(self) -> Sequence[Term]:
        raise NotImplementedError

    @property
    def right(self) -> Sequence[Term]:
        raise NotImplementedError

    @property
    def firm(self) -> bool:
        return True

    @property
    def same_money(self) -> bool:
        return len(self.left) == len(self.right) == 1

    @cached_property
    def figures(self) -> tuple[Term, ...]:
        return (*self.left, *self.right)

    @cached_property
    def residual(self) -> Decimal:
        """What is left of the left side when the right is taken off, in yuan."""
        return sum((t.money.yuan for t in self.left), Decimal(0)) - sum(
            (t.money.yuan for t in self.right), Decimal(0)
        )

    @cached_property
    def slack(self) -> Decimal:
        """How much of the residual rounding can explain, in yuan."""
        return slack([term.money for term in self.figures])

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        value, weight = self._weighed.get(figure.key, (figure.value, 0))
        if not weight:
            return ()
        return (changes.get(figure.key, value) - self._residual_with(changes) / weight,)

    def holds_with(self, changes: Changes) -> bool:
        return abs(self._residual_with(changes)) <= self.slack

    @cached_property
    def _weighed(self) -> dict[Hashable, tuple[Decimal, int]]:
        """Every figure as printed, and by how many yuan the residual grows with each one of its unit: sums of thousands of
        terms are tried with another value for each of them."""
        found: dict[Hashable, tuple[Decimal, int]] = {}
        for terms, sign in ((self.left, 1), (self.right, -1)):
            for term in terms:
                _, weight = found.get(term.key, (term.value, 0))
                found[term.key] = (term.value, weight + sign * YUAN_PER_UNIT[term.money.unit])
        return found

    def _residual_with(self, changes: Changes) -> Decimal:
        residual = self.residual
        weighed = self._weighed
        for key in changes if len(changes) < len(weighed) else weighed:
            if key in changes and key in weighed:
                value, weight = weighed[key]
                residual += (changes[key] - value) * weight
        return residual


def computing() -> AbstractContextManager[Context]:
    """Inside, arithmetic is exact to more digits than an amount can have, and what no number comes of is NaN, which is like
    nothing: a document must not stop its own audit."""
    return localcontext(Context(prec=100, traps=[]))


def usable(money: Money) -> bool:
    """Whether the amount can be computed with: a finite number in a currency unit, of no more digits than money has."""
    value = money.value
    return value.is_finite() and money.unit in YUAN_PER_UNIT and len(value.as_tuple().digits) <= _DIGITS


def agreement(left: Sequence[Money], right: Sequence[Money]) -> Status:
    """HOLDS when both sums are equal, ROUNDING when the intervals behind the printed digits can meet."""
    residual = sum((m.yuan for m in left), Decimal(0)) - sum((m.yuan for m in right), Decimal(0))
    if not residual:
        return Status.HOLDS
    return Status.ROUNDING if abs(residual) <= slack([*left, *right]) else Status.FAILS


def slack(amounts: Sequence[Money]) -> Decimal:
    """How far sums of these amounts can be apart although the amounts behind the printed digits agree, in yuan.

    Each stands for ± half its last digit. A printed zero is as exact as the finest amount beside it: a bare `0` among
    cents does not stand for half a unit.
    """
    halves = [_half(money) for money in amounts]
    finest = min(halves, default=Decimal(0))
    pairs = zip(amounts, halves, strict=True)
    return sum((half if money.value else finest for money, half in pairs), Decimal(0))


def _half(money: Money) -> Decimal:
    return (money.interval.high - money.interval.low) / 2
