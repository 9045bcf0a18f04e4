"""Lets a language model compose the answer. It sees numbered figures and sentences and answers with their numbers;

the figures and quotations themselves are put in here, so that it can neither invent nor alter one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import prompts
from extractors.llm import ModelMisspoke
from extractors.schema.draft import BASE_NAMES
from extractors.schema.extraction import Passage
from service.answer import Answer, Outcome
from service.answering import calculate
from service.answering.calculate import Operand
from service.answering.catalogue import Figure
from service.answering.held import Held, unmatched
from service.answering.linking import content, link
from service.answering.naming import without_names
from service.answering.question import Question
from service.answering.reply import Reply
from service.terms import coverage, grams, key, plain, same

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.index import Index

_MOST_FIGURES, _MOST_SENTENCES, _LONGEST = 60, 12, 500
_PLACEHOLDER = re.compile(r"\{([csx]\d{1,3})\}")
_LINE = re.compile(r"[^。\n]+[。\n]?")
_SENTENCE = re.compile(r"[^。；;！!\n]+[。；;！!]?")

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["status", "answer", "calculations"],
    "properties": {
        "status": {"type": "string", "enum": [outcome.value for outcome in Outcome]},
        "answer": {"type": "string"},
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
    },
}


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the model may point at."""

    figures: Mapping[str, tuple[Held, Figure]]
    sentences: Mapping[str, tuple[Held, Passage, str]]


def generate(asked: Question, held: Sequence[Held], *, index: Index | None, model: Model) -> Answer:
    """The model's answer with figures, quotations and calculations filled in. Raises ModelError.

    What it gives is not to be trusted before `verify.verified` has seen it.
    """
    offer = _gather(asked, held, index)
    system, user = prompts.load("answer").render(
        question=asked.text,
        facts="\n".join(f"{n}：{_spoken(h, f)}" for n, (h, f) in offer.figures.items()) or "（无）",
        sentences="\n".join(f"{n}：{h.document.title}：{text}" for n, (h, _, text) in offer.sentences.items())
        or "（无）",
    )
    said = model.complete(system, user, SCHEMA)
    reply = Reply()
    status, text = _read(said.data or {}, asked, offer, reply)
    answer = reply.finish(asked.text, status, text, "llm")
    return answer.model_copy(update={"tokens": said.tokens})


def _gather(asked: Question, held: Sequence[Held], index: Index | None) -> _Offer:
    figures: list[tuple[float, int, Held, Figure]] = []
    sentences: list[tuple[float, int, Held, Passage, str]] = []
    for one in held:
        text = without_names(asked.plain, one.document)
        subjects = set(link(text, one.catalogue).subjects)
        words = content(text)
        for figure in one.catalogue.figures:
            near = sum(coverage(word, figure.words) for word in words) / (len(words) or 1)
            score = near + 2 * (figure.subject in subjects) + 0.3 * figure.whole
            if score > 0.5:
                figures.append((-score, figure.order, one, figure))
        near_by = _near(asked, one, index)
        wanted = set(grams(text))
        for n, passage in enumerate(one.extraction.passages):
            for sentence in _SENTENCE.findall(passage.source.text):
                told = set(grams(key(sentence)))
                share = len(wanted & told) / (len(wanted) or 1) + 0.2 * (passage.id in near_by)
                if share > 0.25 and len(sentence) <= _LONGEST:
                    sentences.append((-share, n, one, passage, sentence.strip()))
    figures.sort(key=lambda f: f[:2])
    sentences.sort(key=lambda s: s[:2])
    return _Offer(
        {f"c{n}": (h, f) for n, (_, _, h, f) in enumerate(figures[:_MOST_FIGURES], 1)},
        {f"s{n}": (h, p, s) for n, (_, _, h, p, s) in enumerate(sentences[:_MOST_SENTENCES], 1)},
    )


def _near(asked: Question, held: Held, index: Index | None) -> set[str]:
    if index is None:
        return set()
    hits = index.search(asked.plain, documents=[held.document.id], limit=_MOST_SENTENCES)
    return {hit.passage for hit in hits}


