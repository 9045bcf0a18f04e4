"""What a model may point at when it writes an answer: figures and sentences of the documents asked, each by a number.

What the built-in engine answers comes first: its figures and quotations are the likeliest to be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.schema.draft import BASE_NAMES
from extractors.schema.extraction import Passage
from service.answer import Answer, Derivation, Value
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import content, link
from service.answering.proof.pieces import CODE, QUOTED
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import coverage, grams, key

if TYPE_CHECKING:
    from service.index import Index

_MOST_FIGURES, _MOST_SENTENCES, _LONGEST = 60, 12, 500
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_FIGURE = regex(r"(-?\d[\d,]*(?:\.\d+)?)([^\s\d\[\]，。；、（）“”：:]*)((?:\[\d+\])+)")


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing to point at. `enter` writes it into a reply with its place and gives its words.

    `item` is what a figure is of, without its code; `value` what calculations reckon with; `title` its document's.
    """

    spoken: str
    enter: Callable[[Reply], str]
    item: str = ""
    value: Decimal | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered, by its number, and the built-in engine's answer in these numbers; empty where it has none."""

    figures: Mapping[str, Offered]
    sentences: Mapping[str, Offered]
    results: Mapping[str, Offered]
    composed: str = ""

    @property
    def all(self) -> Mapping[str, Offered]:
        return {**self.figures, **self.sentences, **self.results}


def gather(asked: Question, held: Sequence[Held], own: Answer, index: Index | None) -> Offer:
    """The figures and sentences that the question may be about, those of the built-in engine's answer first."""
    figures: dict[str, Offered] = {}
    sentences: dict[str, Offered] = {}
    results: dict[str, Offered] = {}
    composed = _of_answer(own, figures, sentences, results) if own.citations else ""
    for near in _figures(asked, held)[: _MOST_FIGURES - len(figures)]:
        figures[f"c{len(figures) + 1}"] = near
    for told in _sentences(asked, held, index)[: _MOST_SENTENCES - len(sentences)]:
        sentences[f"s{len(sentences) + 1}"] = told
    return Offer(figures, sentences, results, composed)


def _of_answer(
    own: Answer, figures: dict[str, Offered], sentences: dict[str, Offered], results: dict[str, Offered]
) -> str:
    """The answer with numbers in place of what it cites and computes, which are entered in the offer."""
    cited = {c.n: c for c in own.citations}

    def quotation(found: re.Match[str]) -> str:
        words, citation = found.group(1), cited[int(found.group(2))]
        name = f"s{len(sentences) + 1}"
        sentences[name] = Offered(
            f"{citation.name}：{words}", lambda r: f"“{words}”[{r.adopt(citation)}]", title=citation.name
        )
        return f"{{{name}}}"

    def figure(found: re.Match[str]) -> str:
        marks = [int(n) for n in re.findall(r"\d+", found.group(3))]
        values = {n: [v for v in own.values if v.citation == n] for n in marks}
        printed, first = found.group(1) + found.group(2), values[marks[0]][0]
        name = f"c{len(figures) + 1}"
        title = cited[marks[0]].name
        figures[name] = Offered(
            f"{title}，{cited[marks[0]].section}：{first.label} = {printed}",
            lambda r: printed + "".join(f"[{r.adopt(cited[n], values[n])}]" for n in marks),
            item=CODE.sub("", first.label),
            value=first.amount,
            title=title,
        )
        return f"{{{name}}}"

    text = _FIGURE.sub(figure, QUOTED.sub(quotation, own.answer))
    for value in own.values:
        said = f"{value.amount:f}{value.unit}"
        if value.citation is None and said in text:
            name = f"d{len(results) + 1}"
            results[name] = _result(value, said, own.derivation)
            text = re.sub(rf"(?<![\d.]){re.escape(said)}(?!\[)", f"{{{name}}}", text)
    return text


def _result(value: Value, said: str, steps: tuple[Derivation, ...]) -> Offered:
    step = next((d for d in steps if (d.result, d.unit) == (value.amount, value.unit)), None)
    shown = f"{value.label} = {said}" + (f"（{step.expression}）" if step else "")
    return Offered(shown, lambda r: said if r.derive(steps, value) else "", value=value.amount)


def _figures(asked: Question, held: Sequence[Held]) -> list[Offered]:
    found: list[tuple[float, int, Held, Figure]] = []
    for one in held:
        text = without_names(asked.plain, one.document)
        subjects = set(link(text, one.catalogue).subjects)
        words = content(text)
        for figure in one.catalogue.figures:
            near = sum(coverage(word, figure.words) for word in words) / (len(words) or 1)
            score = near + 2 * (figure.subject in subjects) + 0.3 * figure.whole
            if score > 0.5:
                found.append((-score, figure.order, one, figure))
    found.sort(key=lambda f: f[:2])
    return [_offered(one, figure) for _, _, one, figure in found]


def _offered(one: Held, figure: Figure) -> Offered:
    money = figure.money
    role = ""
    if figure.item is not None and not figure.whole:
        base = BASE_NAMES[figure.item.against]
        role = f"（{base}数）" if money is figure.item.previous else f"（较{base}的增减）"
    return Offered(
        f"{one.document.title}，{figure.section}：{figure.shown}{role} = {money.printed}{money.unit}",
        lambda r: r.figure(one.document, figure),
        item=CODE.sub("", figure.shown),
        value=money.value,
        title=one.document.title,
    )


def _sentences(asked: Question, held: Sequence[Held], index: Index | None) -> list[Offered]:
    found: list[tuple[float, int, Offered]] = []
    for one in held:
        wanted = set(grams(without_names(asked.plain, one.document)))
        hits = index.search(asked.plain, documents=[one.document.id], limit=_MOST_SENTENCES) if index else []
        near = {hit.passage for hit in hits}
        for n, passage in enumerate(one.extraction.passages):
            for sentence in map(str.strip, _SENTENCE.findall(passage.source.text)):
                share = len(wanted & set(grams(key(sentence)))) / (len(wanted) or 1) + 0.2 * (
                    passage.id in near
                )
                if share > 0.25 and len(sentence) <= _LONGEST:
                    found.append((-share, n, _quoted(one, passage, sentence)))
    found.sort(key=lambda f: f[:2])
    return [offered for _, _, offered in found]


def _quoted(one: Held, passage: Passage, sentence: str) -> Offered:
    section = " / ".join(passage.heading)
    return Offered(
        f"{one.document.title}：{sentence}",
        lambda r: r.quote(one.document, sentence, passage.source, section),
        title=one.document.title,
    )
