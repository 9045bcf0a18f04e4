"""A folder of documents and labels is planned, done and scored like the fixtures, and a draft is not scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.model import NO_MODEL
from eval.outside.folder import FORMS, Copy
from eval.outside.gold import GoldError
from eval.outside.label import draft_labels
from eval.outside.reading import extraction
from eval.outside.suites import audit
from eval.render.place import Rendered
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options, units
from eval.run.runner import work
from eval.suites import SHORT, plan

Draw = Callable[[str, str], tuple[str, Rendered]]
FIXTURE, NAME = "linqu-2021", "局-2021"
FORM = {form.name: form for form in FORMS}
QUESTIONS = (
    {
        "id": "q1",
        "type": "lookup",
        "question": "2021年支出总计是多少？",
        "answer": "67595689.95元",
        "values": [{"amount": "999", "unit": "元"}],
    },
    {"id": "q2", "type": "unanswerable", "question": "有多少架飞机？", "answer": "没有", "answerable": False},
)


def run(options: Options, suite: str | None = None) -> list[Case]:
    return [case for unit in units(plan(suite, options)) for case in work(unit, options)]


def drafted(copy: Copy, **head: str) -> str:
    first, *lines = draft_labels(extraction(copy))
    label = json.loads(first)["label"] | head
    return "\n".join([json.dumps({"label": label}), *lines])


@pytest.fixture
def folder(tmp_path: Path, drawn: Draw) -> Path:
    """A text and a PDF of the same document, with a confirmed draft of the text's labels."""
    for form, drawn_as in (("txt", "cells"), ("pdf", "pdf")):
        data = drawn(FIXTURE, drawn_as)[1].data
        (tmp_path / f"{NAME}{FORM[form].suffix}").write_bytes(data)
    label(tmp_path, confirmed_by="某人")
    return tmp_path


def label(folder: Path, form: str = "txt", **head: str) -> Path:
    path = folder / f"{NAME}.facts.jsonl"
    copy = Copy(FORM[form], folder / f"{NAME}{FORM[form].suffix}")
    path.write_text(drafted(copy, **head), encoding="utf-8")
    return path


def of(cases: Iterable[Case], variant: str) -> list[Case]:
    return [case for case in cases if case.variant == variant]


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_a_confirmed_draft_gives_full_marks_to_what_it_was_drafted_from(folder: Path, form: str) -> None:
    label(folder, form, confirmed_by="某人")
    cases = of(run(Options(cases=folder), "extraction"), form)
    assert [case.measure for case in cases] == ["value", "row", "cell", "statement", "precision", "located"]
    assert {case.outcome for case in cases} == {Outcome.RIGHT}
    assert all(case.right == case.wanted > 50 for case in cases)


def test_a_correction_in_a_confirmed_draft_is_a_miss(folder: Path) -> None:
    path = folder / f"{NAME}.facts.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n")
    first = json.loads(lines[1])
    lines[1] = json.dumps({**first, "amount": "123456789.12"})
    path.write_text("\n".join(lines), encoding="utf-8")
    value, *_ = of(run(Options(cases=folder), "extraction"), "txt")
    assert value.outcome is Outcome.WRONG
    assert value.right == value.wanted - 1
    assert "123456789.12" in value.explanation


