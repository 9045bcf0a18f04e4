"""The amounts of tables by any reader, ours included, as far as all of them can be asked.

An amount is right with the right value, in the row of that code or name, under the last header of its column. Place, unit
and kind of table are not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.fixture import Fixture, plain
from eval.labels import NOT_SCORED, Label
from eval.scorers.tally import Tally
from extractors.schema.money import read_number


@dataclass(frozen=True)
class ReadCell:
    """An amount as some reader gives it. `column` is the last header over it; `unit` is told and not compared."""

    printed: str
    row_code: str
    row_name: str
    column: str
    unit: str = ""

    @property
    def words(self) -> str:
        return f"{self.printed} {self.unit} at {self.row_code} {self.row_name} | {self.column}"


def score(given: Sequence[ReadCell], expected: Sequence[Label], fixture: Fixture) -> Tally:
    """Amounts against labels, each used once. What is printed in tables that have no labels is not held against a reader."""
    tally = Tally()
    by_value: dict[Decimal | None, list[ReadCell]] = defaultdict(list)
    for cell in given:
        by_value[read_number(cell.printed)].append(cell)
    for label in expected:
        same = by_value[read_number(label.printed)]
        found = max(
            (cell for cell in same if _is(label, cell)), key=lambda c: _agreement(label, c), default=None
        )
        told = f"instead {same[0].words}" if same else "nowhere"
        tally.want(found is not None, f"missed {_words(label)}: {told}", label.place)
        if found is not None:
            same.remove(found)
            tally.given += 1
    excused = _numbers_without_labels(fixture)
    for value, cells in by_value.items():
        for cell in cells[excused[value] :]:
            tally.give(False, f"invented {cell.words}")
    return tally


def _numbers_without_labels(fixture: Fixture) -> Counter[Decimal | None]:
    """A reader that knows no kinds of tables cannot know that figures of performance forms are not asked for."""
    return Counter(
        value
        for statement in fixture.statements
        if statement.kind in NOT_SCORED
        for row in statement.rows
        for text in row
        if (value := read_number(text)) is not None
    )


def _is(label: Label, cell: ReadCell) -> bool:
    return _same_row(label, cell) and _last(label) == plain(cell.column)


def _same_row(label: Label, cell: ReadCell) -> bool:
    if not (label.row_code or label.row_name):
        return not (cell.row_code or cell.row_name)
    return any(_agreement(label, cell))


def _agreement(label: Label, cell: ReadCell) -> tuple[bool, bool]:
    """Whether the name is the same, and the code, which more rows share."""
    return (
        bool(label.row_name) and label.row_name == plain(cell.row_name),
        bool(label.row_code) and label.row_code == cell.row_code,
    )


def _last(label: Label) -> str:
    return label.column.rsplit("/", 1)[-1]


def _words(label: Label) -> str:
    return f"{label.table} | {label.row_code} {label.row_name} | {label.column} = {label.printed}"
