"""How many rows are header, what each column's path is, and what the column holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.disclosure import Cell, Role, covering
from extractors.tables import header, headrows


def rows(*lines: str) -> list[list[Cell | None]]:
    """Rows written with | between cells; blanks stay blank, as in a text dump."""
    return [
        [Cell(r, c, text.strip()) for c, text in enumerate(line.split("|"))] for r, line in enumerate(lines)
    ]


def read(*lines: str) -> tuple[int, list[str], list[Role], list[int]]:
    matrix = covering(rows(*lines))
    height = headrows.height(matrix)
    columns = header.columns(matrix[:height], matrix[height:], len(matrix[0]))
    return height, ["/".join(c.path) for c in columns], [c.role for c in columns], [c.panel for c in columns]


def test_heads_over_several_columns_become_paths() -> None:
    height, paths, roles, _ = read(
        "科目编码|||科目名称|合计|基本支出|||项目支出",
        "类|款|项|||小计|人员经费|公用经费|",
        "208|05|05|养老保险|31.53|31.53|30.00|1.53|",
    )
    assert height == 2
    assert paths == [
        *("科目编码/类", "科目编码/款", "科目编码/项", "科目名称"),
        *("合计", "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"),
    ]
    assert roles == [*[Role.CODE] * 3, Role.NAME, *[Role.VALUE] * 5]


def test_a_ruler_row_ends_the_header_and_is_no_data() -> None:
    height, _, _, _ = read("序号|科目编码|科目名称|合计", "栏次|1|2|3", "1|208|社会保障和就业支出|47.30")
    assert height == 2
    assert read("单位代码|名称|合计|小计", "**|**|1|2", "313001|某局|40.00|20.00")[0] == 2


def test_codes_of_the_economic_classification_over_the_columns_are_heads_and_no_amounts() -> None:
    height, paths, roles, _ = read(
        "功能科目|||科目名称|总计|基本工资|津贴补贴",
        "类|款|项|||30101|30102",
        "205|02|02|小学教育|940.00|610.00|330.00",
    )
    assert height == 2
    assert paths[3:] == ["科目名称", "总计", "基本工资", "津贴补贴"]
    assert roles == [*[Role.CODE] * 3, Role.NAME, *[Role.VALUE] * 3]


def test_numbers_over_the_columns_that_are_no_codes_are_not_left_out() -> None:
    assert read("功能科目|||科目名称|总计|基本工资", "类|款|项||940|610", "205|02|02|小学教育|1|2")[0] == 1


def test_a_row_of_small_amounts_is_not_a_ruler() -> None:
    assert not headrows.is_ruler(rows("办公费|1|2|3")[0])
    assert not headrows.is_ruler(rows("1|1|2")[0])


@pytest.mark.parametrize(
    "row", ["1=2+3+6|2|3=4+5|4|5|6|7|8", "栏次|1|2|3=1-2|4=3/2×100%", "（1）=（2）+（3）|2|3"]
)
def test_a_row_that_numbers_the_columns_may_say_what_they_are_reckoned_from(row: str) -> None:
    assert headrows.is_ruler(rows(row)[0])


def test_the_two_sides_of_a_table_are_two_panels_with_their_heads_in_the_path() -> None:
    _, paths, roles, panels = read(
        "收入||支出||",
        "项目|预算数|支出功能科目（按大类）|预算数|合计",
        "一、财政拨款|12.00|一、教育支出|12.00|12.00",
    )
    assert panels == [0, 0, 1, 1, 1]
    assert roles == [Role.NAME, Role.VALUE, Role.NAME, Role.VALUE, Role.VALUE]
    assert paths[1] == "收入/预算数"
    assert paths[3] == "支出/支出功能科目（按大类）/预算数"


def test_a_blank_table_has_a_header_all_the_same() -> None:
    height, paths, roles, _ = read(
        "科目代码|||科目名称|总计|基本支出||", "类|款|项|||人员经费|公用经费|", "|||||||"
    )
    assert height == 2
    assert paths[5] == "基本支出/人员经费"
    assert roles[4] is Role.VALUE


def test_ranks_and_codes_are_not_amounts() -> None:
    _, _, roles, _ = read(
        "序号|科目编码|科目名称|金额|备注",
        "1|301|工资福利支出|96.81|",
        "2|30101|基本工资|96.81|含补发",
    )
    assert roles == [Role.RANK, Role.CODE, Role.NAME, Role.VALUE, Role.NOTE]


def test_a_column_of_codes_under_a_head_that_says_only_subject_is_a_code_column() -> None:
    _, _, roles, _ = read(
        "经济科目|经济科目名称|总计", "|合计|137.64", "301|工资福利支出|117.65", "30101|基本工资|34.12"
    )
    assert roles[0] is Role.CODE


def test_a_cell_may_hold_several_codes() -> None:
    _, _, roles, _ = read(
        "项目名称|功能科目|总计",
        "校舍修缮|2050299|12.00",
        "课桌更换|2050202、2050203|8.50",
        "食堂改造|2050202|3.10",
    )
    assert roles == [Role.NAME, Role.CODE, Role.VALUE]


def test_heads_that_reach_down_into_the_first_row_of_figures_do_not_make_it_a_header() -> None:
    """A dump lets blanks merge: 单位编码 seems to cover the total's row as well."""
    cells = rows("单位编码|科目名称|金额", "|合计|12.00", "30201|办公费|12.00")
    cells[0][0] = Cell(0, 0, "单位编码", row_span=2)
    cells[1][0] = None
    assert headrows.height(covering(cells)) == 1


