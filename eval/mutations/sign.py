"""An amount has the wrong sign (正负号)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.mutation import Mutation, misprint


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """-69.37 for 69.37, and the other way round."""
    return misprint(
        fixture, rng, lambda amount: amount.text[1:] if amount.text.startswith("-") else f"-{amount.text}"
    )
