"""Claims that share figures (勾稽关系图): which come out, and which would if some figures were others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.schema.check import Status
from extractors.validators.claim import Changes, Claim, Figure
from extractors.validators.equation import Place

if TYPE_CHECKING:
    from extractors.validators.blame.hypotheses import Hypothesis
    from extractors.validators.witness import Witness


class Graph:
    """The claims of a document. `failing` are the positions of those that no cause was found for yet."""

    def __init__(self, claims: Sequence[Claim], witness: Witness | None) -> None:
        self.claims = claims
        self.witness = witness
        self.failing = {at for at, claim in enumerate(claims) if claim.status is Status.FAILS}
        # how much was tried so far: a document made to be hard must not keep its reader waiting
        self.effort = 0
        self._through: dict[Hashable, list[int]] = {}
        # what the causes that were found so far change
        self.changes: dict[Hashable, Decimal] = {}
        if self.failing:
            for at, claim in enumerate(claims):
                for figure in claim.figures:
                    self._through.setdefault(figure.key, []).append(at)

    def components(self) -> list[set[int]]:
        """The failing claims in groups that share a figure, or a line of a table: what has nothing in common has no cause in
        common."""
        groups: list[tuple[set[Hashable], set[int]]] = []
        for at in sorted(self.failing):
            keys = self._shared(self.claims[at])
            apart = []
            positions = {at}
            for held, others in groups:
                if held.isdisjoint(keys):
                    apart.append((held, others))
                else:
                    keys |= held
                    positions |= others
            groups = [*apart, (keys, positions)]
        return sorted((positions for _, positions in groups), key=min)

    def suspects(self) -> dict[Hashable, Figure]:
        """Every figure of a failing claim that no cause has changed yet."""
        found = {figure.key: figure for at in sorted(self.failing) for figure in self.claims[at].figures}
        return {key: figure for key, figure in found.items() if key not in self.changes}

    def through(self, keys: Iterable[Hashable]) -> list[int]:
        """The claims that these figures take part in."""
        return list(dict.fromkeys(at for key in keys for at in self._through.get(key, ())))

    def tried(self, changes: Changes) -> tuple[tuple[int, ...], float]:
        """The failing claims that come out with these changes, and how much speaks for them: what agrees with them
        besides, less what no longer comes out."""
        everything = {**self.changes, **changes}
        mended: list[int] = []
        weight = 0.0
        touched = self.through(changes)
        self.effort += sum(len(self.claims[at].figures) for at in touched)
        for at in touched:
            claim = self.claims[at]
            holds = claim.holds_with(everything)
            if at in self.failing:
                if holds:
                    mended.append(at)
            elif claim.status is Status.CANNOT_TELL:
                weight += _AGREES if holds else 0.0
            elif not holds:
                weight -= _BREAKS if claim.firm else _BREAKS_LOOSE
        return tuple(mended), weight

    def twins(self, figure: Figure) -> list[Figure]:
        """The figure and all others that are printed as the same amount because they are the same money."""
        found: dict[Hashable, Figure] = {figure.key: figure}
        waiting = [figure]
        while waiting:
            for other in self._beside(waiting.pop()):
                if other.key not in found and other.key not in self.changes:
                    found[other.key] = other
                    waiting.append(other)
        return list(found.values())

    def take(self, hypothesis: Hypothesis) -> None:
        """The hypothesis is the cause of what it mends."""
        self.failing -= set(hypothesis.mended)
        self.changes.update(hypothesis.changes)

    def _shared(self, claim: Claim) -> set[Hashable]:
        """What a claim can have a cause in common by: its figures, other prints of them, and the lines they stand in."""
        found: set[Hashable] = {figure.key for figure in claim.figures}
        found |= {id(figure.line) for figure in claim.figures if isinstance(figure, Place)}
        return found | {twin.key for each in claim.figures if each.value for twin in self.twins(each)}

    def _beside(self, figure: Figure) -> Iterator[Figure]:
        for at in self._through.get(figure.key, ()):
            claim = self.claims[at]
            if claim.status is Status.HOLDS and claim.same_money:
                yield from claim.figures


# What is broken, or agrees besides, in the scale in which one failing claim that comes out is worth `WORTH`.
WORTH = 7.0
_BREAKS = 7.0
_BREAKS_LOOSE = 3.5
_AGREES = 1.5
