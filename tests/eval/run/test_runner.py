"""A run is done in its order by any number of workers, goes on where it was broken off, and a suite that breaks is a result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval import suites
from eval.render.place import Place
from eval.run import runner
from eval.run.cases import Case, Outcome, valued
from eval.run.jobs import Job, Options, Suite, units
from extractors.schema.source import Box

DONE: list[str] = []
JOBS = [Job(subject, variant, "fake") for subject in ("a", "b", "c") for variant in ("pdf", "docx")]


def fake(job: Job, _: Options) -> Iterator[Case]:
    DONE.append(job.id)
    if job.subject == "b" and job.variant == "docx":
        raise RuntimeError("out of ink")
    case = valued("fake", "made", job.subject, job.variant, "某省", 1.0)
    yield replace(case, places=(Place(3, Box(1, 2, 3, 4)), Place(line=7)), confused=(("a", "b", 2),))


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    DONE.clear()
    monkeypatch.setitem(suites.SUITES, "fake", Suite(lambda _: JOBS, fake))


def test_cases_come_in_the_order_planned() -> None:
    found = runner.run(units(JOBS), Options())
    assert [(c.subject, c.variant) for c in found] == [(j.subject, j.variant) for j in JOBS]


def test_a_suite_that_breaks_is_a_wrong_case_with_its_reason_and_the_others_go_on() -> None:
    broken = [case for case in runner.run(units(JOBS), Options()) if case.measure == "raised"]
    assert [(c.id, c.outcome, c.explanation) for c in broken] == [
        ("fake/raised/b/docx", Outcome.WRONG, "RuntimeError: out of ink")
    ]
    assert len(DONE) == len(JOBS)


def test_a_run_that_was_broken_off_goes_on_and_gives_the_same_cases(tmp_path: Path) -> None:
    whole = runner.run(units(JOBS), Options(), journal=tmp_path / "whole")
    lines = (tmp_path / "whole").read_text(encoding="utf-8").splitlines(keepends=True)
    # killed in the middle of writing the third line
    (tmp_path / "half").write_text("".join(lines[:2]) + lines[2][:25], encoding="utf-8")
    DONE.clear()
    assert runner.run(units(JOBS), Options(), journal=tmp_path / "half") == whole
    assert len(DONE) == len(JOBS) - 2
    DONE.clear()
    assert runner.run(units(JOBS), Options(), journal=tmp_path / "half") == whole
    assert DONE == []


def test_progress_is_told_after_each_unit() -> None:
    told: list[tuple[int, int]] = []
    runner.run(units(JOBS), Options(), progress=lambda n, total, _: told.append((n, total)))
    assert told == [(n, len(JOBS)) for n in range(1, len(JOBS) + 1)]


def test_two_workers_give_what_one_gives() -> None:
    planned = units(suites.plan("structure", Options(), limit=3))
    assert runner.run(planned, Options(), workers=2) == runner.run(planned, Options())


def test_jobs_about_one_document_in_one_form_are_one_unit() -> None:
    jobs = [Job("a", "pdf", "x"), Job("b", "pdf", "x"), Job("a", "pdf", "y")]
    assert units(jobs) == [(jobs[0], jobs[2]), (jobs[1],)]


def test_a_suite_that_has_no_such_engine_is_unscored_and_says_so() -> None:
    (case, *_) = runner.run(units(JOBS), Options(engine="llm"))
    assert (case.measure, case.outcome, case.score) == ("engine", Outcome.UNSCORED, None)
    assert "--engine llm" in case.explanation
    assert DONE == []
