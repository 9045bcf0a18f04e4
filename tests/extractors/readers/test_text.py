"""Text dumps whose cells are parted by strokes are tables as those with tabs are."""

from __future__ import annotations

from extractors.readers import text
from extractors.schema.disclosure import Grid, Paragraph


def grids(*lines: str) -> list[list[list[str]]]:
    found = [block for block in text.page("\n".join(lines)).blocks if isinstance(block, Grid)]
    return [[[c.text for c in grid.cells if c.row == r] for r in range(grid.rows)] for grid in found]


def test_rows_of_a_markdown_table() -> None:
    assert grids(
        "收支总表", "| 项目 | 预算数 |", "| --- | --- |", "| 本年收入 | 12.00 |", "| 本年支出 | |"
    ) == [[["项目", "预算数"], ["本年收入", "12.00"], ["本年支出", ""]]]


def test_cells_that_end_with_a_stroke_and_rows_that_end_with_one_alone() -> None:
    assert grids(
        "收支总表", "|", "项目 |", "预算数 |", "|", "本年收入 |", "12.00 |", "|", "本年支出 |", "12.00 |", "|"
    ) == [[["项目", "预算数"], ["本年收入", "12.00"], ["本年支出", "12.00"]]]


def test_prose_below_the_last_row_of_such_a_table_is_no_part_of_its_last_cell() -> None:
    lines = [
        "收支总表",
        "|",
        "项目 |",
        "决算数 |",
        "|",
        "本年",
        "收入 |",
        "12.00 |",
        "|",
        "本年支出 |",
        "11.00 |",
        "二、收支说明",
        "本年支出11.00万元。",
    ]
    assert grids(*lines) == [[["项目", "决算数"], ["本年\n收入", "12.00"], ["本年支出", "11.00"]]]
    blocks = text.page("\n".join(lines)).blocks
    assert [b.text for b in blocks if isinstance(b, Paragraph)][-2:] == [
        "二、收支说明",
        "本年支出11.00万元。",
    ]


def test_the_place_of_a_cell_is_its_line() -> None:
    (grid,) = [b for b in text.page("甲\n| a | 1 |\n| b | 2 |\n").blocks if isinstance(b, Grid)]
    assert [(c.text, c.line) for c in grid.cells] == [("a", 2), ("1", 2), ("b", 3), ("2", 3)]


def test_a_stroke_in_a_sentence_is_no_table() -> None:
    blocks = text.page("收入|支出两条线管理。\n另见附表。\n").blocks
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_a_form_whose_cells_are_paragraphs_is_a_table() -> None:
    lines = [
        "一级",
        "指标",
        "",
        "二级指标",
        "",
        "三级指标",
        "",
        "指标值",
        "",
        "产出",
        "指标",
        "",
        "数量指标",
        "",
        "巡查次数",
        "",
        "≥12次",
    ]
    found = grids(*lines, "", "效益指标", "", "社会效益指标", "", "事故起数", "", "下降", "", "二、其他说明")
    assert found == [
        [
            ["一级\n指标", "二级指标", "三级指标", "指标值"],
            ["产出\n指标", "数量指标", "巡查次数", "≥12次"],
            ["效益指标", "社会效益指标", "事故起数", "下降"],
        ]
    ]


def test_the_pieces_of_a_narrow_cell_are_one_paragraph() -> None:
    blocks = text.page("年度\n主要\n任务\n\n修订预案\n\n一是\n全年排查两轮。\n").blocks
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == [
        "年度主要任务",
        "修订预案",
        "一是",
        "全年排查两轮。",
    ]


def test_a_sentence_that_was_justified_has_no_blanks_between_its_characters() -> None:
    (block,) = text.page("农 村 公 路 养 护 预 算 安 排 120.50 元 , 同 比 增 加 20.10 元").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "农村公路养护预算安排120.50元,同比增加20.10元"


def test_names_side_by_side_keep_their_blanks() -> None:
    (block,) = text.page("甲 乙 丙 丁 戊").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "甲 乙 丙 丁 戊"
