"""Checks that fail for no reason known: whether a figure was put into the wrong column, which a model may see from the heads.

What it says changes no figure: it is kept beside the reading of the rules as another one, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, NamedTuple

from extractors.asking import NONE, Form, Id, Question, estimate
from extractors.fill import numbering
from extractors.fill.left import Left
from extractors.fill.task import Size, Task, packed
from extractors.forms import plain
from extractors.schema.check import Check
from extractors.schema.disclosure import Cell, Role, Table
from extractors.schema.draft import CellRef, Draft, DraftAlternative, Kind, Method

# Of an identity with more cells none can be told to be the one.
_MOST_CELLS = 12


class DisputeAnswer(Form):
    check: Annotated[str, Id("check")]
    cell: Annotated[str, Id("cell", or_none=True)]
    column: Annotated[str, Id("column", or_none=True)]


class DisputesAnswer(Form):
    checks: list[DisputeAnswer]


class _Reading(NamedTuple):
    kind: Kind
    item: str
    unit: str


@dataclass(frozen=True)
class _Asked:
    id: str
    check: Check
    cells: dict[str, tuple[Table, Cell]]

    @cached_property
    def text(self) -> str:
        lines = [f"[{self.id}] {numbering.one_line(self.check.message)}"]
        for place, (table, cell) in self.cells.items():
            name = next((plain(c.text) for c in table.rows[cell.row] if c is not None and plain(c.text)), "")
            head = "/".join(table.columns[cell.column].path)
            lines.append(
                f"  [{place}] {numbering.one_line(cell.text)}（{table.title or table.id}，{name}，{head}）"
            )
        return "\n".join(lines)

    @cached_property
    def columns(self) -> dict[str, str]:
        """The columns that a cell may have slid out of: those of values that are blank in its row, by their ids."""
        return {
            f"{table.id}c{column.index}": "/".join(column.path)
            for table, cell in self.cells.values()
            for column in table.columns
            if column.role is Role.VALUE and column.path and _is_blank(table.rows[cell.row][column.index])
        }

    def size(self) -> Size:
        """What it adds to a question at most; columns that others name as well are shown once."""
        shown = estimate(self.text, *(f"[{place}] {path}；" for place, path in self.columns.items()))
        return Size(shown + 1, 1 + len(self.cells) + len(self.columns))


def tasks(left: Left) -> Iterator[Task]:
    """Tasks for the failing checks over cells of tables whose cause the arithmetic leaves open."""
    read = _read(left.draft)
    for run in packed(_asked(left), _Asked.size):
        yield _Part(run, read).task()


def _asked(left: Left) -> Iterator[_Asked]:
    if left.everything:
        return  # nothing that the rules concluded counts
    for n, check in enumerate(left.unexplained(), 1):
        cells = {
            source.cell: found
            for source in check.sources
            if source.cell is not None and (found := left.disclosure.find_cell(source.cell)) is not None
        }
        if 0 < len(cells) <= _MOST_CELLS:
            yield _Asked(f"k{n}", check, cells)


@dataclass(frozen=True)
class _Part:
    asked: tuple[_Asked, ...]
    read: Mapping[str, _Reading]

    @cached_property
    def columns(self) -> dict[str, str]:
        return {place: path for asked in self.asked for place, path in asked.columns.items()}

    @cached_property
    def cells(self) -> dict[str, tuple[Table, Cell]]:
        return {place: found for asked in self.asked for place, found in asked.cells.items()}

    @cached_property
    def text(self) -> str:
        columns = "；".join(f"[{place}] {path}" for place, path in self.columns.items())
        return "\n".join([*(asked.text for asked in self.asked), f"各表的列：{columns}"])

    def task(self) -> Task:
        question = Question(
            prompt="disputes",
            about=f"{len(self.asked)} 项找不出原因的不符",
            values={"checks": self.text},
            form=DisputesAnswer,
            ids={
                "check": tuple(asked.id for asked in self.asked),
                "cell": tuple(self.cells),
                "column": tuple(self.columns),
            },
            objections=self.objections,
        )
        return Task(question, self.draft)

    def objections(self, answer: DisputesAnswer) -> list[str]:
        told = {dispute.check for dispute in answer.checks}
        wrong = [f"缺少 {asked.id}" for asked in self.asked if asked.id not in told]
        return wrong + [
            f"{d.check} 的单元格 {d.cell} 与列 {d.column} 不在同一张表或不属于这一项"
            for d in answer.checks
            if d.cell != NONE and self._alternative(d) is None
        ]

    def draft(self, answer: DisputesAnswer) -> Draft:
        """Another reading for each cell that is said to belong to another column of its table."""
        found = {d.cell: other for d in answer.checks if (other := self._alternative(d)) is not None}
        return Draft(alternatives=tuple(found.values()))

    def _alternative(self, dispute: DisputeAnswer) -> DraftAlternative | None:
        asked = next(asked for asked in self.asked if asked.id == dispute.check)
        found = asked.cells.get(dispute.cell)
        if found is None or dispute.column not in self.columns:
            return None
        table, cell = found
        read = self.read.get(dispute.cell)
        elsewhere = (
            dispute.column.startswith(f"{table.id}c") and dispute.column != f"{table.id}c{cell.column}"
        )
        if read is None or not elsewhere:
            return None
        return DraftAlternative(
            at=CellRef(cell=dispute.cell),
            kind=read.kind,
            item=read.item,
            column=self.columns[dispute.column],
            unit=read.unit,
            method=Method.MODEL,
        )


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or not cell.text.strip()


def _read(draft: Draft) -> dict[str, _Reading]:
    """The statement, the row's name and the unit that the rules read each cell with."""
    read: dict[str, _Reading] = {}
    for statement in draft.statements:
        for line in statement.lines:
            for amount in line.amounts:
                read.setdefault(amount.at.cell, _Reading(statement.kind, line.name, amount.unit))
    return read
