"""Down a column, parents are the sum of their children and the total is the sum of the outermost lines."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status

PARENT, TOTAL = "hierarchy.lines_make_the_parent", "hierarchy.lines_make_the_total"
FUNCTION = """
        | 合计 | 47.30
    208 | 社会保障和就业支出 | 47.30
    20805 | 行政事业单位养老支出 | 47.30
    2080505 | 机关事业单位基本养老保险缴费支出 | 31.53
    2080506 | 机关事业单位职业年金缴费支出 | 15.77
"""


def test_every_level_and_the_total_hold(checks, table) -> None:
    statement = table("general_budget_by_function", "合计", FUNCTION)
    assert [check.status for check in checks(statement, code=PARENT)] == [Status.HOLDS] * 2
    assert [check.status for check in checks(statement, code=TOTAL)] == [Status.HOLDS]


def test_a_wrong_leaf_is_found_at_its_parent(checks, table) -> None:
    statement = table("general_budget_by_function", "合计", FUNCTION.replace("15.77", "15.27"))
    (failed,) = checks(statement, status=Status.FAILS)
    assert (failed.code, failed.printed, failed.expected) == (PARENT, "47.3", "46.8")
    assert {source.cell for source in failed.sources} == {"t1r2c01", "t1r3c01", "t1r4c01"}


def test_the_total_may_be_printed_at_the_bottom(checks, table) -> None:
    rows = "201|甲|1.00\n204|乙|2.00\n|合计|3.00"
    (found,) = checks(table("expenditure_summary", "合计", rows), code=TOTAL)
    assert found.status is Status.HOLDS


def test_a_table_of_项_only_is_summed_as_it_is(checks, table) -> None:
    rows = "|合计|6.00\n2080505|甲|1.00\n2101101|乙|2.00\n2101501|丙|3.00"
    (found,) = checks(table("expenditure_summary", "合计", rows), code="hierarchy")
    assert (found.code, found.status) == (TOTAL, Status.HOLDS)


def test_a_unit_that_repeats_the_total_is_not_added_to_it(checks, table) -> None:
    rows = "|合计|3.00\n313001|某市某局|3.00\n2101101|甲|1.00\n2101501|乙|2.00"
    found = checks(table("expenditure_summary", "合计", rows), code=TOTAL)
    assert [check.status for check in found] == [Status.HOLDS] * 2


def test_lines_of_several_units_add_up_to_the_total(checks, table) -> None:
    rows = (
        "|合计|6.00\n313001|甲局|3.00\n2101101|子|1.00\n2101501|丑|2.00\n313002|乙中心|3.00\n2101101|子|3.00"
    )
    (found,) = checks(table("expenditure_summary", "合计", rows), code=TOTAL)
    assert found.status is Status.HOLDS


def test_side_by_side_economic_panels_are_one_list(checks, table) -> None:
    left = "301|工资福利支出|5.00\n30101|基本工资|5.00\n303|对个人和家庭的补助|1.00"
    right = "302|商品和服务支出|4.00\n30201|办公费|3.00\n30299|其他商品和服务支出|1.00"
    found = checks(table("basic_by_economic", "人员经费/决算数 公用经费/决算数", left, right), code=PARENT)
    assert [check.status for check in found] == [Status.HOLDS] * 2


def test_其中_lines_are_not_added(checks, table) -> None:
    rows = "|合计|5.00\n201|甲|5.00\n20101|乙|5.00\n|其中：丙|2.00"
    found = checks(table("expenditure_summary", "合计", rows), code="hierarchy")
    assert {check.status for check in found} == {Status.HOLDS}


@pytest.mark.parametrize(
    "rows",
    [
        "|合计|9.00\n201|甲|3.00\n2010101|乙|3.00\n2010101|乙|3.00",  # one code twice: a total or details?
        "|合计|9.00\n201|甲|3.00\n|某项目|4.00",  # a line without a code
        "|合计|9.00\n201|甲|3.00\n2040101|乙|4.00",  # a line whose parents are not printed
        "|合计|9.00\n201|甲|3.00\n301|工资福利支出|4.00",  # two classifications in one table
    ],
)
def test_where_the_levels_are_not_certain_nothing_is_called_wrong(checks, table, rows: str) -> None:
    found = checks(table("expenditure_summary", "合计", rows), code="hierarchy")
    assert Status.CANNOT_TELL in {check.status for check in found}
    assert Status.FAILS not in {check.status for check in found}


def test_when_every_column_falls_short_lines_are_missing_rather_than_misprinted(checks, table) -> None:
    rows = "|合计|30.00|10.00|20.00\n201|甲|12.00|4.00|8.00"
    found = checks(table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=TOTAL)
    assert {check.status for check in found} == {Status.CANNOT_TELL}


def test_a_damaged_code_still_stands_under_its_parent(checks, table) -> None:
    rows = "301|工资福利支出|3.00\n30101|基本工资|1.00\n3012|津贴补贴|2.00"
    (found,) = checks(table("basic_by_economic", "合计", rows), code=PARENT)
    assert found.status is Status.HOLDS


def test_a_list_of_projects_makes_its_total_without_its_subtotal(checks, table) -> None:
    rows = "|合计|7.00\n150|某局|7.00\n|专用项目|7.00\n|甲项目|3.00\n|乙项目|4.00"
    found = checks(table("project_expenditure", "项目金额", rows), code=TOTAL)
    assert {check.status for check in found} == {Status.HOLDS}


def test_a_list_of_projects_that_does_not_make_its_total_fails(checks, table) -> None:
    rows = "|合计|8.00\n|甲项目|3.00\n|乙项目|4.00"
    (found,) = checks(table("project_expenditure", "项目金额", rows), code=TOTAL)
    assert (found.status, found.difference) == (Status.FAILS, "1")


def test_three_public_lines_follow_the_definition_of_the_form(checks, table) -> None:
    rows = """
    | 合计 | 3.60
    | “三公”经费小计 | 3.60
    | 一、因公出国（境）费 | 0.00
    | 二、公务用车购置及运维费 | 3.60
    | 其中：公务用车购置费 | 0.00
    | 公务用车运行维护费 | 3.00
    | 三、公务接待费 | 0.00
    """
    (failed,) = checks(table("three_public", "合计", rows), status=Status.FAILS)
    assert (failed.printed, failed.expected) == ("3.6", "3")


def test_subtotals_under_any_name_leave_the_list_in_doubt(checks, table) -> None:
    rows = "|合计|10.00\n|民生类|7.00\n|甲项目|3.00\n|乙项目|4.00\n|其他类|3.00\n|丙项目|3.00"
    (found,) = checks(table("project_expenditure", "项目金额", rows), code=TOTAL)
    assert found.status is Status.CANNOT_TELL


_BASIC = """
    301 | 工资福利支出 | 6.00
    303 | 对个人和家庭的补助 | 1.00
    | 人员经费合计 | 7.00
