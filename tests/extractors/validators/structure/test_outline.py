"""Lists under numbers: what stands below a line without a number, beside the total of the year, and on one side only."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status

ITEMS = "sides.items_make_the_side"
RECEIPTS = "| 一、一般公共预算拨款收入 | 30.00\n| 收入总计 | 30.00"


def _found(checks, table, spending: str, receipts: str = RECEIPTS, status: Status | None = None):
    head = "收入/预算数 支出/预算数"
    return checks(table("receipts_expenditure_summary", head, receipts, spending), code=ITEMS, status=status)


PURPOSES = """
    | 一、基本支出 | 20.00
    | 人员支出 | 16.00
    | 日常公用支出 | 4.00
    | 二、项目支出 | 10.00
    | 支出总计 | 30.00
"""
CLASSES = """
    | 一、本年支出 | 30.00
    | 教育支出 | 26.00
    | 卫生健康支出 | 4.00
    | 二、结转下年 |
    | 支出总计 | 30.00
"""
ECONOMIC = PURPOSES.replace("人员支出", "工资福利支出").replace("日常公用支出", "对个人和家庭的补助")


@pytest.mark.parametrize("spending", [PURPOSES, CLASSES, ECONOMIC])
def test_unnumbered_lines_that_the_classification_knows_make_the_line_above(
    checks, table, spending: str
) -> None:
    assert {check.status for check in _found(checks, table, spending)} == {Status.HOLDS}
    (failed,) = _found(checks, table, spending.replace("| 4.00", "| 4.60"), status=Status.FAILS)
    assert failed.difference == "-0.6"


def test_unnumbered_lines_that_no_form_defines_make_nothing(checks, table) -> None:
    spending = (
        PURPOSES.replace("人员支出", "日常运转类项目")
        .replace("日常公用支出", "专项业务")
        .replace("4.00", "1.00")
    )
    assert not _found(checks, table, spending, status=Status.FAILS)


def test_what_is_only_a_part_of_the_line_above_makes_nothing(checks, table) -> None:
    spending = PURPOSES.replace("人员支出 | 16.00", "其中：人员支出 | 9.00")
    assert not _found(checks, table, spending, status=Status.FAILS)


CARRYING = """
    | 一、一般公共预算拨款收入 | 25.00
    | 本年收入合计 | 25.00
    | 上年结转 | 5.00
    | 收入总计 | 30.00
"""


def test_what_is_carried_over_is_counted_once_though_its_parts_are_printed(checks, table) -> None:
    for parts in (
        "| 其中：上年财政拨款结转 | 5.00\n",
        "| 上年财政拨款结转 | 3.00\n| 上年非财政拨款结余 | 2.00\n",
    ):
        receipts = CARRYING.replace("    | 收入总计", parts + "    | 收入总计")
        found = _found(checks, table, PURPOSES, receipts)
        assert {check.status for check in found} == {Status.HOLDS}
        wrong = receipts.replace("收入总计 | 30.00", "收入总计 | 38.00")
        assert _found(checks, table, PURPOSES, wrong, Status.FAILS)


def test_money_of_the_department_carried_over_is_added_to_the_year(checks, table) -> None:
    receipts = CARRYING.replace("上年结转", "加：部门财政性资金结转")
    assert {check.status for check in _found(checks, table, PURPOSES, receipts)} == {Status.HOLDS}
    assert _found(checks, table, PURPOSES, receipts.replace("| 5.00", "| 9.00"), Status.FAILS)


def test_what_is_carried_counts_like_other_items_where_no_total_of_the_year_stands_between(
    checks, table
) -> None:
    receipts = "| 一、本年收入 | 25.00\n| 二、上年结转 | 5.00\n| 收入总计 | 30.00"
    assert {check.status for check in _found(checks, table, PURPOSES, receipts)} == {Status.HOLDS}
    assert _found(checks, table, PURPOSES, receipts.replace("| 5.00", "| 2.00"), Status.FAILS)


ALONE = """
    | 一、基本支出 | 20.00
    | 二、项目支出 | 10.00
    | 三、经营支出 |
    | 本年支出合计 | 30.00
    | 四、上缴上级支出 | 2.00
    | 五、对附属单位补助支出 | 1.00
    | 六、结转下年 | 3.00
    | 支出总计 | 36.00
"""


def test_a_list_under_numbers_on_one_side_adds_up_like_a_side(checks, table) -> None:
    found = checks(table("expenditure_summary", "预算数", ALONE), code=ITEMS)
    assert [check.status for check in found] == [Status.HOLDS] * 2


@pytest.mark.parametrize(
    ("right", "wrong"), [("10.00", "70.00"), ("| 2.00", "| 7.00"), ("| 36.00", "| 63.00")]
)
def test_a_misprint_in_a_list_under_numbers_is_found(checks, table, right: str, wrong: str) -> None:
    statement = table("expenditure_summary", "预算数", ALONE.replace(right, wrong))
    assert checks(statement, code=ITEMS, status=Status.FAILS)


def test_a_number_that_does_not_follow_leaves_the_grand_total_in_doubt(checks, table) -> None:
    statement = table("expenditure_summary", "预算数", ALONE.replace("四、上缴", "七、上缴"))
    assert Status.FAILS not in {check.status for check in checks(statement, code=ITEMS)}
