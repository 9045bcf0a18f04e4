"""Cost targets beside the money of their project."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from tests.extractors.validators.stated import checks, cost, form, money, statuses, target

UNIT = "cost_targets.cost_is_in_the_unit_of_the_money"
WHOLE = "cost_targets.whole_cost_is_the_money"


@pytest.mark.parametrize(
    ("name", "printed", "total", "status"),
    [
        ("补贴按文件发放", "≤8元", "8.00", Status.FAILS),
        ("补贴按文件发放", "≤86.4元", "86.40", Status.FAILS),
        ("项目总成本", "≤60元", "60.00", Status.FAILS),
        # it may be what each costs
        ("误餐费支出", "≤60元", "60.00", Status.CANNOT_TELL),
    ],
)
def test_the_same_digits_in_another_unit(name: str, printed: str, total: str, status: Status) -> None:
    (found,) = checks(cost(name, printed, "苗木补贴"), money("苗木补贴", total), code=UNIT)
    assert found.status is status
    assert found.sources[0].text == printed


def test_the_proposed_target_is_in_the_unit_of_the_money() -> None:
    (found,) = checks(cost("补贴发放", "≤8元", "苗木补贴"), money("苗木补贴", "8.00"), code=UNIT)
    assert found.suspect is not None
    assert found.suspect.proposed == "≤8万元"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("补贴标准", "≤8元"),
        ("每亩补贴", "8元"),
        ("补贴发放", "≤8元/亩"),
        ("补贴发放", "≤9元"),
        ("补贴发放", "≤8万元"),
        ("补贴发放", "80000元"),
    ],
)
def test_a_standard_or_another_number_or_the_same_money_is_no_matter_of_units(
    name: str, printed: str
) -> None:
    assert not statuses(cost(name, printed, "苗木补贴"), money("苗木补贴", "8.00"), code=UNIT)


def test_a_number_of_things_is_no_cost() -> None:
    assert not statuses(target("宣传品", "8元", "苗木补贴"), money("苗木补贴", "8.00"), code=UNIT)


@pytest.mark.parametrize(
    ("name", "printed", "status"),
    [
        ("项目总成本", "86.40万元", [Status.HOLDS]),
        ("项目总成本", "≤86.4万元", [Status.HOLDS]),
        # all the years of the project may cost more
        ("项目总成本", "120万元", [Status.CANNOT_TELL]),
        ("年度总成本", "120万元", [Status.FAILS]),
        ("年度总成本", "≤120万元", [Status.CANNOT_TELL]),
        ("设备采购", "≤120万元", [Status.CANNOT_TELL]),
        ("设备采购", "≤50万元", []),
        ("设备采购", "≤86.4万元", []),
    ],
)
def test_only_a_whole_cost_that_is_no_ceiling_must_be_the_money(
    name: str, printed: str, status: list[Status]
) -> None:
    assert statuses(cost(name, printed, "苗木补贴"), money("苗木补贴", "86.40"), code=WHOLE) == status


def test_a_whole_cost_is_decided_where_the_form_prints_the_money_of_all_years() -> None:
    all_years = form("苗木补贴", "实施期资金总额 | 资金/实施期资金总额 | 86.40")
    assert statuses(cost("项目总成本", "120万元", "苗木补贴"), all_years, code=WHOLE) == [Status.FAILS]


def test_the_same_digits_in_another_unit_are_one_finding() -> None:
    assert not statuses(
        cost("项目总成本", "≤60万元", "苗木补贴"), money("苗木补贴", "60", unit="元"), code=WHOLE
    )


def test_without_the_projects_money_nothing_is_compared() -> None:
    assert not statuses(
        cost("年度总成本", "120万元", "苗木补贴"), money("林道补修", "86.40"), code="cost_targets"
    )
