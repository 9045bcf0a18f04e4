"""Claims between figures of the text that a rule has put into words itself (文字自身的勾稽)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.budget import Mention
from extractors.schema.check import Check, Status, Suspect
from extractors.schema.source import LEGIBLE, Source
from extractors.validators.balance import Balance
from extractors.validators.claim import Changes, Figure
from extractors.validators.text import percentages, said
from extractors.validators.text.said import Said


@dataclass(frozen=True)
class Written(Balance):
    """Σ `ones` = Σ `others`; `check` is what the rule says of the printed figures. `loose`: it may be of other money."""

    ones: tuple[Said, ...]
    others: tuple[Said, ...]
    check: Check
    loose: bool = False

    @property
    def left(self) -> tuple[Said, ...]:
        return self.ones

    @property
    def right(self) -> tuple[Said, ...]:
        return self.others

    @property
    def status(self) -> Status:
        return self.check.status

    @property
    def firm(self) -> bool:
        return not self.loose

    def judged(self, suspect: Suspect | None) -> Check:
        return _suspecting(self.check, suspect)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that the text states, which is no change."""

    mention: Mention

    @property
    def value(self) -> Decimal:
        return self.mention.quantity.value

    @property
    def source(self) -> Source:
        return self.mention.quantity.source

    @property
    def legible(self) -> bool:
        return self.source.confidence >= LEGIBLE

    @property
    def key(self) -> int:
        return id(self.mention.quantity)


@dataclass(frozen=True)
class Portion:
    """`part` is the stated percentage of `whole`; `check` is what the rule says of the printed figures."""

    share: Share
    part: Said
    whole: Said
    check: Check

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.share, self.part, self.whole)

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
        part, whole = (said.moved(each, changes)[0] for each in (self.part, self.whole))
        if figure.key != self.share.key or not whole:
            return ()  # a percentage has too few digits to ask for an amount
        return (percentages.to_digits(part / whole * 100, self.share.value),)

    def holds_with(self, changes: Changes) -> bool:
        printed = changes.get(self.share.key, self.share.value)
        status = percentages.comes_out(
            printed, said.moved(self.part, changes), said.moved(self.whole, changes)
        )
        return status is not Status.FAILS

    def judged(self, suspect: Suspect | None) -> Check:
        return _suspecting(self.check, suspect)


def _suspecting(check: Check, suspect: Suspect | None) -> Check:
    if check.status is not Status.FAILS:
        return check
    first = suspect.source if suspect is not None else None
    # the place to look at comes first
    sources = tuple(dict.fromkeys((first, *check.sources))) if first in check.sources else check.sources
    return replace(check, suspect=suspect, sources=tuple(each for each in sources if each is not None))
