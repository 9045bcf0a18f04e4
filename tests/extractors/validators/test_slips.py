"""What one slip of the hand makes of a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.schema.check import Slip
from extractors.validators.slips import factor, is_telling, near, slip


@pytest.mark.parametrize(
    ("printed", "right", "how"),
    [
        ("63.97", "69.37", Slip.DIGITS_SWAPPED),
        ("63.97", "63.57", Slip.DIGIT),
        ("-5.20", "5.20", Slip.SIGN),
        ("520.00", "5.20", Slip.FACTOR),
        ("52000", "5.2", Slip.FACTOR),
        ("163.97", "63.97", Slip.DIGIT_LOST),
        ("63.9", "63.97", Slip.NONE),
    ],
)
def test_a_digit_two_that_changed_places_a_sign_and_a_unit_are_slips(
    printed: str, right: str, how: Slip
) -> None:
    assert slip(Decimal(printed), Decimal(right)) is how


@pytest.mark.parametrize(
    ("printed", "right"), [("63.97", "12.40"), ("63.97", "163.95"), ("0.00", "5.00"), ("5", "0"), ("5", "5")]
)
def test_another_figure_altogether_is_no_slip(printed: str, right: str) -> None:
    assert slip(Decimal(printed), Decimal(right)) is Slip.NONE


def test_every_figure_near_a_printed_one_is_a_slip_of_it() -> None:
    printed = Decimal("30.71")
    longer = Decimal(10)  # a first digit that is 0 is one too many, which is no matter of places
    assert all(slip(printed, value) is not Slip.NONE for value in near(printed) if value > longer)


@pytest.mark.parametrize(
    ("printed", "right", "by"),
    [
        ("520.00", "5.20", 100),
        ("9.10", "91016.8", 10_000),
        ("5.20", "5.20", 0),
        ("0", "5", 0),
        ("5.20", "5.30", 0),
    ],
)
def test_a_unit_or_a_point_is_told_to_the_digits_that_are_printed(printed: str, right: str, by: int) -> None:
    assert factor(Decimal(printed), Decimal(right)) == by


@pytest.mark.parametrize(
    ("printed", "right", "telling"),
    [
        ("123456", "12.3456", True),
        ("12345.00", "12435.00", True),
        ("123456", "123956", True),
        ("120000", "12", False),
        ("28.50", "18.50", False),
        ("63.97", "69.37", False),
        ("123456", "-123456", False),
    ],
)
def test_only_many_digits_in_common_are_no_chance(printed: str, right: str, telling: bool) -> None:
    assert is_telling(Decimal(printed), Decimal(right)) is telling
