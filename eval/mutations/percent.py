"""A percentage in the text is another one (增减百分比)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.digits import changed
from eval.mutations.mutation import Mutation
from eval.mutations.sentences import restate


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """3.70 % becomes 8.70 %."""
    return restate(fixture, rng, ("percent",), lambda text: changed(text, rng))
