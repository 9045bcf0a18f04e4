"""Suites that a model has a part in: it is asked or replayed, and what it could not be asked is unscored and not wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from eval import by_engine, suites
from eval.model import NO_MODEL
from eval.oracle.known import Known
from eval.passages import load as passages_of
from eval.reading import reading
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options, units
from eval.run.runner import work
from extractors.llm import Model
from tests.endpoint import Endpoint, Reply, data, endpoint, text
from tests.scripted import Scripted

# A document with one question left over, and one that the rules know whole.
ODD, KNOWN = "liqiao-2024", "linqu-2021"


@cache
def known(name: str) -> Known:
    return Known(reading(name, "cells").disclosure)


def run(suite: str, subject: str, options: Options, variant: str = "cells") -> dict[str, Case]:
    cases = work((Job(subject, variant, suite),), options)
    return {case.measure: case for case in cases}


def by(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs ask this model."""
    monkeypatch.setattr(by_engine, "model_of", lambda _: model)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """The configured model: it knows the odd document."""

    def knows(request: dict[str, Any]) -> Reply:
        system, user = (message["content"] for message in request["messages"])
        schema = request["response_format"]["json_schema"]["schema"]
        return data(known(ODD).model().complete(system, user, schema).data)

    with endpoint() as made:
        made.says(knows)
        monkeypatch.setenv("MINGZHANG_MODEL_URL", made.url)
        monkeypatch.setenv("MINGZHANG_MODEL", "quill-7")
        yield made


def test_everything_read_by_a_model_that_is_right_is_scored_as_the_engine_llm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = known(KNOWN).model()
    by(model, monkeypatch)
    options = Options(engine="llm")
    cases = run("extraction", KNOWN, options)
    assert {case.variant for case in cases.values()} == {"cells/llm"}
    assert cases["cells"].right >= 0.95 * cases["cells"].wanted > 100
    assert cases["located"].outcome is Outcome.RIGHT
    asked = len(model.asked)
    assert asked
    # the same reading is scored by the next suite: nothing is asked twice
    assert run("narrative", KNOWN, options)["changes"].variant == "cells/llm"
    assert len(model.asked) == asked


def test_what_an_answer_loses_is_wrong_with_the_engine_llm(monkeypatch: pytest.MonkeyPatch) -> None:
    of = known(KNOWN)
    by(Scripted({"table": of.table, "amounts": of.amounts, "reasons": of.reasons}), monkeypatch)
    best = run("extraction", KNOWN, Options(engine="llm", places=2))["cells"]

    def nothing(user: str, schema: dict[str, Any]) -> Any:
        said = of.table(user, schema)
        return {**said, "rows": [{**row, "sort": "note"} for row in said["rows"]]}

    by(Scripted({"table": nothing, "amounts": of.amounts, "reasons": of.reasons}), monkeypatch)
    worst = run("extraction", KNOWN, Options(engine="llm", places=3))["cells"]
    assert worst.outcome is Outcome.WRONG
    assert worst.right < best.right


@pytest.mark.parametrize("engine", ["hybrid", "llm"])
@pytest.mark.parametrize(
    ("suite", "subject", "variant"),
    [("extraction", ODD, "cells"), ("narrative", ODD, "cells"), ("passages", "passages-anhui", "text")],
)
def test_without_a_model_every_measure_is_unscored_and_says_what_to_set(
    suite: str, subject: str, variant: str, engine: str, no_model: None
) -> None:
    rules = run(suite, subject, Options(), variant)
    cases = run(suite, subject, Options(engine=engine), variant)
    assert cases.keys() == rules.keys()
    assert {case.variant for case in cases.values()} == {f"{variant}/{engine}"}
    assert {(case.outcome, case.explanation) for case in cases.values()} == {
        (Outcome.UNSCORED, NO_MODEL[:160] if suite == "passages" else NO_MODEL)
    }


def test_the_grid_of_tables_is_the_same_with_every_engine(no_model: None) -> None:
    rules = run("structure", KNOWN, Options())
    assert run("structure", KNOWN, Options(engine="hybrid")) == rules
    assert rules["teds"].score is not None


def test_what_no_model_has_a_part_in_is_unscored_with_one(no_model: None) -> None:
    (case,) = run("audit", KNOWN, Options(engine="hybrid")).values()
    assert (case.outcome, case.measure) == (Outcome.UNSCORED, "engine")
    assert "expected --engine rules" in case.explanation


def test_answers_over_http_are_recorded_and_replayed_for_the_same_figures(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = Options(engine="hybrid", record=tmp_path)
    cases = run("extraction", ODD, recording)
    assert cases["cells"].outcome is Outcome.RIGHT
    sent = len(server.requests)
    assert sent > 0
    monkeypatch.delenv("MINGZHANG_MODEL_URL")
    replaying = Options(engine="hybrid", replay=tmp_path)
    assert run("extraction", ODD, replaying) == cases
    assert len(server.requests) == sent


def test_an_answer_that_was_not_recorded_makes_its_document_unscored_and_no_other(
    server: Endpoint, tmp_path: Path
) -> None:
    replaying = Options(engine="hybrid", replay=tmp_path)
    cases = run("extraction", ODD, replaying).values()
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    told = {case.explanation for case in cases}
    assert len(told) == 1
    assert told.pop().startswith("1 of 1 questions without an answer: ModelUnreachable: expected a recorded")
    # nothing of this one is left over
    assert run("extraction", KNOWN, replaying)["cells"].outcome is Outcome.RIGHT
    assert server.requests == []


def test_a_model_that_answers_in_prose_is_scored_for_what_is_left(server: Endpoint) -> None:
    server.says(text("我不知道。"))
    cases = run("extraction", ODD, Options(engine="hybrid"))
    rules = run("extraction", ODD, Options())
    assert server.requests
    assert [case.outcome for case in cases.values()] == [case.outcome for case in rules.values()]


def test_a_passage_that_could_not_be_asked_about_is_left_out_and_the_others_are_scored(
    tmp_path: Path,
) -> None:
    cases = run("passages", "passages-beijing", Options(engine="hybrid", replay=tmp_path), "text")
    whole = run("passages", "passages-beijing", Options(), "text")
    sayings = cases["sayings"]
    assert sayings.outcome is Outcome.RIGHT
    assert 0 < sayings.wanted < whole["sayings"].wanted
    assert "not scored: 1 of 1 questions without an answer" in sayings.explanation
    assert len(passages_of("beijing")) > int(sayings.explanation.split(" not scored")[0])


def test_recordings_of_two_models_break_the_job_and_say_so(tmp_path: Path) -> None:
    for n, name in enumerate("ab"):
        (tmp_path / f"{n}.json").write_text(f'{{"model": "{name}", "text": ""}}', encoding="utf-8")
    (case,) = run("extraction", ODD, Options(engine="llm", replay=tmp_path)).values()
    assert (case.measure, case.outcome) == ("raised", Outcome.WRONG)
    assert "of one model" in case.explanation


def test_a_run_of_everything_plans_the_same_jobs_with_any_engine() -> None:
    assert units(suites.plan(None, Options(engine="hybrid"))) == units(suites.plan(None, Options()))