def _spoken(held: Held, figure: Figure) -> str:
    money = figure.money
    role = ""
    if figure.item is not None and not figure.whole:
        base = BASE_NAMES[figure.item.against]
        role = f"（{base}数）" if money is figure.item.previous else f"（较{base}的增减）"
    return f"{held.document.title}，{figure.section}：{figure.shown}{role} = {money.printed}{money.unit}"


def _read(data: Mapping[str, Any], asked: Question, offer: _Offer, reply: Reply) -> tuple[Outcome, str]:
    text, given = data.get("answer"), data.get("status")
    if not isinstance(text, str) or given not in {outcome.value for outcome in Outcome}:
        raise ModelMisspoke("the model's answer has no status or no text")
    outcome = Outcome(given)
    # Quotation marks and citation marks of the model's own could pass for ours.
    bare = re.sub(r"[“”\[\]「」]", "", text)
    if outcome in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL):
        sound = not _PLACEHOLDER.search(bare) and not _added(bare, asked, [])
        return outcome, bare if sound else f"文件没有披露「{asked.text}」。"
    results = _calculate(data.get("calculations"), offer, reply)
    filled = (_fill(sentence, asked, offer, results, reply) for sentence in _LINE.findall(bare))
    return outcome, "".join(filled)


def _fill(sentence: str, asked: Question, offer: _Offer, results: Mapping[str, str], reply: Reply) -> str:
    """The sentence with its placeholders filled; nothing when it has none, an unknown one, or says more than they."""
    names = _PLACEHOLDER.findall(sentence)
    known = {**offer.figures, **offer.sentences, **results}
    if not names or any(name not in known for name in names):
        return ""
    told = [key(offer.sentences[n][2]) for n in names if n in offer.sentences]
    told += [offer.figures[n][1].words for n in names if n in offer.figures]
    if _added(sentence, asked, told):
        return ""

    def put(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in offer.figures:
            held, figure = offer.figures[name]
            return reply.figure(held.document, figure)
        if name in offer.sentences:
            held, passage, said = offer.sentences[name]
            return reply.quote(held.document, said, passage.source, " / ".join(passage.heading))
        return results[name]

    return _PLACEHOLDER.sub(put, sentence)


def _added(sentence: str, asked: Question, told: list[str]) -> list[str]:
    """The words that a model adds of its own: neither asked nor told."""
    words = content(same(plain(_PLACEHOLDER.sub("，", sentence))))
    return unmatched(words, asked.plain, *told)


def _calculate(given: object, offer: _Offer, reply: Reply) -> dict[str, str]:
    """The results of the model's calculations by their names; one that is none is left out."""
    results: dict[str, str] = {}
    for one in given if isinstance(given, list) else []:
        if not isinstance(one, dict) or not re.fullmatch(r"x\d{1,3}", str(one.get("id"))):
            continue
        expression = _operands(str(one.get("expression", ""))[:300], offer, reply)
        places, unit = one.get("places"), str(one.get("unit", ""))[:6]
        if not expression or not isinstance(places, int) or not 0 <= places <= 8:
            continue
        try:
            results[str(one["id"])] = reply.result(
                expression, unit, "", places if "÷" in expression else None
            )
        except (calculate.NotAnExpression, ArithmeticError):
            continue
    return results


def _operands(text: str, offer: _Offer, reply: Reply) -> tuple[Operand, ...]:
    """The expression with the figures in place of their numbers; empty when it names what was not offered."""
    made: list[Operand] = []
    for part in re.findall(
        r"\{c\d+\}|100|[+−×÷]|\S", text.replace("-", "−").replace("*", "×").replace("/", "÷")
    ):
        if part.startswith("{"):
            if part[1:-1] not in offer.figures:
                return ()
            held, figure = offer.figures[part[1:-1]]
            reply.figure(held.document, figure)
            made.append(figure.money.value)
        elif part == "100":
            made.append(Decimal(100))
        elif part in "+−×÷":
            made.append(part)
        else:
            return ()
    return tuple(made)
