"""Heads of narrow columns, and heads whose characters are set apart, on pages without vertical lines."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Statement

NAMES = ("文化支出", "群众文化", "图书馆", "合计")


def statement_of(
    heads: Sequence[tuple[float, float, str]],
    rows: Sequence[Sequence[tuple[float, str]]],
    *,
    ruled: bool = True,
) -> Statement:
    """The statement on a page with a ruling line above and below each row, or none; heads are centred at their places."""
    document = pymupdf.open()
    page = document.new_page(width=420, height=300)
    page.insert_text((150, 40), "部门收入总表", fontname="china-s", fontsize=11)
    page.insert_text((330, 58), "单位：万元", fontname="china-s", fontsize=9)
    for x, y, text in heads:
        page.insert_text((x - 4.5 * len(text), y), text, fontname="china-s", fontsize=9)
    for r, row in enumerate(rows):
        for x, text in row:
            font = "china-s" if text[0] > "\u2e80" else "helv"
            page.insert_text((x, 144 + 20 * r), text, fontname=font, fontsize=9)
    for y in (64, *(130 + 20 * r for r in range(len(rows) + 1))):
        if ruled:
            page.draw_line((40, y), (390, y))
    (statement,) = extract_bytes(bytes(document.tobytes()), "a.pdf").budget.statements
    return statement


def test_narrow_heads_of_several_lines_side_by_side_are_heads_of_their_own() -> None:
    broken = ("政府\n性基\n金预\n算", "国有\n资本\n经营", "上级\n补助\n收入", "其他\n收入")
    heads = [(80.0, 100.0, "科目名称"), (170.0, 100.0, "合计")]
    for c, head in enumerate(broken):
        lines = head.split("\n")
        top = 100 - 6.5 * (len(lines) - 1)
        heads += [(250.0 + 28 * c, top + 13 * n, text) for n, text in enumerate(lines)]
    rows = [[(50.0, name), (160.0, f"{n}3.20")] for n, name in enumerate(NAMES, 1)]
    rows[3].append((242.0, "1.50"))
    assert statement_of(heads, rows).columns == (
        "合计",
        "政府性基金预算",
        "国有资本经营",
        "上级补助收入",
        "其他收入",
    )


def test_a_head_of_two_characters_far_apart_is_one_head() -> None:
    heads = [
        *((100.0, 82.0, "收"), (150.0, 82.0, "入"), (270.0, 82.0, "支"), (340.0, 82.0, "出")),
        *((75.0, 112.0, "项"), (105.0, 112.0, "目"), (180.0, 112.0, "预算数")),
        *((235.0, 112.0, "项"), (265.0, 112.0, "目"), (350.0, 112.0, "预算数")),
    ]
    rows = [
        [(50.0, "财政拨款"), (170.0, "53.20"), (220.0, name), (340.0, f"{n}3.20")]
        for n, name in enumerate(NAMES, 1)
    ]
    assert statement_of(heads, rows).columns == ("收入/预算数", "支出/预算数")


def test_a_code_with_a_space_inside_is_in_one_column() -> None:
    heads = [(65.0, 100.0, "编码"), (150.0, 100.0, "名称"), (350.0, 100.0, "预算数")]
    rows = [
        [(50.0, code), (120.0, name), (340.0, f"{n}3.20")]
        for n, (code, name) in enumerate(zip(("301", "301 01", "301 02", "302"), NAMES, strict=True), 1)
    ]
    assert [line.code for line in statement_of(heads, rows).lines] == ["301", "30101", "30102", "302"]


def test_the_parts_of_a_code_are_heads_below_that_of_the_code() -> None:
    document = pymupdf.open()
    page = document.new_page(width=420, height=300)
    page.insert_text((150, 40), "部门支出总表", fontname="china-s", fontsize=11)
    page.insert_text((330, 58), "单位：万元", fontname="china-s", fontsize=9)
    heads = (
        *((105.0, 84.0, "支出功能分类编码"), (220.0, 90.0, "科目名称"), (350.0, 90.0, "预算数")),
        *((65.0, 96.0, "类"), (105.0, 96.0, "款"), (145.0, 96.0, "项")),
    )
    for x, y, text in heads:
        page.insert_text((x - 4.5 * len(text), y), text, fontname="china-s", fontsize=9)
    codes = (("207", "", ""), ("207", "01", ""), ("207", "01", "04"), ("207", "01", "09"))
    for r, (code, name) in enumerate(zip(codes, NAMES, strict=True)):
        for x, text in (*zip((58, 100, 140), code, strict=True), (202, name), (340, f"{r + 1}3.20")):
            font = "china-s" if text[:1] > "\u2e80" else "helv"
            page.insert_text((x, 116 + 18 * r), text, fontname=font, fontsize=9)
    (statement,) = extract_bytes(bytes(document.tobytes()), "a.pdf").budget.statements
    assert [line.code for line in statement.lines] == ["207", "20701", "2070104", "2070109"]


def test_a_head_right_over_the_middle_one_of_its_parts_stands_over_all_of_them() -> None:
    heads = [(70.0, 120.0, "科目名称"), (240.0, 114.0, "基本支出"), (360.0, 120.0, "项目支出")]
    heads += [(170.0, 126.0, "小计"), (240.0, 126.0, "人员经费"), (305.0, 126.0, "公用经费")]
    rows = [
        [(50.0, name), *((x, f"{n}{d}.20") for d, x in enumerate((160.0, 230.0, 295.0, 350.0), 1))]
        for n, name in enumerate(NAMES, 1)
    ]
    assert statement_of(heads, rows, ruled=False).columns == (
        "基本支出/小计",
        "基本支出/人员经费",
        "基本支出/公用经费",
        "项目支出",
    )


def test_a_head_of_two_lines_beside_heads_of_one_is_one_head() -> None:
    heads = [(70.0, 120.0, "科目名称"), (170.0, 120.0, "合计"), (305.0, 120.0, "项目支出")]
    heads += [(240.0, 114.0, "对附属单位"), (240.0, 126.0, "补助支出")]
    rows = [
        [(50.0, name), *((x, f"{n}{d}.20") for d, x in enumerate((160.0, 230.0, 295.0), 1))]
        for n, name in enumerate(NAMES, 1)
    ]
    assert statement_of(heads, rows, ruled=False).columns == ("合计", "对附属单位补助支出", "项目支出")
