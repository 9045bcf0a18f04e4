"""A saying is right when all of it is; what is extra costs precision, what may be said costs nothing."""

from __future__ import annotations

import pytest

from eval.passages import Counted, Passage, Saying
from eval.scorers.sayings import score
from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget
from extractors.schema.draft import Against, Direction, Stage

TEXT = (
    "办公费5.20万元，比上年增加1.20万元，增长30%，主要原因是新设一个窗口；差旅费3.00万元。现有公务用车2辆。"
)
OFFICE = Saying(
    items=("办公经费", "办公费"),
    current="5.20万元",
    delta="12000元",
    direction=Direction.INCREASE,
    percent="30",
    against=Against.LAST_YEAR,
    reason="新设一个窗口",
)
TRAVEL = Saying(items=("差旅费",), current="3.00万元")
CARS = Counted("公务用车", "2辆")


def passage(
    *says: Saying, may_say: tuple[Saying, ...] = (), counts: tuple[Counted, ...] = (CARS,)
) -> Passage:
    return Passage("1", Stage.BUDGET, TEXT, says=says, may_say=may_say, counts=counts)


@pytest.fixture(scope="module")
def budget() -> Budget:
    return extract_bytes(passage().document, "1.txt").budget


def test_what_was_said_gets_full_marks_whatever_unit_the_label_has(budget: Budget) -> None:
    taken = score(budget, passage(OFFICE, TRAVEL))
    assert taken.sayings.all_right
    assert taken.sayings.wanted == 2
    assert taken.reasons.all_right
    assert taken.counts.all_right


@pytest.mark.parametrize(
    "change",
    [
        {"items": ("差旅",)},
        {"current": "5.21万元"},
        {"delta": None},
        {"direction": Direction.DECREASE},
        {"percent": "31"},
        {"against": Against.BUDGET},
        {"previous": "4.00万元"},
        {"reason": "新设两个窗口"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_field_that_differs_makes_the_saying_wrong(budget: Budget, change: dict[str, object]) -> None:
    wrong = Saying(**{**OFFICE.__dict__, **change})  # type: ignore[arg-type]  # fields of the same record
    tally = score(budget, passage(wrong, TRAVEL)).sayings
    assert (tally.right, tally.wanted, tally.given) == (1, 2, 2)
    assert tally.misses


def test_what_nobody_said_costs_precision_and_what_may_be_said_does_not(budget: Budget) -> None:
    extra = score(budget, passage(OFFICE)).sayings
    assert (extra.recall, extra.precision) == (1.0, 0.5)
    assert score(budget, passage(OFFICE, may_say=(TRAVEL,))).sayings.all_right


def test_what_must_and_may_be_said_in_the_same_words_counts_once(budget: Budget) -> None:
    tally = score(budget, passage(OFFICE, TRAVEL, may_say=(TRAVEL,))).sayings
    assert (tally.right, tally.wanted, tally.given) == (2, 2, 2)


def test_what_was_not_taken_costs_recall(budget: Budget) -> None:
    meals = Saying(items=("伙食费",), current="1.00万元")
    tally = score(budget, passage(OFFICE, TRAVEL, meals)).sayings
    assert tally.recall == pytest.approx(2 / 3)
    assert tally.precision == 1.0


def test_counts_are_told_apart_by_number_and_unit(budget: Budget) -> None:
    tally = score(budget, passage(counts=(Counted("公务用车", "3辆"),))).counts
    assert (tally.right, tally.wanted, tally.given) == (0, 1, 1)


def test_a_label_that_is_no_amount_is_refused(budget: Budget) -> None:
    with pytest.raises(ValueError, match="expected an amount"):
        score(budget, passage(Saying(items=("办公费",), current="很多")))
