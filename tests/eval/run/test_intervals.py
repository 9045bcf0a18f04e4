"""Intervals say how far a figure would move with other documents, and never more than the documents can vouch for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.run.intervals import of_ratio


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 60)), min_size=3, max_size=12))
def test_the_figure_lies_in_its_interval_and_the_interval_in_0_to_1(pairs: list[tuple[int, int]]) -> None:
    tops, bottoms = zip(*pairs, strict=True)
    interval = of_ratio(tops, bottoms)
    assert interval is not None
    assert -1e-9 <= interval.low <= sum(tops) / sum(bottoms) <= interval.high <= 1 + 1e-9


def test_the_interval_is_the_same_every_time() -> None:
    assert of_ratio([9, 10, 7, 10], [10] * 4) == of_ratio([9, 10, 7, 10], [10] * 4)


def test_documents_count_and_not_cells() -> None:
    # one bad document of many cells moves the figure more than as many misses spread out
    lumped, spread = of_ratio([100, 100, 60, 100], [100] * 4), of_ratio([90, 91, 89, 90], [100] * 4)
    assert lumped is not None
    assert spread is not None
    assert lumped.high - lumped.low > 5 * (spread.high - spread.low)


def test_where_all_are_right_few_documents_vouch_for_little() -> None:
    few, many = of_ratio([5] * 3, [5] * 3), of_ratio([5] * 30, [5] * 30)
    assert few is not None
    assert many is not None
    # 0.05 / 2 = p ** n
    assert few.low == pytest.approx(0.025 ** (1 / 3))
    assert many.low == pytest.approx(0.025 ** (1 / 30))
    assert few.high == many.high == 1.0


def test_under_three_documents_there_is_no_interval() -> None:
    assert of_ratio([1, 1], [1, 1]) is None
    assert of_ratio([1, 1, 0], [1, 1, 0]) is None