"""
_RUNNING = """
    302 | 商品和服务支出 | 2.00
    310 | 资本性支出 | 0.50
    | 公用经费合计 | 2.50
"""


def test_personnel_and_running_costs_are_each_the_sum_of_their_items(checks, table) -> None:
    statement = table("basic_by_economic", "决算数 决算数", _BASIC, _RUNNING)
    assert [check.status for check in checks(statement, code=TOTAL)] == [Status.HOLDS] * 2


@pytest.mark.parametrize(("right", "wrong"), [("7.00", "1.00"), ("2.50", "2.80"), ("0.50", "0.90")])
def test_a_misprint_in_personnel_or_running_costs_is_found(checks, table, right: str, wrong: str) -> None:
    rows = (_BASIC.replace(right, wrong), _RUNNING.replace(right, wrong))
    statement = table("basic_by_economic", "决算数 决算数", *rows)
    (failed,) = checks(statement, code=TOTAL, status=Status.FAILS)
    assert "经费合计" in failed.message


def test_the_sums_of_personnel_and_of_running_costs_do_not_unsettle_the_grand_total(checks, table) -> None:
    rows = _BASIC.rstrip() + _RUNNING + "| 合计 | 9.90"
    (failed,) = checks(table("basic_by_economic", "决算数", rows), code=TOTAL, status=Status.FAILS)
    assert (failed.printed, failed.expected) == ("9.9", "9.5")
