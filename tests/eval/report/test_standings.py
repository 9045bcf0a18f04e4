"""Measures are ranked by what is wrong with them; what was not scored is neither weak nor strong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.report.standings import LEVELS, Standing, level, pooled_score, shown, standings, weakest
from eval.run.cases import Case, Outcome, unscored, valued


def counted(
    measure: str, subject: str, variant: str, right: int, wanted: int = 10, family: str = "甲"
) -> Case:
    """A case that came out with as many as were wanted."""
    outcome = Outcome.RIGHT if right == wanted else Outcome.WRONG
    return Case(
        suite="extraction",
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=outcome,
        right=right,
        wanted=wanted,
        given=wanted,
    )


def only(cases: list[Case]) -> Standing:
    (found,) = standings(cases)
    return found


def test_the_weakest_measure_stands_first_in_its_suite_and_the_unscored_last() -> None:
    cases = [
        unscored("extraction", "terms", "a", "pdf", "甲", "none"),
        counted("cells", "a", "pdf", 10),
        counted("kinds", "a", "pdf", 7),
    ]
    assert [one.figure.measure for one in standings(cases)] == ["kinds", "cells", "terms"]


def test_suites_stay_in_the_order_of_the_run() -> None:
    cases = [counted("cells", "a", "pdf", 10), valued("audit", "detected", "a", "sign", "甲", 0.1)]
    assert [one.figure.suite for one in standings(cases)] == ["extraction", "audit"]


def test_the_weakest_form_and_family_are_named_where_they_differ() -> None:
    cases = [
        counted("cells", "a", "pdf", 10, family="甲"),
        counted("cells", "b", "docx", 5, family="乙"),
        counted("cells", "a", "docx", 9, family="甲"),
    ]
    found = only(cases)
    assert found.variant is not None
    assert found.family is not None
    assert (found.variant.name, found.variant.score) == ("docx", 0.7)
    assert (found.family.name, found.family.score) == ("乙", 0.5)


def test_no_form_is_weakest_where_all_are_alike() -> None:
    cases = [counted("cells", "a", "pdf", 9), counted("cells", "a", "docx", 9)]
    assert only(cases).variant is None


def test_unscored_cases_are_not_counted_as_right_or_wrong() -> None:
    found = only([counted("cells", "a", "pdf", 9), unscored("extraction", "cells", "b", "pdf", "甲", "none")])
    assert (found.scored, found.figure.unscored, found.score) == (1, 1, 0.9)


def test_a_measure_without_a_score_has_none() -> None:
    assert only([unscored("extraction", "cells", "b", "pdf", "甲", "none")]).score is None


def test_seconds_are_an_amount_and_no_score() -> None:
    case = Case(suite="speed", measure="ms", subject="a", variant="pdf", outcome=Outcome.MEASURED, value=0.5)
    found = only([case])
    assert found.measured
    assert found.score is None


def test_a_job_that_broke_off_stands_before_everything() -> None:
    broken = replace(unscored("extraction", "raised", "a", "pdf", "", "KeyError"), outcome=Outcome.WRONG)
    cases = [counted("cells", "a", "pdf", 1), broken]
    assert [one.figure.measure for one in standings(cases)] == ["raised", "cells"]


def test_readers_that_are_compared_are_never_taken_together() -> None:
    cases = [
        replace(counted("cells", "a", "mingzhang", 10), suite="peers"),
        replace(counted("cells", "a", "another", 2), suite="peers"),
    ]
    assert [(one.figure.variant, one.score) for one in standings(cases)] == [
        ("another", 0.2),
        ("mingzhang", 1.0),
    ]


def test_the_weakest_of_all_suites_are_few_and_none_is_flawless() -> None:
    cases = [counted(f"m{n}", "a", "pdf", n) for n in range(11)]
    assert [one.figure.measure for one in weakest(standings(cases), most=3)] == ["m0", "m1", "m2"]
    assert weakest(standings([counted("cells", "a", "pdf", 10)])) == []


def test_what_was_invented_lowers_the_score() -> None:
    assert pooled_score([replace(counted("cells", "a", "pdf", 10), given=30)]) == 0.5


@pytest.mark.parametrize(
    ("score", "words"), [(1.0, "1"), (0.99999, "0.999"), (0.57, "0.570"), (0.0, "0.000"), (None, "–")]
)
def test_only_the_flawless_is_shown_as_one(score: float | None, words: str) -> None:
    assert shown(score) == words


def test_classes_begin_at_their_bounds() -> None:
    assert [level(bound) for bound in LEVELS] == list(range(len(LEVELS)))
    assert level(0.9999) == 1
