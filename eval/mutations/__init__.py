"""Mistakes that publishers make, a file each, made on purpose in fixtures without any (mutation testing)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations import (
    digit_change,
    digit_swap,
    dropped_row,
    duplicated_row,
    narrative_amount,
    neighbour,
    percent,
    shifted_column,
    sign,
    stale_year,
    unit_factor,
)
from eval.mutations.mutation import Mutate, Mutation

MUTATIONS: dict[str, Mutate] = {
    "digit-swap": digit_swap.mutate,
    "digit-change": digit_change.mutate,
    "sign": sign.mutate,
    "unit-factor": unit_factor.mutate,
    "dropped-row": dropped_row.mutate,
    "duplicated-row": duplicated_row.mutate,
    "shifted-column": shifted_column.mutate,
    "stale-year": stale_year.mutate,
    "narrative-amount": narrative_amount.mutate,
    "percent": percent.mutate,
    "neighbour": neighbour.mutate,
}
# Tries for each mutation wanted: a place that is chosen twice counts once.
_TRIES = 3


def planted(fixture: Fixture, kind: str, places: int) -> list[Mutation]:
    """Up to so many mutations of one kind, each in the fixture by itself, at places that differ.

    Which ones depends on the fixture's name and the kind alone. Raises KeyError for an unknown kind."""
    found: dict[str, Mutation] = {}
    for attempt in range(places * _TRIES):
        # chance without secrets: the same in every run
        mutation = MUTATIONS[kind](fixture, Random(f"{fixture.name} {kind} {attempt}"))  # noqa: S311  # seeded on purpose, nothing secret
        if mutation is None:
            break
        found.setdefault(mutation.words, mutation)
        if len(found) == places:
            break
    return list(found.values())
