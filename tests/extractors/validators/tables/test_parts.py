"""其中 is never larger than what it is part of."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status


@pytest.mark.parametrize(
    ("part", "status"), [("3.00", Status.HOLDS), ("5.00", Status.HOLDS), ("5.40", Status.FAILS)]
)
def test_a_其中_column_fits_into_the_column_before_it(checks, table, part: str, status: Status) -> None:
    (found,) = checks(
        table("project_expenditure", "预算数 其中：财政资金", f"|甲|5.00|{part}"), code="parts.column"
    )
    assert found.status is status


@pytest.mark.parametrize(("part", "status"), [("3.00", Status.HOLDS), ("5.40", Status.FAILS)])
def test_a_其中_line_fits_into_the_line_before_it(checks, table, part: str, status: Status) -> None:
    rows = f"|一、财政拨款|5.00\n|其中：非税收入|{part}"
    (found,) = checks(table("receipts_summary", "金额", rows), code="parts.line")
    assert found.status is status


def test_a_其中_column_under_another_heading_is_not_compared(checks, table) -> None:
    assert not checks(
        table("project_expenditure", "收入/金额 支出/其中：财政资金", "|甲|5.00|9.00"), code="parts"
    )


LIST = "|二、采购支出|9.00\n|1.货物|4.00\n|2.服务|5.00\n"


@pytest.mark.parametrize(
    ("part", "status"), [("3.00", Status.HOLDS), ("8.00", Status.HOLDS), ("9.40", Status.FAILS)]
)
def test_其中_behind_a_list_may_be_part_of_what_the_list_makes_up(
    checks, table, part: str, status: Status
) -> None:
    (found,) = checks(table("procurement", "金额", f"{LIST}|其中：面向小微企业|{part}"), code="parts.line")
    assert found.status is status


def test_其中_inside_a_list_is_part_of_its_item(checks, table) -> None:
    rows = "|二、采购支出|9.00\n|1.货物|4.00\n|其中：面向小微企业|8.00\n|2.服务|5.00"
    (found,) = checks(table("procurement", "金额", rows), code="parts.line")
    assert found.status is Status.FAILS


def test_the_change_of_a_part_may_be_larger_than_that_of_the_whole(checks, table) -> None:
    rows = "|收入合计|9.00|1.00\n|其中：财政拨款|8.00|2.00"
    found = checks(table("receipts_summary", "预算数 增减额", rows), code="parts.line")
    assert [check.status for check in found] == [Status.HOLDS]
