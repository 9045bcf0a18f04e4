"""How cells look, and the one way to fill them."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from extractors.workbook.numbers import is_exact, number_format
from extractors.workbook.text import clean

TITLE, HEAD, TEXT, NOTE, LINK = "题名", "表头", "文字", "说明文字", "链接"
# a name or a code that a finding is about
SUSPECT_TEXT = "文字存疑"
# an amount by its standing, as facts say it, and one that a finding takes for wrong
AMOUNT = {"verified": "金额", "unverified": "金额未核对", "conflict": "金额不符", "suspect": "金额存疑"}

# Points that a line of type is high.
LINE = 15
CONFLICT_FILL = PatternFill("solid", start_color="FFFFC7CE", end_color="FFFFC7CE")
# what such forms are printed in
_FACE = "宋体"
_THIN = Side(style="thin", color="FFA6A6A6")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_RIGHT = Alignment(horizontal="right", vertical="center")


def register(book: Workbook) -> None:
    """Makes the styles known to the book; cells then take them by name."""
    wrapped = Alignment(vertical="center", wrap_text=True)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    orange = PatternFill("solid", start_color="FFFFB84D", end_color="FFFFB84D")
    grey = PatternFill("solid", start_color="FFEDEDED", end_color="FFEDEDED")
    for style in (
        NamedStyle(TITLE, font=Font(name=_FACE, size=14, bold=True), alignment=centred),
        NamedStyle(HEAD, font=Font(name=_FACE, bold=True), border=_BOX, fill=grey, alignment=centred),
        NamedStyle(TEXT, font=Font(name=_FACE), border=_BOX, alignment=wrapped, number_format="@"),
        NamedStyle(
            NOTE, font=Font(name=_FACE, color="FF595959"), alignment=Alignment(vertical="top", wrap_text=True)
        ),
        NamedStyle(LINK, font=Font(name=_FACE, color=Color(theme=10), underline="single"), alignment=wrapped),
        NamedStyle(AMOUNT["verified"], font=Font(name=_FACE), border=_BOX, alignment=_RIGHT),
        NamedStyle(
            AMOUNT["unverified"],
            border=_BOX,
            alignment=_RIGHT,
            font=Font(name=_FACE, color="FF7F7F7F", italic=True),
        ),
        NamedStyle(
            AMOUNT["conflict"],
            border=_BOX,
            alignment=_RIGHT,
            font=Font(name=_FACE, color="FF9C0006", bold=True),
            fill=CONFLICT_FILL,
        ),
        NamedStyle(
            AMOUNT["suspect"],
            border=_BOX,
            alignment=_RIGHT,
            font=Font(name=_FACE, color="FF9C0006", bold=True),
            fill=orange,
        ),
        NamedStyle(
            SUSPECT_TEXT,
            border=_BOX,
            alignment=wrapped,
            font=Font(name=_FACE, color="FF9C0006", bold=True),
            fill=orange,
            number_format="@",
        ),
    ):
        book.add_named_style(style)


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """Writes a text that stays one, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.style = style
    cell.value = clean(text)
    # openpyxl takes =1+1 for a formula and #N/A for an error
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@", "'"):
        # nor does it become one when somebody edits the cell and leaves it again
        cell.quotePrefix = True
    return cell


def put_amount(sheet: Worksheet, row: int, column: int, value: Decimal, printed: str, style: str) -> Cell:
    """Writes an amount as the number it is, shown as printed; as text where a spreadsheet would round it."""
    if not is_exact(value):
        return put_text(sheet, row, column, f"{value:f}", style)
    cell = sheet.cell(row, column)
    cell.style = style
    cell.value = value
    cell.number_format = number_format(value, printed)
    return cell


def link(cell: Cell, sheet: str, coordinate: str = "A1") -> None:
    """Makes a click on the cell go to another sheet."""
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{coordinate}")


def set_paper(sheet: Worksheet) -> None:
    """A4 across, as wide as the page, as many pages as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
