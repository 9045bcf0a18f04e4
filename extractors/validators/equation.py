"""An identity between printed amounts (勾稽关系), before it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from extractors.schema.budget import Amount, Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Method
from extractors.schema.money import YUAN_PER_UNIT, Interval, Money
from extractors.schema.source import Source
from extractors.validators.remembered import remembered

# Below this confidence of the reader a failure is more likely ours than the publisher's.
LEGIBLE = 0.9
ZERO = Interval(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Place:
    """An amount of a statement with the line and the column it stands in."""

    statement: Statement
    line: Line
    amount: Amount

    @property
    def money(self) -> Money:
        return self.amount.money

    @property
    def source(self) -> Source:
        return self.amount.money.source

    @property
    def legible(self) -> bool:
        """Whether the reading can be relied on: a text layer, or characters recognised with confidence."""
        return self.amount.method is not Method.OCR and self.source.confidence >= LEGIBLE

    @property
    def key(self) -> tuple[object, ...]:
        """What makes the printed cell different from all others."""
        source = self.source
        return (source.cell, source.page, source.line, source.box, self.line.panel, self.amount.column)


@dataclass(frozen=True)
class Equation:
    """`whole` = Σ `parts`.

    `gaps` says that a cell which could hold a part prints nothing. `doubt` is the reason why the structure itself
    is not certain: an equation in doubt can hold but never fails. `where` names the line or column it runs along.
    """

    whole: Place
    parts: tuple[Place, ...]
    where: str
    gaps: bool = False
    doubt: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.whole, *self.parts)

    @cached_property
    def residual(self) -> Decimal:
        """Printed whole minus the sum of the parts, in yuan."""
        return self.whole.money.yuan - sum((part.money.yuan for part in self.parts), Decimal(0))

    def mending(self, place: Place) -> Decimal | None:
        """What must be added to this cell so that the equation holds, in yuan; None when it takes no part."""
        if all(place.key != each.key for each in self.places):
            return None
        return -self.residual if place.key == self.whole.key else self.residual

    @cached_property
    def status(self) -> Status:
        status = agreement([self.whole.money], [part.money for part in self.parts])
        if status is not Status.FAILS:
            return status
        unread = self.gaps and not all(place.legible for place in self.places)
        return Status.CANNOT_TELL if self.doubt or unread else Status.FAILS

    @property
    def reason(self) -> str:
        """Why an equation that does not come out is not called a failure."""
        return self.doubt or "有的单元格没有读出数字，可能是漏读"


def usable(money: Money) -> bool:
    """Whether the amount can be computed with: a finite number in a currency unit."""
    return money.value.is_finite() and money.unit in YUAN_PER_UNIT


def places(statement: Statement, lines: Iterable[Line] | None = None) -> list[Place]:
    """All amounts of the statement (or of these lines of it) that can be computed with."""
    chosen = statement.lines if lines is None else lines
    return [place for line in chosen for place in _in(statement, line)]


@remembered
def _in(statement: Statement, line: Line) -> tuple[Place, ...]:
    if _numbers_the_columns(line):
        return ()
    return tuple(
        Place(statement, line, amount) for amount in line.amounts if usable(amount.money) and amount.column
    )


def _numbers_the_columns(line: Line) -> bool:
    """Whether a line is the ruler under a header (1 2 3 4 …), read as amounts because its marks were not."""
    values = [amount.money.value for amount in line.amounts]
    if len(values) < 4 or not all(value.is_finite() and value.as_tuple().exponent == 0 for value in values):
        return False
    return {after - before for before, after in pairwise(values)} <= {1, 2}


def agreement(left: Sequence[Money], right: Sequence[Money]) -> Status:
    """HOLDS when both sums are equal, ROUNDING when the intervals behind the printed digits can meet.

    A printed zero is as exact as the finest amount beside it: a bare `0` among cents does not stand for half a
    unit.
    """
    if sum(m.yuan for m in left) == sum(m.yuan for m in right):
        return Status.HOLDS
    finest = min((_half(m) for m in (*left, *right)), default=Decimal(0))
    if _spread(left, finest).meets(_spread(right, finest)):
        return Status.ROUNDING
    return Status.FAILS


def _half(money: Money) -> Decimal:
    return (money.interval.high - money.interval.low) / 2


def _spread(amounts: Sequence[Money], finest: Decimal) -> Interval:
    total = ZERO
    for money in amounts:
        total += money.interval if money.value else Interval(-finest, finest)
    return total
