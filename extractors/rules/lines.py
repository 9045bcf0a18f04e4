"""Rows of a table → lines: the name and code that a row goes by, and its amounts with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.rules import linecolumns, measured
from extractors.rules.measured import Measures
from extractors.schema.disclosure import WITHHELD, Cell, Column, Role, Table
from extractors.schema.draft import CellRef, DraftAmount, DraftLine, DraftRemark, Method
from extractors.schema.money import read_change, read_number, unit_of_amount

_LONGEST_NAME = 60
# A whole number of so many digits is the code of a project (项目代码), no amount.
_CODE_DIGITS = range(13, 31)
# [2010301]行政运行, 2010301-行政运行: the code in front of the name
_BRACKETED_CODE = re.compile(r"\s*[\[［（(](\d{3}|\d{5}|\d{7})[\]］)）]\s*[-—－–]?\s*(?=[\u4e00-\u9fff])")
_LEADING_CODE = re.compile(r"\s*(\d{3}|\d{5}|\d{7})\s*[-—－–]?\s*(?=[\u4e00-\u9fff])(?!年)")
# 车辆数合计（辆）: the row is counted, whatever the table is in
_COUNTED = re.compile(
    r"[（(](?:单位[:：])?(个|辆|人|人次|批次|批|次|台|套|件|户|家|平方米|台[、，,（(/]套[)）]?|[%％])[)）]\s*$"
)
# Columns that hold numbers, persons, or the code that a row goes by.
_WORDLESS = frozenset({Role.RANK, Role.CODE, Role.CONTACT})
_BELOW = re.compile(r"\s*(?:其中|\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）]|[①-⑳])")


def lines_of(table: Table) -> tuple[tuple[DraftLine, ...], dict[tuple[int, int], str]]:
    """The rows of a table that name something or hold amounts, panel by panel from the left; and the unit of rows that
    are counted (车辆数合计（辆）), by row and panel."""
    lines: list[DraftLine] = []
    counted: dict[tuple[int, int], str] = {}
    matrix = table.covering()
    measures = Measures(table)
    panels = sorted({column.panel for column in table.columns})
    for panel in panels:
        columns = [c for c in table.columns if c.panel == panel]
        reader = _Panel(table, matrix, columns, measures, two_sided=len(panels) > 1)
        for r in range(table.header_rows, len(matrix)):
            line = reader.line(r)
            if line is not None:
                lines.append(line)
            if reader.counted:
                counted[r, panel] = reader.counted
    return tuple(lines), counted


class _Panel:
    """One side of a table."""

    def __init__(
        self,
        table: Table,
        matrix: Sequence[Sequence[Cell | None]],
        columns: Sequence[Column],
        measures: Measures,
        *,
        two_sided: bool,
    ) -> None:
        self.table = table
        self.matrix = matrix
        self.columns = columns
        self.side = _side(columns) if two_sided else ""
        self.named = linecolumns.named(columns)
        self.project = self._project()
        self.coded = linecolumns.coded(columns)
        self.leading = self._leads()
        self.unpadded = {column.index for column in columns if self._unpadded(column)}
        # the unit that a row's name gives, and the rows below it that are its parts
        self.counted = ""
        self.measures = measures
        # columns of amounts; where all figures have their units behind them, these are targets
        self.amounts = {column.index for column in columns if self._holds_amounts(column)}
        self.counts = not any(measured.of_heads(c).money is False for c in columns)

    def line(self, r: int) -> DraftLine | None:
        table, row = self.table, self.matrix[r]
        if r in table.rulers:
            return None
        # a head that a dump let reach down into the body names no row
        own = [cell if cell is not None and cell.row >= table.header_rows else None for cell in row]
        name = self._name(own)
        text = name.text if name is not None else ""
        self._count(text)
        amounts = tuple(self._amounts(row, r))
        # without amounts a row with personal data only says who filled in the table
        if (not amounts and (name is None or _signed(row))) or forms.NOTE.match(text):
            return None
        code, of_body = self._code(own)
        if name is None and not code and amounts:
            name = self._total_beside(own)
            text = name.text if name is not None else ""
        refs = [CellRef(cell=table.cell_id(cell.row, cell.column)) for cell in code]
        digits = "".join(self._digits(cell) for cell in code)
        at = None if name is None else CellRef(cell=table.cell_id(name.row, name.column))
        inside = self._inside(text) if not code or of_body else None
        if inside is not None and at is not None:
            digits, rest, of_body = inside.group(1), inside.end(), False
            refs = [replace(at, start=inside.start(1), end=inside.end(1))]
            at, text = replace(at, start=rest, end=len(text)), text[rest:]
        return DraftLine(
            code=digits,
            code_at=tuple(refs),
            of_body=of_body,
            name=plain(text),
            name_at=at,
            indent=len(text) - len(text.lstrip(" \u3000")),
            of_which=bool(forms.OF_WHICH.match(text)),
            panel=self.columns[0].panel,
            side=self.side,
            project=self._project_of(own),
            amounts=amounts,
            about=tuple(self._about(own, {id(cell) for cell in (name, *code)})),
        )

    def _about(self, row: Sequence[Cell | None], taken: Set[int]) -> Iterator[DraftRemark]:
        """The words of a row beside its name and code: in a column of its own, or merged over several rows."""
        for column in self.columns:
            cell = row[column.index]
            if (
                column.role in _WORDLESS
                or not column.path
                or cell is None
                or id(cell) in taken
                or cell.column != column.index
                or not _is_words(cell.text)
            ):
                continue
            at = CellRef(cell=self.table.cell_id(cell.row, cell.column))
            yield DraftRemark(head="/".join(column.own or column.path), at=at)

    def _count(self, name: str) -> None:
        # a table with a column of numbers (数量) has the money of things beside it
        counted = _COUNTED.search(name) if self.counts else None
        if counted:
            self.counted = counted.group(1)
        elif not _BELOW.match(name):
            self.counted = ""

    def _name(self, row: Sequence[Cell | None]) -> Cell | None:
        """The cell that names the row: the item before the body; a total may stand in a code column."""
        for group in self.named:
            for column in group:
                cell = row[column.index]
                if cell is None or not cell.text.strip() or len(cell.text) > _LONGEST_NAME:
                    continue
                text = plain(cell.text)
                dated = column.role is Role.DATE
                if (dated or read_number(text) is None) and WITHHELD not in text and text.strip("*—－-–"):
                    return cell
        return None

    def _total_beside(self, row: Sequence[Cell | None]) -> Cell | None:
        """The total's name further left, where nothing stands between: a total (公用经费合计) over two blocks has its name at
        the beginning or in the middle of them and its amount at the end, and not every format says which cells are merged."""
        left = (
            cell for cell in row[self.columns[0].index - 1 :: -1] if cell is not None and cell.text.strip()
        )
        near = next(left, None) if self.columns[0].index else None
        return near if near is not None and forms.TOTAL.fullmatch(plain(near.text)) else None

    def _project(self) -> Column | None:
        """The column of projects in a table of the classification, where only the lowest lines name one:

        2130305 │ 水利工程 │          the line goes by what its code is of,
        2130305 │ 水利工程 │ 河道清淤    and the project is the line's
        """
        items = self.named[0]
        subject = next(
            (
                b
                for a, b in pairwise(self.columns)
                if a.role is Role.CODE and b in items[1:] and linecolumns.is_subject(b)
            ),
            None,
        )
        if subject is None or linecolumns.is_subject(items[0]):
            # two classifications side by side name no project
            return None
        rows = self.matrix[self.table.header_rows :]
        if not any(_is_item(row[subject.index]) and not _is_item(row[items[0].index]) for row in rows):
            return None
        self.named = [[subject, *(c for c in items if c is not subject)], *self.named[1:]]
        return items[0]

    def _project_of(self, row: Sequence[Cell | None]) -> str:
        cell = None if self.project is None else row[self.project.index]
        return "" if cell is None or read_number(cell.text) is not None else plain(cell.text)

    def _code(self, row: Sequence[Cell | None]) -> tuple[list[Cell], bool]:
        """The cells whose texts, joined, are the row's code, and whether it is the code of a body."""
        for group in self.coded:
            cells = [
                cell
                for column in group
                if (cell := row[column.index]) is not None and forms.WRITTEN_CODE.fullmatch(plain(cell.text))
            ]
            if cells:
                return cells, group is self.coded[-1]
        return [], False

    def _amounts(self, row: Sequence[Cell | None], r: int) -> Iterator[DraftAmount]:
        table = self.table
        for printed in self.columns:
            cell = row[printed.index]
            if (
                printed.role is not Role.VALUE
                or cell is None
                or (cell.row, cell.column) != (r, printed.index)
                or _is_code(cell.text)
            ):
                continue
            end, own = unit_of_amount(cell.text) if printed.index in self.amounts else (0, "")
            if not own and read_number(cell.text) is None and not _is_change(cell.text, printed):
                continue
            moved = table.moved.get((r, printed.index))
            column = printed if moved is None else table.columns[moved]
            measure = self.measures.of(r, column)
            # what stands behind the number itself is nearest to it
            unit = own or measure.unit or table.unit
            if unit is None or (not own and (measure.money is False or (self.counted and not measure.unit))):
                continue
            placed = moved is not None or table.method is Method.ARITHMETIC
            yield DraftAmount(
                column="/".join(column.path),
                at=CellRef(cell=table.cell_id(r, printed.index), end=end or None),
                unit=unit,
                method=Method.ARITHMETIC if placed else Method.TABLE_RULE,
            )

    def _digits(self, cell: Cell) -> str:
        """A part of a code without what sets its parts apart, two digits of 款 and 项 where the table prints them as
        numbers."""
        digits = re.sub(r"[.．·-]", "", plain(cell.text))
        return digits.zfill(2) if cell.column in self.unpadded else digits

    def _holds_amounts(self, column: Column) -> bool:
        if measured.of_heads(column).money:
            return True
        cells = (row[column.index] for row in self.matrix[self.table.header_rows :])
        return any(cell is not None and read_number(cell.text) is not None for cell in cells)

    def _unpadded(self, column: Column) -> bool:
        """Whether a column of 款 or 项 is kept as numbers, without the zero of 01. Where some cell has its zero, another
        without is printed wrongly and stays so."""
        if not column.path or column.path[-1] not in ("款", "项"):
            return False
        cells = (row[column.index] for row in self.matrix[self.table.header_rows :])
        return not any(cell is not None and plain(cell.text).startswith("0") for cell in cells)

    def _leads(self) -> bool:
        """Whether most names of the panel have their code in front."""
        rows = self.matrix[self.table.header_rows :]
        names = [cell.text for row in rows if (cell := self._name(row)) is not None]
        coded = sum(bool(_LEADING_CODE.match(name)) for name in names)
        return coded > 1 and coded * 2 >= len(names)

    def _inside(self, name: str) -> re.Match[str] | None:
        return _BRACKETED_CODE.match(name) or (_LEADING_CODE.match(name) if self.leading else None)


def _is_words(text: str) -> bool:
    """Whether a cell says something in words: no number, no personal data, not only marks."""
    return (
        read_number(text) is None
        and WITHHELD not in text
        and forms.announces(plain(text)) is None
        and any(map(str.isalpha, text))
    )


def _signed(row: Sequence[Cell | None]) -> bool:
    return any(
        cell is not None and (WITHHELD in cell.text or forms.announces(plain(cell.text))) for cell in row
    )


def _side(columns: Sequence[Column]) -> str:
    named = [column.path[0] for column in columns if column.path and column.role is not Role.RANK]
    return named[0] if named else ""


def _is_item(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip()) and not forms.TOTAL.fullmatch(plain(cell.text))


def _is_change(text: str, column: Column) -> bool:
    """Whether a text is an amount of change in words, under a head that announces changes."""
    announced = any(map(forms.CHANGE_HEAD.search, column.own))
    return announced and read_change(text) is not None and not re.search(r"[%％]", text)


def _is_code(text: str) -> bool:
    digits = plain(text)
    return digits.isdigit() and len(digits) in _CODE_DIGITS