def test_a_draft_that_nobody_confirmed_is_scored_in_no_suite(folder: Path) -> None:
    label(folder)
    (folder / f"{NAME}.qa.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)))
    (folder / f"{NAME}.findings.json").write_text('[{"id": "F1", "severity": "error", "lines": [1]}]')
    cases = run(Options(cases=folder))
    assert {case.suite for case in cases} == {"extraction", "audit", "answers"}
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert {case.explanation for case in cases} == {
        f"labels nobody has confirmed: fill in confirmed_by in the first line of {NAME}.facts.jsonl"
    }
    assert len({case.id for case in cases}) == len(cases)


def test_a_draft_of_another_file_is_unscored_and_says_so(folder: Path) -> None:
    cases = of(run(Options(cases=folder), "extraction"), "pdf")
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert "labels of another file" in cases[0].explanation
    assert f"{NAME}.pdf" in cases[0].explanation


def test_labels_made_by_hand_need_no_head_and_count_for_every_form(folder: Path) -> None:
    path = folder / f"{NAME}.facts.jsonl"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    cases = run(Options(cases=folder), "extraction")
    assert Outcome.UNSCORED not in {case.outcome for case in cases}
    assert {case.variant for case in cases if case.measure == "cell" and case.score} == {"txt", "pdf"}


def test_labels_without_a_document_are_unscored_and_name_what_was_expected(tmp_path: Path) -> None:
    fact = {"statement": "procurement", "source": "table", "amount": "1", "unit": "元"}
    (tmp_path / "a.facts.jsonl").write_text(json.dumps(fact))
    cases = run(Options(cases=tmp_path))
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert "expected one of a.txt" in cases[0].explanation


def test_scans_are_planned_only_when_they_are_asked_for_by_name(folder: Path) -> None:
    (folder / f"{NAME}.scan.pdf").write_bytes(b"")
    options = Options(cases=folder)
    assert [job.id for job in plan(None, options)] == [f"extraction/{NAME}/txt", f"extraction/{NAME}/pdf"]
    assert plan("scans", options) == [Job(NAME, "scan", "scans", short=True)]


def test_the_short_run_takes_one_form_and_a_limit_takes_the_first(folder: Path) -> None:
    options = Options(cases=folder)
    assert [job.variant for job in plan(SHORT, options)] == ["txt"]
    assert [job.variant for job in plan("extraction", options, limit=1)] == ["txt"]
    with pytest.raises(KeyError, match="there are extraction, audit, answers, scans, short"):
        plan("structure", options)


def test_the_suites_of_the_fixtures_are_chosen_without_a_folder() -> None:
    assert "structure" in {job.suite for job in plan(None, Options())}


def test_labels_that_are_malformed_stop_the_plan_of_every_suite(folder: Path) -> None:
    (folder / f"{NAME}.qa.jsonl").write_text("{")
    with pytest.raises(GoldError, match="line 1: expected JSON"):
        plan("extraction", Options(cases=folder))


def test_questions_are_asked_of_the_document_and_scored_by_kind(folder: Path) -> None:
    (folder / f"{NAME}.qa.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)))
    cases = of(run(Options(cases=folder), "answers"), "txt/unanswerable")
    assert [(case.measure, case.outcome) for case in cases] == [
        ("right", Outcome.RIGHT),
        ("refused_rightly", Outcome.RIGHT),
    ]


def test_a_model_that_is_not_configured_is_no_wrong_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MINGZHANG_MODEL", "MINGZHANG_MODEL_URL"):
        monkeypatch.delenv(name, raising=False)
    (folder / f"{NAME}.qa.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)))
    cases = run(replace(Options(cases=folder), engine="llm"), "answers")
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert "MINGZHANG_MODEL_URL" in cases[0].explanation


def test_figures_of_a_model_are_scored_apart_and_without_one_they_are_unscored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "recorded").mkdir()
    rules = of(run(Options(cases=folder), "extraction"), "txt")
    # nothing of this document is left over, so nobody has to have answered
    hybrid = Options(engine="hybrid", cases=folder, replay=tmp_path / "recorded")
    assert of(run(hybrid, "extraction"), "txt/hybrid") == [
        replace(case, variant="txt/hybrid") for case in rules
    ]
    llm = of(run(replace(hybrid, engine="llm"), "extraction"), "txt/llm")
    assert [case.measure for case in llm] == [case.measure for case in rules]
    assert {case.outcome for case in llm} == {Outcome.UNSCORED}
    assert "expected a recorded answer" in llm[0].explanation
    for name in ("MINGZHANG_MODEL", "MINGZHANG_MODEL_URL"):
        monkeypatch.delenv(name, raising=False)
    unasked = of(run(Options(engine="hybrid", cases=folder), "extraction"), "txt/hybrid")
    assert {(case.outcome, case.explanation) for case in unasked} == {(Outcome.UNSCORED, NO_MODEL)}


def test_labels_that_nobody_confirmed_are_said_before_a_model_is_asked(folder: Path) -> None:
    label(folder)
    cases = of(run(Options(engine="hybrid", cases=folder), "extraction"), "txt/hybrid")
    assert {case.outcome for case in cases} == {Outcome.UNSCORED}
    assert "labels nobody has confirmed" in cases[0].explanation


def test_no_failing_check_is_right_where_failures_would_be_alarms(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / f"{NAME}.findings.json").write_text('[{"id": "F1", "severity": "error", "lines": [1]}]')
    monkeypatch.setattr(audit, "extraction", lambda copy: extraction(copy).model_copy(update={"checks": ()}))
    cases = {case.measure: case for case in of(run(Options(cases=folder), "audit"), "txt")}
    assert (cases["error"].outcome, cases["error"].wanted) == (Outcome.WRONG, 1)
    assert (cases["alarms"].outcome, cases["alarms"].score) == (Outcome.RIGHT, 1.0)
    assert cases["rounding_as_error"].explanation == "no check fails"


def test_a_document_that_cannot_be_read_is_a_wrong_case_and_the_others_go_on(folder: Path) -> None:
    path = folder / f"{NAME}.facts.jsonl"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    (folder / f"{NAME}.docx").write_bytes(b"PK no archive")
    cases = run(Options(cases=folder), "extraction")
    (broken,) = of(cases, "docx")
    assert (broken.measure, broken.outcome) == ("raised", Outcome.WRONG)
    assert of(cases, "txt")
