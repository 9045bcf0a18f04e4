"""Targets of indicators: operator, number and unit of what is printed, and nothing made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.schema.target import read_target


@pytest.mark.parametrize(
    ("printed", "operator", "value", "unit"),
    [
        ("4200人次", "", "4200", "人次"),
        ("≥95%", "≥", "95", "%"),
        (">=30家", "≥", "30", "家"),
        ("≧ 90 ％", "≥", "90", "％"),
        ("<=1.5万", "≤", "1.5", "万"),
        ("不少于6次", "≥", "6", "次"),
        ("不超过3天", "≤", "3", "天"),
        ("90%以上", "≥", "90", "%"),
        ("＜5个工作日", "<", "5", "个工作日"),
        ("=100.00(%)", "=", "100.00", "%"),
        ("每人260元", "", "260", "元/人"),
        ("0", "", "0", ""),
        ("12,000人", "", "12000", "人"),
    ],
)
def test_a_number_with_its_operator_and_unit(printed: str, operator: str, value: str, unit: str) -> None:
    found = read_target(printed)
    assert (found.operator, found.value, found.unit) == (operator, Decimal(value), unit)


def test_a_range_has_two_ends() -> None:
    assert read_target("6-9个月")[1:] == (Decimal(6), Decimal(9), "个月")


@pytest.mark.parametrize(
    "printed",
    ["稳步提高", "2020年12月底前", "1次/1人/2年", "合计3万元，其中1万元", "达到规定的5项要求，及时"],
)
def test_words_dates_and_several_measures_are_no_number(printed: str) -> None:
    assert read_target(printed).value is None


def test_operator_and_unit_of_columns_of_their_own_are_joined() -> None:
    assert read_target("500", "大于等于", "套") == ("≥", Decimal(500), None, "套")
    # what the target prints itself goes before
    assert read_target("≤5天", "", "次")[3] == "天"
