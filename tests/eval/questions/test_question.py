"""What is asked of the fixtures can be answered from them: every value and word of an answer is printed in its evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.fixture import plain
from eval.load import load, names, questions
from eval.questions.question import (
    CellEvidence,
    QuestionKind,
    SaidEvidence,
    cell,
    paragraph,
    places,
    read_evidence,
    read_value,
)
from eval.render.place import Rendered


def asked() -> list[tuple[str, str]]:
    return [(name, question.ask) for name in names() for question in questions(name)]


@pytest.mark.parametrize("name", names())
def test_every_piece_of_evidence_means_one_place(name: str) -> None:
    fixture = load(name)
    for question in questions(name):
        for evidence in question.evidence:
            if isinstance(evidence, CellEvidence):
                cell(evidence, fixture)
            else:
                paragraph(evidence, fixture)


@pytest.mark.parametrize("name", names())
def test_words_of_an_answer_are_printed_in_the_document(name: str) -> None:
    printed = plain("".join(text for _, text in load(name).paragraphs()))
    cells = {plain(text) for s in load(name).statements for row in s.rows for text in row}
    for question in questions(name):
        for words in question.words:
            assert plain(words) in printed or plain(words) in cells, (question.ask, words)


@pytest.mark.parametrize("name", names())
def test_only_what_cannot_be_answered_has_no_evidence(name: str) -> None:
    for question in questions(name):
        assert (question.kind is QuestionKind.UNANSWERABLE) is not bool(question.evidence), question.ask
        assert (question.kind is QuestionKind.UNANSWERABLE) is not bool(question.values or question.words)


def test_no_question_is_asked_twice() -> None:
    assert len(set(asked())) == len(asked())


def test_evidence_has_its_page_and_box_where_the_document_was_drawn(
    drawn: Callable[[str, str], tuple[str, Rendered]],
) -> None:
    fixture = load("qinghe-2020")
    _, rendered = drawn("qinghe-2020", "pdf")
    said = places(SaidEvidence("民政部门的医疗救助职能移交我局"), fixture, rendered)
    (printed,) = places(CellEvidence("t5", "2101301", "合计"), fixture, rendered)
    assert [place.page for place in said] == [3, 4]
    assert printed.page == 12
    assert all(place.box for place in said)
    assert printed.box is not None


def test_evidence_that_means_two_places_is_refused() -> None:
    fixture = load("qinghe-2020")
    with pytest.raises(ValueError, match="expected one paragraph"):
        paragraph(SaidEvidence("较上年增加"), fixture)
    with pytest.raises(ValueError, match="expected one cell, found 0"):
        cell(CellEvidence("t5", "9999999", "合计"), fixture)


def test_values_and_evidence_that_are_none_are_refused() -> None:
    assert read_value("1,234.50 万元") == read_value("1,234.50万元")
    with pytest.raises(ValueError, match="expected a number"):
        read_value("很多")
    with pytest.raises(ValueError, match="expected `cell"):
        read_evidence({"cell": "t5 | 合计"})
