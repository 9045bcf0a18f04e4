"""What one slip of the hand makes of a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.schema.check import Slip
from extractors.validators.blame.slips import near, slip


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
