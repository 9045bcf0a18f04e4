"""The number that a project is to reach, at its standard, beside its money."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from tests.extractors.validators.stated import cost, money, statuses, target

CODE = "standards.standards_make_the_money"


def _number(printed: str):
    return target("补助人数", printed, "护林员补助", "数量指标")


@pytest.mark.parametrize(
    ("number", "standard", "total", "status"),
    [
        ("≥360人", "800元/人", "28.80", Status.HOLDS),
        ("361人", "799元/人/年", "28.84", Status.ROUNDING),
        ("≥360人", "800元/人", "27.00", Status.CANNOT_TELL),
        ("3万人", "80元/人", "240.00", Status.HOLDS),
    ],
)
def test_number_and_standard_are_held_against_the_money(
    number: str, standard: str, total: str, status: Status
) -> None:
    own = _number(number), cost("补助标准", standard, "护林员补助")
    assert statuses(*own, money("护林员补助", total), code=CODE) == [status]


def test_another_unit_another_project_or_two_standards_are_not_multiplied() -> None:
    total = money("护林员补助", "28.80")
    assert not statuses(_number("360人"), cost("补助标准", "800元/亩", "护林员补助"), total, code=CODE)
    assert not statuses(_number("360人"), cost("补助标准", "800元/人", "林道补修"), total, code=CODE)
    two = [cost("补助标准", f"{each}元/人", "护林员补助") for each in (800, 600)]
    assert not statuses(_number("360人"), *two, total, code=CODE)
