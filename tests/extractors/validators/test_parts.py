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
