"""An amount in the text is another one (文字金额)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.digits import changed
from eval.mutations.mutation import Mutation, telling
from eval.mutations.sentences import restate


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """This year's amount, last year's or the change, with one digit changed."""
    parts = ("current", "previous", "delta")
    return restate(fixture, rng, parts, lambda text: changed(text, rng) if telling(text) else None)
