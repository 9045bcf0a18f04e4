"""What printed figures claim of each other (勾稽关系), in the shape in which the cause of a failure is looked for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from extractors.schema.check import Check, Status, Suspect
from extractors.schema.source import Source

# What figures would be, by their keys, each in the unit that it is printed in.
Changes = Mapping[Hashable, Decimal]


class Figure(Protocol):
    """A printed number that takes part in claims."""

    @property
    def key(self) -> Hashable:
        """The same for one printed figure in all claims about it, and for no other."""
        ...

    @property
    def value(self) -> Decimal:
        """As printed, in its own unit."""
        ...

    @property
    def source(self) -> Source: ...

    @property
    def legible(self) -> bool:
        """Whether the reading can be relied on: a text layer, or characters recognised with confidence."""
        ...


class Claim(Protocol):
    """That some figures agree, in a way that can be tried with other values in their places."""

    @property
    def figures(self) -> Sequence[Figure]: ...

    @property
    def status(self) -> Status: ...

    @property
    def firm(self) -> bool:
        """Whether it must hold; a loose one can hold, and is cannot tell where it does not."""
        ...

    @property
    def same_money(self) -> bool:
        """Whether all figures are prints of one amount."""
        ...

    def asks(self, figure: Figure, changes: Changes) -> Sequence[Decimal]:
        """The values of this figure with which the claim comes out exactly, the others being as printed or as changed;
        empty where it asks for none in particular."""
        ...

    def holds_with(self, changes: Changes) -> bool:
        """Whether it comes out, by the printed digits, when figures are what `changes` says."""
        ...

    def judged(self, suspect: Suspect | None) -> Check:
        """The check that it comes to, its code still empty."""
        ...
