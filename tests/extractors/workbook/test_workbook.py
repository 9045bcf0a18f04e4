"""The workbook of the sample, opened again."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extractors.export import checks_json, facts_csv
from extractors.fact_rows import FACT_COLUMNS, FactRow, fact_rows
from extractors.pipeline import extract
from extractors.schema.check import Status
from extractors.schema.extraction import Extraction
from extractors.workbook import workbook
from extractors.workbook.styles import AMOUNT

SAMPLE = Path(__file__).parents[3] / "eval" / "sample" / "qinghe-2020.pdf"
LISTS = ("facts", "checks")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(SAMPLE)


@pytest.fixture(scope="module")
def data(extraction: Extraction) -> bytes:
    return workbook(extraction)


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def in_tables(extraction: Extraction) -> dict[str, FactRow]:
    """The amounts of the statements by their cell."""
    statements = {
        a.money.source.cell for s in extraction.budget.statements for ln in s.lines for a in ln.amounts
    }
    return {row.cell: row for row in fact_rows(extraction) if row.cell in statements}


def commented(book: Any) -> Iterator[Any]:
    for sheet in book.worksheets[1:-2]:
        yield from (cell for row in sheet.iter_rows() for cell in row if cell.comment)


def cell_id(cell: Any) -> str:
    return str(cell.comment.text.split("\n")[0].split(" ")[-1])


def test_every_amount_of_the_tables_stands_once_as_the_number_it_is(
    book: Any, in_tables: dict[str, FactRow]
) -> None:
    shown = {cell_id(cell): cell for cell in commented(book)}
    assert shown.keys() == in_tables.keys()
    assert sum(1 for _ in commented(book)) == len(in_tables) > 600
    for key, row in in_tables.items():
        assert shown[key].data_type == "n"
        assert Decimal(str(shown[key].value)) == row.amount


def test_an_amount_is_shown_with_the_decimals_it_is_printed_with(
    book: Any, in_tables: dict[str, FactRow]
) -> None:
    formats = Counter(
        (in_tables[cell_id(c)].printed.partition(".")[2], c.number_format) for c in commented(book)
    )
    assert {(len(decimals), shown) for decimals, shown in formats} == {(2, "0.00")}


def test_a_comment_says_page_cell_and_what_is_printed(book: Any, in_tables: dict[str, FactRow]) -> None:
    for cell in commented(book):
        row = in_tables[cell_id(cell)]
        assert cell.comment.text.startswith(f"第{row.page}页 {row.cell}\n印作 {row.printed}（万元）")


def test_a_conflict_is_coloured_and_says_why_and_nothing_else_is(
    book: Any, in_tables: dict[str, FactRow]
) -> None:
    coloured = {cell_id(cell) for cell in commented(book) if cell.fill.fill_type == "solid"}
    assert coloured == {key for key, row in in_tables.items() if row.status == "conflict"}
    assert "t8r11c4" in coloured
    (suspect,) = [cell for cell in commented(book) if cell_id(cell) == "t8r11c4"]
    assert "应为 69.37万元" in suspect.comment.text
    assert "75.57 ≠ 63.97 + 6.20" in suspect.comment.text
    assert [cell_id(cell) for cell in commented(book) if cell.style == AMOUNT["suspect"]] == ["t8r11c4"]


def test_the_findings_stand_second_and_lead_to_the_cell_they_are_about(book: Any) -> None:
    sheet = book.worksheets[1]
    assert sheet.title == "疑点"
    head, *rows = sheet.iter_rows(values_only=True)
    (told,) = (dict(zip(head, row, strict=True)) for row in rows)
    assert (told["印"], told["应为"], told["单位"], told["相差（元）"]) == (63.97, 69.37, "万元", 54000)
    assert told["不符的核对"] == 3
    assert told["不成立之处"].split("\n")[0] == "75.57 ≠ 63.97 + 6.20 = 70.17"
    name, _, place = sheet["C2"].hyperlink.location.rpartition("!")
    assert cell_id(book[name.strip("'")][place]) == "t8r11c4"


def test_a_printed_blank_is_empty_and_a_printed_zero_is_a_number(book: Any, extraction: Extraction) -> None:
    sheet = book["表1 2020年部门综合预算收支总表"]
    zero = [cell for row in sheet.iter_rows() for cell in row if cell.comment and cell.value == 0]
    assert zero
    assert {cell.number_format for cell in zero} == {"0.00"}
    (statement,) = [s for s in extraction.budget.statements if s.label == "表1"]
    numbers = sum(
        cell.data_type == "n" and cell.value is not None for row in sheet.iter_rows() for cell in row
    )
    assert numbers == sum(len(line.amounts) for line in statement.lines)


def test_the_lines_of_one_printed_row_stand_in_one_row(book: Any) -> None:
    sheet = book["表1 2020年部门综合预算收支总表"]
    names = [[cell.value for cell in row if cell.value and not cell.comment] for row in sheet.iter_rows()]
    assert ["收入总计", "支出总计", "支出总计", "支出总计"] in names
    assert names[2] == ["收入", "支出"]


def test_codes_are_texts_and_stand_before_their_names(book: Any) -> None:
    sheet = book["表7 2020年部门综合预算一般公共预算基本支出明细表（按功…"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if row[1] == "事业运行"]
    assert row == ("2101550", "事业运行", 75.57, 63.97, 6.2)


def test_a_blank_table_says_why_and_where(book: Any) -> None:
    sheet = book["表9 2020年部门综合预算政府性基金收支表"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "空表：说明：青河县医疗保障局2020年没有政府性基金收支，故此表为空表。（第16页）" in texts


def test_the_sheet_of_facts_is_facts_csv_with_numbers(book: Any, extraction: Extraction) -> None:
    written = list(csv.reader(io.StringIO(facts_csv(extraction))))
    rows = list(book["facts"].iter_rows(values_only=True))
    assert list(rows[0]) == written[0] == list(FACT_COLUMNS)
    assert len(rows) == len(written)
    for shown, text in zip(rows[1:], written[1:], strict=True):
        for name, value, expected in zip(FACT_COLUMNS, shown, text, strict=True):
            if name in (
                "fiscal_year",
                "amount",
                "yuan",
                "page",
                "x0",
                "y0",
                "x1",
                "y1",
                "line",
                "confidence",
            ):
                assert (value is None) == (expected == ""), name
                assert value is None or Decimal(str(value)) == Decimal(expected)
            else:
                assert (value or "") == expected.removeprefix("'"), name
    assert book["facts"].freeze_panes == "A2"
    assert book["facts"].auto_filter.ref == f"A1:X{len(rows)}"


def test_a_reader_that_trusts_the_stated_size_sees_every_row(data: bytes, extraction: Extraction) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    assert book["facts"].max_row == 1 + sum(1 for _ in fact_rows(extraction))
    assert book["checks"].max_row == 1 + len(extraction.checks)


def test_the_sheet_of_checks_is_checks_json_worst_first(book: Any, extraction: Extraction) -> None:
    head, *rows = book["checks"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    written = checks_json(extraction)["checks"]
    for key in ("status", "severity", "code", "message"):
        assert [row[key] for row in told] == [check[key] for check in written]
    for row, check in zip(told, written, strict=True):
        for key in ("expected", "printed", "difference"):
            assert (row[key] is None) == (check[key] is None)
            if isinstance(row[key], str):  # the name of a code, which the document prints otherwise
                assert row[key] == check[key]
            else:
                assert row[key] is None or Decimal(str(row[key])) == Decimal(check[key])
    assert sum(isinstance(row["printed"], str) for row in told) < 10
    assert told[0]["places"].startswith("第14页 t8r11c4")
    assert told[0]["suspect"] == "t8r11c4 misprint"


def test_a_failure_leads_to_the_cell_it_is_about(book: Any, extraction: Extraction) -> None:
    sheet = book["checks"]
    failures = [check for check in extraction.checks if check.status is Status.FAILS]
    for row, check in enumerate(failures, 2):
        name, _, place = sheet.cell(row, 8).hyperlink.location.rpartition("!")
        assert check.suspect is not None
        assert cell_id(book[name.strip("'")][place]) == check.suspect.cell


def test_the_first_sheet_counts_the_checks_and_leads_to_every_other(
    book: Any, extraction: Extraction
) -> None:
    first = book.worksheets[0]
    linked = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert linked == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    told = {row[0]: row[1] for row in first.iter_rows(max_col=2, values_only=True)}
    assert told["部门"] == "青河县医疗保障局"
    assert told["单位"] == "万元"
    for name, status in (("无法判断", Status.CANNOT_TELL), ("四舍五入", Status.ROUNDING)):
        assert told[name] == extraction.count(status)
    assert extraction.count(Status.ROUNDING) == 6


def test_the_same_extraction_gives_the_same_file(extraction: Extraction, data: bytes) -> None:
    assert workbook(extraction) == data
    # texts hash differently in every process
    program = (
        "import hashlib, pathlib, sys; from extractors.pipeline import extract;"
        "from extractors.workbook import workbook;"
        "print(hashlib.sha256(workbook(extract(pathlib.Path(sys.argv[1])))).hexdigest())"
    )
    told = subprocess.run([sys.executable, "-c", program, SAMPLE], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == hashlib.sha256(data).hexdigest()
