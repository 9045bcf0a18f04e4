"""Number × standard = amount, in words."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from extractors.validators.forms import unit_costs
from tests.extractors.validators.stated import budget, checks, goal, statuses, target


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("护林员补助按36人×800元=2.88万元安排。", Status.HOLDS),
        ("护林员补助按36人×800元/人=2.8万元安排。", Status.FAILS),
        ("36个村 × 1254元 ＝ 4.51万元", Status.ROUNDING),
        ("12人*3天*150元/人·天=0.54万元", Status.HOLDS),
        ("项目资金400万元×70%=260万元", Status.FAILS),
        # in the unit of what comes out
        ("定额0.7×25=17.5万元", Status.HOLDS),
        ("定额0.7×25=18.5万元", Status.CANNOT_TELL),
        # some thirty thousand
        ("3万人×80元=245万元", Status.CANNOT_TELL),
        ("护林员36人，每人每年补助800元，共2.88万元。", Status.HOLDS),
        ("护林员36人，每人补助800元，共计3.88万元。", Status.FAILS),
        # twice a year
        ("分2次发放，护林员36人，每人补助800元，共计5.76万元。", Status.CANNOT_TELL),
        ("护林员36人，每人补助800元，共计3.88万元（含服装费1万元）。", Status.CANNOT_TELL),
    ],
)
def test_what_is_multiplied_in_words_comes_out(words: str, status: Status) -> None:
    assert statuses(goal(words), code="unit_costs") == [status]


@pytest.mark.parametrize(
    "words",
    [
        "护林员36人，每村补助800元，共计5.76万元。",
        "护林员36人，每人每月补助800元，共34.56万元。",
        "(10+5)人×100元=1500元",
        "10人×100元+2人×50元=1100元",
        "按36人×800元标准安排",
        "规格20×30，预算5万元",
    ],
)
def test_what_is_not_multiplied_of_one_another_is_left_alone(words: str) -> None:
    assert not statuses(goal(words), code="unit_costs")


def test_a_product_that_fails_says_what_it_should_be() -> None:
    (found,) = checks(goal("按36人×800元=2.8万元安排"), code="unit_costs")
    assert (found.printed, found.expected, found.difference) == ("2.8", "2.88", "-0.08")


def test_words_that_stand_in_one_place_are_read_once() -> None:
    said = goal("按36人×800元=2.8万元安排")
    twice = budget(said, said.model_copy(update={"period": "年度"}))
    assert len(list(unit_costs.factors_make_the_amount(twice))) == 1


def test_a_target_may_hold_the_product() -> None:
    assert statuses(target("补助", "36人×800元=2.8万元"), code="unit_costs") == [Status.FAILS]
