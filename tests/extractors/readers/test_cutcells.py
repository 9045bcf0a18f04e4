"""Blank lines inside the cells of a dump with a cell a line."""

from __future__ import annotations

from extractors.readers import text
from extractors.schema.disclosure import Grid, Paragraph


def _grids(dump: str) -> list[list[list[str]]]:
    grids = []
    for block in text.page(dump).blocks:
        if isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            grids.append(list(rows.values()))
    return grids


def _paragraphs(dump: str) -> list[str]:
    return [block.text for block in text.page(dump).blocks if isinstance(block, Paragraph)]


def test_a_cell_of_several_paragraphs_is_one_cell() -> None:
    dump = "\t填报单位\n\t河务站\n\n\t年度工作任务\n\t清理河道\n\n加固堤防\n\n巡查水闸\n\n\t项目类型\n\t一般项目\n"
    assert _grids(dump) == [
        [["填报单位", "河务站"], ["年度工作任务", "清理河道\n加固堤防\n巡查水闸"], ["项目类型", "一般项目"]]
    ]
    assert _paragraphs(dump) == []


def test_boxes_below_a_blank_line_go_on_with_their_cell() -> None:
    dump = "\t项目名称\n\t水闸维修\n\n\t项目类型\n\t□甲类  □乙类\n\n☑丙类  □丁类\n\n\t资金总额\n\t80\n"
    assert _grids(dump)[0][1] == ["项目类型", "□甲类  □乙类\n☑丙类  □丁类"]


def test_a_row_cut_by_a_blank_line_in_a_cell_is_put_together() -> None:
    dump = (
        "\t产出指标\n\t数量指标\n\t维修闸门\n\t≥4座\n\n"
        "\t\n\t效益指标\n\n\n"
        "\t社会效益指标\n\t受益村庄\n\n"
        "\t\n\t\n\t受益农户\n\t≥90户\n"
    )
    assert ["", "效益指标", "社会效益指标", "受益村庄"] in _grids(dump)[0]


def test_text_between_two_tables_is_no_cell() -> None:
    dump = (
        "\t项目名称\n\t预算数\n\n\t水闸维修\n\t80\n\n"
        "2025年安排水闸维修80万元，与上年持平。\n\n"
        "\t科目名称\n\t预算数\n\n\t水利\n\t80\n"
    )
    assert _paragraphs(dump) == ["2025年安排水闸维修80万元，与上年持平。"]
    assert len(_grids(dump)) == 2


def test_rows_of_other_lengths_stay_apart() -> None:
    dump = (
        "\t绩效目标\n\t预算数\n\t80\n\t财政资金\n\t80\n\t其他\n\n"
        "\t\n\t用于水闸维修。\n\n"
        "\t支出计划\n\t3月底\n\t6月底\n\t12月底\n\n"
        "\t\n\t20%\n\t50%\n\t100%\n"
    )
    assert ["支出计划", "3月底", "6月底", "12月底"] in _grids(dump)[0]


def test_the_goals_of_a_form_are_no_projects() -> None:
    dump = (
        "\t项目支出情况\n\t项目名称\n\t预算数\n\n\t\n\t水闸维修\n\t80\n\n"
        "\t总目标\n\t长期目标（至2027年）\n\t年度目标\n\n\t\n\t堤防达标\n\t水闸完好\n"
    )
    assert [grid[0][0] for grid in _grids(dump)] == ["项目支出情况", "总目标"]


def test_the_form_of_one_project_keeps_its_goals() -> None:
    dump = (
        "\t项目名称\n\t水闸维修\n\n\t主管部门\n\t水务局\n\t实施期限\n\t2025年\n\n"
        "\t资金总额\n\t360\n\t年度资金\n\t200\n\n"
        "\t总体目标\n\t实施期总目标\n\t年度目标\n\n\t\n\t堤防达标\n\t水闸完好\n"
    )
    assert [grid[0][0] for grid in _grids(dump)] == ["项目名称"]
