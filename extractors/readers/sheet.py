"""XLSX → one page of blocks for each visible sheet: its name, the lines above the table, the table, the lines below.

The format knows no pages, so `line` is the place of a block: the 1-based number of its row (行), counted on
over the visible sheets in their order. A formula prints the value that was saved with it; without one, nothing. Hidden
sheets, rows and columns are not printed; what they say is told apart.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl

from extractors import forms
from extractors.errors import DamagedDocument
from extractors.readers import bands
from extractors.readers.cellformat import printed
from extractors.readers.limits import BROKEN_PARTS, Limits, open_archive
from extractors.readers.shown import View, hidden_sheet
from extractors.schema.disclosure import Block, Cell, Grid, Page, Paragraph, Run
from extractors.schema.hidden import Hidden, Why

_MERGED = re.compile(rb"""mergeCell\b[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
# `单位：万元`, `部门名称：某局`: what stands above a table on one row with its like.
_UNIT = re.compile(r"单位\s*[:：]\s*(?:人民币)?[亿万千]?元")
_LABELLED = re.compile(r"\s*[^\s:：\d][^:：]{0,12}[:：]")


def read(data: bytes, limits: Limits) -> Iterator[Page]:
    """One page without a number for each visible sheet; raises DamagedDocument or DocumentTooLarge."""
    _check_merges(data, limits)
    base = 0
    sheets = _open(data).worksheets
    # told with the first page
    hidden = [each for sheet in sheets if sheet.sheet_state != "visible" for each in hidden_sheet(sheet)]
    for sheet in sheets:
        if sheet.sheet_state != "visible":
            continue
        heading = Paragraph(sheet.title, (Run(0, len(sheet.title), line=base + 1),), heading=True)
        whole, unseen = _Sheet.of(sheet, base)
        blocks = [block for part in whole.parts() for block in part.blocks(base, limits)]
        yield Page(number=None, blocks=(heading, *blocks), hidden=(*hidden, *unseen))
        hidden = []
        base += sheet.max_row


def _open(data: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            # Extensions that openpyxl leaves out (validation, sparklines) hold nothing that is printed.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(BytesIO(data), data_only=True)
    except BROKEN_PARTS as error:
        raise DamagedDocument(
            f"expected an Excel workbook, found one whose parts cannot be read ({error}); "
            "open it in a spreadsheet program and save it again as XLSX"
        ) from error


def _check_merges(data: bytes, limits: Limits) -> None:
    """openpyxl makes an object for every position of a merged range, so a few bytes could fill the memory."""
    area = 0
    with open_archive(data, limits) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            for left, top, right, bottom in _MERGED.findall(_unpacked(archive, name)):
                area += (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
    limits.require("merged positions in the sheets", area, limits.max_cells)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except BROKEN_PARTS as error:
        raise DamagedDocument(
            f"expected a complete ZIP container, found one whose part {name!r} is broken ({error}); "
            "fetch the file again"
        ) from error


def _column(letters: bytes) -> int:
    return int(openpyxl.utils.column_index_from_string(letters.decode("ascii")))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet prints: text by (row, column), both 1-based among those that are shown, and the size of merged ranges
    by their corner."""

    rows: dict[int, dict[int, str]]
    spans: dict[tuple[int, int], tuple[int, int]]
    view: View

    @classmethod
    def of(cls, sheet: Any, base: int) -> tuple[_Sheet, list[Hidden]]:
        """The sheet, whose first row is line `base` + 1, and what it does not show."""
        view = View(sheet)
        sizes = {
            (r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
            for r in sheet.merged_cells.ranges
        }
        show_zeros = sheet.sheet_view.showZeros is not False
        rows: dict[int, dict[int, str]] = {}
        unseen: dict[tuple[int, Why], list[str]] = {}
        # The stored cells, not iter_rows(): that makes one for every empty position up to the furthest.
        for (row, column), cell in sorted(sheet._cells.items()):
            text = printed(cell.value, cell.number_format, show_zeros=show_zeros)
            if not text.strip():
                continue
            if (why := view.why_not(cell, (row, column), sizes.get((row, column), (1, 1)))) is not None:
                unseen.setdefault((row, why), []).append(" ".join(text.split()))
                continue
            shown_row, shown_column = view.place((row, column))
            rows.setdefault(shown_row, {})[shown_column] = text
        spans = {
            view.place(corner): size
            for corner, whole in sizes.items()
            if (size := view.shown(corner, whole)) is not None
        }
        hidden = [
            Hidden(text=" ".join(texts), why=why, line=base + row) for (row, why), texts in unseen.items()
        ]
        return cls(rows, spans, view), hidden

    def parts(self) -> Iterator[_Sheet]:
        """Tables side by side one after the other, below what is printed over all of them."""
        over, ranges = bands.of(self.rows, self.spans)
        if over:
            yield _Sheet({row: self.rows[row] for row in over}, {}, self.view)
        for columns in ranges:
            rows = {
                row: kept for row in self.rows if row not in over and (kept := self._within(row, columns))
            }
            spans = {at: size for at, size in self.spans.items() if at[1] in columns}
            yield _Sheet(rows, spans, self.view)

    def _within(self, row: int, columns: range) -> dict[int, str]:
        return {column: text for column, text in self.rows[row].items() if column in columns}

    def blocks(self, base: int, limits: Limits) -> Iterator[Block]:
        """A table begins with a row of several cells and ends where an empty row parts it from single cells, or with
        notes right below its last row."""
        filled = sorted(self.rows)
        table: list[int] = []
        unit_said = False
        for index, row in enumerate(filled):
            parted = index > 0 and row - filled[index - 1] > 1 and not self._within_span(row)
            ends = self._is_note(row) or (parted and not self._covers_part(row, table))
            if table and ends and self._stands_alone(row):
                yield self._grid(table, base, limits)
                table, unit_said = [], False
            # below the line of the unit, one wide cell is the head over all columns and no title
            head = unit_said and any(self.spans.get((row, c), (1, 1))[1] > 1 for c in self.rows[row])
            if table or head or not self._stands_alone(row):
                table.append(row)
                continue
            for text in self.rows[row].values():
                unit_said = unit_said or bool(_UNIT.search(text))
                shown = text.strip()
                yield Paragraph(shown, (Run(0, len(shown), line=base + self.view.row(row)),))
        if table:
            yield self._grid(table, base, limits)

    def _stands_alone(self, row: int) -> bool:
        """A title, a unit, a note: one cell, or several that each carry their own label."""
        texts = list(self.rows[row].values())
        return len(texts) == 1 or all(_LABELLED.match(text) for text in texts)

    def _covers_part(self, row: int, table: list[int]) -> bool:
        """Whether one cell is merged over some columns of the table, as the label of a total is; what is printed below a
        table is merged over all or none."""
        widths = [self.spans.get((row, column), (1, 1))[1] for column in self.rows[row]]
        columns = {column for other in table for column in self.rows[other]}
        return len(widths) == 1 and 1 < widths[0] <= max(columns, default=0) - min(columns, default=0)

    def _is_note(self, row: int) -> bool:
        """注：… at the left edge; the same words further right are those of a column of notes."""
        column, text = min(self.rows[row].items())
        return column == min(map(min, self.rows.values())) and bool(forms.NOTE.match(text))

    def _within_span(self, row: int) -> bool:
        """Whether the row above belongs to a cell that reaches down to it."""
        return any(top < row <= top + height for (top, _), (height, _) in self.spans.items() if height > 1)

    def _grid(self, table: list[int], base: int, limits: Limits) -> Grid:
        top, bottom = table[0], table[-1]
        left = min(min(self.rows[row]) for row in table)
        right = max(
            column + self.spans.get((row, column), (1, 1))[1] - 1
            for row in table
            for column in self.rows[row]
        )
        rows, columns = bottom - top + 1, right - left + 1
        limits.require("cells in a table", rows * columns, limits.max_cells)
        covered: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) in covered:
                    continue
                height, width = self.spans.get((row, column), (1, 1))
                height, width = min(height, bottom - row + 1), min(width, right - column + 1)
                if height * width > 1:
                    covered.update(
                        (r, c) for r in range(row, row + height) for c in range(column, column + width)
                    )
                cells.append(
                    Cell(
                        row - top,
                        column - left,
                        self.rows.get(row, {}).get(column, ""),
                        row_span=height,
                        column_span=width,
                        line=base + self.view.row(row),
                    )
                )
        return Grid(rows, columns, tuple(cells))
