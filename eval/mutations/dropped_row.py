"""A line of a table is not printed (漏行)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.fixture import Fixture
from eval.mutations.mutation import Mutation, line_words, lines, put, telling


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """One line less, of a table with three at least; not the 合计. No figure that is printed is wrong."""
    found = [
        line
        for line in lines(fixture)
        if any(telling(amount.text) for amount in line)
        and line[0].label.row_name not in ("合计", "总计", "")
        and len(line[0].statement.rows) > 2
    ]
    if not found:
        return None
    line = rng.choice(found)
    statement, at = line[0].statement, line[0].cell.row
    rows = statement.rows[:at] + statement.rows[at + 1 :]
    return Mutation(put(fixture, replace(statement, rows=rows)), line_words(line[0].label))
