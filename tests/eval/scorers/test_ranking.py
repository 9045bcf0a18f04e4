"""The measures of a ranking against values computed by hand."""

from __future__ import annotations

from math import log2

import pytest

from eval.scorers.ranking import DEPTH, Ranked, score


def ranked(relevant: str, found: str, query: str = "?") -> Ranked:
    """Passages named by one letter each."""
    return Ranked(query, frozenset(relevant), tuple(found))


def means(*queries: Ranked) -> dict[str, float]:
    return {quality.measure: quality.mean for quality in score(queries)}


def test_what_answers_at_the_first_place_gets_full_marks() -> None:
    assert means(ranked("a", "abc")) == {"recall@5": 1.0, "recall@10": 1.0, "mrr": 1.0, "ndcg@10": 1.0}


def test_what_answers_at_the_third_place_is_worth_less() -> None:
    found = means(ranked("a", "bca"))
    assert (found["recall@5"], found["mrr"]) == (1.0, pytest.approx(1 / 3))
    assert found["ndcg@10"] == pytest.approx(1 / log2(4))


def test_what_answers_at_the_sixth_place_is_not_among_five() -> None:
    found = means(ranked("a", "bcdefa"))
    assert (found["recall@5"], found["recall@10"]) == (0.0, 1.0)


def test_half_of_what_answers_is_half_the_recall() -> None:
    found = means(ranked("ab", "axyz"))
    assert found["recall@10"] == 0.5
    assert found["ndcg@10"] == pytest.approx(1 / (1 + 1 / log2(3)))


def test_beyond_the_depth_nothing_counts() -> None:
    late = Ranked("?", frozenset({"p10"}), tuple(f"p{n}" for n in range(DEPTH + 1)))
    assert late.rank is None
    assert set(means(late).values()) == {0.0}


@pytest.mark.parametrize("missed", [ranked("a", "bcd"), ranked("a", ""), ranked("", "bcd"), ranked("", "")])
def test_a_query_that_finds_nothing_counts_as_nothing_beside_one_that_does(missed: Ranked) -> None:
    assert set(means(ranked("a", "a"), missed).values()) == {0.5}
    assert set(means(missed).values()) == {0.0}


def test_where_nothing_is_asked_nothing_is_scored() -> None:
    assert score([]) == []


def test_a_passage_found_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="found one twice for 'why'"):
        score([ranked("a", "aba", "why")])


def test_the_place_of_the_first_that_answers_is_told() -> None:
    assert ranked("bc", "abc").rank == 2
    assert ranked("x", "abc").rank is None
