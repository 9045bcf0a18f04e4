"""The sheet of one statement: laid out as it is printed, every amount with a comment that says where."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extractors.schema.budget import Amount, Line, Quantity, Statement
from extractors.schema.source import Source
from extractors.workbook.layout import Beside, Holds, Layout, lay_out
from extractors.workbook.marks import Marks, address, where
from extractors.workbook.styles import (
    AMOUNT,
    HEAD,
    LINE,
    LINK,
    NOTE,
    SUSPECT_TEXT,
    TEXT,
    TITLE,
    link,
    put_amount,
    put_text,
    set_paper,
)
from extractors.workbook.text import clean, lines_of, width_of

_AUTHOR = "明账"
_TITLE_ROW, _UNIT_ROW, _HEADER_ROW = 1, 2, 3
# The largest table that is drawn, far beyond a printed one: a damaged file must not take minutes.
_MOST_CELLS = 50_000
_MOST_COLUMNS = 500
# In digits: the least and the most that a column is wide.
_LIMITS = {Holds.CODE: (10, 24), Holds.NAME: (24, 44), Holds.AMOUNT: (10, 24)}
_TITLE_LINE = 20
# Failures that a comment quotes; the sheet of checks has them all.
_MOST_REASONS = 3
_DEEPEST_INDENT = 15


def draw(
    sheet: Worksheet, statement: Statement, marks: Marks, home: str, others: Sequence[Beside] = ()
) -> dict[str, str]:
    """Fills the sheet, `others` being the numbers of its table that are no money.

    Returns where it shows each printed cell, by the cell's id."""
    cells = len(statement.lines) * len(statement.columns)
    drawn = cells <= _MOST_CELLS and len(statement.columns) <= _MOST_COLUMNS
    layout = lay_out(statement, others) if drawn else Layout((), ())
    widths = _widths(layout)
    for at, size in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = size
    width = len(widths)
    last = get_column_letter(width)

    sheet.merge_cells(f"A{_TITLE_ROW}:{last}{_TITLE_ROW}")
    put_text(sheet, _TITLE_ROW, 1, name_of(statement), TITLE)
    sheet.row_dimensions[_TITLE_ROW].height = _TITLE_LINE * lines_of(name_of(statement), sum(widths) * 3 // 4)
    link(put_text(sheet, _UNIT_ROW, 1, f"← {home}", LINK), home)
    if statement.unit:
        unit = put_text(sheet, _UNIT_ROW, width, f"单位：{statement.unit}", NOTE)
        unit.alignment = Alignment(horizontal="right")

    _draw_header(sheet, layout, widths)
    shown = _draw_rows(sheet, layout, widths, marks)
    below = _HEADER_ROW + layout.levels + len(layout.rows)
    for row, text in enumerate(_notes(statement, drawn=drawn), below):
        sheet.merge_cells(f"A{row}:{last}{row}")
        put_text(sheet, row, 1, text, NOTE)
        sheet.row_dimensions[row].height = LINE * lines_of(text, sum(widths))

    sheet.freeze_panes = sheet.cell(_HEADER_ROW + layout.levels, 1)
    set_paper(sheet)
    return shown


def name_of(statement: Statement) -> str:
    """表7 一般公共预算基本支出表: the label and the title, as far as they are printed."""
    return " ".join(part for part in (statement.label, statement.title) if part) or "无题名的表"


def _notes(statement: Statement, *, drawn: bool) -> list[str]:
    notes = []
    if statement.nil:
        at = address(statement.nil.source)
        notes.append(f"空表：{statement.nil.text}" + (f"（{at}）" if at else ""))
    if not drawn:
        size = f"{len(statement.lines)} 行 {len(statement.columns)} 栏"
        notes.append(f"本表有 {size}，大于此处所能排列，其中的数见 facts。")
    return notes


def _draw_header(sheet: Worksheet, layout: Layout, widths: Sequence[int]) -> None:
    heights = [1.0] * layout.levels
    for head in layout.heads():
        top, left = _HEADER_ROW + head.top, 1 + head.left
        bottom, right = _HEADER_ROW + head.bottom, 1 + head.right
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.cell(row, column).style = HEAD
        put_text(sheet, top, left, head.text, HEAD)
        share = lines_of(head.text, sum(widths[head.left : head.right + 1])) / (bottom - top + 1)
        heights[head.top : head.bottom + 1] = [
            max(share, height) for height in heights[head.top : head.bottom + 1]
        ]
    for level, height in enumerate(heights):
        sheet.row_dimensions[_HEADER_ROW + level].height = LINE * height


def _draw_rows(sheet: Worksheet, layout: Layout, widths: Sequence[int], marks: Marks) -> dict[str, str]:
    shown: dict[str, str] = {}
    source: Source | None
    for row, cells in enumerate(layout.rows, _HEADER_ROW + layout.levels):
        lines = 1
        for at, column in enumerate(layout.columns):
            held = cells.get(at)
            if isinstance(held, Amount):
                _draw_amount(sheet, row, at + 1, held, marks)
                source = held.money.source
            elif isinstance(held, Beside):
                _draw_beside(sheet, row, at + 1, held.quantity, marks)
                source = held.source
            elif isinstance(held, Line):
                code = column.holds is Holds.CODE
                source = held.code_source if code else held.source
                cell = _draw_words(sheet, row, at + 1, held.code if code else held.name, source, marks)
                lines = max(lines, lines_of(cell.value, widths[at] - 2 * held.indent))
                if held.indent and not code:
                    indent = min(held.indent, _DEEPEST_INDENT)
                    cell.alignment = Alignment(vertical="center", wrap_text=True, indent=indent)
            else:
                sheet.cell(row, at + 1).style = TEXT
                continue
            if source is not None and source.cell:
                shown[source.cell] = f"{get_column_letter(at + 1)}{row}"
        if lines > 1:
            sheet.row_dimensions[row].height = LINE * lines
    return shown


def _draw_words(
    sheet: Worksheet, row: int, column: int, text: str, source: Source | None, marks: Marks
) -> Cell:
    """A name or a code; one that is suspected has a comment that says why."""
    suspicions = marks.suspicions(source) if source is not None else []
    if source is None or not suspicions:
        return put_text(sheet, row, column, text, TEXT)
    cell = put_text(sheet, row, column, text, SUSPECT_TEXT)
    cell.comment = Comment(clean("\n".join((where(source), *suspicions))), _AUTHOR, 220, 420)
    return cell


def _draw_amount(sheet: Worksheet, row: int, column: int, amount: Amount, marks: Marks) -> None:
    money = amount.money
    style = AMOUNT[marks.style(money.source)]
    cell = put_amount(sheet, row, column, money.value, money.printed, style)
    lines = [where(money.source), f"印作 {money.source.text.strip()}（{money.unit}）"]
    suspicions = marks.suspicions(money.source)
    lines += suspicions
    failures = marks.failures(money.source)
    # the finding has said what the messages of its checks say
    lines += [
        f"不符：{check.formula if suspicions and check.formula else check.message}"
        for check in failures[:_MOST_REASONS]
    ]
    if len(failures) > _MOST_REASONS:
        lines.append(f"另有 {len(failures) - _MOST_REASONS} 处不符，见 checks")
    text = clean("\n".join(lines))
    cell.comment = Comment(text, _AUTHOR, *((300, 420) if failures else (44, 200)))


def _draw_beside(sheet: Worksheet, row: int, column: int, quantity: Quantity, marks: Marks) -> None:
    style = AMOUNT[marks.style(quantity.source)]
    cell = put_amount(sheet, row, column, quantity.value, quantity.printed, style)
    unit = f"（{quantity.unit}）" if quantity.unit else ""
    suspicions = marks.suspicions(quantity.source)
    lines = [where(quantity.source), f"印作 {quantity.printed.strip()}{unit}", *suspicions]
    cell.comment = Comment(clean("\n".join(lines)), _AUTHOR, *((300, 420) if suspicions else (44, 200)))


def _widths(layout: Layout) -> list[int]:
    """A width for each column, two at least, that shows its amounts whole and of names as much as is sensible."""
    widths = []
    for at, column in enumerate(layout.columns):
        widest = width_of(column.path[-1])
        for cells in layout.rows:
            held = cells.get(at)
            if isinstance(held, Amount):
                widest = max(widest, len(held.money.printed) + 2)
            elif isinstance(held, Beside):
                widest = max(widest, len(held.quantity.printed) + 2)
            elif isinstance(held, Line):
                text = held.code if column.holds is Holds.CODE else held.name
                widest = max(widest, width_of(text) + 2 * held.indent)
        least, most = _LIMITS[column.holds]
        widths.append(min(max(widest + 2, least), most))
    # a title needs some room, and its unit a column of its own
    return widths if len(widths) > 1 else [*widths, _LIMITS[Holds.NAME][0]]
