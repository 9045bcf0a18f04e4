"""Printed amounts: what is a number, and what range of yuan its digits stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.schema.money import Money, NotAnAmount, read_number
from extractors.schema.source import Source

HERE = Source(document="d", text="")


def money(printed: str, unit: str = "万元") -> Money:
    return Money.read(printed, unit, HERE)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("3974.12", "3974.12"),
        ("1,200,000.0000", "1200000.0000"),
        ("１２，３４５．６０", "12345.60"),
        ("-1.90", "-1.90"),
        ("−1.90", "-1.90"),
        ("‑1.90", "-1.90"),
        ("△1.90", "-1.90"),
        ("（1.90）", "-1.90"),
        (" 4 107.5 ", "4107.5"),
        ("0.00", "0.00"),
    ],
)
def test_a_printed_amount_is_read_digit_for_digit(printed: str, value: str) -> None:
    assert str(read_number(printed)) == value


@pytest.mark.parametrize(
    "printed", ["", "—", "无", "100%", "12.34.56", "1,23", "3974.12万元", "≥90", "2020年"]
)
def test_text_that_is_more_than_one_number_is_no_amount(printed: str) -> None:
    assert read_number(printed) is None
    with pytest.raises(NotAnAmount):
        money(printed)


def test_a_unit_that_is_no_currency_is_refused() -> None:
    with pytest.raises(NotAnAmount, match="万人"):
        money("12", "万人")


def test_the_interval_is_half_the_last_printed_digit_on_either_side() -> None:
    interval = money("3974.12").interval
    assert (interval.low, interval.high) == (Decimal("39741150"), Decimal("39741250"))
    assert money("5", "元").interval == (Decimal("4.5"), Decimal("5.5"))


@given(st.decimals(min_value=0, max_value=10**9, places=6), st.integers(0, 4))
def test_every_true_value_lies_in_the_interval_of_its_rounded_print(value: Decimal, places: int) -> None:
    printed = f"{round(value, places):f}"
    interval = money(printed, "元").interval
    assert interval.low <= value <= interval.high


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=4), min_size=1, max_size=20))
def test_rounded_parts_and_their_rounded_total_always_meet(parts: list[Decimal]) -> None:
    total = money(f"{round(sum(parts), 2):f}").interval
    reach = money(f"{round(parts[0], 2):f}").interval
    for part in parts[1:]:
        reach = reach + money(f"{round(part, 2):f}").interval
    assert total.meets(reach)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_thousands_separators_do_not_change_the_value(value: Decimal) -> None:
    assert read_number(f"{value:,.2f}") == value
