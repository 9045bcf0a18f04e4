"""Recovery needs no model, comes out the same every time, and goes red where answers are lost or lies are believed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eval import suites
from eval.oracle.known import Known
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites import recovery
from extractors.facts import Fact
from tests.scripted import Scripted

NAME = "luoxi-2025"
Facts = tuple[Fact, ...]


def run() -> dict[str, Case]:
    return {case.measure: case for case in recovery.SUITE.run(Job(NAME, "pdf", "recovery"), Options())}


def with_facts(monkeypatch: pytest.MonkeyPatch, change: Callable[[Fact], Fact]) -> None:
    """All figures come out changed."""
    told: Callable[..., Facts] = recovery.told
    monkeypatch.setattr(recovery, "told", lambda filled: tuple(map(change, told(filled))))


def test_it_is_done_only_when_it_is_asked_for() -> None:
    assert "recovery" not in {job.suite for job in suites.plan(None, Options())}
    assert len(suites.plan("recovery", Options())) == 28


def test_a_model_that_is_right_brings_figures_back_and_liars_are_not_believed(no_model: None) -> None:
    cases = run()
    assert cases["cells"].right >= 0.8 * cases["cells"].wanted > 50
    assert cases["sentences"].right >= 0.9 * cases["sentences"].wanted > 0
    assert cases["believed"].outcome is cases["kept"].outcome is Outcome.RIGHT
    assert cases["kept"].wanted > 100
    verified = cases["verified"]
    assert verified.outcome is Outcome.MEASURED
    assert verified.wanted == cases["cells"].right + cases["sentences"].right
    assert 0 < verified.right < verified.wanted
    assert run() == cases


def test_a_model_that_says_nothing_brings_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Known, "model", lambda _: Scripted({}))
    cases = run()
    assert (cases["cells"].right, cases["cells"].outcome) == (0, Outcome.WRONG)
    assert "is not brought back" in cases["cells"].explanation


def test_a_lie_that_were_called_verified_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    with_facts(monkeypatch, lambda fact: fact.model_copy(update={"status": "verified"}))
    cases = run()
    assert cases["believed"].outcome is Outcome.WRONG
    assert cases["believed"].right < cases["believed"].wanted
    assert "is called verified" in cases["believed"].explanation
    assert cases["kept"].outcome is Outcome.WRONG


def test_a_figure_under_another_name_is_not_brought_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with_facts(monkeypatch, lambda fact: fact.model_copy(update={"row_name": "他项"}))
    cases = run()
    assert cases["cells"].right == 0
    assert cases["kept"].right == 0
