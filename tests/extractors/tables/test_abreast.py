"""A table wider than the paper is one, in whichever order its pages are printed; tables with the same rows are two."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Statement
from extractors.schema.draft import Kind

CODES = ("科目编码", "207", "20701", "2070104", "2070109")
NAMES = ("科目名称", "文化支出", "文化和旅游", "图书馆", "群众文化")
TOTALS = ("总计", "74.60", "74.60", "61.20", "13.40")
BASIC = ("基本支出", "52.00", "52.00", "52.00", "")
PROJECT = ("项目支出", "22.60", "22.60", "9.20", "13.40")
TITLE = "2024年部门支出预算总表"

Columns = Sequence[Sequence[str]]


def page_of(
    document: pymupdf.Document,
    columns: Columns,
    rows: slice | None = None,
    *,
    title: str = "",
    unit: str = "",
    at: float = 50,
) -> None:
    """A page with the columns side by side, the first row (or `rows`) at the same height on every page."""
    page = document.new_page(width=340, height=220)
    page.insert_text((at, 40), title, fontname="china-s", fontsize=10)
    page.insert_text((200, 58), unit, fontname="china-s", fontsize=9)
    for c, column in enumerate(columns):
        for r, text in enumerate(column[rows] if rows else column):
            box = pymupdf.Rect(40 + 85 * c, 70 + 22 * r, 125 + 85 * c, 92 + 22 * r)
            page.draw_rect(box)
            if text:
                font = "china-s" if text[0] > "\u2e80" else "helv"
                page.insert_text((box.x0 + 3, box.y1 - 7), text, fontname=font, fontsize=9)


def statements(document: pymupdf.Document) -> tuple[Statement, ...]:
    return extract_bytes(bytes(document.tobytes()), "a.pdf").budget.statements


def cells(statement: Statement) -> set[tuple[str, str, str]]:
    return {(line.code, a.column, a.money.printed) for line in statement.lines for a in line.amounts}


WHOLE = {
    (code, column[0], printed)
    for column in (TOTALS, BASIC, PROJECT)
    for code, printed in zip(CODES[1:], column[1:], strict=True)
    if printed
}


def test_columns_on_a_page_of_their_own_belong_to_the_rows_at_the_same_height() -> None:
    document = pymupdf.open()
    page_of(document, (CODES, NAMES, TOTALS))
    page_of(document, (BASIC, PROJECT), title=TITLE, unit="单位：元")
    (statement,) = statements(document)
    assert (statement.kind, statement.title, statement.unit) == (Kind.EXPENDITURE, TITLE, "元")
    assert cells(statement) == WHOLE
    pages = {a.column: a.money.source.page for line in statement.lines for a in line.amounts}
    assert pages == {"总计": 1, "基本支出": 2, "项目支出": 2}


def test_pages_go_down_then_over_or_over_then_down() -> None:
    left, right, above, below = (CODES, NAMES, TOTALS), (BASIC, PROJECT), slice(0, 3), slice(3, 5)
    for order in (
        ((left, above), (left, below), (right, above), (right, below)),
        ((left, above), (right, above), (left, below), (right, below)),
    ):
        document = pymupdf.open()
        for n, (columns, rows) in enumerate(order):
            page_of(document, columns, rows, title=TITLE if n == 0 else "", unit="" if n else "单位：元")
        (statement,) = statements(document)
        assert cells(statement) == WHOLE


def test_columns_that_each_page_repeats_at_its_left_are_read_once() -> None:
    document = pymupdf.open()
    page_of(document, (CODES, NAMES, TOTALS), title=TITLE, unit="单位：元")
    page_of(document, (CODES, BASIC, PROJECT))
    (statement,) = statements(document)
    assert cells(statement) == WHOLE


def test_a_title_that_the_edge_of_the_paper_cuts_is_whole_again() -> None:
    document = pymupdf.open()
    page_of(document, (CODES, NAMES, TOTALS), title=TITLE[:10], at=195)
    page_of(document, (BASIC, PROJECT), title=TITLE[10:], unit="单位：元", at=38)
    (statement,) = statements(document)
    assert statement.title == TITLE


def test_two_tables_with_the_same_rows_at_the_same_heights_stay_two() -> None:
    document = pymupdf.open()
    receipts = ("财政拨款收入", *TOTALS[1:])
    page_of(document, (CODES, NAMES, receipts), title="2024年部门收入预算总表", unit="单位：元")
    page_of(document, (CODES, NAMES, TOTALS), title=TITLE, unit="单位：元")
    assert [s.kind for s in statements(document)] == [Kind.RECEIPTS, Kind.EXPENDITURE]


def test_a_table_without_names_at_other_heights_is_one_of_its_own() -> None:
    document = pymupdf.open()
    page_of(document, (CODES, NAMES, TOTALS), title=TITLE, unit="单位：元")
    page_of(document, (("公务接待费", "1.20"), ("培训费", "0.80")), title="“三公”经费表", unit="单位：元")
    assert [s.kind for s in statements(document)] == [Kind.EXPENDITURE, Kind.THREE_PUBLIC]
