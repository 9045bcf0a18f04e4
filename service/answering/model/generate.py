"""Lets a language model compose the answer. It sees numbered figures and sentences and answers with their numbers;

the figures and quotations themselves are put in here, so that it can neither invent nor alter one. What it says is given
sentence by sentence, each only after it was verified; where nothing of it stands, the built-in engine's answer is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import prompts
from extractors.llm import ModelDeclined, ModelMisspoke, ModelUnreachable, spoken
from service.answer import Answer, Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.model.filling import fill
from service.answering.model.offer import Offer, gather
from service.answering.proof.pieces import sentences
from service.answering.refusal import out_of_reach
from service.answering.reply import Reply
from service.patterns import regex

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.index import Index

# What the reader is told where the model's words are not, or not all, the answer: in Chinese and in English.
_FAILED = (
    "模型的回答没有通过核对，以下由程序作答。",
    "The model's answer could not be verified; this is the built-in engine's.",
)
_BROKEN = (
    "模型没有把话说完，只给出已经核对的部分。",
    "The model broke off; only what was verified of it is given.",
)
_ANSWERS = (Outcome.ANSWERED, Outcome.CONFLICTING)
_COMPLETE = regex(r".*[。\n]", re.DOTALL)

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    # In this order: what is known before the answer begins can be shown while it is written.
    "required": ["status", "calculations", "answer"],
    "properties": {
        "status": {"type": "string", "enum": [outcome.value for outcome in Outcome]},
        "calculations": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "expression", "unit", "places"],
                "properties": {
                    "id": {"type": "string"},
                    "expression": {"type": "string"},
                    "unit": {"type": "string"},
                    "places": {"type": "integer"},
                },
            },
        },
        "answer": {"type": "string"},
    },
}

Check = Callable[[Answer, tuple[str, ...]], Answer]


def generate(
    asked: Question,
    held: Sequence[Held],
    own: Answer,
    *,
    index: Index | None,
    model: Model,
    check: Check,
    told: Callable[[str], object] | None = None,
) -> Answer:
    """The model's answer, verified; the built-in engine's, with a note that says so, where nothing of it stands.

    `own` is the built-in engine's verified answer: its material is offered, its refusals are final where they are about
    what no document can hold, and a refusal is always in its words, which name what was searched. `check` verifies.
    `told` is called with each piece of the answer as it stands. Raises ModelUnreachable or ModelRefused when the model
    gave nothing at all.
    """
    if not held or all(out_of_reach(asked, one) for one in held):
        return own
    offer = gather(asked, held, own, index)
    composed = tuple(sentences(own.answer))
    answer: Answer | None = None
    tokens, shown, note = 0, "", ""
    try:
        for said in spoken(model, *_prompt(asked, offer), SCHEMA):
            tokens = said.tokens or tokens
            made = _written(asked, said.data or {}, offer, finished=said.finished, several=len(held) > 1)
            if made is None or (answer is not None and made.answer == answer.answer):
                continue
            answer = made
            so_far = check(made, composed)
            if told is not None and so_far.status in _ANSWERS and so_far.answer.startswith(shown):
                told(so_far.answer[len(shown) :])
                shown = so_far.answer
    except (ModelMisspoke, ModelDeclined):
        note = _BROKEN[asked.english]
    except ModelUnreachable:
        if answer is None:
            raise
        note = _BROKEN[asked.english]
    given = check(answer, composed) if answer is not None else None
    if given is None or given.status not in _ANSWERS or _silent(given, own):
        refused = answer is not None and answer.status not in _ANSWERS and not note
        agreed = refused and own.status not in _ANSWERS
        return own.model_copy(update={"tokens": tokens, "note": "" if agreed else _FAILED[asked.english]})
    return given.model_copy(update={"tokens": tokens, "note": note})


def _silent(given: Answer, own: Answer) -> bool:
    """Whether an answer leaves out that the document contradicts itself."""
    stated = {(v.amount, v.unit) for v in given.values}
    return own.status is Outcome.CONFLICTING and not {(v.amount, v.unit) for v in own.values} <= stated


def _prompt(asked: Question, offer: Offer) -> tuple[str, str]:
    def listed(things: Mapping[str, Any]) -> str:
        return "\n".join(f"{name}：{thing.spoken}" for name, thing in things.items()) or "（无）"

    return prompts.load("answer").render(
        question=asked.text,
        language="英文" if asked.english else "中文",
        facts=listed({**offer.figures, **offer.results}),
        sentences=listed(offer.sentences),
        composed=offer.composed or "（无）",
    )


def _written(
    asked: Question, data: Mapping[str, Any], offer: Offer, *, finished: bool, several: bool
) -> Answer | None:
    """The answer that the model has written so far, unverified, in whole sentences; None before there is one.

    Raises ModelMisspoke when it is finished and has no status or no text.
    """
    text, given = data.get("answer"), data.get("status")
    known = {outcome.value for outcome in Outcome}
    if not isinstance(text, str) or not isinstance(given, str) or given not in known:
        if finished:
            raise ModelMisspoke("the model's answer has no status or no text")
        return None
    status = Outcome(given)
    calculations = data.get("calculations")
    if not finished:
        # A calculation that may still be to come is waited for.
        text = text if "calculations" in list(data)[: list(data).index("answer")] else text.partition("{x")[0]
        complete = _COMPLETE.match(_in_lines(text, asked))
        if complete is None or status not in _ANSWERS:
            return None
        text = complete.group()
    reply = Reply()
    filled = fill(_in_lines(text, asked), calculations, offer, reply, several=several)
    return reply.finish(asked.text, status, filled if status in _ANSWERS else "", "llm")


def _in_lines(text: str, asked: Question) -> str:
    """English sentences one a line: a full stop is no end of a Chinese one."""
    return re.sub(r"(?<=[.!?])\s+(?=[A-Z{])", "\n", text) if asked.english else text
