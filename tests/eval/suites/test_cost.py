"""What would be sent is planned without a model; calls and tokens are those of the model that answered, asked or replayed."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.model import NO_MODEL
from eval.questions.interview import interview, posed
from eval.questions.shelf import FORM
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites import answers
from eval.suites.cost import SUITE

NAME = "luoxi-2025"
# What no budget can tell is refused without asking a model.
OUT_OF_REACH = 1


def run(options: Options) -> list[Case]:
    """What answers cost."""
    return [case for case in whole(options) if case.measure in ("calls", "tokens")]


def whole(options: Options) -> list[Case]:
    return list(SUITE.run(Job(NAME, FORM, "cost"), options))


def answered(options: Options) -> list[Case]:
    return list(answers.SUITE.run(Job(NAME, FORM, "answers"), options))


def values(cases: list[Case]) -> dict[tuple[str, str], float | None]:
    assert {case.outcome for case in cases} == {Outcome.MEASURED}
    return {(case.measure, case.variant): case.value for case in cases}


def test_an_engine_without_a_model_costs_nothing_that_could_be_measured(few: tuple[str, ...]) -> None:
    cases = run(Options(engine="embedded"))
    assert len(cases) == 3
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert all("choose --engine llm" in case.explanation for case in cases)


def test_without_a_model_the_cost_is_unscored(few: tuple[str, ...], no_model: None) -> None:
    assert {(c.outcome, c.explanation) for c in run(Options(engine="llm"))} == {(Outcome.UNSCORED, NO_MODEL)}


def test_a_model_is_asked_once_for_each_question_and_replayed_for_the_same_cost(
    few: tuple[str, ...], endpoint: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = len(posed(NAME)) - OUT_OF_REACH
    recording = Options(engine="llm", record=tmp_path)
    cases = answered(recording)
    assert len(endpoint) == asked
    cost = run(recording)
    assert values(cost) == {
        ("calls", "answers"): asked,
        ("tokens", "in"): 70.0 * asked,
        ("tokens", "out"): 3.0 * asked,
    }
    assert {c.outcome for c in cases if c.measure == "refused_rightly"} == {Outcome.RIGHT}
    # A model that refuses what the built-in engine answers is not believed.
    assert {c.outcome for c in cases if c.measure == "right"} == {Outcome.RIGHT}

    sent = len(endpoint)
    monkeypatch.delenv("MINGZHANG_MODEL_URL")
    replaying = Options(engine="llm", replay=tmp_path)
    assert values(run(replaying)) == values(cost)
    assert answered(replaying) == cases
    assert len(endpoint) == sent
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"sk-not-to-be-kept" not in kept
    assert b"127.0.0.1" not in kept


def test_what_was_not_recorded_is_unscored_and_costs_nothing(few: tuple[str, ...], tmp_path: Path) -> None:
    replaying = Options(engine="llm", replay=tmp_path)
    cases = [*run(replaying), *answered(replaying)]
    told = [case for case in cases if case.outcome is not Outcome.UNSCORED]
    assert {(case.measure, case.outcome) for case in told} <= {("refused_rightly", Outcome.RIGHT)}
    assert len(told) <= OUT_OF_REACH
    assert all("expected a recorded answer" in case.explanation for case in cases if case not in told)
    assert not interview(NAME, replaying).used.calls


def test_what_would_be_sent_is_planned_without_a_model_beside_the_whole_document(
    few: tuple[str, ...], no_model: None
) -> None:
    cases = [case for case in whole(Options()) if case.variant == "planned"]
    found = values(cases)
    hybrid, llm = (found[f"{engine}_percent", "planned"] for engine in ("hybrid", "llm"))
    assert hybrid is not None
    assert llm is not None
    # of what the rules know little is sent; all of it cell by cell is more than its bare text
    assert hybrid <= 10 < 100 < llm
    assert (found["llm_tokens", "planned"] or 0) > 1_000
    assert "the whole document" in cases[0].explanation


def test_what_reading_took_is_unscored_where_nobody_could_be_asked(
    few: tuple[str, ...], no_model: None
) -> None:
    taken = [case for case in whole(Options(engine="hybrid")) if case.variant == "taken"]
    assert [case.measure for case in taken] == ["hybrid_calls", "hybrid_tokens_in", "hybrid_tokens_out"]
    assert {(case.outcome, case.explanation) for case in taken} == {(Outcome.UNSCORED, NO_MODEL)}


def test_what_reading_took_is_counted_for_the_engine_that_took_it(
    few: tuple[str, ...], endpoint: list[str]
) -> None:
    found = values(whole(Options(engine="llm")))
    assert (found["llm_calls", "taken"] or 0) >= 10
    told, answered_for = found["llm_tokens_in", "taken"] or 0, found["tokens", "in"] or 0
    assert told > answered_for > 0
    # a call may take several requests, until the server is asked in a way that it understands
    assert told + answered_for == 70 * len(endpoint)
