"""What is said in words is right word for word, wrong by any field, and unscored where a document says nothing of the kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.fixture import Change, Fixture, Term
from eval.load import load
from eval.reading import reading
from eval.run.cases import Outcome, tallied
from eval.scorers import words
from extractors.schema.budget import Budget
from extractors.schema.draft import Direction, Stage

NAME = "luoxi-2025"
EMPTY = Fixture("empty", "某局", 2025, Stage.BUDGET)


@pytest.fixture(scope="module")
def budget() -> Budget:
    return reading(NAME, "docx").extraction.budget


def test_the_fixtures_own_words_get_full_marks(budget: Budget) -> None:
    fixture = load(NAME)
    tallies = (
        words.about(budget, fixture),
        words.changes(budget, fixture.changes),
        words.reasons(budget, fixture.changes),
        words.blanks(budget, fixture),
        words.targets(budget, fixture),
        words.terms(budget, fixture),
    )
    assert all(tally.all_right and tally.wanted for tally in tallies)


@pytest.mark.parametrize(
    "lie",
    [
        {"item": "支出预算总额", "code": ""},
        {"current": "986.41"},
        {"previous": "951.21"},
        {"delta": "35.21"},
        {"percent": "3.71"},
        {"unit": "元"},
        {"direction": Direction.DECREASE},
    ],
    ids=lambda lie: next(iter(lie)),
)
def test_a_change_is_wrong_when_any_field_of_it_is(budget: Budget, lie: dict[str, object]) -> None:
    true = load(NAME).changes[0]
    assert words.changes(budget, (true,)).all_right
    tally = words.changes(budget, (replace(true, **lie),))  # type: ignore[arg-type]  # fields of the record
    assert (tally.right, tally.wanted) == (0, 1)
    assert tally.misses[0].words == true.sentence


def test_a_reason_is_wrong_by_a_word_and_a_change_without_one_asks_for_none(budget: Budget) -> None:
    true = load(NAME).changes[0]
    assert true.reason is not None
    wrong = words.reasons(budget, (replace(true, reason=true.reason[1:]),))
    assert (wrong.right, wrong.wanted) == (0, 1)
    assert repr(true.reason) in wrong.misses[0].words
    assert words.reasons(budget, (replace(true, reason=None),)).wanted == 0


def test_the_reason_of_a_sentence_that_was_not_read_is_missed(budget: Budget) -> None:
    unread = Change(sentence="某项一万元。", item="某项", current="1.00", reason="没有")
    assert words.reasons(budget, (unread,)).misses[0].words == "'nothing' for '没有'"


def test_a_term_is_wrong_when_its_definition_is_another(budget: Budget) -> None:
    fixture = load(NAME)
    other = replace(
        fixture, body=tuple(replace(b, definition="别的") if isinstance(b, Term) else b for b in fixture.body)
    )
    assert words.terms(budget, other).right == 0


def test_whose_disclosure_it_is_is_three_facts(budget: Budget) -> None:
    fixture = replace(load(NAME), year=2024, stage=Stage.FINAL)
    tally = words.about(budget, fixture)
    assert (tally.right, tally.wanted) == (1, 3)
    assert "fiscal year '2025' for '2024'" in [miss.words for miss in tally.misses]


def test_what_a_document_has_none_of_is_unscored(budget: Budget) -> None:
    for tally in (words.terms(budget, EMPTY), words.targets(budget, EMPTY), words.blanks(budget, EMPTY)):
        case = tallied("extraction", "words", "empty", "docx", "", tally)
        assert (case.outcome, case.score) == (Outcome.UNSCORED, None)
