from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answering.calculate import NotAnExpression, evaluate, read, spoken

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@given(st.lists(st.tuples(st.sampled_from("+−×"), amounts), max_size=5), amounts)
def test_an_expression_written_and_read_again_is_the_same(
    rest: list[tuple[str, Decimal]], first: Decimal
) -> None:
    expression = (first, *(part for pair in rest for part in pair))
    assert read(spoken(expression)) == expression
    assert evaluate(read(spoken(expression))) == evaluate(expression)


def test_products_come_before_sums() -> None:
    assert evaluate(read("2 + 3 × 4 − 1")) == 13


def test_division_is_rounded_half_up_to_the_places_asked_for() -> None:
    assert evaluate(read("1 ÷ 8 × 100"), 1) == Decimal("12.5")
    assert evaluate(read("2.345 × 1"), 2) == Decimal("2.35")


@pytest.mark.parametrize("text", ["", "1 +", "+ 1", "1 2", "1 ** 2", "__import__('os')", "1 ÷ 0", "(1)"])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(NotAnExpression):
        evaluate(read(text))
