"""A question to a model, whose answer has a form; asked, objected to once, and given up without harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

import prompts
from extractors.asking import strict, tokens
from extractors.llm import Completion, Model, ModelError, ModelMisspoke

A = TypeVar("A", bound=BaseModel)
# Objections that are told, and characters of the answer that they are to: what is wrong in more places is wrong altogether.
_MOST_OBJECTIONS = 30
_LONGEST_ANSWER = 20_000


def _nothing(_: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """`prompt` is the name of the prompt and `values` its variables, `form` what is answered and `ids` what may be named in it.

    `images` are PNG files that go with the words. `about` says to a person what is asked about (表3 项目明细). `objections` are
    what is wrong with an answer of the right form, in words for the model; `worth` whether the answer is of use all the same
    is for the asker to say.
    """

    prompt: str
    about: str
    values: Mapping[str, str]
    form: type[A]
    ids: Mapping[str, Sequence[str]] = field(default_factory=dict)
    objections: Callable[[A], Sequence[str]] = _nothing
    images: tuple[bytes, ...] = ()

    def messages(self) -> tuple[str, str]:
        """The system and the user message."""
        return prompts.load(self.prompt).render(**self.values)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answer."""
        return strict.schema(self.form, self.ids)

    def tokens(self) -> int:
        """Tokens of the two messages with their images, estimated."""
        return tokens.estimate(*self.messages(), images=self.images)


@dataclass(frozen=True, slots=True)
class Reply(Generic[A]):
    """What came of a question: the answer, of the right form, or None; `failure` says why it is None, `objections` what is
    still wrong with it. `completions` are all that the model said, in order."""

    question: Question[A]
    answer: A | None = None
    failure: str = ""
    objections: tuple[str, ...] = ()
    completions: tuple[Completion, ...] = ()


def ask(model: Model, question: Question[A]) -> Reply[A]:
    """The answer of the model, after one objection at most: the one with less to object to. Raises nothing that is the
    model's fault. A question with more ids than a schema may list is not put."""
    if (listed := strict.values(question.schema())) > strict.MOST_VALUES:
        return Reply(
            question, None, f"too long for one question: expected {strict.MOST_VALUES} ids, found {listed}"
        )
    first = _turn(model, question, question.messages()[1])
    if not first.objections or not first.completions:
        return first
    second = _turn(model, question, _objected(question, first.completions[-1].text, first.objections))
    better = second.answer is not None and (
        first.answer is None or len(second.objections) < len(first.objections)
    )
    return replace(second if better else first, completions=(*first.completions, *second.completions))


def ask_again(model: Model, reply: Reply[A], objections: Sequence[str]) -> Reply[A]:
    """The answer to an objection that came from elsewhere, or the first one where none of the right form comes."""
    if not reply.completions:
        return reply
    again = _turn(model, reply.question, _objected(reply.question, reply.completions[-1].text, objections))
    kept = again if again.answer is not None and len(again.objections) <= len(reply.objections) else reply
    return replace(kept, completions=(*reply.completions, *again.completions))


def _turn(model: Model, question: Question[A], user: str) -> Reply[A]:
    """What comes of asking once. Words of another form are no answer, and that is what is objected to."""
    try:
        said = model.complete(question.messages()[0], user, question.schema(), question.images)
    except ModelMisspoke as error:
        heard = () if error.said is None else (error.said,)
        return Reply(question, None, str(error), (str(error),) if heard else (), heard)
    except ModelError as error:
        return Reply(question, None, str(error))
    try:
        answer = strict.read(question.form, said.data, question.ids)
    except strict.NotOfTheForm as error:
        failure = f"{model.name} answered in another form: {error}"
        return Reply(question, None, failure, (str(error),), (said,))
    return Reply(question, answer, "", tuple(question.objections(answer)), (said,))


def _objected(question: Question[A], answer: str, objections: Sequence[str]) -> str:
    """The question again, with what was answered and what is wrong with it."""
    _, before = question.messages()
    lines = [f"- {each}" for each in objections[:_MOST_OBJECTIONS]]
    if more := len(objections) - len(lines):
        lines.append(f"- 另有 {more} 处")
    if len(answer) > _LONGEST_ANSWER:
        answer = f"{answer[:_LONGEST_ANSWER]}…"
    _, user = prompts.load("repair").render(question=before, answer=answer, objections="\n".join(lines))
    return user


def ask_all(
    model: Model,
    questions: Sequence[Question[Any]],
    concurrency: int = 1,
    told: Callable[[int, int], object] | None = None,
) -> list[Reply[Any]]:
    """The replies in the order of the questions, `concurrency` asked at a time. Where the run may spend no more, the rest is
    not asked. `told` hears how many of how many are answered."""
    if not questions:
        return []
    done: list[Reply[Any]] = []
    with ThreadPoolExecutor(max(1, concurrency)) as crew:
        for reply in crew.map(lambda question: ask(model, question), questions):
            done.append(reply)
            if told is not None:
                told(len(done), len(questions))
    return done


def spent(reply: Reply[Any]) -> int:
    """Tokens in and out of a reply."""
    return sum(completion.tokens for completion in reply.completions)
