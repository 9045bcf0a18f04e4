"""Texts, names and numbers that nobody would print make a workbook that opens and runs nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Amount, Budget, Line, Stated, Statement
from extractors.schema.check import Cause, Check, Severity, Status
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction, Run
from extractors.schema.finding import Finding, Spot
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.workbook import lists, statement, workbook
from extractors.workbook.styles import SUSPECT_TEXT
from extractors.workbook.text import SheetNames


def opened(extraction: Extraction) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(extraction)))


def of(*statements: Statement, checks: tuple[Check, ...] = (), name: str = "a") -> Extraction:
    budget = Budget(document="d", name=name, statements=statements)
    return Extraction(budget=budget, checks=checks, run=Run(version="0"))


def amount(printed: str, cell: str = "t1r1c1", column: str = "金额") -> Amount:
    source = Source(document="d", page=1, cell=cell, text=printed)
    return Amount(column=column, money=Money.read(printed, "万元", source))


def table(title: str, *lines: Line, label: str = "", columns: tuple[str, ...] = ("金额",)) -> Statement:
    return Statement(kind=Kind.OTHER, table="t1", label=label, title=title, columns=columns, lines=lines)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2", "@SUM(A1)", '=HYPERLINK("http://a")', "#REF!", "'=1", "1.00"]
)
def test_a_text_stays_a_text_wherever_it_stands(text: str) -> None:
    check = Check(code=text, status=Status.FAILS, message=text, sources=(amount("1.00").money.source,))
    line = Line(name=text, code=text, amounts=(amount("1.00", column=text),))
    nil = Stated(text=text, source=Source(document="d", text=text))
    extraction = of(
        table(text, line, label=text, columns=(text,)),
        table(text).model_copy(update={"nil": nil, "unit": text}),
        checks=(check, replace(check, status=Status.HOLDS)),
        name=text,
    )
    book = opened(extraction)
    held = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value == text
    ]
    assert len(held) > 10
    assert {cell.data_type for cell in held} == {"s"}
    assert all(
        cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )


def test_a_text_that_could_become_a_formula_is_marked_as_text() -> None:
    sheet = opened(of(table("表", Line(name="=1+1", amounts=(amount("1.00"),))))).worksheets[1]
    assert [cell.quotePrefix for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"] == [True]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_no_file_can_hold_are_replaced(bad: str) -> None:
    text = f"甲{bad}乙"
    check = Check(code="a.b", status=Status.FAILS, message=text, sources=(amount("1.00").money.source,))
    line = Line(name=text, amounts=(amount("1.00", column=text),))
    book = opened(of(table(text, line, columns=(text,)), checks=(check,), name=text))
    sheet = book.worksheets[1]
    assert sheet.title == "甲\N{REPLACEMENT CHARACTER}乙"
    assert "甲\N{REPLACEMENT CHARACTER}乙" in [cell.value for row in sheet.iter_rows() for cell in row]
    assert "甲\N{REPLACEMENT CHARACTER}乙" in sheet["B4"].comment.text


def test_sheets_of_tables_with_the_same_very_long_title_have_names_of_their_own() -> None:
    title = "关于一般公共预算财政拨款基本支出按经济分类科目编列的明细情况表（不含上年结转）"
    names = opened(of(*[table(title)] * 12, table("facts"), table("说明"))).sheetnames
    assert len({name.casefold() for name in names}) == 17
    assert max(map(len, names)) == 31
    assert names[1] == f"{title[:30]}…"
    assert names[2] == f"{title[:26]}… (2)"
    assert names[-4:] == ["facts (2)", "说明 (2)", "facts", "checks"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("收入/支出:表[1]*?\\", "收入 支出 表 1"),
        ("'引'", "引"),
        ("", "表"),
        ("  \n ", "表"),
        ("History", "History (2)"),
        ("𠮷" * 20, "𠮷" * 15 + "…"),
    ],
)
def test_a_sheet_gets_a_name_that_excel_accepts(wanted: str, name: str) -> None:
    assert SheetNames().take(wanted) == name


def test_names_that_excel_takes_for_the_same_are_told_apart() -> None:
    names = SheetNames()
    assert [names.take(wanted) for wanted in ("表1 A", "表１ ａ")] == ["表1 A", "表１ ａ (2)"]


@pytest.mark.parametrize(
    ("printed", "value", "shown"),
    [
        ("△1,234.50", -1234.5, "#,##0.00"),
        ("0.00", 0, "0.00"),
        ("1,200,000.0000", 1200000, "#,##0.0000"),
        ("１２３", 123, "0"),
        ("123456789012.345", 123456789012.345, "0.000"),
    ],
)
def test_an_amount_looks_as_it_is_printed(printed: str, value: float, shown: str) -> None:
    cell = opened(of(table("表", Line(name="甲", amounts=(amount(printed),))))).worksheets[1]["B4"]
    assert (cell.value, cell.number_format) == (value, shown)


@pytest.mark.parametrize(
    "printed", ["1234567890123456.78", "9" * 5_000, "0." + "0" * 40 + "1", "1" + "0" * 400]
)
def test_a_number_that_a_spreadsheet_would_round_is_written_as_text(printed: str) -> None:
    book = opened(of(table("表", Line(name="甲", amounts=(amount(printed),)))))
    cell = book.worksheets[1]["B4"]
    assert (cell.value, cell.data_type) == (printed, "s")
    assert book["facts"]["J2"].value == printed


@pytest.mark.parametrize("status", [Status.FAILS, Status.HOLDS])
def test_a_difference_of_thousands_of_digits_is_written_as_text(status: Status) -> None:
    check = Check(code="a.b", status=status, message="差", difference="-" + "9" * 5_000, expected="0301")
    sheet = opened(of(checks=(check,)))["checks"]
    assert [(cell.value, cell.data_type) for cell in (sheet["E2"], sheet["G2"])] == [
        ("0301", "s"),
        ("-" + "9" * 5_000, "s"),
    ]


def test_a_table_larger_than_any_printed_one_is_listed_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement, "_MOST_CELLS", 3)
    lines = [Line(name="甲", amounts=(amount("1.00", f"t1r{row}c1"),)) for row in range(4)]
    book = opened(of(table("表", *lines), table("宽表", columns=("栏",) * 501)))
    assert "本表有 4 行 1 栏" in book.worksheets[1]["A3"].value
    assert "本表有 0 行 501 栏" in book.worksheets[2]["A3"].value
    assert book["facts"].max_row == 5


def test_a_list_longer_than_a_sheet_is_cut_and_the_first_sheet_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "_MOST_ROWS", 2)
    lines = [Line(name="甲", amounts=(amount("1.00", f"t1r{row}c1"),)) for row in range(4)]
    book = opened(of(table("表", *lines)))
    assert book["facts"].max_row == 3
    told = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert "文件里的每个数，一数一行；共 4 行，此处容不下，只列前 2 行" in told


DUMP = """2024年部门预算公开
表1 收支总表
单位：万元
项目\t金额
=1+1\t1.00
丁\t-2,000.00
"""


def test_a_text_file_is_quoted_by_line() -> None:
    sheet = opened(extract_bytes(DUMP.encode(), "=cmd.txt")).worksheets[1]
    told = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert told == ["第5行 t1r1c1\n印作 1.00（万元）", "第6行 t1r2c1\n印作 -2,000.00（万元）"]


texts = st.text(max_size=12) | st.sampled_from(["=1", "金额", "a/b", "", "/", "\x01", "'", "_x000D_"])
values = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=2)


@st.composite
def _lines(draw: st.DrawFn, columns: tuple[str, ...]) -> Line:
    at = draw(st.integers(0, 6))
    held = draw(st.lists(st.sampled_from([*columns, "别处"]), max_size=4))
    return Line(
        code=draw(texts),
        name=draw(texts),
        side=draw(st.sampled_from(["", "a", "收入"])),
        panel=draw(st.integers(0, 2)),
        indent=draw(st.integers(0, 300)),
        amounts=tuple(
            amount(f"{draw(values)}", f"t{draw(st.integers(1, 99))}r{at}c{draw(st.integers(0, 5))}", column)
            for column in held
        ),
    )


@st.composite
def _statements(draw: st.DrawFn) -> Statement:
    columns = tuple(draw(st.lists(texts, max_size=5)))
    lines = draw(st.lists(_lines(columns), max_size=6))
    return table(draw(texts), *lines, label=draw(texts), columns=columns)


@given(st.lists(_statements(), max_size=3), texts)
@settings(max_examples=25, deadline=None)
def test_whatever_the_budget_the_book_opens_and_holds_every_amount_once(
    tables: list[Statement], name: str
) -> None:
    book = opened(of(*tables, name=name))
    assert len(book.sheetnames) == len(tables) + 3
    for sheet, drawn in zip(book.worksheets[1:], tables, strict=False):
        shown = [Decimal(str(c.value)) for row in sheet.iter_rows() for c in row if c.comment]
        printed = [a.money.value for line in drawn.lines for a in line.amounts]
        assert sorted(shown) == sorted(printed)


def test_a_finding_about_a_name_or_a_code_marks_it_and_its_words_stay_words() -> None:
    code = Source(document="d", page=1, cell="t1r1c0", text="=1+1")
    line = Line(name="甲", code="=1+1", code_source=code, amounts=(amount("1.00"),))
    check = Check(code="=a.b", status=Status.FAILS, message="=1+1", sources=(code,))
    spot = Spot(source=code, table="=1+1", row="+1", column="@a", printed="=1+1")
    finding = Finding(
        code="=a.b", severity=Severity.WARNING, cause=Cause.MISPRINT, spot=spot, proposed="=2", checks=(0,)
    )
    extraction = of(table("表", line), checks=(check,)).model_copy(update={"findings": (finding,)})
    book = opened(extraction)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    (marked,) = [cell for cell in cells if cell.style == SUSPECT_TEXT]
    assert marked.value == "=1+1"
    assert "应为 =2" in marked.comment.text
    assert [cell.value for cell in book["疑点"][2]][6:8] == ["=1+1", "=2"]
