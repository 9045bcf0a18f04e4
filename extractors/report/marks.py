"""The printed places that a finding is about, and the part each has in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.facts import Place, place
from extractors.schema.check import Check
from extractors.schema.finding import Finding
from extractors.schema.source import Source


class Part(StrEnum):
    """What a place is to a finding."""

    SUSPECT = "suspect"
    RIVAL = "rival"  # may be wrong instead
    OTHER = "other"  # takes part in a check that fails


@dataclass(frozen=True, slots=True)
class Mark:
    source: Source
    part: Part


def marks(finding: Finding, checks: Sequence[Check]) -> tuple[Mark, ...]:
    """Each place once, the suspect first, then other prints of its amount, rivals, and what fails with it."""
    found: dict[Place, Mark] = {}
    for mark in _all(finding, checks):
        found.setdefault(place(mark.source), mark)
    return tuple(found.values())


def _all(finding: Finding, checks: Sequence[Check]) -> Iterator[Mark]:
    yield Mark(finding.spot.source, Part.SUSPECT)
    yield from (Mark(spot.source, Part.SUSPECT) for spot in finding.also)
    yield from (Mark(spot.source, Part.RIVAL) for spot in finding.rivals)
    yield from (Mark(source, Part.OTHER) for at in finding.checks for source in checks[at].sources)
