"""An identity between printed amounts (勾稽关系): a sum of cells that is printed in another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.schema.budget import Amount, Line, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Method
from extractors.schema.money import Money
from extractors.schema.source import LEGIBLE, Source
from extractors.validators.balance import Balance, usable
from extractors.validators.claim import Changes
from extractors.validators.remembered import remembered
from extractors.validators.wording import at, formula, in_unit, plain, sum_of

if TYPE_CHECKING:
    from extractors.validators.truncation import Habit


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
    def value(self) -> Decimal:
        return self.amount.money.value

    @property
    def source(self) -> Source:
        return self.amount.money.source

    @property
    def legible(self) -> bool:
        return self.amount.method is not Method.OCR and self.source.confidence >= LEGIBLE

    @property
    def key(self) -> Hashable:
        # every printed cell is one record of the budget, which outlives all that is asked about it
        return id(self.amount)


@dataclass(frozen=True)
class Equation(Balance):
    """`whole` = Σ `parts`.

    `gaps` says that a cell which could hold a part prints nothing. `doubt` is the reason why the structure itself
    is not certain: an equation in doubt can hold but never fails. `where` names the line or column it runs along;
    `habit` is how the document shortens its figures, where that is not rounding.
    """

    whole: Place
    parts: tuple[Place, ...]
    where: str
    gaps: bool = False
    doubt: str = ""
    severity: Severity = Severity.ERROR
    habit: Habit | None = None

    @property
    def left(self) -> tuple[Place, ...]:
        return (self.whole,)

    @property
    def right(self) -> tuple[Place, ...]:
        return self.parts

    @property
    def firm(self) -> bool:
        return not self.doubt

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.whole, *self.parts)

    def mending(self, place: Place) -> Decimal | None:
        """What must be added to this cell so that the equation holds, in yuan; None when it takes no part."""
        if all(place.key != each.key for each in self.places):
            return None
        return -self.residual if place.key == self.whole.key else self.residual

    @cached_property
    def status(self) -> Status:
        if not self.residual:
            return Status.HOLDS
        if abs(self.residual) <= self.slack or self._is_cut_off(self.residual):
            return Status.ROUNDING
        unread = self.gaps and not all(place.legible for place in self.places)
        return Status.CANNOT_TELL if self.doubt or unread else Status.FAILS

    def holds_with(self, changes: Changes) -> bool:
        return self._is_cut_off(self._residual_with(changes)) or super().holds_with(changes)

    def _is_cut_off(self, residual: Decimal) -> bool:
        return self.habit is not None and self.habit.explains(self, residual)

    @property
    def reason(self) -> str:
        """Why an equation that does not come out is not called a failure."""
        return self.doubt or "有的单元格没有读出数字，可能是漏读"

    def judged(self, suspect: Suspect | None) -> Check:
        status, whole = self.status, self.whole
        unit, printed = whole.money.unit, whole.money.value
        expected = in_unit(whole.money.yuan - self.residual, unit)
        parts = [part.money for part in self.parts]
        sources = tuple(place.source for place in self.places)
        told = sum_of(parts, unit)
        if len(parts) > 1:
            told += f" = {plain(expected)}{unit}"
        text = f"{self.where}：印 {whole.money.printed}{unit}，"
        if status is Status.HOLDS:
            text += f"与 {told} 相符"
            return Check(code="", status=status, severity=Severity.INFO, message=text, sources=sources)
        text += f"与 {told} 相差 {plain(printed - expected)}{unit}{at(whole.source)}"
        if status is Status.ROUNDING:
            text += f"，可由{self._shortened()}解释"
        elif status is Status.CANNOT_TELL:
            text += f"，不能断定有误：{self.reason}"
        else:
            text += self._accusing(suspect)
        return Check(
            code="",
            status=status,
            severity=self.severity if status is Status.FAILS else Severity.INFO,
            message=text,
            formula=formula([whole.money], parts),
            expected=plain(expected),
            printed=plain(printed),
            difference=plain(printed - expected),
            sources=sources,
            suspect=suspect if status is Status.FAILS else None,
        )

    def _shortened(self) -> str:
        return self.habit.words if self.habit is not None and self._is_cut_off(self.residual) else "四舍五入"

    def _accusing(self, suspect: Suspect | None) -> str:
        """Which cell the failure most likely rests on, where the arithmetic or the reading says so."""
        place = next((p for p in self.places if suspect and p.source == suspect.source), None)
        if suspect is None or place is None or suspect.cause is Cause.UNKNOWN:
            return ""
        what = "可能没有读对" if suspect.cause is Cause.MISREAD else "疑为误印"
        mended = f"，若为 {suspect.proposed} 则各式都成立" if suspect.proposed is not None else ""
        return f"；“{place.line.name}”行“{place.amount.column}”的 {place.money.printed} {what}{mended}"


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
