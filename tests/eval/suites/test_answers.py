"""The suite of answers goes red when a citation slips a page, a refusal is turned off or another department answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eval.load import load
from eval.model import NO_MODEL
from eval.questions import interview, respondent
from eval.questions.interview import named, posed, posed_alone
from eval.questions.question import CellEvidence, Question, QuestionKind, Value
from eval.questions.shelf import ALL, FORM
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites import answers
from eval.suites.answers import SUITE
from extractors.llm import ModelMisspoke, ModelUnreachable
from service.answer import Answer, Citation
from service.answer import Outcome as Status

NAME = "luoxi-2025"
Change = Callable[[Answer], Answer]


def run(subject: str = NAME, options: Options | None = None) -> list[Case]:
    return list(SUITE.run(Job(subject, FORM, "answers"), options or Options()))


def outcomes(cases: list[Case], measure: str) -> set[Outcome]:
    return {case.outcome for case in cases if case.measure == measure}


def altered(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Every answer of the engine comes out changed."""
    ask = respondent.ask
    monkeypatch.setattr(respondent, "ask", lambda *given, **options: change(ask(*given, **options)))


def with_citations(change: Callable[[Citation], Citation]) -> Change:
    return lambda answer: answer.model_copy(update={"citations": tuple(map(change, answer.citations))})


def test_a_fixture_is_asked_alone_and_all_of_them_together(few: tuple[str, ...]) -> None:
    jobs = list(SUITE.plan(Options()))
    assert [job.subject for job in jobs] == [*few, ALL]
    assert [job.short for job in jobs] == [True, True, False]


def test_what_the_engine_answers_well_is_right_by_kind(few: tuple[str, ...]) -> None:
    cases = run()
    assert {case.outcome for case in cases} == {Outcome.RIGHT}
    assert {case.variant for case in cases} >= {"why-derived", "change-derived", "unanswerable-derived"}
    assert len({case.id for case in cases}) == len(cases)
    assert sum(c.wanted for c in cases if c.measure in ("right", "refused_rightly")) == len(posed_alone(NAME))


def test_a_citation_off_by_one_page_is_not_cited(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    altered(monkeypatch, with_citations(lambda c: c.model_copy(update={"page": (c.page or 0) + 1})))
    cases = run()
    assert outcomes(cases, "cited") == {Outcome.WRONG}
    assert outcomes(cases, "right") == {Outcome.RIGHT}


def test_a_refusal_turned_off_is_wrong(few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    altered(monkeypatch, lambda answer: answer.model_copy(update={"status": Status.ANSWERED}))
    assert outcomes(run(), "refused_rightly") == {Outcome.WRONG}


def test_an_engine_that_refuses_everything_refuses_wrongly(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    altered(
        monkeypatch, lambda answer: answer.model_copy(update={"status": Status.CANNOT_TELL, "values": ()})
    )
    cases = run()
    assert outcomes(cases, "not_refused_wrongly") == outcomes(cases, "right") == {Outcome.WRONG}
    assert outcomes(cases, "refused_rightly") == {Outcome.RIGHT}


def test_another_departments_document_is_told_among_all(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = run(ALL)
    assert {case.subject for case in cases} == set(few)
    assert outcomes(cases, "own_document") == {Outcome.RIGHT}
    altered(monkeypatch, with_citations(lambda c: c.model_copy(update={"document": "f" * 64})))
    assert outcomes(run(ALL), "own_document") == {Outcome.WRONG}


def test_without_a_model_every_answer_of_it_is_unscored_and_says_why(
    few: tuple[str, ...], no_model: None
) -> None:
    embedded = [case.id for case in run() if not case.variant.endswith("-standard")]
    cases = run(options=Options(engine="llm"))
    # told apart from those of the built-in engine, which a baseline holds
    assert [case.id for case in cases] == [f"{id_}/llm" for id_ in embedded]
    assert {(case.outcome, case.explanation) for case in cases} == {(Outcome.UNSCORED, NO_MODEL[:160])}
    among_all = run(ALL, Options(engine="llm"))
    assert {case.outcome for case in among_all} == {Outcome.UNSCORED}


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int = 1_000) -> None:
    """The first answers fail."""
    ask, left = respondent.ask, [error] * times

    def fail(*given: Any, **options: Any) -> Answer:
        if left:
            raise left.pop()
        return ask(*given, **options)

    monkeypatch.setattr(respondent, "ask", fail)


def test_a_model_that_cannot_be_reached_is_unscored_and_one_that_misspeaks_is_wrong(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        failing(patch, ModelUnreachable("no connection"))
        unreachable = run()
    answers.interview.cache_clear()
    failing(monkeypatch, ModelMisspoke("prose"))
    assert {case.outcome for case in unreachable} == {Outcome.UNSCORED}
    assert "no connection" in unreachable[0].explanation
    assert {case.outcome for case in run()} == {Outcome.WRONG}


def test_what_was_answered_is_scored_beside_what_was_not(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ModelUnreachable("no connection"), times=1)
    sort = posed(NAME)[0].sort
    asked = sum(each.sort == sort for each in posed(NAME))
    (case,) = [case for case in run() if case.measure == "right" and case.variant == sort]
    assert (case.outcome, case.wanted) == (Outcome.RIGHT, asked - 1)
    assert case.explanation == "1 not scored: ModelUnreachable: no connection"


def test_a_question_whose_evidence_means_no_place_is_unscored_and_the_others_are_not(
    few: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = (CellEvidence("t1", "9999999", "合计"),)
    wrong = Question("防汛是多少？", QuestionKind.COUNT, (Value("1", "万元"),), (), evidence)
    monkeypatch.setattr(interview, "questions", lambda _: (wrong,))
    monkeypatch.setattr(
        "eval.questions.respondent.ask",
        lambda ask, **_: Answer(question=ask, status=Status.ANSWERED, answer="1万元"),
    )
    (case,) = [case for case in run() if case.measure == "right" and case.variant == "count"]
    assert case.outcome is Outcome.UNSCORED
    assert "expected one cell, found 0" in case.explanation
    assert Outcome.WRONG in {case.outcome for case in run()}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("防汛为什么减少？", "洛溪县水务局2025年防汛为什么减少？"),
        ("2021年的支出总计是多少？", "洛溪县水务局2021年的支出总计是多少？"),
        ("洛溪县水利局的防汛费", "2025年洛溪县水利局的防汛费"),
        ("Why did it fall?", "洛溪县水务局 2025: Why did it fall?"),
    ],
)
def test_among_all_the_department_and_the_year_are_named(question: str, asked: str) -> None:
    assert named(question, load(NAME)) == asked
