"""All cases of a run by suite, those that want looking at before the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.run.cases import Case, Outcome


@dataclass(frozen=True)
class Listed:
    """The cases of a suite that went one way."""

    outcome: Outcome
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Listing:
    """A suite with its cases: wrong, unscored, measured, right; in each the order of the run."""

    suite: str
    total: int
    ways: tuple[Listed, ...]


_ORDER = (Outcome.WRONG, Outcome.UNSCORED, Outcome.MEASURED, Outcome.RIGHT)


def listings(cases: Sequence[Case]) -> tuple[Listing, ...]:
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case.suite, []).append(case)
    return tuple(Listing(suite, len(held), _ways(held)) for suite, held in suites.items())


def _ways(held: Sequence[Case]) -> tuple[Listed, ...]:
    listed = (Listed(outcome, tuple(c for c in held if c.outcome is outcome)) for outcome in _ORDER)
    return tuple(one for one in listed if one.cases)
