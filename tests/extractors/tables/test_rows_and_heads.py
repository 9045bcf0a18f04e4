"""Aligned type without vertical lines: which lines are rows of their own, and what belongs to a head."""

from __future__ import annotations

from extractors.schema.disclosure import Grid, Ruling, Word
from extractors.tables import build
from extractors.tables.lattice import blocks
from tests.extractors.tables.aligned import (
    CAPTION,
    FIGURE,
    HEADS,
    LEFT,
    NAME,
    PITCH,
    ROWS,
    grids,
    middle,
    page,
    paths,
    right,
    table,
    texts,
    word,
)

LAST = LEFT + NAME + 3 * FIGURE


def across(*ys: float) -> list[Ruling]:
    return [Ruling(LEFT, y, LAST, y) for y in ys]


def test_one_row_below_the_numbers_of_the_columns_is_a_row_of_its_own() -> None:
    words = CAPTION + [word(head, middle(c), 100, "center") for c, head in enumerate(HEADS)]
    words += [word(str(c + 1), middle(c), 120, "center") for c in range(len(HEADS))]
    words += [
        word(text, right(c), 136, "right") for c, text in enumerate(("", "7.20", "6.40", "0.80")) if text
    ]
    (grid,) = grids(page(words, across(90, 110, 146)))
    assert texts(grid) == [HEADS, ["1", "2", "3", "4"], ["", "7.20", "6.40", "0.80"]]


def test_items_without_figures_above_the_one_total_are_rows() -> None:
    rows = [
        ["二十八、债务付息支出", "", "", ""],
        ["二十九、预备费", "", "", ""],
        ["支出合计", "9.00", "8.00", "1.00"],
    ]
    (grid,) = grids(page(CAPTION + table(rows, HEADS), across(90, 110, 110 + 3 * PITCH)))
    assert texts(grid) == [HEADS, *rows]


def test_the_unit_in_one_of_the_heads_does_not_end_the_table() -> None:
    heads = ["固定资产", "数量", "原值（单位：万元）", "净值"]
    for lines in ([], across(90, 110, 110 + 4 * PITCH)):
        (grid,) = grids(page(CAPTION + table(ROWS, heads), lines))
        assert texts(grid)[0] == heads


def test_the_line_that_says_what_is_counted_is_no_head() -> None:
    caption = [word("资产占用情况表", 300, 50, "center", 16)]
    caption.append(word("单位：辆、台（套）", (middle(2) + middle(3)) / 2, 84, "center"))
    rows = [["轿车", "3", "2", "1"], ["客车", "4", "4", ""], ["合计", "7", "6", "1"]]
    (built,), _, _ = build(blocks(page(caption + table(rows, ["车型", "合计", "在用", "待报废"]))))
    assert [column.path for column in built.columns] == [("车型",), ("合计",), ("在用",), ("待报废",)]
    assert built.unit not in ("元", "万元")


def broken(*last: Word) -> Grid:
    """The grid of a table whose last head is of these words, on two lines."""
    heads = [word(head, middle(c), 94, "center") for c, head in enumerate(HEADS[:3])]
    ruled = across(79, 110, 100 + 4.6 * PITCH)
    (grid,) = grids(page([*CAPTION, *table(ROWS, []), *heads, *last], ruled))
    return grid


def test_a_number_in_brackets_alone_is_the_end_of_a_head_and_no_item() -> None:
    grid = broken(*(word(part, middle(3), y, "center") for part, y in (("资本性支出", 87), ("（一）", 101))))
    assert paths(grid, 1)[-1] == ("资本性支出（一）",)


def test_words_set_apart_over_a_line_in_the_middle_of_both_are_one_head() -> None:
    left = middle(3) - 34
    grid = broken(
        word("一般公共", left, 87), word("财政", left + 48, 87), word("拨款", middle(3), 101, "center")
    )
    assert [path[-1].replace(" ", "") for path in paths(grid, 1)] == [*HEADS[:3], "一般公共财政拨款"]


def test_the_one_row_of_a_blank_table_says_nothing_of_how_far_the_heads_reach() -> None:
    words = [
        *CAPTION,
        word("科目名称", middle(0), 108, "center"),
        word("本年支出", middle(2), 100, "center"),
        *(word(head, middle(c), 116, "center") for c, head in enumerate(("合计", "基本支出", "项目支出"), 1)),
        word("合计", middle(0), 152, "center"),
    ]
    (grid,) = grids(page(words))
    assert paths(grid, 2) == [
        ("科目名称",),
        *(("本年支出", head) for head in ("合计", "基本支出", "项目支出")),
    ]
    assert texts(grid)[-1] == ["合计", "", "", ""]


def test_under_the_same_heads_a_part_of_the_code_is_not_taken_for_the_head_over_it() -> None:
    heads = [
        *(word(head, x, 100, "center") for head, x in (("项目", 130), ("支出预算", 380))),
        *(word(head, x, 120, "center") for head, x in (("类", 75), ("款", 105), ("项", 135), ("名称", 200))),
        *(word(head, x, 120, "center") for head, x in (("合计", 300), ("基本支出", 380), ("项目支出", 460))),
    ]
    first = CAPTION + heads
    for n, (section, item) in enumerate((("01", "行政运行"), ("02", "林业工程"), ("05", "护林防火")), 2):
        y = 100 + n * PITCH
        first += [word(text, x, y) for text, x in (("213", 62), (section, 98), ("04", 128), (item, 158))]
        first += [word("1,200.00", 320, y, "right"), word("1,200.00", 400, y, "right")]
    (before,) = grids(page(first))
    total = [
        word("合计", 200, 140, "center"),
        word("3,600.00", 320, 140, "right"),
        word("3,600.00", 400, 140, "right"),
    ]
    (grid,) = grids(page(heads + total, number=2), before)
    assert grid.edges == before.edges
