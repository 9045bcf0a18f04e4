"""An answer is right by its values and words, cited by its quotes, and refused where the document does not say."""

from __future__ import annotations

import pytest

from eval.outside.gold import GoldEvidence, GoldQuestion, GoldValue
from eval.outside.scorers.answers import measures, score
from service.answer import Answer, Citation, Outcome

LOOKUP = GoldQuestion(
    id="q1",
    type="lookup",
    question="收入是多少？",
    answer="收入1862.35万元。",
    values=(GoldValue(amount="1862.35", unit="万元"),),
    evidence=(GoldEvidence(quote="本年收入1862.35万元"),),
)
WHY = GoldQuestion(id="q2", type="why", question="为什么增加？", answer="因为职能移交我局。")
NOT_SAID = GoldQuestion(
    id="q3", type="unanswerable", question="决算是多少？", answer="没有。", answerable=False
)


def answer(text: str, status: Outcome = Outcome.ANSWERED, quote: str = "本年收入1862.35万元") -> Answer:
    citations = (Citation(n=1, document="d", quote=quote),) if quote else ()
    return Answer(question="", status=status, answer=text, citations=citations)


def rights(question: GoldQuestion, given: Answer) -> str:
    scores = score([question], [given])
    return " ".join(
        f"{name}={scores.of(name).right}/{scores.of(name).wanted}" for name in measures([question])
    )


def test_a_right_answer_with_its_quote_is_right_in_every_measure() -> None:
    assert rights(LOOKUP, answer("共1862.35万元")) == "right=1/1 cited=1/1 refused_wrongly=1/1"
    conflicting = answer("18623500元，另一处不同", Outcome.CONFLICTING)
    assert rights(LOOKUP, conflicting) == "right=1/1 cited=1/1 refused_wrongly=1/1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer("共1826.35万元"), "right=0/1 cited=1/1 refused_wrongly=1/1"),
        (answer("共1862.35万元", quote="别的话"), "right=1/1 cited=0/1 refused_wrongly=1/1"),
        (answer("共1862.35万元", quote=""), "right=1/1 cited=0/1 refused_wrongly=1/1"),
        (
            answer("1862.35万元没有披露", Outcome.NOT_DISCLOSED),
            "right=0/1 cited=1/1 refused_wrongly=0/1",
        ),
        (answer("请写明", Outcome.CANNOT_TELL, ""), "right=0/1 cited=0/1 refused_wrongly=0/1"),
    ],
    ids=["wrong value", "wrong quote", "no quote", "refused", "cannot tell"],
)
def test_each_fault_costs_its_measure(given: Answer, expected: str) -> None:
    assert rights(LOOKUP, given) == expected


def test_a_reason_is_compared_by_its_words() -> None:
    assert rights(WHY, answer("职能移交我局")) == "right=1/1 cited=1/1 refused_wrongly=1/1"
    assert rights(WHY, answer("人员增加")) == "right=0/1 cited=1/1 refused_wrongly=1/1"
    assert rights(WHY, answer("职能移交我局", Outcome.NOT_DISCLOSED)).startswith("right=0/1")


def test_a_reason_with_a_value_needs_the_words_too() -> None:
    asked = WHY.model_copy(update={"values": LOOKUP.values, "answer": "1862.35万元，因为职能移交我局。"})
    assert rights(asked, answer("1862.35万元")).startswith("right=0/1")
    assert rights(asked, answer("1862.35万元，职能移交我局")).startswith("right=1/1")


def test_a_value_that_the_reference_itself_does_not_state_is_not_asked_for() -> None:
    asked = LOOKUP.model_copy(update={"values": (*LOOKUP.values, GoldValue(amount="7", unit="个"))})
    assert rights(asked, answer("1862.35万元")).startswith("right=1/1")


def test_what_is_not_said_must_be_refused() -> None:
    assert rights(NOT_SAID, answer("没有披露", Outcome.NOT_DISCLOSED)) == "right=1/1 refused_rightly=1/1"
    assert rights(NOT_SAID, answer("5万元")) == "right=0/1 refused_rightly=0/1"


def test_a_wrong_answer_is_shown_beside_the_expected_one() -> None:
    (miss,) = score([LOOKUP], [answer("共3万元")]).right.misses
    assert miss.words.startswith("q1 收入是多少？")
    assert "收入1862.35万元。" in miss.words
    assert "共3万元" in miss.words


def test_kinds_have_only_the_measures_that_their_questions_can_have() -> None:
    assert measures([LOOKUP]) == ("right", "cited", "refused_wrongly")
    assert measures([NOT_SAID]) == ("right", "refused_rightly")
    assert measures([LOOKUP, NOT_SAID]) == ("right", "cited", "refused_wrongly", "refused_rightly")
