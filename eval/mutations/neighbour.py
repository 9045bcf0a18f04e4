"""An amount of the next line stands in this one too (串行)."""

from __future__ import annotations

from random import Random

from eval.fixture import Fixture
from eval.mutations.mutation import Mutation, Printed, misprint, telling


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """The amount below, in the same column, where it is another one."""
    return misprint(fixture, rng, _below)


def _below(amount: Printed) -> str | None:
    rows = amount.statement.rows
    below = amount.cell.row + 1
    text = rows[below][amount.cell.column] if below < len(rows) else ""
    return text if telling(text) else None
