"""Questions made from the data have one right answer, which the fixture prints; what could be meant otherwise is not asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from eval.fixture import Change, Column, Fixture, Holds, Mistake, Prose, Statement, Term, plain
from eval.load import load, names
from eval.questions.derived import derived, printed_text
from eval.questions.evidence import means_one
from eval.questions.question import Question, QuestionKind, Value
from extractors.schema.draft import Direction, Kind, Stage

MADE_FOR = (QuestionKind.LOOKUP, QuestionKind.WHY, QuestionKind.CHANGE, QuestionKind.DEFINE)


def says(item: str, delta: str, direction: Direction, reason: str | None, sentence: str = "") -> Prose:
    verb = {"increase": "增加", "decrease": "减少", "flat": "持平"}[direction]
    text = sentence or f"{item}较上年{verb}{delta}万元，原因是{reason}。"
    change = Change(text, item, delta=delta, direction=direction, reason=reason)
    return Prose(text, (change,))


def expenditure(
    *rows: tuple[str, str, str, str], table: str = "t1", kind: Kind = Kind.GENERAL_BY_FUNCTION
) -> Statement:
    """Code, name, total, basic expenditure."""
    columns = (
        Column(Holds.CODE, 8, ("科目编码",)),
        Column(Holds.NAME, 20, ("科目名称",)),
        Column(Holds.VALUE, 8, ("合计",)),
        Column(Holds.VALUE, 8, ("基本支出", "小计")),
    )
    return Statement(id=table, kind=kind, title="支出表", unit="万元", columns=columns, rows=rows)


ROW = ("2081004", "殡葬", "212.40", "52.40")


def fixture(*body: Prose | Term | Statement, **other: object) -> Fixture:
    made = Fixture(name="made-up", department="某县民政局", year=2023, stage=Stage.BUDGET, body=body)
    return replace(made, **other)  # type: ignore[arg-type]  # whatever a test wants otherwise


def of_kind(kind: QuestionKind, questions: Iterable[Question]) -> list[Question]:
    return [question for question in questions if question.kind is kind]


def lookups(*body: Prose | Term | Statement, **other: object) -> list[Question]:
    return of_kind(QuestionKind.LOOKUP, derived(fixture(*body, **other)))


def changes(*body: Prose | Term | Statement, **other: object) -> list[Question]:
    return of_kind(QuestionKind.CHANGE, derived(fixture(*body, **other)))


@pytest.mark.parametrize("name", names())
def test_each_question_of_a_fixture_has_its_places_and_none_is_asked_twice(name: str) -> None:
    held = load(name)
    questions = derived(held)
    assert 1 <= len(questions) <= 10
    assert len({question.ask for question in questions}) == len(questions)
    for question in questions:
        answerable = question.kind is not QuestionKind.UNANSWERABLE
        assert answerable is bool(question.evidence) is bool(question.values or question.words), question.ask
        assert all(means_one(evidence, held) for evidence in question.evidence), question.ask
        assert all(plain(words) in printed_text(held) for words in question.words), question.ask


def test_fixtures_are_asked_for_amounts_reasons_changes_terms_and_what_they_do_not_say() -> None:
    kinds = {question.kind for name in names() for question in derived(load(name))}
    assert kinds == {*MADE_FOR, QuestionKind.UNANSWERABLE}


def test_the_same_is_asked_every_time_and_of_another_fixture_in_other_words() -> None:
    rows = [expenditure((f"20810{n:02}", name, f"{n}.00", "")) for n, name in enumerate("甲乙丙丁", 1)]
    assert derived(fixture(*rows)) == derived(fixture(*rows))
    assert derived(fixture(*rows, name="other")) != derived(fixture(*rows))


def test_an_item_that_is_added_leaves_most_questions_as_they_were() -> None:
    body = [says(item, "1.00", Direction.INCREASE, f"{item}有原因") for item in "甲乙丙丁戊"]
    before, after = derived(fixture(*body[:4])), derived(fixture(*body))
    assert len(set(before) & set(after)) >= len(before) - 2


def test_the_total_of_an_item_is_asked_for_with_every_place_that_states_it() -> None:
    again = expenditure(ROW, table="t2", kind=Kind.EXPENDITURE)
    (question,) = lookups(expenditure(ROW), again)
    assert question.values == (Value("212.40", "万元"),)
    assert len(question.evidence) == 2


@pytest.mark.parametrize(
    "other",
    [
        expenditure(("30204", "殡葬", "212.40", ""), table="t2"),
        expenditure(("2081004", "殡葬服务", "212.40", ""), table="t2"),
        expenditure(("2081004", "殡葬", "200.00", ""), table="t2", kind=Kind.EXPENDITURE),
        expenditure(("2081099", "其他殡葬", "3.00", ""), table="t2"),
        Prose("殡葬。", (Change("殡葬。", "殡葬", current="200.00"),)),
    ],
    ids=[
        "name of another code",
        "code of another name",
        "another amount",
        "part of another name",
        "told otherwise",
    ],
)
def test_an_item_that_is_stated_otherwise_elsewhere_is_not_asked_for(other: Prose | Statement) -> None:
    asked = [question.ask for question in lookups(expenditure(ROW), other) if "殡葬" in question.ask]
    assert not [ask for ask in asked if "其他" not in ask]


def test_a_misprinted_amount_is_not_asked_for() -> None:
    mistake = Mistake("t1", "2081004", "合计", "212.40", "221.40", "misprint")
    assert not lookups(expenditure(ROW), errors=(mistake,))


def test_sums_of_items_are_not_asked_for() -> None:
    assert not lookups(
        expenditure(("208", "社会保障和就业支出", "212.40", ""), ("20810", "社会福利", "212.40", ""))
    )


def test_a_fall_is_asked_for_as_a_fall() -> None:
    (question,) = changes(says("殡葬", "18.60", Direction.DECREASE, "火化炉已经更换"))
    assert "减少" in question.ask
    assert question.values == (Value("-18.60", "万元"),)


def test_a_reason_must_be_given_in_the_words_of_the_document() -> None:
    asked = derived(fixture(says("殡葬", "18.60", Direction.DECREASE, "火化炉已经更换")))
    (question,) = of_kind(QuestionKind.WHY, asked)
    assert (question.words, question.values) == (("火化炉已经更换",), ())


@pytest.mark.parametrize(
    "other",
    [
        says("殡葬", "2.00", Direction.INCREASE, "另有原因"),
        says("殡葬服务", "2.00", Direction.INCREASE, "另有原因"),
    ],
    ids=["twice", "part of another"],
)
def test_an_item_of_which_two_sentences_could_speak_is_not_asked_about(other: Prose) -> None:
    assert not changes(says("殡葬", "18.60", Direction.DECREASE, "火化炉已经更换"), other)


def test_what_did_not_change_or_is_named_with_another_or_like_the_department_is_not_asked_about() -> None:
    assert not changes(says("殡葬", "0.00", Direction.FLAT, "没有变化"))
    assert not changes(says("收入总计、支出总计", "2.00", Direction.INCREASE, "有变化"))
    assert not changes(says("民政", "2.00", Direction.INCREASE, "有变化"))


def test_of_final_accounts_only_changes_since_last_year_are_asked_about() -> None:
    against_budget = says(
        "殡葬", "2.00", Direction.INCREASE, "追加", "殡葬比年初预算增加2.00万元，主要是追加。"
    )
    assert not changes(against_budget, stage=Stage.FINAL)
    assert changes(says("殡葬", "2.00", Direction.INCREASE, "追加"), stage=Stage.FINAL)


def test_what_the_document_does_not_print_is_asked_for_as_such() -> None:
    for name in names():
        asked = of_kind(QuestionKind.UNANSWERABLE, derived(load(name)))
        assert len(asked) == 2
        assert any(question.ask.startswith(f"{load(name).year - 4}年") for question in asked)


def test_a_year_that_is_printed_is_not_asked_for_as_absent() -> None:
    told = Prose("2019年的支出是10.00万元。")
    assert not [question for question in derived(fixture(told)) if "2019" in question.ask]
