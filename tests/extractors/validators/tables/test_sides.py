"""Both sides of a two-sided table add up and balance."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status

ITEMS, BALANCE, FUNDS = "sides.items_make_the_side", "sides.receipts_equal_expenditure", "sides.funds_balance"
RECEIPTS = """
    | 一、一般公共预算拨款 | 80.00
    | 其中：非税收入 | 5.00
    | 二、政府性基金拨款 | 20.00
    | 三、事业收入 |
    | 本年收入合计 | 100.00
    | 上年结转 | 3.00
    | 一、一般公共预算 | 3.00
    | 收入总计 | 103.00
"""
SPENDING = """
    | 一、基本支出 | 60.00
    | （一）人员经费 | 50.00
    | （二）公用经费 | 10.00
    | 二、项目支出 | 41.00
    | 本年支出合计 | 101.00
    | 结转下年 | 2.00
    | 支出总计 | 103.00
"""


def _both(table, receipts: str = RECEIPTS, spending: str = SPENDING):
    return table("receipts_expenditure_summary", "收入/预算数 支出/预算数", receipts, spending)


def test_a_table_that_adds_up_holds_everywhere(checks, table) -> None:
    found = checks(_both(table), code="sides")
    assert {check.status for check in found} == {Status.HOLDS}
    assert sum(check.code == ITEMS for check in found) == 6
    assert sum(check.code == BALANCE for check in found) == 1


@pytest.mark.parametrize(
    ("printed", "wrong", "printed_total"),
    [
        ("| 50.00", "| 51.00", "60"),  # （一） does not make 一、
        ("| 41.00", "| 43.00", "101"),  # 一、 二、 do not make the year
        ("| 2.00", "| 5.00", "103"),  # carried money does not make the grand total
    ],
)
def test_each_level_of_a_side_is_checked(checks, table, printed: str, wrong: str, printed_total: str) -> None:
    (failed,) = checks(_both(table, spending=SPENDING.replace(printed, wrong)), status=Status.FAILS)
    assert (failed.code, failed.printed) == (ITEMS, printed_total)


def test_receipts_must_equal_expenditure(checks, table) -> None:
    spending = SPENDING.replace("103.00", "104.00").replace("| 2.00", "| 3.00")
    (failed,) = checks(_both(table, spending=spending), status=Status.FAILS)
    assert (failed.code, failed.difference) == (BALANCE, "-1")


def test_a_hundredth_of_a_unit_in_the_total_is_rounding(checks, table) -> None:
    receipts = RECEIPTS.replace("收入总计 | 103.00", "收入总计 | 103.01")
    found = {check.status for check in checks(_both(table, receipts=receipts), code="sides")}
    assert found == {Status.HOLDS, Status.ROUNDING}


def test_a_list_whose_first_items_are_missing_cannot_be_told(checks, table) -> None:
    spending = "| 二十五、其他支出 | 41.00\n| 本年支出合计 | 101.00\n| 支出总计 | 101.00"
    found = checks(_both(table, spending=spending), code=ITEMS)
    assert Status.FAILS not in {check.status for check in found}
    assert any("没有读到" in check.message for check in found)


def test_lines_without_numbers_leave_the_sum_in_doubt(checks, table) -> None:
    found = checks(_both(table, spending="| 甲 | 1.00\n| 乙 | 2.00\n| 支出总计 | 103.00"), code=ITEMS)
    assert Status.FAILS not in {check.status for check in found}


def test_of_every_fund_receipts_and_expenditure_balance(checks, table) -> None:
    spending = """
    | 一、卫生健康支出 | 83.00 | 83.00 |
    | 二、其他支出 | 20.00 | | 20.00
    | 支出总计 | 103.00 | 83.00 | 20.00
    """
    head = "收入/金额 支出/合计 支出/一般公共预算 支出/政府性基金"
    good = table("fiscal_appropriation_summary", head, RECEIPTS, spending)
    assert [check.status for check in checks(good, code=FUNDS)] == [Status.HOLDS] * 2
    wrong = spending.replace("103.00 | 83.00", "103.00 | 84.00")
    (failed,) = checks(
        table("fiscal_appropriation_summary", head, RECEIPTS, wrong), code=FUNDS, status=Status.FAILS
    )
    assert failed.difference == "1"


def test_carried_money_that_is_not_told_by_fund_leaves_the_fund_in_doubt(checks, table) -> None:
    receipts = RECEIPTS.replace("    | 一、一般公共预算 | 3.00\n", "")
    spending = "| 一、卫生健康支出 | 103.00 | 83.00\n| 支出总计 | 103.00 | 83.00"
    head = "收入/金额 支出/合计 支出/一般公共预算"
    (found,) = checks(table("fiscal_appropriation_summary", head, receipts, spending), code=FUNDS)
    assert found.status is Status.CANNOT_TELL


_FUND_HEAD = "收入/金额 支出/合计 支出/一般公共预算财政拨款 支出/政府性基金预算财政拨款"
_OUTTURN = """
    | 一、一般公共预算财政拨款 | 80.00
    | 二、政府性基金预算财政拨款 | 20.00
    | 三、国有资本经营预算财政拨款 |
    | 本年收入合计 | 100.00
    | 年初财政拨款结转和结余 | 9.00
    | 一般公共预算财政拨款 | 6.00
    | 政府性基金预算财政拨款 | 3.00
    | 国有资本经营预算财政拨款 |
    | 总计 | 109.00
