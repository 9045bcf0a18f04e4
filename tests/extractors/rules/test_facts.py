"""What a document says of itself is read from its own lines, never from the name of the file."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget
from extractors.schema.draft import Level, Stage


def budget(*lines: str) -> Budget:
    return extract_bytes("\n".join(lines).encode(), "misleading-1999-决算.txt").budget


def test_department_year_and_stage_of_a_budget() -> None:
    read = budget(
        "青河县水务局2024年部门预算",
        "编制部门：青河县水务局",
        "一、基本情况",
        "2024年收入预算12.00万元，比2023年预算增加1.00万元。",
    )
    assert read.department is not None
    assert (read.department.text, read.region) == ("青河县水务局", "青河县")
    assert (read.fiscal_year, read.stage, read.level) == (2024, Stage.BUDGET, Level.DEPARTMENT)


def test_a_final_account_is_told_from_a_budget_by_its_titles() -> None:
    read = budget("北岭市司法局2022年度部门决算", "收入支出决算总表", "单位：万元", "收入决算表")
    assert (read.fiscal_year, read.stage) == (2022, Stage.FINAL)


def test_a_units_own_budget_is_not_the_departments() -> None:
    assert budget("青河县水政监察大队2024年单位预算", "2024年单位预算编制说明").level is Level.UNIT


def test_a_document_that_does_not_name_its_department_or_year_gets_none() -> None:
    read = budget("收支总表", "单位：万元", "项目\t预算数", "本年收入\t12.00")
    assert read.department is None
    assert read.fiscal_year is None


def test_the_department_is_quoted_from_its_place() -> None:
    read = budget("填报单位：青河县水务局", "2024年部门预算")
    assert read.department is not None
    assert (read.department.source.line, read.department.source.text) == (1, "青河县水务局")


@pytest.mark.parametrize(
    "told", ["承担单位：青河县水质检测中心", "全局下设1个二级单位：青河县水质检测中心。"]
)
def test_a_body_that_only_does_a_project_or_belongs_to_it_is_not_the_department(told: str) -> None:
    read = budget("青河县水务局2024年部门预算公开", "一、主要职责", "管理水务。", *[told] * 3)
    assert read.department is not None
    assert read.department.text == "青河县水务局"


def test_a_party_committees_region_is_the_one_it_is_of() -> None:
    assert budget("中共北岭市河东区委社会工作部2024年部门预算").region == "北岭市河东区"


@pytest.mark.parametrize(
    ("title", "department", "year", "stage"),
    [
        ("2024年度青河县水务局部门预算公开", "青河县水务局", 2024, Stage.BUDGET),
        ("青河县第二幼儿园2023年度部门决算", "青河县第二幼儿园", 2023, Stage.FINAL),
        ("2022年青河县水务局一般公共预算“三公”经费决算情况说明", None, 2022, Stage.FINAL),
        ("2023年度河东开发区一般公共预算支出数", None, 2023, Stage.BUDGET),
    ],
)
def test_titles_name_year_and_department_in_either_order(
    title: str, department: str | None, year: int, stage: Stage
) -> None:
    read = budget(title, "一、总体情况")
    assert (read.department and read.department.text, read.fiscal_year, read.stage) == (
        department,
        year,
        stage,
    )


def test_a_body_behind_its_code_and_a_label() -> None:
    read = budget("2024年部门预算", "填报单位：405001_青河县供销合作社联合社")
    assert read.department is not None
    assert read.department.text == "青河县供销合作社联合社"


def test_the_latest_year_over_the_columns_where_no_title_says_one() -> None:
    read = budget("收支总表", "单位：万元", "项目\t2022年预算数\t2023年预算数", "本年收入\t11.00\t12.00")
    assert read.fiscal_year == 2023


def test_the_sentences_of_an_outturn_make_a_final_account() -> None:
    read = budget(
        "“三公”经费情况",
        "公务接待费支出决算为1.00万元，完成预算的50%。",
        "会议费支出决算为2.00万元，完成年初预算的80%。",
        "培训费支出决算为3.00万元，完成预算的90%。",
    )
    assert read.stage is Stage.FINAL


def test_an_autonomous_region_without_its_name_is_no_region() -> None:
    assert budget("自治区机关事务管理局2024年部门预算").region == ""


@pytest.mark.parametrize(
    "name",
    ["平远县自然资源和规划局", "岭南市人力资源和社会保障局", "江东区文化和旅游局", "西河县发展和改革委员会"],
)
def test_a_name_may_join_two_duties(name: str) -> None:
    read = budget(name, "2024年度部门决算", f"第一部分 {name}概况", "一、主要职能")
    assert read.department is not None
    assert read.department.text == name


def test_of_two_bodies_joined_the_one_with_its_place_counts() -> None:
    read = budget("根据年度安排和西河县司法局2024年部门预算，现公开如下。", "收入支出总表")
    assert read.department is not None
    assert read.department.text == "西河县司法局"


def test_the_sort_of_an_account_is_no_body() -> None:
    read = budget("2022年部门综合预算公开", "西河县林业局", "部门综合预算收支总表", "2022年单位综合预算说明")
    assert read.department is not None
    assert read.department.text == "西河县林业局"


def test_a_department_behind_its_year_keeps_no_part_of_it() -> None:
    read = budget(
        "2024年泠水县水务局", "部门预算公开", "单位名称：泠水县水务局", "收支总体情况表", "单位：万元"
    )
    assert read.department is not None
    assert (read.department.text, read.region) == ("泠水县水务局", "泠水县")


def test_a_region_that_tells_of_its_three_public_expenses_is_the_body_and_its_outturn_makes_an_account() -> (
    None
):
    read = budget(
        "澜石市荷溪区2022年度“三公”经费预算编制和使用情况",
        "荷溪区本级2022年“三公”经费预算数为30.00万元，决算数为28.00万元。",
    )
    assert read.department is not None
    assert (read.department.text, read.fiscal_year, read.stage) == ("澜石市荷溪区", 2022, Stage.FINAL)
    assert {item.item for item in read.narrative} == {"“三公”经费"}


def test_the_outturn_of_another_year_makes_no_account() -> None:
    read = budget(
        "荷溪区2022年度“三公”经费预算情况", "2022年“三公”经费预算30.00万元，2021年决算数为28.00万元。"
    )
    assert read.stage is Stage.BUDGET


@pytest.mark.parametrize("body", ["妇保院", "青河县公共资源交易中心", "青河县重点项目建设服务中心"])
def test_a_short_name_in_a_title_and_words_of_money_in_a_name_are_a_department(body: str) -> None:
    read = budget(f"{body}2020年度部门决算情况说明", "2020年本年收入合计12.00万元。")
    assert read.department is not None
    assert read.department.text == body


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青河县2022年部门预算安排情况说明", "青河县"),
        ("青阳州州本级2022年“三公”经费决算情况说明", "青阳州"),
        ("北岭市城东区2019年度“三公”经费公开说明", "北岭市城东区"),
        ("北岭市公共资源交易中心2018年部门预算及“三公”经费预算说明", "北岭市公共资源交易中心"),
    ],
)
def test_what_a_place_publishes_of_itself_is_its_own(title: str, name: str) -> None:
    read = budget(title, "“三公”经费支出12.00万元，比上年增加1.00万元。")
    assert read.department is not None
    assert read.department.text == name
