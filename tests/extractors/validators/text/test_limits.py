"""Nothing grows by more than it is, and nothing falls by more than it was."""

from __future__ import annotations

from extractors.schema.check import Status
from extractors.schema.draft import Direction

GROWS, FALLS = "limits.increase_is_within_the_amount", "limits.decrease_is_at_most_all"


def test_an_increase_larger_than_the_amount_itself_fails(checks, told) -> None:
    item = told("政府性基金支出", "0", delta="12.50", direction=Direction.INCREASE)
    (found,) = checks(item, code=GROWS)
    assert found.status is Status.FAILS
    assert found.sources[0].text == "增减12.50"


def test_an_increase_up_to_the_amount_is_possible(checks, told) -> None:
    for current in ("12.50", "12.4999", "30.00"):
        assert not checks(told("会议费", current, delta="12.50", direction=Direction.INCREASE), code=GROWS)


def test_a_balance_may_have_been_negative(checks, told) -> None:
    assert not checks(told("年末结转结余", "2.00", delta="5.00", direction=Direction.INCREASE), code=GROWS)
    before = told("其他收入", "2.00", previous="-3.00", delta="5.00", direction=Direction.INCREASE)
    assert not checks(before, code=GROWS)


def test_a_decrease_of_more_than_all_fails(checks, told) -> None:
    for percent, fails in (("100%", False), ("-100%", False), ("120.00%", True)):
        found = checks(told("培训费", "1.00", percent=percent, direction=Direction.DECREASE), code=FALLS)
        assert bool(found) is fails


def test_an_increase_of_more_than_all_is_possible(checks, told) -> None:
    assert not checks(told("培训费", "3.00", percent="200%", direction=Direction.INCREASE), code=FALLS)


def test_an_increase_may_be_that_of_another_amount_of_the_sentence(checks, told) -> None:
    sentence = "会议费3.00万元、培训费40.00万元，共增加12.50万元。"
    one = told("会议费", "3.00", delta="12.50", direction=Direction.INCREASE, sentence=sentence)
    (found,) = checks(one, told("培训费", "40.00", sentence=sentence), code=GROWS)
    assert found.status is Status.CANNOT_TELL
