"""A line of a table is printed twice (重行)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.arithmetic.identity import Cell
from eval.fixture import Fixture
from eval.mutations.mutation import Mutation, WrongFigure, line_words, lines, put, telling


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """One line once more below itself; not the 合计. Each of its figures is right by itself."""
    found = [
        line
        for line in lines(fixture)
        if any(telling(amount.text) for amount in line) and line[0].label.row_name not in ("合计", "总计", "")
    ]
    if not found:
        return None
    line = rng.choice(found)
    statement, at = line[0].statement, line[0].cell.row
    rows = (*statement.rows[: at + 1], *statement.rows[at:])
    figures = tuple(
        WrongFigure(Cell(statement.id, row, amount.cell.column), amount.text, "")
        for row in (at, at + 1)
        for amount in line
    )
    return Mutation(put(fixture, replace(statement, rows=rows)), line_words(line[0].label), figures)
