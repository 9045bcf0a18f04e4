"""Curves of scans, readers side by side, and cost: which cases they are made of."""

from __future__ import annotations

import re
from dataclasses import replace

from eval.report.cost import cost
from eval.report.families import by_family
from eval.report.peers import readers, side_by_side
from eval.report.plots import Curve, Point, curves
from eval.report.scans import dpi_curves
from eval.run.cases import Case, Outcome, unscored, valued


def case(suite: str, measure: str, subject: str, variant: str, right: int, family: str = "") -> Case:
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        family=family,
        outcome=Outcome.RIGHT if right == 4 else Outcome.WRONG,
        right=right,
        wanted=4,
        given=4,
    )


def amount(measure: str, subject: str, value: float, suite: str = "cost") -> Case:
    return replace(valued(suite, measure, subject, "llm", "", value), outcome=Outcome.MEASURED)


def test_scans_have_a_line_a_damage_and_a_plot_a_measure_that_of_cells_first() -> None:
    cases = [
        case("scans", measure, "a", f"{dpi}-{damage}", 1 if (dpi, damage) == (100, "heavy") else 3)
        for measure in ("numbers", "cells")
        for dpi in (300, 100, 150)
        for damage in ("light", "heavy")
    ]
    first, second = dpi_curves(cases)
    assert first.caption == "cells: recall over dpi, 1 documents; lowest 0.250 at 100 dpi, heavy"
    assert second.caption.startswith("numbers")
    assert re.findall(r"<text[^>]*>(light|heavy)</text>", str(first.svg)) == ["light", "heavy"]


def test_other_suites_and_variants_are_no_scans() -> None:
    cases = [case("extraction", "cells", "a", "100-light", 3), case("scans", "cells", "a", "clean", 3)]
    assert dpi_curves(cases) == ()
    assert dpi_curves([unscored("scans", "cells", "a", "100-light", "", "no OCR")]) == ()


def test_curves_ascend_in_dpi_and_have_a_band_only_where_all_points_have_intervals() -> None:
    line = Curve("light", (Point(100, 0.5), Point(300, 0.9)))
    assert "FillBetween" not in str(curves("t", "c", "dpi", [line]).svg)
    assert str(curves("t", "c", "dpi", [line]).svg) == str(curves("t", "c", "dpi", [line]).svg)


def test_families_are_plotted_weakest_first_where_one_of_them_missed_something() -> None:
    cases = [
        case("extraction", "cells", "a", "pdf", 4, "甲"),
        case("extraction", "cells", "b", "pdf", 2, "乙"),
        case("extraction", "kinds", "a", "pdf", 4, "甲"),
        case("extraction", "kinds", "b", "pdf", 4, "乙"),
    ]
    (plot,) = by_family(cases)
    assert plot.caption == "extraction cells"
    assert re.findall(r"<text[^>]*>(.) \(1\)</text>", str(plot.svg)) == ["乙", "甲"]


def test_readers_stand_beside_each_other_with_what_each_was_scored_for() -> None:
    cases = [
        case("peers", "cells", "a", "mingzhang", 4),
        case("peers", "cells", "a", "another", 2),
        replace(amount("ms_per_page", "a", 30.0, "peers"), variant="another"),
        unscored("peers", "cells", "a", "absent", "", "not installed"),
    ]
    ours, other, absent = readers(cases)
    assert (ours.ours, ours.recall.text, ours.milliseconds.text) == (True, "1", "–")
    assert (other.ours, other.recall.text, other.milliseconds.text) == (False, "0.500", "30.0")
    assert absent.remark == "not installed"
    assert absent.recall.level is None
    found = side_by_side(cases)
    assert found is not None
    assert len(found.plots) == 1
    assert side_by_side(cases[3:]) is None


def test_cost_counts_the_documents_that_tokens_and_answers_are_known_of() -> None:
    cases = [
        amount("tokens", "a", 1000),
        amount("tokens", "b", 3000),
        amount("tokens", "c", 9000),
        amount("calls", "a", 4),
        case("answers", "right", "a", "why", 3),
        case("answers", "right", "b", "why", 1),
        case("answers", "cited", "a", "why", 4),
        unscored("answers", "right", "c", "why", "", "no model"),
    ]
    found = cost(cases)
    assert found is not None
    assert (found.documents, found.tokens, found.tokens_each, found.calls) == (2, 4000, 2000, 4)
    assert (found.right, found.answered, found.per_right) == (4, 8, 1000)


def test_without_tokens_or_answers_there_is_no_cost() -> None:
    assert cost([amount("tokens", "a", 1000)]) is None
    assert cost([case("answers", "right", "a", "why", 3)]) is None
    assert (
        cost([unscored("cost", "tokens", "a", "llm", "", "no model"), case("answers", "right", "a", "w", 3)])
        is None
    )
