"""The amounts of a line stand one column too far (错列)."""

from __future__ import annotations

from random import Random

from eval.arithmetic.identity import Cell
from eval.fixture import Fixture, Holds
from eval.mutations.mutation import Mutation, Printed, WrongFigure, line_words, lines, put, reprint, telling
from extractors.schema.money import read_number


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """All amounts of a line moved to the right by one, where the last column is free for them."""
    found = [line for line in lines(fixture) if _can_move(line)]
    if not found:
        return None
    line = rng.choice(found)
    statement, row = line[0].statement, line[0].cell.row
    columns = _columns(line)
    before = [statement.rows[row][column] for column in columns]
    figures: list[WrongFigure] = []
    for column, text, right in zip(columns, ["", *before], before, strict=False):
        cell = Cell(statement.id, row, column)
        statement = reprint(statement, cell, text)
        if text != right:
            figures.append(WrongFigure(cell, text, right))
    return Mutation(put(fixture, statement), line_words(line[0].label), tuple(figures))


def _can_move(line: list[Printed]) -> bool:
    row = line[0].statement.rows[line[0].cell.row]
    columns = _columns(line)
    last = row[columns[-1]]
    return (
        len(columns) > 1
        and any(telling(amount.text) for amount in line)
        and (not last or read_number(last) == 0)
    )


def _columns(line: list[Printed]) -> list[int]:
    return [c for c, column in enumerate(line[0].statement.columns) if column.holds is Holds.VALUE]
