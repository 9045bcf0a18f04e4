"""A stored number and its format → what the sheet prints."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.cellformat import printed
from extractors.schema.money import read_number

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "0.00", ""),
        ("合计", "@", "合计"),
        (True, "General", "TRUE"),
        (12, "General", "12"),
        (6505.405709, "General", "6505.405709"),
        (0.1 + 0.2, "General", "0.3"),
        (6505.405709, "0.00", "6505.41"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (0, "0.00", "0.00"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-3.5, "#,##0.00", "-3.50"),
        (-3.5, "#,##0.00_);(#,##0.00)", "(3.50)"),
        (-3.5, "0.00;[Red]0.00", "-3.50"),
        (-3.5, "0.00;[Red]-0.00", "-3.50"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (0, ACCOUNTING, "-"),
        (0, "0.00;-0.00;", ""),
        (0.1234, "0.00%", "12.34%"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (5, '0"万元"', "5万元"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (1234567, "0.00,,", "1.23"),
        (123456, "0!.0,", "12.3"),
        (50, "0!.0,", "0.0"),
        (3.14, "@", "3.14"),
        (1e-7, "0.00E+00", "0.0000001"),
    ],
)
def test_numbers_print_as_their_format_shows(value: Any, number_format: str, expected: str) -> None:
    assert printed(value, number_format) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (datetime(2024, 3, 5), "yyyy-mm-dd", "2024-03-05"),
        (datetime(2024, 3, 5), '[$-804]yyyy"年"m"月"d"日"', "2024年3月5日"),
        (date(2024, 3, 5), "yyyy/m/d;@", "2024/3/5"),
        (datetime(2024, 3, 5, 14, 7), "yy-mm-dd hh:mm", "24-03-05 14:07"),
        (datetime(2024, 3, 5), "General", "2024-03-05T00:00:00"),
        (time(9, 30), "h:mm", "09:30:00"),
    ],
)
def test_dates_print_in_the_order_of_their_format(value: Any, number_format: str, expected: str) -> None:
    assert printed(value, number_format) == expected


def test_a_zero_is_not_printed_where_the_sheet_hides_zeros() -> None:
    assert printed(0, "0.00", show_zeros=False) == ""
    assert printed(0.004, "0.00", show_zeros=False) == "0.00"


@given(st.integers(-(10**13), 10**13))
def test_a_printed_amount_reads_back_as_the_stored_one(cents: int) -> None:
    amount = Decimal(cents) / 100
    for number_format in ("0.00", "#,##0.00", "#,##0.00;(#,##0.00)", "0.00;[Red]0.00"):
        assert read_number(printed(float(amount), number_format)) == amount


@given(st.floats(-1e12, 1e12), st.sampled_from(["0", "0.00", "#,##0.0", "General", "0.0000"]))
def test_a_printed_number_is_within_half_a_digit_of_the_stored_one(value: float, number_format: str) -> None:
    shown = read_number(printed(value, number_format))
    assert shown is not None
    exponent = shown.as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(5).scaleb(exponent - 1) if number_format != "General" else Decimal(1)
    assert abs(shown - Decimal(value)) <= half + Decimal("1e-3")
