"""Codes that the text goes through one by one against the total in front of them."""

from __future__ import annotations

from extractors.schema.check import Status
from extractors.schema.draft import Direction

WHOLE, CHANGE = "told_lists.listed_codes_make_the_whole", "told_lists.listed_changes_make_the_change"
UP, DOWN = Direction.INCREASE, Direction.DECREASE


def _codes(told, first: str = "40.00"):
    return (
        told("工资福利支出", first, code="301", delta="3.00", direction=UP),
        told("商品和服务支出", "12.00", code="302", delta="1.00", direction=DOWN),
    )


def test_codes_that_make_the_total_hold(checks, told) -> None:
    (found,) = checks(told("一般公共预算支出", "52.00"), *_codes(told), code=WHOLE)
    assert found.status is Status.HOLDS
    (found,) = checks(told("一般公共预算支出", "52.01"), *_codes(told), code=WHOLE)
    assert found.status is Status.ROUNDING


def test_codes_that_are_not_all_say_nothing(checks, told) -> None:
    assert not checks(told("一般公共预算支出", "70.00"), *_codes(told), code="told_lists")


def test_changes_of_all_codes_that_are_not_the_change_of_the_whole_cannot_be_told(checks, told) -> None:
    for change, status in (("2.00", Status.HOLDS), ("9.00", Status.CANNOT_TELL)):
        whole = told("一般公共预算支出", "52.00", delta=change, direction=UP)
        (found,) = checks(whole, *_codes(told), code=CHANGE)
        assert found.status is status


def test_with_last_years_amounts_of_all_the_change_is_wrong(checks, told) -> None:
    codes = (
        told("工资福利支出", "40.00", previous="37.00", code="301", delta="3.00", direction=UP),
        told("商品和服务支出", "12.00", previous="13.00", code="302", delta="1.00", direction=DOWN),
    )
    whole = told("一般公共预算支出", "52.00", previous="50.00", delta="9.00", direction=UP)
    (found,) = checks(whole, *codes, code=CHANGE)
    assert found.status is Status.FAILS


def test_a_code_with_two_changes_is_not_added_up(checks, told) -> None:
    whole = told("一般公共预算支出", "52.00", delta="2.00", direction=UP)
    twice = told("工资福利支出", "40.00", code="301", delta="5.00", direction=UP)
    assert not checks(whole, *_codes(told), twice, code=CHANGE)


def test_a_total_under_another_heading_is_not_that_of_the_list(checks, told) -> None:
    total = told("一般公共预算支出", "52.00", heading="总体情况")
    lead = told("按经济分类", "9.00", heading="明细情况")
    codes = [item.model_copy(update={"heading": ("明细情况",)}) for item in _codes(told)]
    assert not checks(total, lead, *codes, code=WHOLE)


def test_the_change_may_stand_with_the_total_in_an_earlier_sentence(checks, told) -> None:
    said = told("财政拨款支出", "52.00", delta="9.00", direction=UP, heading="规模")
    whole = told("一般公共预算支出", "52.00", heading="明细")
    codes = [item.model_copy(update={"heading": ("明细",)}) for item in _codes(told)]
    (found,) = checks(said, whole, *codes, code=CHANGE)
    assert found.status is Status.CANNOT_TELL
