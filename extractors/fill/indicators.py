"""Performance indicators (绩效指标) in forms that no rule understands: which cells of a row are its levels and its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from extractors import forms
from extractors.asking import NONE, Form, Id, Question, estimate
from extractors.fill import numbering
from extractors.fill.left import Left
from extractors.fill.sides import MEASURED
from extractors.fill.task import Size, Task, packed
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Table
from extractors.schema.draft import CellRef, Draft, DraftIndicator, Method

_DIGIT = re.compile(r"\d")
# The fields of a row that name a cell.
_CHOICES = 6
# Characters of a target at most: what is longer is a text with figures in it (年度目标).
_LONGEST_TARGET = 30


class IndicatorAnswer(Form):
    row: Annotated[str, Id("row")]
    is_indicator: bool
    level1: Annotated[str, Id("cell", or_none=True)]
    level2: Annotated[str, Id("cell", or_none=True)]
    level3: Annotated[str, Id("cell", or_none=True)]
    operator: Annotated[str, Id("cell", or_none=True)]
    target: Annotated[str, Id("cell", or_none=True)]
    unit: Annotated[str, Id("cell", or_none=True)]


class FormAnswer(Form):
    rows: list[IndicatorAnswer]


def is_form(table: Table) -> bool:
    """Whether a table speaks of performance: its title does, or a cell of it."""
    if re.search("绩效(?!工资|奖)", table.title):
        return True
    cells = (cell for row in table.rows for cell in row if cell is not None)
    return any(re.fullmatch(r".*(?:产出|效益|满意度|成本|绩效)指标.*", plain(cell.text)) for cell in cells)


def may_be_target(cell: Cell) -> bool:
    """Whether a cell of a form may be asked about as a target; else its figures are those of a text."""
    return len(plain(cell.text)) <= _LONGEST_TARGET


def tasks(left: Left) -> Iterator[Task]:
    """A task for the rows of each form whose numbers are left over, with everything for all rows of its body."""
    read = {i.target.cell for i in left.draft.indicators if isinstance(i.target, CellRef)}
    unread = {ref.cell for ref in left.unclaimed if isinstance(ref, CellRef)}
    for table in left.disclosure.tables:
        if not is_form(table):
            continue
        rows = [
            r
            for r, row in enumerate(table.rows)
            if any(
                cell is not None
                and (
                    # a target may be words (逐年提高)
                    bool(cell.text.strip()) and r >= table.header_rows
                    if left.everything
                    else _DIGIT.search(cell.text)
                    and may_be_target(cell)
                    and (place := table.cell_id(r, c)) in unread
                    and place not in read
                )
                for c, cell in enumerate(row)
            )
        ]
        if not rows:
            continue
        whole = _Part(table, tuple(rows), table.covering())
        for run in packed(rows, whole.size, whole.frame):
            yield _Part(table, run, whole.matrix).task()


@dataclass(frozen=True)
class _Part:
    """Some rows of a form; `matrix` holds for every position of the form the cell that covers it."""

    table: Table
    rows: tuple[int, ...]
    matrix: list[list[Cell | None]]

    @property
    def frame(self) -> Size:
        """What is asked with every part of the form."""
        return Size(estimate(*self._heads()), _CHOICES)

    def size(self, r: int) -> Size:
        """What a row adds to it: each of its cells may be named in six fields."""
        return Size(estimate(self._row(r)) + 1, 1 + _CHOICES * len(self.cells(r)))

    def cells(self, r: int) -> dict[str, Cell]:
        """The cells that stand in a row, those included that begin above it."""
        return {
            self.table.cell_id(cell.row, cell.column): cell
            for cell in self.matrix[r]
            if cell is not None and cell.text.strip()
        }

    @cached_property
    def ids(self) -> dict[str, tuple[str, ...]]:
        cells = dict.fromkeys(place for r in self.rows for place in self.cells(r))
        return {"row": tuple(f"r{r}" for r in self.rows), "cell": tuple(cells)}

    @cached_property
    def text(self) -> str:
        return "\n".join([*self._heads(), *map(self._row, self.rows)])

    def _heads(self) -> list[str]:
        heads = (numbering.row(self.table, r) for r in range(self.table.header_rows))
        return [line for line in heads if line]

    def _row(self, r: int) -> str:
        return f"[r{r}] " + " | ".join(
            f"[{place}] {numbering.brief(cell.text)}" for place, cell in self.cells(r).items()
        )

    def task(self) -> Task:
        table = self.table
        question = Question(
            prompt="indicators",
            about=f"{table.label or table.id} {table.title or '（无标题）'} 绩效指标 {len(self.rows)} 行",
            values={"title": table.title or "（无标题）", "table": self.text},
            form=FormAnswer,
            ids=self.ids,
            objections=self.objections,
        )
        return Task(question, self.draft)

    def objections(self, answer: FormAnswer) -> list[str]:
        told = [row.row for row in answer.rows]
        wrong = [f"缺少行 {row}" for row in self.ids["row"] if row not in told]
        wrong += [f"行 {row} 写了不止一次" for row in dict.fromkeys(told) if told.count(row) > 1]
        for row in answer.rows:
            cells = self.cells(int(row.row[1:]))
            named = (row.level1, row.level2, row.level3, row.operator, row.target, row.unit)
            wrong += [f"单元格 {p} 不在行 {row.row}" for p in named if p != NONE and p not in cells]
            if row.is_indicator and NONE in (row.level3, row.target):
                wrong.append(f"行 {row.row} 是指标，但没有写出三级指标或指标值")
        return wrong

    def draft(self, answer: FormAnswer) -> Draft:
        """An indicator for each row that has a name and a target, all of them cells of the row."""
        found = [
            self._indicator(row, self.cells(int(row.row[1:])))
            for row in {row.row: row for row in answer.rows}.values()
            if row.is_indicator
        ]
        return Draft(indicators=tuple(each for each in found if each is not None))

    def _indicator(self, row: IndicatorAnswer, cells: dict[str, Cell]) -> DraftIndicator | None:
        name, target = cells.get(row.level3), cells.get(row.target)
        if name is None or target is None or row.level3 == row.target or not _is_name(name.text):
            return None
        # a level stands left of what it holds
        levels = [
            plain(cell.text)
            if (cell := cells.get(place)) is not None and cell.column < name.column and _is_name(cell.text)
            else ""
            for place in (row.level1, row.level2)
        ]
        return DraftIndicator(
            level1=levels[0],
            level2=levels[1],
            level3=plain(name.text),
            target=CellRef(cell=row.target),
            operator_at=_ref(row.operator, cells),
            unit_at=_ref(row.unit, cells),
            method=Method.MODEL,
        )


def _ref(place: str, cells: dict[str, Cell]) -> CellRef | None:
    return CellRef(cell=place) if place in cells else None


def _is_name(text: str) -> bool:
    bare = plain(text)
    return bool(bare) and not forms.TICK.fullmatch(bare) and not MEASURED.fullmatch(bare)
