"""How well the structure of tables is read: cell adjacency relations, as in the table competition of ICDAR 2013.

A relation is two cells with something in them, side by side or one below the other with at most blanks between. A cell
merged over several rows or columns has a neighbour in each of them.

    ┌────────┬─────────────────┐      科目名称 → 本年支出      本年支出 ↓ 合计
    │        │    本年支出     │      科目名称 → 合计          本年支出 ↓ 项目支出
    │科目名称├──────┬──────────┤      合计 → 项目支出
    │        │ 合计 │ 项目支出 │
    └────────┴──────┴──────────┘

What was drawn follows from the fixture's data. A value that is read with the right name under the right head still loses
relations when a neighbour moved, so a structure that comes apart shows here first.

The edit distance between trees (TEDS) says much the same; the one library for it takes 1 s for a table of 40 rows of 8
cells and 4 s for 60 of 10, and was last touched in 2017, so it is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.fixture import Fixture, Statement, plain
from eval.render.grid import lay_out
from extractors.schema.disclosure import Disclosure, Table


class Direction(StrEnum):
    """Where the second cell of a relation stands."""

    RIGHT = "→"
    BELOW = "↓"


@dataclass(frozen=True, slots=True)
class Extent:
    """The text of a cell, without spaces, and the positions it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Two cells that have text and are neighbours; `blanks` positions lie between them."""

    first: str
    second: str
    direction: Direction
    blanks: int


@dataclass(frozen=True)
class Match:
    """The relations of one table: how many were drawn, were read, and are the same in both.

    `drawn_as` is the id of the statement, `read_as` that of the table; one of them is empty where the other has no partner.
    """

    drawn_as: str
    read_as: str
    drawn: int
    read: int
    same: int

    @property
    def precision(self) -> float:
        return self.same / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.same / self.drawn if self.drawn else 1.0

    @property
    def f1(self) -> float:
        """Twice what is shared of all that was drawn or read; 1 where there was nothing."""
        whole = self.drawn + self.read
        return 2 * self.same / whole if whole else 1.0


def drawn(statement: Statement) -> list[Extent]:
    """The cells that a renderer draws: header, ruler and body. The line above the header is part of the caption."""
    grid = lay_out(statement)
    return [
        Extent(s.row - grid.top_rows, s.column, s.row_span, s.column_span, plain(s.text))
        for s in grid.spots
        if s.row >= grid.top_rows
    ]


def read(table: Table) -> list[Extent]:
    """The cells of a table as understood."""
    return [
        Extent(r, c, cell.row_span, cell.column_span, plain(cell.text))
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell is not None
    ]


def relations(cells: Iterable[Extent]) -> Counter[Relation]:
    """Every pair of neighbours, as often as it stands in the table."""
    filled = [cell for cell in cells if cell.text]
    at = {
        (row, column): cell
        for cell in filled
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = max((row for row, _ in at), default=-1) + 1
    columns = max((column for _, column in at), default=-1) + 1
    found: Counter[Relation] = Counter()
    for cell in filled:
        right, below = cell.column + cell.column_span, cell.row + cell.row_span
        beside = [
            [(row, c) for c in range(right, columns)] for row in range(cell.row, cell.row + cell.row_span)
        ]
        under = [[(r, column) for r in range(below, rows)] for column in range(cell.column, right)]
        for direction, ways in ((Direction.RIGHT, beside), (Direction.BELOW, under)):
            found.update(Relation(cell.text, text, direction, n) for text, n in _neighbours(at, ways))
    return found


def _neighbours(
    at: dict[tuple[int, int], Extent], ways: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[tuple[str, int]]:
    """The first cell on each way, each cell once, and how many blanks lie before it."""
    met: set[Extent] = set()
    for way in ways:
        found = next(((n, at[position]) for n, position in enumerate(way) if position in at), None)
        if found is not None and found[1] not in met:
            met.add(found[1])
            yield found[1].text, found[0]


def score(disclosure: Disclosure, fixture: Fixture) -> list[Match]:
    """Each table that was drawn with the one it was read as, those that share most first; then what has no partner."""
    statements = {s.id: relations(drawn(s)) for s in fixture.statements}
    tables = {table.id: relations(read(table)) for table in disclosure.tables}
    shared = sorted(
        (((a & b).total(), s, t) for s, a in statements.items() for t, b in tables.items()),
        key=lambda item: -item[0],
    )
    matches: list[Match] = []
    for same, s, t in shared:
        if same and s in statements and t in tables:
            matches.append(Match(s, t, statements.pop(s).total(), tables.pop(t).total(), same))
    matches += [Match(s, "", left.total(), 0, 0) for s, left in statements.items()]
    matches += [Match("", t, 0, left.total(), 0) for t, left in tables.items()]
    return matches


def total(matches: Iterable[Match]) -> Match:
    """All relations of a document, or of several, as if they were one table's: what has no partner is missed or extra."""
    each = list(matches)
    return Match("", "", sum(m.drawn for m in each), sum(m.read for m in each), sum(m.same for m in each))
