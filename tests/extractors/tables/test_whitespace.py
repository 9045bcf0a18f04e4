"""Aligned type without vertical ruling lines → grids."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema.disclosure import Cell, Ruling, Word
from extractors.tables import build
from extractors.tables.lattice import blocks
from tests.extractors.tables.aligned import (
    CAPTION,
    EM,
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


def test_a_table_without_any_line_comes_back_with_its_header_and_caption() -> None:
    found, rest, _ = build(blocks(page(CAPTION + table(ROWS, HEADS))))
    (built,) = found
    assert (built.title, built.unit, built.header_rows) == ("部门支出总表", "万元", 1)
    assert [column.path for column in built.columns] == [(head,) for head in HEADS]
    assert [[c.text if c else "" for c in row] for row in built.rows[1:]] == ROWS
    assert rest == []


def test_the_box_of_a_cell_is_where_its_figure_stands() -> None:
    words = table(ROWS, HEADS)
    boxes = {w.text: w.box for w in words if w.text == "1,256.84"}
    (grid,) = grids(page(CAPTION + words))
    assert {c.text: c.box for c in grid.cells if c.text in boxes} == boxes


def three_lines(rows: int, top: float = 100.0) -> list[Ruling]:
    """三线表: a line above the header, one below it, one below the table."""
    last = LEFT + NAME + 3 * FIGURE
    return [Ruling(LEFT, y, last, y) for y in (top - 10, top + 10, top + rows * PITCH + 10)]


def test_three_lines_across_a_table_change_nothing() -> None:
    bare = grids(page(CAPTION + table(ROWS, HEADS)))
    assert [texts(g) for g in grids(page(CAPTION + table(ROWS, HEADS), three_lines(4)))] == [
        texts(g) for g in bare
    ]


def test_a_frame_with_lines_between_the_rows_only_still_has_columns() -> None:
    last = LEFT + NAME + 3 * FIGURE
    frame = [Ruling(x, 90, x, 90 + 5 * PITCH) for x in (LEFT - 2, last + 2)]
    between = [Ruling(LEFT - 2, 90 + n * PITCH, last + 2, 90 + n * PITCH) for n in range(6)]
    (grid,) = grids(page(CAPTION + table(ROWS, HEADS), frame + between))
    assert texts(grid) == [HEADS, *ROWS]


def grouped(center: float) -> list[Word]:
    """合计 and 基本支出 and 项目支出, the last two under 其中 at x = `center`; the others as high as both lines."""
    two_lines = [word("科目名称", middle(0), 90, "center"), word("合计", middle(1), 90, "center")]
    below = [word("基本支出", middle(2), 100, "center"), word("项目支出", middle(3), 100, "center")]
    return [*CAPTION, *two_lines, word("本年支出", center, 80, "center"), *below, *table(ROWS, [])]


def test_a_head_covers_the_columns_it_stands_in_the_middle_of() -> None:
    (grid,) = grids(page(grouped((middle(2) + middle(3)) / 2)))
    assert paths(grid, 2) == [("科目名称",), ("合计",), ("本年支出", "基本支出"), ("本年支出", "项目支出")]


def test_a_short_line_below_a_head_says_what_it_covers_wherever_the_head_stands() -> None:
    heads = ["合计", "本级", "上级", "其他"]
    rows = [[f"支出之{r}", "9.00", "4.00", "3.00", "2.00"] for r in range(4)]
    words = [*CAPTION, word("科目名称", middle(0), 90, "center"), *table(rows, ["", *heads])]
    words = [w for w in words if w.text] + [word("财政拨款", middle(1) - 10, 80)]
    whole = [Ruling(LEFT, y, LEFT + 500, y) for y in (70.0, 110.0, 190.0)]
    (grid,) = grids(page(words, [*whole, Ruling(LEFT + NAME, 90, right(3), 90)]))
    assert paths(grid, 2) == [
        ("科目名称",),
        ("财政拨款", "合计"),
        ("财政拨款", "本级"),
        ("财政拨款", "上级"),
        ("其他",),
    ]


def test_a_column_that_holds_nothing_is_known_by_its_head() -> None:
    rows = [[*row, "", ""] for row in ROWS]
    (grid,) = grids(page(CAPTION + table(rows, [*HEADS, "经营支出", "备注"])))
    assert grid.columns == 6
    assert [c.text for c in grid.cells if c.row and c.column > 3] == [""] * 8


def test_a_name_of_two_lines_stands_in_the_row_of_its_figures() -> None:
    # the row is one line higher than others: its figures move down by half a line, what follows by one
    words = CAPTION + table([["", "12.00", "12.00", ""]], HEADS[:0], 100 + EM / 2)
    words += table([], HEADS) + table(ROWS, [], 100 + PITCH + EM)
    y = 100 + PITCH + EM / 2
    words += [word("机关事业单位基本养老", LEFT + 3, y - EM / 2), word("保险缴费支出", LEFT + 3, y + EM / 2)]
    (grid,) = grids(page(words))
    assert texts(grid) == [HEADS, ["机关事业单位基本养老保险缴费支出", "12.00", "12.00", ""], *ROWS]


def test_rows_that_hold_a_name_and_no_figure_stay_rows() -> None:
    rows = [*ROWS[:3], ["外交支出", "", "", ""], ["国防支出", "", "", ""], *ROWS[3:], ["预备费", "", "", ""]]
    (grid,) = grids(page(CAPTION + table(rows, HEADS)))
    assert texts(grid)[1:] == rows


def test_a_name_too_long_for_its_column_does_not_join_it_with_the_next() -> None:
    rows = [*ROWS, ["财政对城乡居民基本医疗保险基金的补助支出", "", "7.00", ""]]
    (grid,) = grids(page(CAPTION + table(rows, HEADS)))
    assert texts(grid)[-1] == rows[-1]


def test_a_table_left_blank_is_a_header_and_no_figure() -> None:
    (grid,) = grids(page(CAPTION + table([], HEADS) + [word("注：本部门没有此项支出。", LEFT, 130)]))
    assert texts(grid) == [HEADS]


def test_one_row_of_figures_under_a_title_with_all_its_heads_is_a_table() -> None:
    (grid,) = grids(page(CAPTION + table(ROWS[:1], HEADS)))
    assert texts(grid) == [HEADS, ROWS[0]]


def test_rows_at_the_top_of_the_next_page_go_on_in_the_columns_of_the_table() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    rest = [["小计", "8.00", "", "8.00"], ["总计", "9.00", "1.00", "8.00"]]
    (second,) = grids(page(table(rest, []), number=2), first)
    assert (texts(second), second.edges) == (rest, first.edges)
    assert grids(page(table(rest, []), number=2)) == []


def test_one_row_under_the_heads_of_the_page_before_goes_on_with_its_table() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    second = page(table(ROWS[-1:], HEADS), number=2)
    assert [texts(grid) for grid in grids(second, first)] == [[HEADS, ROWS[-1]]]
    assert grids(second) == []


def test_codes_to_the_left_and_amounts_to_the_right_of_their_heads_stand_under_them() -> None:
    heads = [("科目编码", 130), ("科目名称", 250), ("合计", 420), ("基本支出", 520)]
    words = CAPTION + [word(text, x, 100, "center") for text, x in heads]
    for r in range(1, 5):
        y = 100 + r * PITCH
        words += [word(f"3020{r}", 60, y), word("办公", 210, y)]
        words += [word("1.20", 465, y, "right"), word("1.20", 565, y, "right")]
    (grid,) = grids(page(words))
    assert texts(grid)[1] == ["30201", "办公", "1.20", "1.20"]


def test_other_text_at_the_top_of_the_next_page_does_not_go_on_with_the_table() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    words = [
        word(text, x, 60.0 + 20 * n)
        for n in range(3)
        for text, x in (("全年共办理案件", 60), ("312", 205), ("件次", 250))
    ]
    assert grids(page(words, number=2), first) == []


def test_in_a_wide_column_the_names_are_far_from_their_head_and_still_below_it() -> None:
    words = [*CAPTION, word("科目名称", 300, 100, "center"), word("合计", 700, 100, "center")]
    for r in range(1, 4):
        words += [word("教育", 60, 100 + r * PITCH), word("12.00", 790, 100 + r * PITCH, "right")]
    (grid,) = grids(page(words))
    assert texts(grid) == [["科目名称", "合计"], *[["教育", "12.00"]] * 3]


def test_amounts_next_to_a_long_head_belong_to_the_short_one_above_them() -> None:
    heads = [("科目名称", 120), ("小计", 250), ("纳入预算管理的非税", 365)]
    words = CAPTION + [word(text, x, 100, "center") for text, x in heads]
    for r, figure in enumerate(("1120", "7", "36"), 1):
        words += [word("教育支出", 90, 100 + r * PITCH), word(figure, 312, 100 + r * PITCH, "right")]
    (grid,) = grids(page(words))
    assert [row[1:] for row in texts(grid)[1:]] == [["1120", ""], ["7", ""], ["36", ""]]


def test_a_figure_between_the_two_lines_of_the_first_name_is_of_the_first_row() -> None:
    words = [word(head, middle(c), 100, "center") for c, head in enumerate(HEADS)]
    words += [
        word("机关事业单位基本养老", LEFT + 3, 130 - EM / 2),
        word("保险缴费支出", LEFT + 3, 130 + EM / 2),
    ]
    words += [word("12.00", right(1), 130, "right"), *table(ROWS, [], 130 + EM)]
    (grid,) = grids(page(CAPTION + words))
    assert texts(grid) == [HEADS, ["机关事业单位基本养老保险缴费支出", "12.00", "", ""], *ROWS]


def test_the_first_line_of_a_broken_head_is_no_sentence_that_ends_the_table() -> None:
    words = [word(head, middle(c), 100, "center") for c, head in enumerate(HEADS[:3])]
    words += [
        word("其中：", middle(3), 100 - EM / 2, "center"),
        word("财政拨款", middle(3), 100 + EM / 2, "center"),
    ]
    (grid,) = grids(page(CAPTION + words + table(ROWS, [], 105)))
    assert texts(grid)[0] == [*HEADS[:3], "其中：财政拨款"]


def test_figures_too_long_for_their_columns_go_on_below_and_make_no_row() -> None:
    words = CAPTION + table([], HEADS)
    for r in range(1, 4):
        y = 100 + r * 2 * PITCH
        words.append(word("教育支出", LEFT + 3, y))
        for c in (1, 2, 3):
            words += [
                word("1,234.5", right(c), y - EM / 2, "right"),
                word("0", right(c), y + EM / 2, "right"),
            ]
    (grid,) = grids(page(words))
    assert texts(grid)[1:] == [["教育支出", *["1,234.50"] * 3]] * 3


def test_a_head_of_which_one_character_hangs_over_is_one_head() -> None:
    words = [word(head, middle(c), 100, "center") for c, head in enumerate(HEADS[:3])]
    x = middle(3)
    words += [
        word("上解上级", x - 28, 100 - EM / 2),
        word("支", x + 18, 100 - EM / 2),
        word("出", x - 5, 100 + EM / 2),
    ]
    blank_last = [[*row[:3], ""] for row in ROWS]
    (grid,) = grids(page(CAPTION + words + table(blank_last, [], 105)))
    assert [text.replace(" ", "") for text in texts(grid)[0]] == [*HEADS[:3], "上解上级支出"]


def test_a_dash_for_an_amount_on_the_next_page_does_not_end_the_table() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    rest = [["小计", "8.00", "—", "8.00"], ["总计", "9.00", "1.00", "8.00"]]
    (second,) = grids(page(table(rest, []), number=2), first)
    assert texts(second) == rest


def test_under_the_same_heads_one_row_falls_into_the_columns_of_the_page_before() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    words = table([["其他支出", "", "", ""], ["合计", "", "7.00", ""]], HEADS)
    (second,) = grids(page(words, number=2), first)
    assert texts(second) == [HEADS, ["其他支出", "", "", ""], ["合计", "", "7.00", ""]]
    assert second.edges == first.edges
    assert {cell.page for cell in second.cells} == {2}


def test_behind_rows_without_heads_another_table_has_heads_of_its_own() -> None:
    first = grids(page(CAPTION + table(ROWS, HEADS)))[-1]
    rest = grids(page(table(ROWS, []), number=2), first)[-1]
    (another,) = grids(page(CAPTION + table(ROWS, HEADS), number=3), rest)
    assert texts(another) == [HEADS, *ROWS]


def test_between_columns_with_nothing_but_heads_the_edge_is_in_the_middle_of_these() -> None:
    heads = [*HEADS, "其中：财政拨款", "备"]
    (grid,) = grids(page(CAPTION + table([[*row, "", ""] for row in ROWS], heads)))
    assert grid.edges[5] == (middle(4) + middle(5)) / 2


def test_a_column_left_empty_on_one_page_may_be_wider_than_its_head_on_the_next() -> None:
    first = grids(page(CAPTION + table([[*row, ""] for row in ROWS], [*HEADS, "备注"])))[-1]
    long = word("全年分四次拨付至乡镇", middle(4) - 35, 120)
    (second,) = grids(page([*table(ROWS[:2], []), long], number=2), first)
    assert texts(second)[0][-1] == "全年分四次拨付至乡镇"


def test_a_short_line_of_a_name_stands_in_the_column_of_the_names_though_the_page_before_held_none() -> None:
    heads = [("科目编码", 110), ("科目名称", 260)]
    heads += [(head, 360 + 90 * n) for n, head in enumerate(("本年收入", "本年支出", "基本支出", "项目支出"))]

    def rows(*rows: list[tuple[str, float, float, str]]) -> list[Word]:
        top = [word(text, x, 100, "center") for text, x in heads]
        return top + [word(text, x, y, align) for row in rows for text, x, y, align in row]

    def figures(y: float) -> list[tuple[str, float, float, str]]:
        return [(f"6{n}.50", 380 + 90 * n, y, "right") for n in range(4)]

    first = grids(page(CAPTION + rows([("合计", 80, 120, "left"), *figures(120)])))[-1]
    broken = [("21208", 150, 146, "right"), ("国有土地使用权出让收入安排的", 156, 140, "left")]
    words = rows(
        [("212", 150, 120, "right"), ("城乡社区公共设施支出", 156, 120, "left"), *figures(120)],
        [*broken, *figures(146), ("支出", 156, 152, "left")],
        [("2120804", 150, 172, "right"), ("农村基础设施建设支出", 156, 172, "left"), *figures(172)],
    )
    (second,) = grids(page(words, number=2), first)
    assert [row[:2] for row in texts(second)[1:]] == [
        ["212", "城乡社区公共设施支出"],
        ["21208", "国有土地使用权出让收入安排的支出"],
        ["2120804", "农村基础设施建设支出"],
    ]


def test_heads_over_narrow_parts_are_found_where_several_look_like_leaves() -> None:
    wide = 110.0
    at = [LEFT + NAME + (c + 0.5) * wide for c in range(6)]
    words = [
        *CAPTION,
        word("科目名称", middle(0), 113, "center"),
        word("专项支出", (at[0] + at[3]) / 2, 96, "center"),
    ]
    words += [
        word("上年结转", (at[0] + at[1]) / 2, 113, "center"),
        word("财政拨款", (at[2] + at[3]) / 2, 113, "center"),
    ]
    words += [
        word(text, x, 130, "center") for text, x in zip(("小计", "本级", "决算", "合计"), at, strict=False)
    ]
    words += [word("本年支出", at[4], 113, "center"), word("其他资金", at[5], 113, "center")]
    for r in range(1, 4):
        words += [
            word("教育支出", LEFT + 3, 130 + r * PITCH),
            word("1.00", at[0] + 50, 130 + r * PITCH, "right"),
        ]
    (grid,) = grids(page(words))
    assert paths(grid, 3) == [
        ("科目名称",),
        ("专项支出", "上年结转", "小计"),
        ("专项支出", "上年结转", "本级"),
        ("专项支出", "财政拨款", "决算"),
        ("专项支出", "财政拨款", "合计"),
        ("本年支出",),
        ("其他资金",),
    ]


# --- any table --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drawn:
    """A table as the test draws it."""

    heads: list[str]
    rows: list[list[str]]


_FIGURES = st.decimals(0, 999_999, places=2).map(lambda d: f"{d:,}")
_NAMES = st.text("支出项目经费教育住房保障其他", min_size=2, max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    width = draw(st.integers(2, 7))
    heads = ["科目名称"] + [f"第{'一二三四五六七'[c]}项" for c in range(width)]
    count = draw(st.integers(3, 14))
    rows = [
        [draw(_NAMES), *(draw(st.one_of(st.just(""), _FIGURES)) for _ in range(width))] for _ in range(count)
    ]
    # the first row of a table holds its totals, so every column is met in one row
    rows[0][1:] = [draw(_FIGURES) for _ in range(width)]
    # where every other row were without figures, their names could as well be the lines of broken ones
    rows[1][draw(st.integers(1, width))] = draw(_FIGURES)
    return Drawn(heads, rows)


@settings(max_examples=50, deadline=None)
@given(tables())
def test_any_table_drawn_without_lines_comes_back_cell_for_cell(drawn: Drawn) -> None:
    (grid,) = grids(page(CAPTION + table(drawn.rows, drawn.heads)))
    assert texts(grid) == [drawn.heads, *drawn.rows]


def test_no_cell_lies_over_another() -> None:
    (grid,) = grids(page(grouped((middle(2) + middle(3)) / 2)))
    covered = [
        (cell.row + r, cell.column + c)
        for cell in grid.cells
        for r in range(cell.row_span)
        for c in range(cell.column_span)
    ]
    assert sorted(covered) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]
    assert all(isinstance(cell, Cell) and cell.box for cell in grid.cells)
