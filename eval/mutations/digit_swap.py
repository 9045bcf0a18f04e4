"""Two digits of an amount change places (数字颠倒)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.digits import swapped
from eval.mutations.mutation import Mutation, misprint


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """63.97 for 69.37."""
    return misprint(fixture, rng, lambda amount: swapped(amount.text, rng))
