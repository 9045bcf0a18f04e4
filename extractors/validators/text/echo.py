"""An amount of the text that a table prints too (文表一致): in one cell at least of those that it can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractors.schema.check import Check, Severity, Slip, Status, Suspect
from extractors.schema.draft import Method
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.validators import slips
from extractors.validators.balance import agreement, slack
from extractors.validators.claim import Changes, Figure
from extractors.validators.equation import Place
from extractors.validators.text import said
from extractors.validators.text.said import Said
from extractors.validators.wording import at, formula, in_unit, plain, title

# Digits that an amount needs before a likeness says something, and the likenesses that do.
_TELLING = 4
_SLIPS = (Slip.DIGIT, Slip.DIGITS_SWAPPED, Slip.FACTOR)
_BEST_FIRST = (Status.HOLDS, Status.ROUNDING, Status.FAILS)


@dataclass(frozen=True)
class Echo:
    """`stated` is the amount of one of the cells at least; `certain` says that it can mean no other cell than these, or
    `meant` which of them it must mean: only then it can fail."""

    stated: Said
    cells: tuple[Place, ...]
    certain: bool
    meant: Place | None = None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return (self.stated, *(self._matching if self._best is Status.HOLDS else [self._nearest]))

    @property
    def is_found(self) -> bool:
        """Whether some cell prints the amount."""
        return self._best is not Status.FAILS

    @property
    def firm(self) -> bool:
        if any(cell.amount.method is Method.ARITHMETIC for cell in self.cells):
            return False  # which column it belongs to is our own inference
        return self.certain or self.meant is not None

    @property
    def same_money(self) -> bool:
        return True

    @cached_property
    def status(self) -> Status:
        return Status.CANNOT_TELL if self._best is Status.FAILS and not self.firm else self._best

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        cell = self._nearest
        if figure.key == self.stated.key:
            value = changes.get(cell.key, cell.value)
            right, known = _in_the_text(value, cell.money, self.stated.money)
            if known >= _digits(self.stated.value):
                return (right,)
            # the table has fewer digits than the text: it does not ask for one amount, but for one within these
            near = [
                value
                for value in slips.near(self.stated.value)
                if self.holds_with({**changes, figure.key: value})
            ]
            return near or (right,)
        if figure.key == cell.key:
            yuan = changes.get(self.stated.key, self.stated.value) * YUAN_PER_UNIT[self.stated.money.unit]
            return (in_unit(yuan, cell.money.unit),)
        return ()

    def holds_with(self, changes: Changes) -> bool:
        said_yuan = changes.get(self.stated.key, self.stated.value) * YUAN_PER_UNIT[self.stated.money.unit]
        return any(
            abs(said_yuan - changes.get(cell.key, cell.value) * YUAN_PER_UNIT[cell.money.unit])
            <= slack([self.stated.money, cell.money])
            for cell in self.cells
        )

    def judged(self, suspect: Suspect | None) -> Check:
        item, money, status = self.stated.item, self.stated.money, self.status
        called = " ".join(word for word in (item.code, item.item) if word)
        text = f"文字中“{called}”为 {said.printed(money)}"
        if status is Status.HOLDS:
            return Check(
                code="",
                status=status,
                severity=Severity.INFO,
                message=f"{text}，与{title(self._matching[0].statement)}相符",
                sources=(money.source, *(place.source for place in self._matching)),
            )
        nearest = self._nearest
        expected = in_unit(nearest.money.yuan, money.unit)
        text += at(money.source)
        if status is Status.CANNOT_TELL:
            text += "，各表同名项目没有这一金额，不能断定有误：口径可能不同"
        else:
            text += f"，{title(nearest.statement)}印 {said.printed(nearest.money)}{at(nearest.source)}"
            text += f"，相差 {plain(money.value - expected)}{money.unit}"
            text += "，可由四舍五入解释" if status is Status.ROUNDING else self._by_a_factor(expected)
        return Check(
            code="",
            status=status,
            severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
            message=text,
            formula=formula([money], [nearest.money]),
            expected=plain(expected),
            printed=plain(money.value),
            difference=plain(money.value - expected),
            sources=(money.source, nearest.source),
            suspect=suspect if status is Status.FAILS else None,
        )

    def _by_a_factor(self, expected: Decimal) -> str:
        by = slips.factor(self.stated.value, expected)
        return f"，正好差 {by:,} 倍，疑为单位或小数点有误" if by else ""

    @cached_property
    def _judged(self) -> list[tuple[Status, Place]]:
        return [(agreement([self.stated.money], [cell.money]), cell) for cell in self.cells]

    @cached_property
    def _best(self) -> Status:
        return min((status for status, _ in self._judged), key=_BEST_FIRST.index)

    @cached_property
    def _matching(self) -> list[Place]:
        return [cell for status, cell in self._judged if status is self._best]

    @cached_property
    def _nearest(self) -> Place:
        if self.meant is not None and self._best is Status.FAILS:
            return self.meant
        slipped = [cell for cell in self._matching if self._is_slip(cell)]
        return min(slipped or self._matching, key=self._distance)

    def _is_slip(self, cell: Place) -> bool:
        right, _ = _in_the_text(cell.value, cell.money, self.stated.money)
        return slips.slip(self.stated.value, right) is not Slip.NONE

    def _distance(self, cell: Place) -> Decimal:
        return abs(cell.money.yuan - self.stated.money.yuan)


def one_slip_from(stated: Said, cells: Sequence[Place], speaking: Sequence[Place]) -> Place | None:
    """The first cell that a single slip of the hand turns into what the text states, with so many digits that two amounts
    which have nothing to do with each other are not so alike. Of `speaking` cells, which hold this year's whole amount of
    the item, fewer digits tell."""
    for cell in speaking:
        right, known = _in_the_text(cell.value, cell.money, stated.money)
        told = _to(stated.value, min(known, _digits(stated.value)))
        enough = min(len(value.as_tuple().digits) for value in (told, right)) >= _TELLING
        if enough and slips.slip(told, right) in _SLIPS:
            return cell
    for cell in cells:
        right, _ = _in_the_text(cell.value, cell.money, stated.money)
        in_full = in_unit(cell.money.yuan, stated.money.unit)
        if any(slips.is_telling(stated.value, value) for value in (right, in_full)):
            return cell
    return None


def _in_the_text(value: Decimal, cell: Money, stated: Money) -> tuple[Decimal, int]:
    """A cell's amount as the text would print it, and how many digits behind the point the cell knows of it."""
    known = _digits(cell.value) + _zeros(stated.unit) - _zeros(cell.unit)
    right = in_unit(value * YUAN_PER_UNIT[cell.unit], stated.unit)
    return _to(right, min(known, _digits(stated.value))), known


def _digits(value: Decimal) -> int:
    """Digits behind the point."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _zeros(unit: str) -> int:
    """The power of ten that a unit is."""
    return len(str(YUAN_PER_UNIT[unit])) - 1


def _to(value: Decimal, digits: int) -> Decimal:
    """What the text should say with the digits that it gives, which may be fewer than the table's."""
    rounded = value.quantize(Decimal(1).scaleb(-digits))
    return rounded if rounded.is_finite() else value  # more digits than anybody prints