"""
_SPENT = """
    | 一、教育支出 | 81.00 | 81.00 |
    | 二、其他支出 | 21.00 | | 21.00
    | 本年支出合计 | 102.00 | 81.00 | 21.00
    | 年末财政拨款结转和结余 | 7.00 | 5.00 | 2.00
    | 总计 | 109.00 | 86.00 | 23.00
"""


def _outturn(table, receipts: str = _OUTTURN, spent: str = _SPENT, head: str = _FUND_HEAD):
    return table("fiscal_appropriation_summary", head, receipts, spent)


def test_what_a_fund_carried_over_is_part_of_its_balance_without_a_number_in_front(checks, table) -> None:
    assert {check.status for check in checks(_outturn(table), code="sides")} == {Status.HOLDS}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("一般公共预算财政拨款 | 80.00", "一般公共预算财政拨款 | 81.00"),
        ("一般公共预算财政拨款 | 6.00", "一般公共预算财政拨款 | 9.00"),
        ("政府性基金预算财政拨款 | 3.00", "政府性基金预算财政拨款 | 8.00"),
    ],
)
def test_a_misprint_in_what_a_fund_received_or_carried_over_shows_in_its_balance(
    checks, table, right: str, wrong: str
) -> None:
    found = checks(_outturn(table, _OUTTURN.replace(right, wrong)), status=Status.FAILS)
    assert {check.code for check in found} == {ITEMS, FUNDS}


def test_a_misprint_in_the_grand_total_of_a_fund_shows_in_its_balance(checks, table) -> None:
    spent = _SPENT.replace("| 23.00", "| 32.00")
    found = checks(_outturn(table, spent=spent), code="sides", status=Status.FAILS)
    assert {check.code for check in found} == {ITEMS, FUNDS}


def test_carried_money_whose_funds_are_named_but_not_told_leaves_the_balance_in_doubt(checks, table) -> None:
    receipts = _OUTTURN.replace("| 6.00", "|").replace("| 3.00", "|")
    found = checks(_outturn(table, receipts), code=FUNDS)
    assert {check.status for check in found} == {Status.CANNOT_TELL}


def test_one_fund_below_what_is_carried_may_not_be_all_of_it(checks, table) -> None:
    receipts = _OUTTURN.replace("    | 政府性基金预算财政拨款 | 3.00\n", "")
    receipts = receipts.replace("    | 国有资本经营预算财政拨款 |\n", "")
    found = checks(_outturn(table, receipts), code=ITEMS)
    assert Status.FAILS not in {check.status for check in found}


def test_what_a_numbered_fund_consists_of_is_not_received_twice(checks, table) -> None:
    receipts = """
    | 一、一般公共预算拨款 | 80.00
    | 1、一般公共预算本级财力 | 70.00
    | 2、一般公共预算上级补助 | 10.00
    | 二、政府性基金拨款 | 20.00
    | 收入总计 | 100.00
    """
    spent = "| 一、教育支出 | 100.00 | 80.00 | 20.00\n| 支出总计 | 100.00 | 80.00 | 20.00"
    found = checks(_outturn(table, receipts, spent), code=FUNDS)
    assert [check.status for check in found] == [Status.HOLDS] * 2
    unnumbered = receipts.replace("1、一般公共预算本级财力", "经费拨款").replace("2、", "")
    found = checks(_outturn(table, unnumbered, spent), code=FUNDS)
    assert [check.status for check in found] == [Status.HOLDS] * 2


def test_funds_balance_in_the_budget_and_in_the_outturn_each_by_itself(checks, table) -> None:
    receipts = "| 一、一般公共预算拨款 | 80.00 | 90.00\n| 收入总计 | 80.00 | 90.00"
    spent = "| 一、教育支出 | 80.00 | 90.00\n| 支出总计 | 80.00 | 90.00"
    head = "收入/预算数 收入/决算数 支出/预算数/一般公共预算 支出/决算数/一般公共预算"
    found = checks(_outturn(table, receipts, spent, head), code=FUNDS)
    assert [check.status for check in found] == [Status.HOLDS] * 2
    wrong = spent.replace("支出总计 | 80.00 | 90.00", "支出总计 | 80.00 | 99.00")
    (failed,) = checks(_outturn(table, receipts, wrong, head), code=FUNDS, status=Status.FAILS)
    assert failed.difference == "9"


def test_money_carried_beside_the_totals_of_the_year_leaves_the_balance_in_doubt(checks, table) -> None:
    receipts = _OUTTURN.replace("    | 总计 | 109.00\n", "")
    spent = _SPENT.replace("    | 总计 | 109.00 | 86.00 | 23.00\n", "")
    found = checks(_outturn(table, receipts, spent), code=FUNDS)
    assert Status.FAILS not in {check.status for check in found}
