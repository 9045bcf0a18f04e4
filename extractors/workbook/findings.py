"""The sheet of findings (疑点): one row for each cause, the worst first, leading to the cell on the sheet of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extractors.schema.check import Check
from extractors.schema.finding import Finding, Spot
from extractors.schema.money import YUAN_PER_UNIT, read_number
from extractors.telling import severity, told
from extractors.workbook.marks import where
from extractors.workbook.styles import AMOUNT, HEAD, LINE, TEXT, link, put_amount, put_text, set_paper
from extractors.workbook.text import lines_of

# name and width of each column
_COLUMNS = {
    "序号": 6,
    "程度": 8,
    "位置": 18,
    "表": 28,
    "行": 24,
    "栏": 20,
    "印": 16,
    "应为": 16,
    "单位": 8,
    "相差（元）": 16,
    "疑点": 48,
    "理由": 40,
    "不成立之处": 48,
    "不符的核对": 11,
}
_NARROW = Alignment(horizontal="center", vertical="center")
# Identities written out; the sheet of checks has them all.
_MOST_FORMULAS = 3


def draw(
    sheet: Worksheet,
    findings: Sequence[Finding],
    checks: Sequence[Check],
    shown: Mapping[str, tuple[str, str]],
) -> None:
    """`shown` is where the workbook shows a printed cell: its sheet and place there."""
    for column, (name, width) in enumerate(_COLUMNS.items(), 1):
        put_text(sheet, 1, column, name, HEAD)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, finding in enumerate(findings, 1):
        _row(sheet, number, finding, checks, shown)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(findings) + 1}"
    set_paper(sheet)


def _row(
    sheet: Worksheet,
    number: int,
    finding: Finding,
    checks: Sequence[Check],
    shown: Mapping[str, tuple[str, str]],
) -> None:
    row, spot, words = number + 1, finding.spot, told(finding)
    put_amount(sheet, row, 1, Decimal(number), "", TEXT).alignment = _NARROW
    texts = {
        "程度": severity(finding.severity),
        "位置": where(spot.source),
        "表": spot.table,
        "行": spot.row,
        "栏": spot.column,
        "单位": spot.unit,
        "疑点": words.what,
        "理由": "；".join(words.why),
        "不成立之处": "\n".join(_identities([checks[at] for at in finding.checks])),
    }
    names = list(_COLUMNS)
    lines = 1
    for name, text in texts.items():
        cell = put_text(sheet, row, names.index(name) + 1, text, TEXT)
        lines = max(lines, sum(lines_of(part, _COLUMNS[name]) for part in text.split("\n")))
        if name == "位置" and spot.source.cell and spot.source.cell in shown:
            link(cell, *shown[spot.source.cell])
            cell.font = Font(color="FF0563C1", underline="single")
    _figure(sheet, row, names.index("印") + 1, spot.printed, spot)
    _figure(sheet, row, names.index("应为") + 1, finding.proposed or "", spot)
    stake = names.index("相差（元）") + 1
    if finding.at_stake is None:
        put_text(sheet, row, stake, "", TEXT)
    else:
        # 5.4E+4 → 54000
        yuan = Decimal(f"{finding.at_stake.normalize():f}")
        put_amount(sheet, row, stake, yuan, f"{yuan:,f}", AMOUNT["verified"])
    put_amount(sheet, row, len(names), Decimal(len(finding.checks)), "", TEXT).alignment = _NARROW
    sheet.row_dimensions[row].height = LINE * lines


def _figure(sheet: Worksheet, row: int, column: int, printed: str, spot: Spot) -> None:
    """A number where it is an amount of money; a code or a target stays as it is printed."""
    value = read_number(printed) if spot.unit in YUAN_PER_UNIT else None
    if value is None:
        put_text(sheet, row, column, printed, TEXT).alignment = Alignment(
            horizontal="right", vertical="center", wrap_text=True
        )
    else:
        put_amount(sheet, row, column, value, printed, AMOUNT["verified"])


def _identities(failing: Sequence[Check]) -> list[str]:
    lines = [check.formula or check.message for check in failing]
    more = len(lines) - _MOST_FORMULAS
    return lines[:_MOST_FORMULAS] + ([f"另有 {more} 项，见 checks"] if more > 0 else [])
