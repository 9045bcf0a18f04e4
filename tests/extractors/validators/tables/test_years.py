"""Two years and their change in one table."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status


@pytest.mark.parametrize(
    "head", ["2029年/合计 2030年/合计 增减变化情况/合计", "上年预算数 本年预算数 增减额"]
)
def test_this_year_is_last_year_plus_the_change(checks, table, head: str) -> None:
    rows = "|甲|4.00|5.00|1.00\n|乙|2.00|1.50|-0.50\n|丙|1.00|1.00|0.30"
    found = checks(table("three_public", head, rows), code="years")
    assert sorted(check.status for check in found) == [Status.FAILS, Status.HOLDS, Status.HOLDS]


def test_a_change_that_never_fits_is_a_misread_header(checks, table) -> None:
    rows = "|甲|4.00|5.00|9.00\n|乙|2.00|1.50|7.00"
    (found,) = checks(table("three_public", "上年预算数 本年预算数 增减额", rows), code="years")
    assert found.status is Status.CANNOT_TELL


def test_three_years_leave_open_which_are_compared(checks, table) -> None:
    head = "2028年/合计 2029年/合计 2030年/合计 增减额/合计"
    assert not checks(table("three_public", head, "|甲|1.00|2.00|3.00|9.00"), code="years")