def test_a_head_left_over_in_the_first_row_of_figures_is_the_last_of_its_path() -> None:
    _, paths, _, _ = read(
        "项目|金额|项目|一般公共预算|",
        "一、财政拨款|12.00|一、教育|小计|财政拨款",
        "二、其他||二、水利|12.00|12.00",
    )
    assert paths[-2:] == ["一般公共预算/小计", "一般公共预算/财政拨款"]


def merged(*lines: str) -> list[list[Cell | None]]:
    """Rows as above, `<` and `^` merged with the cell to the left and above."""
    found = rows(*lines)
    texts = [[cell.text if cell else "" for cell in row] for row in found]
    for r, row in reversed(list(enumerate(texts))):
        for c in reversed(range(len(row))):
            across, down = row[c + 1 : c + 2] == ["<"], [line[c] for line in texts[r + 1 : r + 2]] == ["^"]
            cell, right = found[r][c], found[r][c + 1] if across else None
            under = found[r + 1][c] if down else None
            if cell is not None:
                found[r][c] = Cell(
                    r,
                    c,
                    cell.text,
                    row_span=1 + (under.row_span if under else 0),
                    column_span=1 + (right.column_span if right else 0),
                )
    return [
        [None if text in "<^" and text else c for text, c in zip(*both, strict=True)]
        for both in zip(texts, found, strict=True)
    ]


def test_below_a_merged_head_stand_its_parts_though_no_figure_follows() -> None:
    matrix = covering(merged("收入|<|支出|<", "项目|预算数|项目|预算数", "一般公共预算||教育|"))
    assert headrows.height(matrix) == 2


def test_a_merged_label_of_a_total_has_no_parts() -> None:
    assert headrows.height(covering(merged("编码|名称|金额", "合计|<|", "||"))) == 1


def test_rows_without_a_figure_are_body_once_every_column_has_its_head() -> None:
    matrix = covering(
        rows("一级指标|二级指标|指标值", "产出指标|数量指标|全部", "效益指标|社会效益指标|显著")
    )
    assert headrows.height(matrix) == 1
    shared = covering(
        merged("名称|单位资金|<|专项支出", "^|预算数|决算数|决算数", "水利|||", "农业|1.00|2.00|3.00")
    )
    assert headrows.height(shared) == 2


def test_in_a_dump_parts_without_a_name_to_their_left_are_heads() -> None:
    matrix = covering(rows("项目|财政拨款|其他资金", "|预算数|决算数", "水利|1.00|2.00"))
    assert headrows.height(matrix, spans_known=False) == 2
    named = covering(rows("项目|财政拨款|其他资金", "水利||", "农业|1.00|2.00"))
    assert headrows.height(named, spans_known=False) == 1


def test_a_column_of_dashes_is_one_of_amounts_and_begins_no_side() -> None:
    _, paths, roles, panels = read("科目名称|合计|基本支出|项目支出", "水利|3.00|-|3.00", "农业|2.00|-|2.00")
    assert roles == [Role.NAME, *[Role.VALUE] * 3]
    assert panels == [0, 0, 0, 0]
    assert paths[3] == "项目支出"


def test_one_rank_above_the_total_is_no_amount() -> None:
    _, _, roles, _ = read("序号|科目名称|金额", "1|水利|12.00", "合计||12.00")
    assert roles[0] is Role.RANK


def test_a_total_alone_below_the_heads_parts_none_of_them() -> None:
    matrix = covering(rows("序号|科目名称|金额", "|合计|", "1|水利|3.00"))
    assert headrows.height(matrix) == 1


