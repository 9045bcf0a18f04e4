"""What figures must be to each other without making a sum (大小、方向): a part within its whole, a decrease downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.check import Check, Status, Suspect
from extractors.validators.claim import Changes, Figure


@dataclass(frozen=True)
class Condition:
    """`test` says of the values of the figures, in their order, whether they are as they must be; `check` is what the printed
    values come to."""

    figures: tuple[Figure, ...]
    test: Callable[[Sequence[Decimal]], bool]
    check: Check

    @property
    def status(self) -> Status:
        return self.check.status

    @property
    def firm(self) -> bool:
        return True

    @property
    def same_money(self) -> bool:
        return False

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        return ()  # many values would do

    def holds_with(self, changes: Changes) -> bool:
        return self.test([changes.get(figure.key, figure.value) for figure in self.figures])

    def judged(self, suspect: Suspect | None) -> Check:
        return self.check if suspect is None else replace(self.check, suspect=suspect)
