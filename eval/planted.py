"""The mistakes planted in a fixture: where they are, and the fixture as it would be without them."""

from __future__ import annotations

from dataclasses import replace

from eval.fixture import Block, Fixture, Mistake, Statement
from eval.labels import Label, amounts


def is_planted(mistake: Mistake, label: Label) -> bool:
    """Whether the label is the cell of the mistake."""
    return (
        mistake.table == label.table
        and mistake.row in (label.row_code, label.row_name)
        and mistake.column == label.column.split("/")[-1]
    )


def put_right(fixture: Fixture) -> Fixture:
    """The fixture with the right figure in the place of every planted one.

    Raises ValueError when a mistake does not say exactly one cell, or not what is printed there."""
    body: list[Block] = []
    for block in fixture.body:
        if isinstance(block, Statement):
            for mistake in fixture.errors:
                if mistake.table == block.id:
                    block = _corrected(block, mistake)
        body.append(block)
    return replace(fixture, body=tuple(body), errors=())


def _corrected(statement: Statement, mistake: Mistake) -> Statement:
    cells = [(r, c) for r, c, label in amounts(statement) if is_planted(mistake, label)]
    if len(cells) != 1 or statement.rows[cells[0][0]][cells[0][1]] != mistake.printed:
        raise ValueError(f"expected one cell printed {mistake.printed}, found {len(cells)} for {mistake}")
    row, column = cells[0]
    rows = [list(cells) for cells in statement.rows]
    rows[row][column] = mistake.right
    return replace(statement, rows=tuple(tuple(cells) for cells in rows))
