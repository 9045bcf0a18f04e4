"""An amount of the text that a table prints too (文表一致): in one cell at least of those that it can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators import said
from extractors.validators.balance import agreement, slack
from extractors.validators.blame import slips
from extractors.validators.claim import Changes, Figure
from extractors.validators.equation import Place
from extractors.validators.said import Said
from extractors.validators.wording import at, formula, in_unit, plain, title

_BEST_FIRST = (Status.HOLDS, Status.ROUNDING, Status.FAILS)


@dataclass(frozen=True)
class Echo:
    """`stated` is the amount of one of the cells at least; `certain` says that it can mean no other cell than these:
    only then it can fail."""

    stated: Said
    cells: tuple[Place, ...]
    certain: bool

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return (self.stated, *(self._matching if self._best is Status.HOLDS else [self._nearest]))

    @property
    def firm(self) -> bool:
        return self.certain

    @property
    def same_money(self) -> bool:
        return True

    @cached_property
    def status(self) -> Status:
        return Status.CANNOT_TELL if self._best is Status.FAILS and not self.certain else self._best

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        cell = self._nearest
        if figure.key == self.stated.key:
            yuan = changes.get(cell.key, cell.value) * YUAN_PER_UNIT[cell.money.unit]
            right = in_unit(yuan, self.stated.money.unit)
            known = _digits(cell.value) + _zeros(self.stated.money.unit) - _zeros(cell.money.unit)
            if known >= _digits(self.stated.value):
                return (_to(right, _digits(self.stated.value)),)
            # the table has fewer digits than the text: it does not ask for one amount, but for one within these
            near = [
                value
                for value in slips.near(self.stated.value)
                if self.holds_with({**changes, figure.key: value})
            ]
            return near or (_to(right, known),)
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
            text += "，可由四舍五入解释" if status is Status.ROUNDING else ""
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
        return min(self._matching, key=lambda cell: abs(cell.money.yuan - self.stated.money.yuan))


def _digits(value: Decimal) -> int:
    """Digits behind the point."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _zeros(unit: str) -> int:
    """The power of ten that a unit is."""
    return len(str(YUAN_PER_UNIT[unit])) - 1


def _to(value: Decimal, digits: int) -> Decimal:
    """What the text should say with the digits that it gives, which may be fewer than the table's."""
    try:
        return value.quantize(Decimal(1).scaleb(-digits))
    except InvalidOperation:  # more digits than anybody prints
        return value
