"""Answers are remembered while a budget is checked, told apart by identity, and forgotten afterwards."""

from __future__ import annotations

import pytest

from extractors.validators.remembered import remembered, remembering

asked: list[object] = []


@remembered
def answer(record: list[int], other: list[int]) -> int:
    asked.append(record)
    return sum(record) + sum(other)


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    asked.clear()


def test_the_same_records_are_asked_about_once() -> None:
    one, two = [1], [2]
    with remembering():
        assert [answer(one, two), answer(one, two), answer(two, one)] == [3, 3, 3]
    assert asked == [one, two]


def test_equal_records_are_two() -> None:
    with remembering():
        assert [answer([1], [2]) for _ in range(3)] == [3, 3, 3]
    assert len(asked) == 3


def test_nothing_is_remembered_outside_or_afterwards() -> None:
    one = [1]
    answer(one, one)
    with remembering():
        answer(one, one)
        with pytest.raises(TypeError), remembering():
            answer(one, [None])  # type: ignore[list-item]  # wrong on purpose, so that it raises
        answer(one, one)
    with remembering():
        answer(one, one)
    assert len(asked) == 4
