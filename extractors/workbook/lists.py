"""The two long sheets: every fact and every check, one a row, to be filtered and sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extractors.fact_rows import FACT_COLUMNS, FactRow
from extractors.schema.check import Check, Status
from extractors.schema.source import Source
from extractors.workbook.archive import Value
from extractors.workbook.marks import where
from extractors.workbook.numbers import is_exact
from extractors.workbook.styles import AMOUNT, CONFLICT_FILL, HEAD, LINE, TEXT, link, put_text, set_paper
from extractors.workbook.text import lines_of

CHECK_COLUMNS = (
    "status",
    "severity",
    "code",
    "message",
    "expected",
    "printed",
    "difference",
    "places",
    "suspect",
    "proposed",
)
_FACT_WIDTHS = {"department": 24, "statement": 26, "table": 24, "row_name": 30, "column": 30, "printed": 14}
_CHECK_WIDTHS = {
    "code": 32,
    "message": 80,
    "expected": 16,
    "printed": 16,
    "difference": 14,
    "places": 40,
    "suspect": 18,
}
_WIDTH = 12
# Excel's rows, less the header
_MOST_ROWS = 1_048_575
# Places of one check; a total of hundreds of rows would fill the screen.
_MOST_PLACES = 30


def about(what: str, rows: int) -> str:
    """What a list is, for the first sheet; and that it is cut, where a sheet cannot hold it."""
    return what if rows <= _MOST_ROWS else f"{what}；共 {rows} 行，此处容不下，只列前 {_MOST_ROWS} 行"


def draw_facts(sheet: Worksheet, rows: Sequence[FactRow]) -> Sequence[FactRow]:
    """Prepares the sheet of facts; returns the rows that the archive adds below its head."""
    rows = rows[:_MOST_ROWS]
    _head(sheet, FACT_COLUMNS, _FACT_WIDTHS, len(rows), "status", "conflict")
    return rows


def draw_checks(
    sheet: Worksheet, checks: Sequence[Check], shown: Mapping[str, tuple[str, str]]
) -> Sequence[Sequence[Value]]:
    """Writes the checks that fail, with links; returns the rows of the others, for the archive to add.

    `shown` is where the workbook shows a printed cell: its sheet and place there. The checks come worst first."""
    checks = checks[:_MOST_ROWS]
    _head(sheet, CHECK_COLUMNS, _CHECK_WIDTHS, len(checks), "status", Status.FAILS.value)
    worst = 0
    while worst < len(checks) and checks[worst].status is Status.FAILS:
        _failure(sheet, worst + 2, checks[worst], shown)
        worst += 1
    return [_row(check) for check in checks[worst:]]


def _failure(sheet: Worksheet, row: int, check: Check, shown: Mapping[str, tuple[str, str]]) -> None:
    lines = 1
    for column, (name, value) in enumerate(zip(CHECK_COLUMNS, _row(check), strict=True), 1):
        if isinstance(value, Decimal) and is_exact(value):
            sheet.cell(row, column, value).style = AMOUNT["verified"]
        elif value:
            cell = put_text(sheet, row, column, f"{value}", TEXT)
            lines = max(lines, lines_of(f"{value}", _CHECK_WIDTHS.get(name, _WIDTH)))
            if name == "places":
                found = [
                    shown[source.cell] for source in _sources(check) if source.cell and source.cell in shown
                ]
                if found:
                    link(cell, *found[0])
                    cell.font = Font(color="FF0563C1", underline="single")
    sheet.row_dimensions[row].height = LINE * lines


def _row(check: Check) -> tuple[Value, ...]:
    places = list(dict.fromkeys(where(source) for source in _sources(check)))
    more = f"；等 {len(places)} 处" if len(places) > _MOST_PLACES else ""
    suspect = check.suspect
    return (
        check.status.value,
        check.severity.value,
        check.code,
        check.message,
        _number(check.expected),
        _number(check.printed),
        _number(check.difference),
        "；".join(places[:_MOST_PLACES]) + more,
        None if suspect is None else f"{suspect.cell or ''} {suspect.cause.value}".strip(),
        None if suspect is None else _number(suspect.proposed),
    )


def _sources(check: Check) -> list[Source]:
    """Its places, the one that is to blame first."""
    suspect = check.suspect.cell if check.suspect else None
    return sorted(check.sources, key=lambda source: suspect is None or source.cell != suspect)


def _number(text: str | None) -> Value:
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    # a code such as 0301 is none
    return value if value.is_finite() and f"{value:f}" == text else text


def _head(
    sheet: Worksheet,
    columns: Sequence[str],
    widths: Mapping[str, int],
    rows: int,
    judged: str,
    bad: str,
) -> None:
    """The head, frozen and with filters; rows that are `bad` by their `judged` column are coloured."""
    for at, name in enumerate(columns, 1):
        put_text(sheet, 1, at, name, HEAD)
        sheet.column_dimensions[get_column_letter(at)].width = widths.get(name, _WIDTH)
    last = get_column_letter(len(columns))
    set_paper(sheet)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{rows + 1}"
    if rows:
        letter = get_column_letter(columns.index(judged) + 1)
        rule = FormulaRule(formula=[f'${letter}2="{bad}"'], fill=CONFLICT_FILL)
        sheet.conditional_formatting.add(f"{letter}2:{letter}{rows + 1}", rule)
