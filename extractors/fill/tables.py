"""Tables that no rule understands: the model says what each column and row is, the grid says what belongs together.

The model tells what the columns hold, and which rows are heads and which are lines. An amount then goes by all heads over
its own column and by the name of its side of the row (`sides`). So a model can leave a thing unread, but hardly give it
another's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from extractors import forms
from extractors.asking import Form, Id, Question, estimate
from extractors.fill import numbering
from extractors.fill.left import Left
from extractors.fill.sides import Holds, Side, sides
from extractors.fill.task import Size, Task, packed
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Paragraph, Table
from extractors.schema.draft import (
    CellRef,
    Draft,
    DraftAmount,
    DraftLine,
    DraftMention,
    DraftStatement,
    Kind,
    Method,
)
from extractors.schema.measure import unit_in_brackets
from extractors.schema.money import unit_of_amount

# A table whose header was not recognised has it in its first rows, if anywhere.
_HEADER = 3
# Lines around a table that are shown beside those with a unit: its name is among the nearest.
_NEAREST = 6


class Sort(StrEnum):
    """What a row is."""

    LINE = "line"
    HEADS = "heads"
    NOTE = "note"


class ColumnAnswer(Form):
    column: Annotated[str, Id("column")]
    holds: Holds


class RowAnswer(Form):
    row: Annotated[str, Id("row")]
    sort: Sort


class TableAnswer(Form):
    kind: Kind
    unit: Annotated[str, Id("unit", or_none=True)]
    columns: list[ColumnAnswer]
    rows: list[RowAnswer]


def tasks(left: Left) -> Iterator[Task]:
    """A task for the rows of each table that are left over, several where they are too many for one."""
    for table in left.disclosure.tables:
        rows = left.rows_of(table)
        if not rows:
            continue
        matrix = table.covering()
        frame = _Part(table, (rows[-1],), matrix).frame
        for run in packed(rows, _Part(table, tuple(rows), matrix).size, frame):
            yield _Part(table, run, matrix).task()


@dataclass(frozen=True)
class _Part:
    """Some rows of a table under its header; `matrix` holds for every position of the table the cell that covers it."""

    table: Table
    rows: tuple[int, ...]
    matrix: list[list[Cell | None]]

    @cached_property
    def header(self) -> tuple[int, ...]:
        count = self.table.header_rows or min(_HEADER, self.rows[0])
        return tuple(range(count))

    @property
    def frame(self) -> Size:
        """What is asked with every part of the table."""
        return Size(
            estimate(*self._above(), *self._below()), len(self.ids["column"]) + len(self.ids["unit"]) + 3
        )

    def size(self, r: int) -> Size:
        """What a row adds to it."""
        return Size(estimate(self._row(r)) + 1, 1)

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        table = self.table
        return {
            "column": tuple(f"c{column.index}" for column in table.columns),
            "row": tuple(f"r{r}" for r in self.rows),
            "unit": tuple(dict.fromkeys(self._units())),
        }

    def _units(self) -> Iterator[str]:
        """Where the table or the lines around it print a unit of money."""
        for line in (*_shown(self.table.caption[::-1]), *_shown(self.table.notes)):
            if _has_unit(line):
                yield line.id
        for r in self.header:
            for c, cell in enumerate(self.table.rows[r]):
                if cell is not None and forms.UNIT.search(cell.text):
                    yield self.table.cell_id(r, c)

    @cached_property
    def text(self) -> str:
        lines = [*self._above(), *map(self._row, self.rows), *self._below()]
        return "\n".join(line for line in lines if line)

    def _above(self) -> list[str]:
        """What is shown before the rows: the lines over the table, its columns and heads."""
        lines = [
            f"[{line.id}] {numbering.brief(line.text)}" for line in _shown(self.table.caption[::-1])[::-1]
        ]
        lines += ["列：" + " ".join(self.ids["column"]), "表头："]
        lines += [numbering.row(self.table, r) for r in self.header] or ["（未识别）"]
        return [*lines, "数据："]

    def _row(self, r: int) -> str:
        # a cell that covers several rows is printed in the first of them only
        return f"[r{r}] {self._covering(r)}{numbering.row(self.table, r)}"

    def _below(self) -> list[str]:
        return [f"[{line.id}] {numbering.brief(line.text)}" for line in _shown(self.table.notes)]

    def _covering(self, r: int) -> str:
        """The cells that stand in a row and begin above it."""
        over = {
            self.table.cell_id(cell.row, cell.column): cell
            for cell in self.matrix[r]
            if cell is not None and cell.row < r and cell.row >= self.table.header_rows and cell.text.strip()
        }
        return "".join(f"[{place}] {numbering.brief(cell.text)} | " for place, cell in over.items())

    def task(self) -> Task:
        table = self.table
        question = Question(
            prompt="table",
            about=f"{table.label or table.id} {table.title or '（无标题）'} 第{self.rows[0]}–{self.rows[-1]}行",
            values={"title": table.title or "（无标题）", "table": self.text},
            form=TableAnswer,
            ids=self.ids,
            objections=self.objections,
        )
        return Task(question, self.draft)

    # --- what an answer is worth ---

    def objections(self, answer: TableAnswer) -> list[str]:
        """What is missing, told twice, or pointed at where it does not stand."""
        told = [row.row for row in answer.rows]
        wrong = [f"缺少行 {row}" for row in self.ids["row"] if row not in told]
        wrong += [f"行 {row} 写了不止一次" for row in dict.fromkeys(told) if told.count(row) > 1]
        columns = {column.column for column in answer.columns}
        wrong += [f"缺少列 {column}" for column in self.ids["column"] if column not in columns]
        return wrong

    def draft(self, answer: TableAnswer) -> Draft:
        """A statement of the lines, and a mention for each count and share; what is pointed at wrongly is left out."""
        kind = forms.kind_of_title(self.table.title) or answer.kind
        holds = {int(column.column[1:]): column.holds for column in answer.columns}
        sorts = {int(row.row[1:]): row.sort for row in answer.rows}
        unit, heads = self._unit(answer.unit), [r for r, sort in sorts.items() if sort is Sort.HEADS]
        lines: list[DraftLine] = []
        mentions: list[DraftMention] = []
        for r in self.rows:
            for side in sides(self.table, self.matrix[r], r, holds) if sorts.get(r) is Sort.LINE else ():
                line, beside = self._line(side, holds, unit, heads)
                if line.amounts:
                    lines.append(line)
                mentions += [mention.model_copy(update={"kind": kind}) for mention in beside]
        statement = DraftStatement(
            kind=kind,
            table=self.table.id,
            label=self.table.label,
            title=self.table.title,
            unit=unit,
            columns=tuple(dict.fromkeys(a.column for line in lines for a in line.amounts)),
            lines=tuple(lines),
        )
        return Draft(statements=(statement,) if lines else (), mentions=tuple(mentions))

    def _line(
        self, side: Side, holds: Mapping[int, Holds], unit: str | None, heads: Sequence[int]
    ) -> tuple[DraftLine, list[DraftMention]]:
        assert side.title is not None
        name, codes = next(reversed(side.title.names), None), side.title.codes
        called = "" if name is None else plain(name.text)
        amounts: list[DraftAmount] = []
        mentions: list[DraftMention] = []
        for c, cell in side.figures:
            told, place = holds[c], self.table.cell_id(cell.row, c)
            end, own = unit_of_amount(cell.text)
            path = self._path(cell.row, c, heads)
            money = own or self._of_heads(c) or unit
            if told is not Holds.AMOUNT:
                mentions.append(
                    DraftMention(
                        kind=Kind.OTHER,
                        item=called,
                        column=path,
                        at=CellRef(cell=place),
                        unit="%" if told is Holds.PERCENT else unit_in_brackets(path),
                        in_words=False,
                        method=Method.MODEL,
                    )
                )
            elif money is not None:
                at = CellRef(cell=place, end=end or None)
                amounts.append(DraftAmount(column=path, at=at, unit=money, method=Method.MODEL))
        line = DraftLine(
            code="".join(plain(cell.text) for cell in codes),
            code_at=tuple(self._ref(cell) for cell in codes),
            name=called,
            name_at=None if name is None else self._ref(name),
            panel=side.number,
            amounts=tuple(amounts),
        )
        return line, mentions

    def _ref(self, cell: Cell) -> CellRef:
        return CellRef(cell=self.table.cell_id(cell.row, cell.column))

    def _over(self, c: int) -> dict[str, Cell]:
        """The heads over a column, from the top. A dump that lost merged cells has them over their first column only."""
        found: dict[str, Cell] = {}
        for r in self.header:
            cells = self.matrix[r]
            cell = cells[c] if c < len(cells) else None
            if not self.table.spans_known and (cell is None or not cell.text.strip()):
                left = (cells[at] for at in range(min(c, len(cells)) - 1, -1, -1))
                cell = next((each for each in left if each is not None and each.text.strip()), None)
            if cell is not None and cell.text.strip():
                found[self.table.cell_id(cell.row, cell.column)] = cell
        return found

    def _path(self, r: int, c: int, heads: Sequence[int]) -> str:
        """The header path of a column: all heads over it; where the rules saw no header, those of the rows told to be one."""
        # a value that is printed one column off belongs where the identities hold
        path = self.table.columns[self.table.moved.get((r, c), c)].path
        if not path:
            over = (self.matrix[above][c] for above in sorted(heads) if above < r)
            path = tuple(
                dict.fromkeys(plain(cell.text) for cell in over if cell is not None and cell.text.strip())
            )
        return "/".join(path) or "金额"

    def _of_heads(self, c: int) -> str:
        """The unit that a head over the column prints."""
        for cell in reversed(self._over(c).values()):
            found = forms.UNIT_IN_BRACKETS.search(cell.text)
            if found:
                return found.group(1)
        return ""

    def _unit(self, place: str) -> str | None:
        """The unit that the line or cell prints which was named, else the one that the table goes by."""
        lines = {line.id: line.text for line in (*self.table.caption, *self.table.notes)}
        cell = next(
            (
                cell.text
                for r in self.header
                for c, cell in enumerate(self.table.rows[r])
                if cell is not None and self.table.cell_id(r, c) == place
            ),
            "",
        )
        text = lines.get(place, cell)
        found = forms.UNIT.search(text) or forms.UNIT_IN_BRACKETS.search(text)
        return found.group(1) if found else self.table.unit


def _shown(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The nearest of the lines on one side of a table, given from the nearest, with those that print a unit: what stands
    around a table is asked with every part of it."""
    units = [line.id for line in lines if _has_unit(line)][:_NEAREST]
    return [line for n, line in enumerate(lines) if n < _NEAREST or line.id in units]


def _has_unit(line: Paragraph) -> bool:
    return bool(forms.UNIT.search(line.text) or forms.UNIT_IN_BRACKETS.search(line.text))
