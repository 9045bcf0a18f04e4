"""Running heads and feet stand between no two parts of a table; captions that pages repeat are none."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Statement
from extractors.schema.draft import Kind

EDGES = (40, 100, 200, 290)
HEAD = ("科目编码", "科目名称", "支出合计")
ROWS = (
    ("207", "文化支出", "61.20"),
    ("20701", "文化和旅游", "61.20"),
    ("2070104", "图书馆", "61.20"),
    ("208", "社会保障和就业支出", "9.40"),
)


def paged(
    rows: Sequence[Sequence[Sequence[str]]], *, running: Sequence[tuple[float, str]], caption: Sequence[str]
) -> bytes:
    """Pages with running lines, a caption on the first, and a part of the rows under the heads."""
    document = pymupdf.open()
    for number, part in enumerate(rows, 1):
        page = document.new_page(width=340, height=260)
        for y, text in running:
            page.insert_text((40, y), text.replace("#", str(number)), fontname="china-s", fontsize=8)
        for line, text in enumerate(caption if number == 1 else ()):
            page.insert_text((120, 50 + 14 * line), text, fontname="china-s", fontsize=10)
        for r, row in enumerate((HEAD, *part)):
            for c, text in enumerate(row):
                box = pymupdf.Rect(EDGES[c], 70 + 20 * r, EDGES[c + 1], 90 + 20 * r)
                page.draw_rect(box)
                font = "china-s" if text[0] > "\u2e80" else "helv"
                page.insert_text((box.x0 + 3, box.y1 - 6), text, fontname=font, fontsize=9)
    return bytes(document.tobytes())


def statements(data: bytes) -> tuple[Statement, ...]:
    return extract_bytes(data, "a.pdf").budget.statements


CAPTION = ("部门支出总表", "单位：万元")


def test_a_table_goes_on_below_a_head_and_above_a_foot_that_number_the_pages() -> None:
    running = ((24, "2024/3/1 08:15   青河县图书馆部门预算公开"), (252, "第#页 下载自公开平台 #/2"))
    (statement,) = statements(paged((ROWS[:2], ROWS[2:]), running=running, caption=CAPTION))
    assert statement.kind is Kind.EXPENDITURE
    assert [line.code for line in statement.lines] == [row[0] for row in ROWS]


def test_a_line_that_one_page_alone_prints_at_its_edge_parts_two_tables() -> None:
    first = paged((ROWS[:2],), running=(), caption=CAPTION)
    second = paged((ROWS[2:],), running=((24, "以下为本部门所属图书馆分馆的数据，单独编列。"),), caption=())
    document = pymupdf.open(stream=first)
    document.insert_pdf(pymupdf.open(stream=second))
    assert len(statements(bytes(document.tobytes()))) == 2


def test_the_title_that_pages_repeat_at_their_edge_stays_a_title() -> None:
    parts = (ROWS[:2], ROWS[2:])
    again = paged(parts, running=((40, "部门支出总表"), (56, "单位：万元")), caption=())
    (statement,) = statements(again)
    assert (statement.title, statement.unit) == ("部门支出总表", "万元")
