"""Payment plans never fall and end at all of the money."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from tests.extractors.validators.stated import checks, plan, statuses

QUARTERS = "一季度 二季度 三季度 四季度"


@pytest.mark.parametrize(
    ("shares", "heads", "status"),
    [
        (("10%", "40%", "80%", "100%"), "3月底 6月底 10月底 12月底", Status.HOLDS),
        (("0%", "0%", "50%", "95%"), "3月底 6月底 10月底 12月底", Status.HOLDS),
        (("10%", "40%", "80%", "108%"), "3月底 6月底 10月底 12月底", Status.FAILS),
        (("10%", "80%", "40%", "100%"), "3月底 6月底 10月底 12月底", Status.FAILS),
        # of each quarter by itself
        (("30%", "20%", "30%", "20%"), QUARTERS, Status.HOLDS),
        (("30%", "20%", "30%", "10%"), QUARTERS, Status.CANNOT_TELL),
        (("30%", "20%", "30%", "10%"), "一季度 二季度 三季度 12月底", Status.CANNOT_TELL),
    ],
)
def test_a_plan_is_counted_from_the_beginning_of_the_year(
    shares: tuple[str, ...], heads: str, status: Status
) -> None:
    assert statuses(*plan("林道补修", *shares, heads=heads), code="payment_plan") == [status]


def test_shares_a_hundred_times_too_large_are_one_finding_with_what_they_should_be() -> None:
    (found,) = checks(*plan("林道补修", "1000%", "4000%", "8000%", "10000%"), code="payment_plan")
    assert (found.status, found.expected) == (Status.FAILS, "10%/40%/80%/100%")
    assert [source.text for source in found.sources] == ["1000%", "4000%", "8000%", "10000%"]


def test_the_share_that_goes_too_far_comes_first() -> None:
    (found,) = checks(*plan("林道补修", "10%", "40%", "80%", "108%"), code="payment_plan")
    assert found.sources[0].text == "108%"


def test_other_percentages_are_no_plan() -> None:
    shares = [
        each.model_copy(update={"column": each.column.replace("支出计划", "构成")})
        for each in plan("林道补修", "80%", "70%", heads="甲 乙")
    ]
    assert not statuses(*shares, code="payment_plan")
