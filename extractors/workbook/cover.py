"""The first sheet: which document this is, how its checks ended, what the colours mean, and the way to each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from extractors.schema.budget import Statement
from extractors.schema.check import STATUS_NAMES, Status
from extractors.schema.draft import Stage
from extractors.schema.extraction import Extraction
from extractors.workbook.marks import Marks
from extractors.workbook.statement import name_of
from extractors.workbook.styles import (
    AMOUNT,
    HEAD,
    LINK,
    NOTE,
    TEXT,
    TITLE,
    link,
    put_amount,
    put_text,
    set_paper,
)

_STAGE_NAMES = {Stage.BUDGET: "预算", Stage.FINAL: "决算"}
_LEGEND = (
    ("verified", "相符", "所参与的核对有相符的，没有不符的"),
    ("unverified", "未核对", "没有可据以核对的式子；未能核对不等于相符"),
    ("conflict", "不符", "所参与的核对有不符的；批注里说明"),
    ("suspect", "存疑", "不符的核对疑由此数而来；批注里说明，都列在“疑点”"),
)
_ABOUT = (
    "各表按原样排列，只列金额：印作空白的为空格，印作 0.00 的为 0.00。每个金额的批注写明页（或行）、单元格与原文。"
    "“编码”“项目”两个栏名为本表所加。"
)
_WIDTHS = (16, 84, 10, 10, 10)


def draw(
    sheet: Worksheet,
    extraction: Extraction,
    marks: Marks,
    names: Sequence[str],
    lists: Sequence[tuple[str, str]],
    findings: str | None = None,
) -> None:
    """Fills the sheet; `names` are the sheets of the statements in order, `lists` those after them, each with
    what it is; `findings` is the sheet of findings, which stands before them, where there is one."""
    budget = extraction.budget
    department = budget.department.text if budget.department else ""
    year = f"{budget.fiscal_year}年" if budget.fiscal_year else ""
    stage = _STAGE_NAMES[budget.stage]
    sheet.merge_cells("A1:E1")
    put_text(sheet, 1, 1, f"{department or budget.name} {year}{stage}", TITLE)
    sheet.row_dimensions[1].height = 24
    units = dict.fromkeys(statement.unit for statement in budget.statements if statement.unit)
    about = (
        ("文件", budget.name),
        ("文件摘要", f"sha256:{budget.document}"),
        ("部门", department),
        ("地区", budget.region),
        ("年度", year),
        ("阶段", stage),
        ("单位", "、".join(units)),
        ("数字", extraction.coverage.words()),
        ("读出者", f"明账 {extraction.run.version}"),
    )
    row = 2
    for label, value in about:
        put_text(sheet, row, 1, label, HEAD)
        put_text(sheet, row, 2, value, TEXT)
        row += 1

    row += 1
    put_text(sheet, row, 1, "核对", HEAD)
    put_text(sheet, row, 2, "式数", HEAD)
    for status, name in STATUS_NAMES.items():
        row += 1
        put_text(sheet, row, 1, name, TEXT)
        count = _put_count(sheet, row, 2, extraction.count(status), bad=status is Status.FAILS)
        count.alignment = Alignment(horizontal="left")  # beside its name, in a column as wide as titles are

    if findings is not None:
        row += 2
        link(put_text(sheet, row, 1, findings, LINK), findings)
        put_text(sheet, row, 2, f"{len(extraction.findings)} 个，最要紧的在前；不符的核对由此而来", TEXT)

    row += 2
    for standing, name, meaning in _LEGEND:
        put_text(sheet, row, 1, name, AMOUNT[standing])
        put_text(sheet, row, 2, meaning, NOTE)
        row += 1
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    put_text(sheet, row, 1, _ABOUT, NOTE)
    sheet.row_dimensions[row].height = 32

    row += 2
    for column, title in enumerate(("表号", "题名", "页", "数", "不符"), 1):
        put_text(sheet, row, column, title, HEAD)
    for name, statement in zip(names, budget.statements, strict=True):
        row += 1
        _entry(sheet, row, name, statement, marks)
    for name, meaning in lists:
        row += 1
        link(put_text(sheet, row, 1, name, LINK), name)
        put_text(sheet, row, 2, meaning, TEXT)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    set_paper(sheet)


def _entry(sheet: Worksheet, row: int, name: str, statement: Statement, marks: Marks) -> None:
    sources = [amount.money.source for line in statement.lines for amount in line.amounts]
    pages = sorted({source.page for source in sources if source.page})
    conflicts = sum(marks.status(source) == "conflict" for source in sources)
    put_text(sheet, row, 1, statement.label, TEXT)
    link(put_text(sheet, row, 2, statement.title or name_of(statement), LINK), name)
    put_text(sheet, row, 3, "–".join(str(page) for page in dict.fromkeys((*pages[:1], *pages[-1:]))), TEXT)
    _put_count(sheet, row, 4, len(sources))
    _put_count(sheet, row, 5, conflicts, bad=True)


def _put_count(sheet: Worksheet, row: int, column: int, count: int, *, bad: bool = False) -> Cell:
    style = AMOUNT["conflict" if bad and count else "verified"]
    return put_amount(sheet, row, column, Decimal(count), "", style)
