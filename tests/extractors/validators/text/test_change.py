"""Stated changes, percentages and directions agree with the amounts."""

from __future__ import annotations

import pytest

from extractors.schema.check import Severity, Status
from extractors.schema.draft import Against, Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


@pytest.mark.parametrize(
    ("current", "delta", "direction", "percent", "status"),
    [
        ("12.00", "2.00", UP, "20.00%", Status.HOLDS),
        ("8.00", "2.00", DOWN, "-20%", Status.HOLDS),
        ("4.90", "1.1", UP, "29.00%", Status.ROUNDING),  # 28.95 %, but 1.1 may be 1.102
        ("12.00", "2.00", UP, "16.67%", Status.FAILS),  # divided by this year instead of last
        ("12.00", "2.00", UP, "25.00%", Status.FAILS),
    ],
)
def test_the_percentage_is_the_change_over_last_year(
    checks, told, current, delta, direction, percent, status
) -> None:
    item = told("公务接待费", current, delta=delta, direction=direction, percent=percent)
    (found,) = checks(item, code="change.percent")
    assert found.status is status


def test_the_percentage_is_checked_against_a_stated_last_year(checks, told) -> None:
    item = told("住房公积金", "352.67", previous="348.52", direction=UP, percent="0.53%")
    (found,) = checks(item, code="change.percent")
    assert (found.status, found.expected, found.printed) == (Status.FAILS, "1.19%", "0.53%")


def test_no_percentage_can_be_taken_of_nothing(checks, told) -> None:
    item = told("公务用车运行费", "3.00", delta="3.00", direction=UP, percent="100.00%")
    (found,) = checks(item, code="change.percent")
    assert (found.status, found.severity) == (Status.FAILS, Severity.WARNING)
    assert "上年数为 0" in found.message


def test_a_percentage_without_a_direction_is_of_something_else(checks, told) -> None:
    assert not checks(told("基本支出", "5.00", previous="4.00", percent="34.30%"), code="change.percent")


def test_a_percentage_that_fits_another_amount_of_the_sentence_is_left_open(checks, told) -> None:
    whole = told("公用经费", "258.40", sentence="公用经费和其中各项。")
    part = told(
        "其他费用", "8.58", delta="106.60", direction=DOWN, percent="29%", sentence="公用经费和其中各项。"
    )
    (found,) = checks(whole, part, code="change.percent")
    assert found.status is Status.CANNOT_TELL


@pytest.mark.parametrize(
    ("current", "previous", "delta", "direction", "status"),
    [
        ("12.00", "10.00", "2.00", UP, Status.HOLDS),
        ("12.00", "10.00", "1.99", UP, Status.ROUNDING),
        ("8.00", "10.00", "2.00", DOWN, Status.HOLDS),
        ("8.00", "10.00", "3.00", DOWN, Status.FAILS),
    ],
)
def test_last_year_and_the_change_make_this_year(
    checks, told, current, previous, delta, direction, status
) -> None:
    item = told("公务接待费", current, previous=previous, delta=delta, direction=direction)
    (found,) = checks(item, code="change.previous")
    assert found.status is status


@pytest.mark.parametrize(
    ("previous", "direction", "status"),
    [
        ("1.00", UP, Status.HOLDS),
        ("3.00", UP, Status.FAILS),
        ("3.00", DOWN, Status.HOLDS),
        ("2.00", FLAT, Status.HOLDS),
    ],
)
def test_the_word_for_the_direction_is_the_sign(checks, told, previous, direction, status) -> None:
    (found,) = checks(told("培训费", "2.00", previous=previous, direction=direction), code="change.direction")
    assert found.status is status


def test_two_changes_for_one_item_in_one_sentence_contradict(checks, told) -> None:
    one = told("补助", "75.30", delta="25.9", direction=UP)
    other = told("补助", "75.30", delta="79.51", direction=UP)
    (found,) = checks(one, other, code="change.one_change")
    assert (found.status, found.printed, found.expected) == (Status.FAILS, "25.9", "79.51")
    assert not checks(
        one, told("补助", "75.30", delta="79.51", direction=UP, sentence="另一句。"), code="change.one"
    )


def test_an_increase_of_nothing_is_a_warning(checks, told) -> None:
    (found,) = checks(told("运行经费", "19.99", delta="0", direction=UP), code="change.change_is_not_zero")
    assert found.severity is Severity.WARNING
    assert not checks(told("运行经费", "19.99", delta="0", direction=FLAT), code="change.change_is_not_zero")


def test_changes_against_the_budget_and_against_last_year_do_not_contradict(checks, told) -> None:
    one = told("补助", "75.30", delta="25.9", direction=UP)
    other = told("补助", "75.30", delta="9.51", direction=UP).model_copy(update={"against": Against.BUDGET})
    assert not checks(one, other, code="change.one_change")


def test_digits_cut_off_instead_of_rounded_are_no_error(checks, told) -> None:
    # 2570.97 of 6714.88 is 38.288 per cent
    (found,) = checks(
        told("支出总计", "4143.91", delta="2570.97", percent="38.28%", direction=DOWN), code="change.percent"
    )
    assert found.status is Status.ROUNDING


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("比上年增加8.20万元，增长16.40%。", Status.HOLDS),
        ("比上年增加8.20万元，下降16.40%。", Status.FAILS),
        ("比上年减少8.20万元（增长16.40%）。", Status.FAILS),
        ("比上年减少8.20万元，同比下降16.40%。", Status.HOLDS),
    ],
)
def test_the_words_before_an_amount_and_its_percentage_go_the_same_way(
    checks, told, sentence: str, status: Status
) -> None:
    item = told(
        "苗圃运行", "", delta="8.20", percent="16.40", direction=Direction.INCREASE, sentence=sentence
    )
    (found,) = checks(item, code="change.words_go_the_same_way")
    assert found.status is status


def test_words_that_are_not_about_the_same_change_are_not_compared(checks, told) -> None:
    sentence = "比上年增加8.20万元，其中人员减少带来的支出下降16.40%。"
    item = told(
        "苗圃运行", "", delta="8.20", percent="16.40", direction=Direction.INCREASE, sentence=sentence
    )
    assert not checks(item, code="change.words_go_the_same_way")
