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
