"""Suites on fixtures: each gives its measures for a document, knows what it cannot score, and plans the same jobs every time."""

from __future__ import annotations

import pytest

from eval import suites
from eval.load import names
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options, units
from eval.suites.forms import SHORT_FORMATS, first_of_families

OPTIONS = Options()


def run(suite: str, subject: str = "linqu-2021", variant: str = "cells") -> dict[str, Case]:
    job = Job(subject, variant, suite)
    return {case.measure: case for case in suites.SUITES[suite].run(job, OPTIONS)}


def test_extraction_measures_cells_kinds_places_and_words() -> None:
    cases = run("extraction")
    words = {"about", "blanks", "indicators", "terms"}
    assert cases.keys() == {"cells", "kinds", "located", "numbers", *words}
    assert cases["cells"].outcome is Outcome.RIGHT
    assert cases["cells"].wanted > 100


def test_what_a_document_does_not_have_is_unscored_and_not_right() -> None:
    indicators = run("extraction")["indicators"]
    assert (indicators.outcome, indicators.score) == (Outcome.UNSCORED, None)
    assert "nothing of the kind" in indicators.explanation


def test_the_tables_that_are_read_worst_are_named_with_their_place() -> None:
    case = run("structure", "qinghe-2020", "pdf-unruled")["teds"]
    assert case.outcome is Outcome.WRONG
    assert case.score is not None
    assert 0.5 < case.score < 1
    assert " read as " in case.explanation
    assert case.places[0].page is not None


def test_narrative_and_passages_measure_what_is_said_and_why() -> None:
    assert {name: case.outcome for name, case in run("narrative").items()} == {
        "changes": Outcome.RIGHT,
        "reasons": Outcome.RIGHT,
    }
    assert run("passages", "passages-hebei", "text")["sayings"].wanted > 20


def test_speed_is_measured_and_held_against_nobody() -> None:
    cases = run("speed", variant="pdf")
    assert cases.keys() == {"ms_per_document", "ms_per_page"}
    assert {case.outcome for case in cases.values()} == {Outcome.MEASURED}
    assert cases["ms_per_document"].value == pytest.approx(cases["ms_per_page"].value * 10, rel=0.3)  # type: ignore[operator]  # measured, so there is a value


def test_a_plan_is_the_same_every_time_and_names_no_job_twice() -> None:
    planned = suites.plan(None, OPTIONS)
    assert planned == suites.plan(None, OPTIONS)
    assert len({job.id for job in planned}) == len(planned)


def test_the_short_run_is_a_part_of_the_whole_with_every_family_and_reader() -> None:
    short, whole = suites.plan(suites.SHORT, OPTIONS), suites.plan(None, OPTIONS)
    assert set(short) < set(whole)
    read = {job for job in short if job.suite == "extraction"}
    assert {job.subject for job in read} == first_of_families() < set(names())
    assert {job.variant for job in read} == set(SHORT_FORMATS)


def test_a_limit_holds_for_each_suite() -> None:
    planned = suites.plan(None, OPTIONS, limit=2)
    assert all(sum(job.suite == suite for job in planned) <= 2 for suite in suites.SUITES)
    assert len(units(planned)) > 2


def test_a_suite_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(KeyError, match="no suite 'tables'; there are extraction"):
        suites.plan("tables", OPTIONS)
