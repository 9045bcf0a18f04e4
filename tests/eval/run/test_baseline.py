"""A case that was right and is wrong now is named; one that got better as well; what was not run again is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.run.baseline import Change, Flip, as_cases, compare, held, of_others, parse, read, write
from eval.run.cases import Case, Outcome
from eval.run.summary import figures


def case(
    subject: str = "a", right: int = 10, *, suite: str = "extraction", measure: str = "cells", **more: object
) -> Case:
    wanted = Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant="pdf",
        outcome=Outcome.RIGHT if right == 10 else Outcome.WRONG,
        right=right,
        wanted=10,
        given=10,
    )
    return replace(wanted, **more)  # type: ignore[arg-type]  # fields of the record


UNSCORED = {"outcome": Outcome.UNSCORED, "right": 0, "wanted": 0, "given": 0}


def flips(before: list[Case], now: list[Case], *, whole: bool = True) -> list[tuple[Change, str]]:
    return [(flip.change, flip.id) for flip in compare(held(before), now, whole=whole)]


def test_a_run_that_is_the_same_has_no_flips() -> None:
    assert flips([case(), case("b", 7)], [case(), case("b", 7)]) == []


def test_a_right_case_that_is_wrong_now_is_worse_and_comes_first() -> None:
    found = flips([case("a"), case("b", 7)], [case("a", 9), case("b", 8)])
    assert found == [(Change.WORSE, "extraction/cells/a/pdf"), (Change.BETTER, "extraction/cells/b/pdf")]


def test_a_wrong_case_that_is_more_wrong_is_worse_too() -> None:
    assert flips([case("a", 7)], [case("a", 6)]) == [(Change.WORSE, "extraction/cells/a/pdf")]


def test_fewer_right_are_worse_even_when_fewer_were_invented() -> None:
    before, now = case("a", 8, given=16), case("a", 7, given=8)
    assert before.score is not None
    assert now.score is not None
    assert now.score > before.score
    assert flips([before], [now])[0][0] is Change.WORSE


def test_a_case_that_can_no_longer_be_scored_is_worse() -> None:
    assert flips([case()], [case(**UNSCORED)]) == [(Change.WORSE, "extraction/cells/a/pdf")]
    assert flips([case(**UNSCORED)], [case(**UNSCORED)]) == []
    assert flips([case(**UNSCORED)], [case()]) == [(Change.NEW, "extraction/cells/a/pdf")]


def test_a_case_that_is_gone_is_lost_in_a_whole_run() -> None:
    assert flips([case("a"), case("b")], [case("a")]) == [(Change.LOST, "extraction/cells/b/pdf")]


def test_of_a_short_run_only_documents_that_were_read_again_can_lose_a_case() -> None:
    before = [case("a"), case("a", measure="kinds"), case("b")]
    assert flips(before, [case("a")], whole=False) == [(Change.LOST, "extraction/kinds/a/pdf")]


def test_scans_may_differ_a_little_between_processors_and_nothing_else_may() -> None:
    before, now = (case(outcome=Outcome.WRONG, value=value) for value in (0.9, 0.88))
    assert flips([before], [now])[0][0] is Change.WORSE
    assert flips([replace(before, suite="scans")], [replace(now, suite="scans")]) == []
    assert flips([replace(before, suite="scans")], [replace(now, suite="scans", value=0.86)]) != []


@pytest.mark.parametrize("whole", [True, False])
def test_a_case_that_a_model_had_a_part_in_is_not_held_against_that_of_the_rules(whole: bool) -> None:
    rules, hybrid = case("a"), case("a", 3, variant="pdf/hybrid")
    assert flips([rules], [hybrid], whole=False) == [(Change.NEW, hybrid.id)]
    assert flips([rules, hybrid], [rules], whole=whole) == []
    assert flips([rules, hybrid], [rules, case("a", 2, variant="pdf/hybrid")], whole=whole) == [
        (Change.WORSE, hybrid.id)
    ]


def test_a_document_of_which_nothing_could_be_scored_has_lost_nothing() -> None:
    engine = case("a", suite="audit", measure="engine", **UNSCORED)
    assert flips([case("a", suite="audit")], [engine], whole=False) == []


def test_a_baseline_written_anew_keeps_what_other_engines_gave(tmp_path: Path) -> None:
    path = tmp_path / "baseline.csv"
    llm, old = case("a", 5, variant="pdf/llm"), case("z", 5)
    write(path, [llm, old])
    write(path, [case("a")], of_others(read(path), "rules"))
    assert read(path) == held([llm, case("a")])
    # what no model has a part in is neither lost nor kept in place of what was scored now
    write(path, [case("a", 4), case("a", 8, variant="pdf/llm")], of_others(read(path), "llm"))
    assert read(path) == held([case("a", 4), case("a", 8, variant="pdf/llm")])


def test_times_are_not_held_and_the_figures_of_others_are_not_judged() -> None:
    assert held([case(outcome=Outcome.MEASURED)]) == {}
    assert flips([case(suite="peers")], [case(right=3, suite="peers")]) == []
    assert flips([case(suite="peers")], []) == []


def test_a_baseline_is_shown_like_the_run_that_it_was_made_of(tmp_path: Path) -> None:
    cases = [
        case("a"),
        case("b", 7),
        case("d", measure="teds", right=0, wanted=0, given=0, value=0.5),
    ]
    write(tmp_path / "baseline.csv", cases)
    assert figures(as_cases(read(tmp_path / "baseline.csv"))) == figures(cases)


def test_a_baseline_is_written_sorted_and_read_back(tmp_path: Path) -> None:
    cases = [case("b", 7), case("a"), case("c", **UNSCORED)]
    write(tmp_path / "baseline.csv", cases)
    assert read(tmp_path / "baseline.csv") == held(cases[:2])
    lines = (tmp_path / "baseline.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == sorted(lines[1:])


def test_a_file_that_is_no_baseline_says_which_line_is_wrong() -> None:
    with pytest.raises(ValueError, match="expected the columns case, family"):
        parse("a,b\n1,2\n", "x.csv")
    head = "case,family,outcome,score,right,wanted,given\n"
    with pytest.raises(ValueError, match=r"x\.csv, line 3"):
        parse(head + "a,f,right,1.0,1,1,1\nb,f,splendid,1.0,1,1,1\n", "x.csv")


def test_only_worse_and_lost_are_bad() -> None:
    assert [Flip(change, "a", None, None).bad for change in Change] == [True, False, False, True]
