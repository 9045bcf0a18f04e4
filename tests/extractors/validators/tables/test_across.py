"""The same money is the same amount in every table."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status

FUNCTION = "|合计|{total}|6.00|4.00\n210|卫生健康支出|{total}|6.00|4.00\n2101501|行政运行|{total}|6.00|4.00"
BASIC = "|合计|{total}|5.00|1.00\n210|卫生健康支出|{total}|5.00|1.00\n2101501|行政运行|{total}|5.00|1.00"
ECONOMIC = "|合计|{total}|5.00|1.00\n301|工资福利支出|5.00|5.00|\n302|商品和服务支出|1.00||1.00"


def _general(table, total: str = "10.00"):
    return table(
        "general_budget_by_function", "合计 基本支出 项目支出", FUNCTION.format(total=total), id="t1"
    )


def _basic(table, total: str = "6.00", id: str = "t2"):
    return table("basic_by_function", "合计 人员经费 公用经费", BASIC.format(total=total), id=id)


def _economic(table, total: str = "6.00"):
    return table("basic_by_economic", "合计 人员经费 公用经费", ECONOMIC.format(total=total), id="t3")


def test_basic_expenditure_is_the_same_in_three_tables(checks, table) -> None:
    found = checks(_general(table), _basic(table), _economic(table), code="across.totals_agree")
    assert {check.status for check in found} == {Status.HOLDS}
    assert len(found) == 5  # 基本支出 three times; 人员经费 and 公用经费 once


def test_a_total_that_differs_fails_once_for_each_pair(checks, table) -> None:
    one = table("basic_by_function", "合计", "|合计|6.50\n2101501|行政运行|6.50", id="t2")
    found = checks(one, _economic(table), code="across.totals_agree")
    assert [(check.status, check.difference) for check in found] == [(Status.FAILS, "0.5")]


def test_two_tables_of_one_kind_leave_open_which_is_meant(checks, table) -> None:
    found = checks(
        _basic(table, "6.50"), _basic(table, id="t9"), _economic(table), code="across.totals_agree"
    )
    assert Status.FAILS not in {check.status for check in found if "0.5" in (check.difference or "")}


def test_codes_are_compared_only_where_the_totals_agree(checks, table) -> None:
    other = table(
        "basic_by_function",
        "合计 人员经费 公用经费",
        BASIC.format(total="6.00").replace("1|行政运行|6", "1|行政运行|7"),
        id="t2",
    )
    (failed,) = checks(_general(table), other, code="across.codes_agree", status=Status.FAILS)
    assert "2101501" in failed.message
    unequal = table("basic_by_function", "合计 人员经费 公用经费", BASIC.format(total="7.00"), id="t2")
    assert not checks(_general(table), unequal, code="across.codes_agree")


def test_of_two_tables_the_one_that_contradicts_itself_is_the_suspect(checks, table) -> None:
    rows = FUNCTION.format(total="10.00") + "\n2101502|一般行政管理事务|0.00|0.00|0.00"
    wrong = rows.replace("2101501|行政运行|10.00|6.00", "2101501|行政运行|10.00|7.00")
    general = table("general_budget_by_function", "合计 基本支出 项目支出", wrong, id="t1")
    (failed,) = checks(general, _basic(table), code="across.codes_agree", status=Status.FAILS)
    assert failed.suspect is not None
    assert (failed.suspect.cell, failed.suspect.proposed) == ("t1r2c02", "6.00")


def test_tables_in_yuan_and_in_ten_thousands_are_compared_by_value(checks, table) -> None:
    rows = "|合计|60001|50001|10000\n301|工资福利支出|50001|50001|\n302|商品和服务支出|10000||10000"
    economic = table("basic_by_economic", "合计 人员经费 公用经费", rows, unit="元", id="t3")
    found = checks(_basic(table), economic, code="across.totals_agree")
    assert {check.status for check in found} == {Status.HOLDS, Status.ROUNDING}


@pytest.mark.parametrize(("printed", "status"), [("10.00", Status.HOLDS), ("10.01", Status.ROUNDING)])
def test_the_items_of_a_side_are_the_类_of_the_detailed_table(
    checks, table, printed: str, status: Status
) -> None:
    sides = table(
        "receipts_expenditure_summary",
        "收入/预算数 支出/预算数",
        f"|一、财政拨款收入|{printed}\n|收入总计|{printed}",
        f"|一、卫生健康支出|{printed}\n|支出总计|{printed}",
        id="t5",
    )
    found = checks(sides, _general(table), code="across.sides_agree_with_lines")
    assert [check.status for check in found] == [status] * 2


def test_a_side_about_other_money_is_not_compared(checks, table) -> None:
    sides = table(
        "receipts_expenditure_summary",
        "收入/预算数 支出/预算数",
        "|一、财政拨款收入|90.00\n|收入总计|90.00",
        "|一、卫生健康支出|90.00\n|支出总计|90.00",
        id="t5",
    )
    assert not checks(sides, _general(table), code="across.sides_agree_with_lines")


def test_the_receipts_table_agrees_with_one_end_of_the_side(checks, table) -> None:
    sides = table(
        "receipts_expenditure_summary",
        "收入/预算数 支出/预算数",
        "|一、财政拨款收入|9.00\n|本年收入合计|9.00\n|上年结转|1.00\n|收入总计|10.00",
        "|一、卫生健康支出|10.00\n|支出总计|10.00",
        id="t5",
    )
    for total, status in (("9.00", Status.HOLDS), ("10.00", Status.HOLDS), ("8.00", Status.FAILS)):
        receipts = table("receipts_summary", "合计", f"|合计|{total}\n2101501|行政运行|{total}", id="t6")
        (found,) = checks(sides, receipts, code="across.receipts_agree")
        assert found.status is status


def test_a_list_of_projects_shorter_than_the_column_is_not_called_wrong(checks, table) -> None:
    for total, status in (("4.00", Status.HOLDS), ("3.00", Status.CANNOT_TELL)):
        projects = table("project_expenditure", "项目金额", f"|合计|{total}\n|甲项目|{total}", id="t7")
        (found,) = checks(_general(table), projects, code="across.projects_make_the_column")
        assert found.status is status


def test_a_table_whose_header_was_misread_accuses_no_other(checks, table) -> None:
    shifted = table(
        "general_budget_by_function",
        "基本支出/合计 基本支出/人员经费 基本支出/公用经费 项目支出",
        "|合计|10.00|6.00|5.00|1.00\n2101501|行政运行|8.00|4.00|3.00|1.00\n2101502|管理事务|2.00|2.00|2.00|0.00",
        id="t1",
    )
    found = checks(shifted, _economic(table), code="across")
    assert Status.FAILS not in {check.status for check in found}
    assert Status.CANNOT_TELL in {check.status for check in found}


_WAGES = "一般公共预算基本支出表－人员经费（工资福利支出）"


def _titled(table, title: str, rows: str, head: str = "合计 基本工资 津贴补贴"):
    return table("basic_by_economic", head, rows, id="t7").model_copy(update={"title": title})


def test_a_table_of_wages_alone_is_not_the_whole_of_basic_expenditure(checks, table) -> None:
    wages = _titled(table, _WAGES, "|合计|4.00|3.00|1.00\n2101501|行政运行|4.00|3.00|1.00")
    found = checks(_general(table), _basic(table), wages, code="across.totals_agree")
    assert {check.status for check in found if "工资福利" in check.message} == {Status.CANNOT_TELL}


def test_a_table_of_personnel_alone_is_held_against_the_personnel_of_other_tables(checks, table) -> None:
    rows = "|合计|{0}|{1}|2.00\n2101501|行政运行|{0}|{1}|2.00"
    for total, wages, status in (("5.00", "3.00", Status.HOLDS), ("5.60", "3.60", Status.FAILS)):
        personnel = _titled(table, "一般公共预算基本支出表（人员经费）", rows.format(total, wages))
        found = checks(_basic(table), personnel, code="across.totals_agree")
        assert [(check.status, "人员经费合计" in check.message) for check in found] == [(status, True)]


def test_a_table_of_personnel_and_running_costs_is_still_all_of_basic_expenditure(checks, table) -> None:
    rows = "|合计|6.50|4.50|2.00\n2101501|行政运行|6.50|4.50|2.00"
    both = _titled(table, "一般公共预算基本支出表（人员经费和公用经费）", rows)
    found = checks(_basic(table), both, code="across.totals_agree", status=Status.FAILS)
    assert [check.difference for check in found] == ["-0.5"]


def test_running_costs_by_item_are_the_same_where_both_tables_have_the_same_total(checks, table) -> None:
    basic = table(
        "basic_by_economic",
        "合计 人员经费 公用经费",
        "|合计|30.00|18.00|12.00\n301|工资福利支出|18.00|18.00|\n302|商品和服务支出|12.00||12.00\n"
        "30201|办公费|7.00||7.00\n30207|邮电费|5.00||5.00",
        id="t1",
    )
    rows = "|合计|12.00\n30201|办公费|{office}\n30207|邮电费|5.00"
    right = table("operating", "财政拨款", rows.format(office="7.00"), id="t2")
    assert {each.status for each in checks(basic, right, code="across.codes_agree")} == {Status.HOLDS}
    wrong = table("operating", "财政拨款", rows.format(office="1.00"), id="t2")
    (found,) = checks(basic, wrong, code="across.codes_agree", status=Status.FAILS)
    assert (found.suspect.cell, found.suspect.proposed) == ("t2r1c01", "7.00")