def test_a_row_that_only_parts_heads_further_is_header() -> None:
    budget = extract_bytes(
        "青河县水务局2024年部门预算\n专项支出绩效目标表\n单位：万元\n专项名称\t金额\t绩效指标\t\n\t\t产出指标\t效益指标\n"
        "\t\t数量指标\t社会效益指标\n河道清淤\t90.00\t清淤12公里\t受益8村\n".encode(),
        "a.txt",
    ).budget
    assert [(i.level1, i.level2) for i in budget.indicators] == [
        ("产出指标", "数量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_a_column_of_words_with_values_of_its_own_is_a_side() -> None:
    table = (
        "支出功能\t预算数\t支出用途\t预算数\n一、农林水支出\t86.40\t一、基本支出\t60.00\n"
        "二、其他支出\t3.60\t二、项目支出\t30.00\n"
    )
    (statement,) = extract_bytes(
        f"青河县水务局2024年部门预算\n收支总表\n单位：万元\n{table}".encode(), "a.txt"
    ).budget.statements
    assert [(line.name, line.panel) for line in statement.lines] == [
        ("一、农林水支出", 0),
        ("二、其他支出", 0),
        ("一、基本支出", 1),
        ("二、项目支出", 1),
    ]


def test_a_note_below_does_not_make_codes_money() -> None:
    budget = extract_bytes(
        "青河县水务局2024年部门预算\n支出总表\n单位：万元\n科目编码\t科目名称\t预算数\n213\t农林水支出\t86.40\n21303\t水利\t86.40\n"
        "备注：本表反映2024年支出。\t\t\n".encode(),
        "a.txt",
    ).budget
    assert {a.money.printed for s in budget.statements for line in s.lines for a in line.amounts} == {"86.40"}
    assert [line.code for line in budget.statements[0].lines] == ["213", "21303"]


@pytest.mark.parametrize(
    ("head", "cells", "role"),
    [
        ("结转年度", ("2021", "2022"), Role.DATE),
        ("计划完成时间", ("2023.10", "2023.12"), Role.DATE),
        ("验收日期", ("45107", "45199"), Role.DATE),
        # a head that says nothing of years, over nothing else
        ("批次", ("2021", "2022"), Role.DATE),
        ("页码", ("12", "14"), Role.RANK),
        ("邮编", ("276000", "276001"), Role.CONTACT),
        ("联系电话", ("7654321", "13600004321"), Role.CONTACT),
        ("单位代码", ("101001", "101002-1"), Role.CODE),
        # and what is one all the same
        ("2022年", ("2021", "2022"), Role.VALUE),
        ("预算数", ("2021", "2022"), Role.VALUE),
        ("数量", ("2021", "2022"), Role.VALUE),
        ("批次", ("2021", "2150"), Role.VALUE),
        ("手机", ("1200.00", "900.00"), Role.VALUE),
    ],
)
def test_dates_pages_and_numbers_of_telephones_are_no_values(
    head: str, cells: tuple[str, str], role: Role
) -> None:
    body = [f"甲{n}|{cell}|3.50" for n, cell in enumerate(cells)]
    _, _, roles, panels = read(f"项目名称|{head}|金额", *body)
    assert roles == [Role.NAME, role, Role.VALUE]
    assert panels == [0, 0, 0]


def test_a_year_names_the_row_where_nothing_else_does() -> None:
    budget = extract_bytes(
        "三公经费支出表\n单位：万元\n年度\t会议费\t培训费\n2021\t1.00\t2.00\n2022\t3.00\t4.00\n".encode(),
        "a.txt",
    ).budget
    found = [(line.name, len(line.amounts)) for s in budget.statements for line in s.lines]
    assert found == [("2021", 2), ("2022", 2)]


def test_persons_are_counted_where_the_other_columns_are_money() -> None:
    budget = extract_bytes(
        "单位预算表\n单位：万元\n单位名称\t人员编制\t预算数\n水文站\t36\t12.00\n泵站\t15\t8.00\n".encode(),
        "a.txt",
    ).budget
    assert {a.column for s in budget.statements for line in s.lines for a in line.amounts} == {"预算数"}


def test_years_alone_are_heads_in_the_first_row_as_well() -> None:
    height, paths, roles, _ = read(
        "序号|单位代码|单位名称|2023|2024|增减%",
        "1|417001|水务局本级|86.40|90.10|4.28",
        "2|417002|灌溉站|12.00|2024|-3.00",
    )
    assert height == 1
    assert paths[3:] == ["2023", "2024", "增减%"]
    assert roles[:2] == [Role.RANK, Role.CODE]


def scanned(*lines: str) -> list[list[Cell | None]]:
    return [[cell and replace(cell, confidence=0.8) for cell in row] for row in rows(*lines)]


def test_a_scanned_row_that_counts_its_columns_is_a_ruler_though_its_marks_are_misread() -> None:
    assert headrows.is_ruler(scanned("98|80|99|1|2|3|4|5|6")[0])
    assert not headrows.is_ruler(rows("98|80|99|1|2|3|4|5|6")[0])  # a text layer does not misread
    assert not headrows.is_ruler(scanned("办公费|98.00|12.00|1|2")[0])


def test_code_columns_of_a_scan_are_known_by_what_they_hold() -> None:
    body = covering(
        scanned(
            "201|||一般公共服务支出|12.00",
            "201|03||政府办公厅事务|12.00",
            "201|03|01|行政运行|10.00",
            "208|05|0S|养老支出|2.00",
            "210|11|01|行政单位医疗|1.00",
        )
    )
    columns = header.columns([], body, 5)
    assert [c.role for c in columns[:4]] == [*[Role.CODE] * 3, Role.NAME]
    assert [c.path[-1] for c in columns[:3]] == ["类", "款", "项"]


def test_numbers_of_a_scan_that_are_no_codes_stay_values() -> None:
    body = covering(scanned("999|12|10|甲", "998|11|10|乙", "997|10|09|丙", "996|10|08|丁"))
    assert Role.CODE not in [c.role for c in header.columns([], body, 4)]
