"""Which cases are shown as the worst, and what is told of them."""

from __future__ import annotations

from dataclasses import replace

from eval.render.place import Place
from eval.report.crops import Print
from eval.report.worst import chosen, worst
from eval.run.cases import Case, Outcome, unscored
from extractors.schema.source import Box


def nowhere(_: str, __: str) -> Print | None:
    """For documents that cannot be drawn."""
    return None


def case(suite: str, subject: str, score: float, measure: str = "cells", variant: str = "pdf") -> Case:
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        outcome=Outcome.RIGHT if score == 1 else Outcome.WRONG,
        value=score,
        explanation="missed t1 | 合计 ‖ invented 3.00 ‖ … and 4 more",
    )


def subjects(cases: list[Case], most: int = 12) -> list[str]:
    return [one.subject for one in chosen(cases, most)]


def test_the_lowest_come_first_and_what_is_right_not_at_all() -> None:
    assert subjects([case("a", "x", 0.7), case("b", "y", 1), case("c", "z", 0.2)]) == ["z", "x"]


def test_a_document_is_shown_once_a_measure_in_its_worst_form() -> None:
    cases = [case("a", "x", 0.7), case("a", "x", 0.3, variant="docx"), case("a", "x", 0.5, measure="kinds")]
    assert [(one.measure, one.variant) for one in chosen(cases, 12)] == [("cells", "docx"), ("kinds", "pdf")]


def test_a_suite_that_is_weak_everywhere_leaves_room_for_others() -> None:
    many = [case("audit", f"d{n:02}", 0.01 * n) for n in range(20)]
    found = chosen([*many, case("extraction", "x", 0.9)], 12)
    assert len(found) == 12
    assert found[-1].subject == "x"


def test_what_was_not_scored_measured_or_is_of_others_is_not_weak() -> None:
    cases = [
        unscored("a", "cells", "x", "pdf", "", "none"),
        replace(case("a", "y", 0.1), outcome=Outcome.MEASURED),
        case("peers", "z", 0.1),
    ]
    assert subjects(cases) == []


def test_a_job_that_broke_off_is_the_worst_of_all() -> None:
    broken = replace(unscored("a", "raised", "x", "pdf", "", "KeyError"), outcome=Outcome.WRONG)
    assert [one.measure for one in chosen([case("b", "y", 0.1), broken], 12)] == ["raised", "cells"]


def test_the_explanation_is_told_part_by_part() -> None:
    (found,) = worst([case("a", "x", 0.5)], nowhere)
    assert found.misses == ("missed t1 | 合计", "invented 3.00", "… and 4 more")


def test_places_that_cannot_be_shown_are_named() -> None:
    places = (Place(3, Box(1, 1, 2, 2)), Place(line=7), Place(3, None), Place())
    (found,) = worst([replace(case("a", "x", 0.5), places=places)], nowhere)
    assert found.elsewhere == "page 3, line 7"


def test_a_line_that_is_shown_is_not_named_again() -> None:
    places = (Place(line=1), Place(line=9))
    (found,) = worst([replace(case("a", "x", 0.5), places=places)], lambda *_: Print(".txt", b"12.00\n"))
    assert [line.text for line in found.lines] == ["12.00"]
    assert found.elsewhere == "line 9"
