"""A question is put, objected to once where the answer is wrong, and given up without harm."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import pytest

from extractors.asking import Form, Id, Question, ask, ask_again, ask_all, spent
from extractors.llm import Completion, ModelError, ModelMisspoke, ModelRefused, ModelSpent, ModelUnreachable


class Answer(Form):
    sentence: Annotated[str, Id("sentence")]
    quote: str


def question(objections: Any = lambda _: ()) -> Question[Answer]:
    return Question(
        prompt="amounts",
        about="两句话",
        values={"sentences": "[p1s1] 甲。\n[p1s2] 乙。"},
        form=Answer,
        ids={"sentence": ("p1s1", "p1s2")},
        objections=objections,
    )


class Turns:
    """A model that says one thing after the other."""

    name = "turns"

    def __init__(self, *said: Any) -> None:
        self.said = list(said)
        self.asked: list[str] = []

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
        self.asked.append(user)
        said = self.said.pop(0)
        if isinstance(said, Exception):
            raise said
        return Completion(json.dumps(said, ensure_ascii=False), said, 10, 5)


RIGHT = {"sentence": "p1s1", "quote": "甲"}


def test_a_right_answer_is_asked_for_once() -> None:
    model = Turns(RIGHT)
    reply = ask(model, question())
    assert reply.answer == Answer(sentence="p1s1", quote="甲")
    assert (len(model.asked), reply.failure, reply.objections, spent(reply)) == (1, "", (), 15)


def test_an_answer_of_another_form_is_shown_its_fault_and_asked_for_again() -> None:
    model = Turns({"sentence": "p9s9", "quote": "甲"}, RIGHT)
    reply = ask(model, question())
    assert reply.answer == Answer(sentence="p1s1", quote="甲")
    assert "p9s9" in model.asked[1]
    assert model.asked[0] in model.asked[1]
    assert spent(reply) == 30


def test_words_that_are_no_json_are_shown_and_asked_for_again() -> None:
    prose = ModelMisspoke("turns answered in prose", Completion("我认为是甲", None, 10, 5))
    reply = ask(Turns(prose, RIGHT), question())
    assert reply.answer is not None
    assert spent(reply) == 30


def test_what_is_wrong_twice_is_given_up_and_said() -> None:
    wrong = {"sentence": "p9s9", "quote": ""}
    reply = ask(Turns(wrong, wrong), question())
    assert reply.answer is None
    assert "p9s9" in reply.failure


def test_of_two_answers_the_one_with_less_to_object_to_is_kept() -> None:
    def objections(answer: Answer) -> Sequence[str]:
        return [f"“{answer.quote}”太长"] * len(answer.quote)

    longer = {"sentence": "p1s2", "quote": "乙乙"}
    assert ask(Turns(longer, RIGHT), question(objections)).answer == Answer(sentence="p1s1", quote="甲")
    assert ask(Turns(RIGHT, longer), question(objections)).answer == Answer(sentence="p1s1", quote="甲")


@pytest.mark.parametrize("error", [ModelUnreachable("gone"), ModelRefused("no"), ModelSpent("enough")])
def test_a_model_that_gives_nothing_is_asked_once_and_the_reason_is_kept(error: ModelError) -> None:
    model = Turns(error)
    reply = ask(model, question())
    assert (reply.answer, reply.failure, reply.completions) == (None, str(error), ())
    assert len(model.asked) == 1


def test_an_objection_from_elsewhere_brings_a_new_answer_or_leaves_the_old_one() -> None:
    first = ask(Turns(RIGHT), question())
    other = {"sentence": "p1s2", "quote": "乙"}
    model = Turns(other)
    again = ask_again(model, first, ["合计不符"])
    assert again.answer == Answer(sentence="p1s2", quote="乙")
    assert "合计不符" in model.asked[0]
    assert ask_again(Turns(ModelUnreachable("gone")), first, ["合计不符"]).answer == first.answer


def test_replies_keep_the_order_of_the_questions_and_no_more_are_asked_at_a_time_than_may() -> None:
    lock, gate = threading.Lock(), threading.Barrier(3)
    running, most = 0, 0

    class Slow:
        name = "slow"

        def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            gate.wait(10)  # three are in flight, or this fails
            with lock:
                running -= 1
            return Completion("", {"sentence": "p1s1", "quote": user[-1]})

    asked = [
        Question(
            prompt="amounts", about="", values={"sentences": str(n)}, form=Answer, ids={"sentence": ("p1s1",)}
        )
        for n in range(6)
    ]
    heard: list[tuple[int, int]] = []
    replies = ask_all(Slow(), asked, 3, lambda *done: heard.append(done))
    assert [reply.answer and reply.answer.quote for reply in replies] == list("012345")
    assert most == 3
    assert heard[-1] == (6, 6)


def test_of_a_thousand_objections_some_are_told_and_how_many_more_there_are() -> None:
    model = Turns({**RIGHT, "quote": "甲" * 50_000}, RIGHT)
    ask(model, question(lambda answer: [f"第{n}处不对" for n in range(1_000)]))
    assert "第29处不对" in model.asked[1]
    assert "第30处不对" not in model.asked[1]
    assert "另有 970 处" in model.asked[1]
    assert len(model.asked[1]) < 25_000


def test_a_question_with_more_ids_than_a_schema_may_list_is_not_put() -> None:
    model = Turns()
    many = replace(question(), ids={"sentence": tuple(f"p1s{n}" for n in range(1_001))})
    reply = ask(model, many)
    assert (reply.answer, model.asked) == (None, [])
    assert "too long for one question" in reply.failure
