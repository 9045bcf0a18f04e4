"""Sheets of tables whose numbers are persons, things and shares: drawn as they are printed, like amounts."""

from __future__ import annotations

import io

import openpyxl

from extractors.pipeline import extract_bytes
from extractors.workbook import workbook


def drawn(*rows: str) -> dict[str, tuple[object, str]]:
    """Value and format of the numbers on the sheet of the one table, by their row's name and column's head."""
    text = "\n".join(("青河县水务局2024年部门预算", *rows))
    book = openpyxl.load_workbook(io.BytesIO(workbook(extract_bytes(text.encode(), "a.txt"))))
    sheet = book.worksheets[1]
    return {
        f"{sheet.cell(cell.row, 1).value}/{sheet.cell(3, cell.column).value}": (
            cell.value,
            cell.number_format,
        )
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if cell.comment
    }


def test_head_counts_are_drawn() -> None:
    assert drawn("部门人员情况表", "单位：人", "单位名称\t编制数\t实有数", "水务局本级\t1,240\t1,198") == {
        "水务局本级/编制数": (1240, "#,##0"),
        "水务局本级/实有数": (1198, "#,##0"),
    }


def test_shares_are_drawn_beside_the_amounts_with_their_sign() -> None:
    assert drawn("部门支出总表", "单位：万元", "项目\t金额\t占比", "基本支出\t60.00\t75.50%") == {
        "基本支出/金额": (60, "0.00"),
        "基本支出/占比": (75.5, '0.00"%"'),
    }


def test_a_document_without_findings_has_no_sheet_of_them() -> None:
    text = "青河县水务局2024年部门预算\n部门人员情况表\n单位：人\n单位名称\t编制数\n水务局本级\t12"
    book = openpyxl.load_workbook(io.BytesIO(workbook(extract_bytes(text.encode(), "a.txt"))))
    assert "疑点" not in book.sheetnames
    assert book.sheetnames[-2:] == ["facts", "checks"]
