"""A mistake made on purpose in a fixture without any: what was done, and where a checker should look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from eval.arithmetic.identity import Cell, Where
from eval.fixture import Fixture, Statement
from eval.labels import NOT_SCORED, Label, amounts, panels
from extractors.schema.money import read_number

# Digits that an amount must have for a mistake in it to be a mistake worth finding.
_DIGITS = 3


@dataclass(frozen=True)
class WrongFigure:
    """A figure of the fixture that is not what it should be. Where no figure would be right (of a line that is printed
    twice each is), `right` is empty."""

    where: Where
    printed: str
    right: str


@dataclass(frozen=True)
class Mutation:
    """The fixture with the mistake, and the figures that are wrong in it: none where something is no longer printed.

    `words` tell which line or sentence it is in."""

    fixture: Fixture
    words: str
    figures: tuple[WrongFigure, ...] = ()


# Gives the same for the same fixture and state of the generator; None where the fixture offers no place.
Mutate = Callable[[Fixture, Random], Mutation | None]


@dataclass(frozen=True)
class Printed:
    """An amount of a table that a mistake can be made in."""

    statement: Statement
    cell: Cell
    label: Label

    @property
    def text(self) -> str:
        return self.label.printed

    @property
    def words(self) -> str:
        return line_words(self.label) + f" | {self.label.column}"


def line_words(label: Label) -> str:
    """Which line of which table."""
    return f"{label.table} | {' '.join(part for part in (label.row_code, label.row_name) if part)}"


def telling(text: str) -> bool:
    """Whether the text is an amount of three digits at least, and not zero."""
    value = read_number(text)
    return bool(value) and value is not None and len(value.as_tuple().digits) >= _DIGITS


def figures(fixture: Fixture) -> list[Printed]:
    """The amounts of its tables that mistakes are made in, in printed order."""
    return [
        Printed(statement, Cell(statement.id, r, c), label)
        for statement in tables(fixture)
        for r, c, label in amounts(statement)
        if telling(label.printed)
    ]


def lines(fixture: Fixture) -> Iterator[list[Printed]]:
    """The amounts of each row that is one line: those of tables with two sides are two, and merged cells tie rows."""
    for statement in tables(fixture):
        if len(panels(statement)) > 1:
            continue
        rows: dict[int, list[Printed]] = {}
        for r, c, label in amounts(statement):
            rows.setdefault(r, []).append(Printed(statement, Cell(statement.id, r, c), label))
        tied = {r for r, row in enumerate(statement.rows) for r in (r - 1, r) if "^" in row}
        yield from (found for r, found in rows.items() if r not in tied)


def tables(fixture: Fixture) -> Iterator[Statement]:
    return (statement for statement in fixture.statements if statement.kind not in NOT_SCORED)


def put(fixture: Fixture, statement: Statement) -> Fixture:
    """The fixture with this table in the place of the one of the same id."""
    body = tuple(
        statement if isinstance(block, Statement) and block.id == statement.id else block
        for block in fixture.body
    )
    return replace(fixture, body=body)


def reprint(statement: Statement, cell: Cell, text: str) -> Statement:
    """The table with another text in the cell."""
    rows = [list(row) for row in statement.rows]
    rows[cell.row][cell.column] = text
    return replace(statement, rows=tuple(tuple(row) for row in rows))


def misprint(fixture: Fixture, rng: Random, wrong: Callable[[Printed], str | None]) -> Mutation | None:
    """One amount, chosen among those that `wrong` has a wrong text for."""
    found = figures(fixture)
    rng.shuffle(found)
    for each in found:
        text = wrong(each)
        if text is not None and text != each.text:
            table = reprint(each.statement, each.cell, text)
            return Mutation(put(fixture, table), each.words, (WrongFigure(each.cell, text, each.text),))
    return None
