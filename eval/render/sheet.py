"""A fixture as XLSX: prose on the first sheet, one sheet a table, amounts as numbers with a format."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook

from eval.fixture import Fixture, Holds, PageBreak, Statement
from eval.render.archive import pack, unpack
from eval.render.grid import Spot, TableGrid, lay_out
from eval.render.place import Rendered
from extractors.schema.money import read_number

_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# A number that a format of decimals and separators prints; others (in brackets) are text.
_PLAIN = re.compile(r"-?[\d,]+(?:\.\d+)?")
# The longest name a sheet may have.
_NAME = 31


def write(fixture: Fixture) -> Rendered:
    """The fixture as XLSX; the format has no pages, so no places."""
    book = Workbook()
    prose = book.active
    prose.title = "说明"
    for text in (*fixture.cover, *fixture.contents):
        prose.append([text])
    for block in fixture.body:
        if isinstance(block, Statement):
            _table(book, block)
        elif not isinstance(block, PageBreak):
            prose.append([block.text])
    out = io.BytesIO()
    book.save(out)
    parts = unpack(out.getvalue())
    # The writer stamps the present time into the properties.
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z", parts["docProps/core.xml"])
    return Rendered(pack(parts))


def _table(book: Workbook, statement: Statement) -> None:
    name = _FORBIDDEN.sub(" ", f"{statement.label} {statement.title}".strip())[:_NAME]
    sheet = book.create_sheet(name)
    grid = lay_out(statement)
    line = 0
    for text in (statement.label, statement.title, statement.unit_line):
        if text:
            line += 1
            sheet.cell(line, 1, text)
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=grid.columns)
    for spot in grid.spots:
        _cell(sheet, statement, grid, spot, line)
    for k, note in enumerate(statement.notes, start=1):
        sheet.cell(line + grid.rows + k, 1, note)


def _cell(sheet: object, statement: Statement, grid: TableGrid, spot: Spot, above: int) -> None:
    row, column = above + spot.row + 1, spot.column + 1
    value = statement.columns[spot.column].holds is Holds.VALUE and spot.row >= grid.body_start
    number = read_number(spot.text) if value and _PLAIN.fullmatch(spot.text) else None
    if number is None:
        held = sheet.cell(row, column, spot.text or None)  # type: ignore[attr-defined]  # openpyxl has no types
        if spot.text.startswith("="):
            held.data_type = "s"  # a target (=14个) is a text, no formula
    else:
        decimals = len(spot.text.partition(".")[2])
        cell = sheet.cell(row, column, number)  # type: ignore[attr-defined]  # as above
        cell.number_format = ("#,##0" if "," in spot.text else "0") + (
            "." + "0" * decimals if decimals else ""
        )
    if spot.row_span > 1 or spot.column_span > 1:
        sheet.merge_cells(  # type: ignore[attr-defined]  # as above
            start_row=row,
            end_row=row + spot.row_span - 1,
            start_column=column,
            end_column=column + spot.column_span - 1,
        )
