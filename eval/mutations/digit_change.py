"""One digit of an amount is another one."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.digits import changed
from eval.mutations.mutation import Mutation, misprint


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """61.37 for 69.37."""
    return misprint(fixture, rng, lambda amount: changed(amount.text, rng))
