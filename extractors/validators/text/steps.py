"""Claims about changes in the text (增减额): from last year's amount to this year's, and one change that is stated twice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.schema.budget import NarrativeItem
from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.validators.balance import Balance, agreement
from extractors.validators.claim import Changes
from extractors.validators.text import said
from extractors.validators.text.said import Said
from extractors.validators.wording import at, formula, in_unit, plain


@dataclass(frozen=True)
class Step(Balance):
    """From last year's amount by the stated change to this year's."""

    item: NarrativeItem
    current: Said
    previous: Said
    delta: Said
    doubt: str = ""

    @property
    def firm(self) -> bool:
        return not self.doubt

    @property
    def left(self) -> tuple[Said, ...]:
        return (self.current,) if said.sign(self.item) == 1 else (self.current, self.delta)

    @property
    def right(self) -> tuple[Said, ...]:
        return (self.previous, self.delta) if said.sign(self.item) == 1 else (self.previous,)

    @cached_property
    def status(self) -> Status:
        status = agreement([term.money for term in self.left], [term.money for term in self.right])
        return Status.CANNOT_TELL if status is Status.FAILS and self.doubt else status

    def judged(self, suspect: Suspect | None) -> Check:
        money = self.current.money
        value = in_unit(money.yuan - self.residual, money.unit)
        difference = f"相差 {plain(money.value - value)}{money.unit}"
        tail = {
            Status.HOLDS: "相符",
            Status.ROUNDING: f"{difference}，可由四舍五入解释",
            Status.CANNOT_TELL: f"{difference}，不能断定有误：{self.doubt}",
        }
        return Check(
            code="",
            status=self.status,
            severity=Severity.ERROR if self.status is Status.FAILS else Severity.INFO,
            message=f"“{self.item.item}”印 {said.printed(money)}，按上年数和增减额应为 {plain(value)}{money.unit}，"
            f"{tail.get(self.status, difference)}{at(self.item.sentence)}",
            formula=formula([term.money for term in self.left], [term.money for term in self.right]),
            expected=plain(value),
            printed=plain(money.value),
            difference=plain(money.value - value),
            sources=tuple(each.source for each in (self.current, self.previous, self.delta)),
            suspect=suspect if self.status is Status.FAILS else None,
        )


@dataclass(frozen=True)
class Twice(Balance):
    """The change of one item that one sentence states twice, with different amounts or in different directions."""

    one: Said
    other: Said
    status: Status = Status.FAILS

    @property
    def left(self) -> tuple[Said, ...]:
        return (self.one,)

    @property
    def right(self) -> tuple[Said, ...]:
        return (self.other,)

    def holds_with(self, changes: Changes) -> bool:
        return self.one.item.direction is self.other.item.direction and super().holds_with(changes)

    def judged(self, suspect: Suspect | None) -> Check:
        one, other = self.one.money, self.other.money
        text = (
            f"“{self.one.item.item}”同一句话给出两个增减额：{_in_words(self.one)} 与 {_in_words(self.other)}"
        )
        return Check(
            code="",
            status=self.status,
            message=f"{text}{at(self.one.item.sentence)}",
            formula=formula([one], [other]),
            expected=plain(in_unit(other.yuan, one.unit)),
            printed=plain(one.value),
            difference=plain(in_unit(one.yuan - other.yuan, one.unit)),
            sources=(one.source, other.source),
            suspect=suspect,
        )


def _in_words(change: Said) -> str:
    """减少5.00万元: two changes may differ in nothing but the direction."""
    direction = change.item.direction
    return f"{said.WORDS[direction] if direction else ''}{said.printed(change.money)}"
