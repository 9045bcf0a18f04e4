"""Reasons (增减原因) that stand in other sentences than the change: the model quotes them, and the quotation must be there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from extractors.asking import NONE, Form, Id, Question, estimate
from extractors.fill import numbering
from extractors.fill.left import Left
from extractors.fill.numbering import Sentence
from extractors.fill.task import Size, Task, packed
from extractors.schema.draft import Draft, DraftNarrative, Method, SpanRef

# A reason follows its change closely, or opens the paragraph.
_AFTER, _BEFORE = 3, 1
_SHORTEST, _LONGEST = 4, 300
# Words that a reason is announced by, in the sentence that is quoted from or at the end of the one before it.
_WHY = re.compile("因|由于|主要是|为了|系|原因|所致|影响|考虑|根据|按照|鉴于|随着")


class ReasonAnswer(Form):
    item: Annotated[str, Id("item")]
    sentence: Annotated[str, Id("sentence", or_none=True)]
    quote: str


class ReasonsAnswer(Form):
    reasons: list[ReasonAnswer]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A change without a reason, and the sentences in which there may be one."""

    id: str
    position: int
    item: DraftNarrative
    near: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        words = " ".join(sentence.marked() for sentence in self.near)
        return f"[{self.id}] {numbering.brief(self.item.item)}：{words}"

    def size(self) -> Size:
        return Size(estimate(self.text) + 1, 1 + len(self.near))


def tasks(left: Left) -> Iterator[Task]:
    """Tasks for the changes that no reason was found for, and that words near them may explain."""
    for run in packed(_asked(left), _Asked.size):
        yield _Part(run).task()


def _asked(left: Left) -> Iterator[_Asked]:
    order = [
        (section.id, sentence)
        for section in left.disclosure.sections
        for paragraph in section.paragraphs
        for sentence in numbering.of_paragraph(paragraph, section.heading)
    ]
    of_paragraph: dict[str, list[int]] = defaultdict(list)
    for n, (_, sentence) in enumerate(order):
        of_paragraph[sentence.holder].append(n)
    for position, item in enumerate(left.draft.narrative):
        if item.reason is not None or (item.delta is None and item.percent is None):
            continue
        inside = of_paragraph.get(item.sentence.paragraph, ())
        at = next((n for n in inside if order[n][1].start <= item.begins < order[n][1].end), None)
        if at is None:
            continue
        section = order[at][0]
        around = order[max(0, at - _BEFORE) : at + _AFTER + 1]
        near = tuple(sentence for held, sentence in around if held == section)
        if any(_WHY.search(sentence.words) for sentence in near):
            yield _Asked(f"i{position}", position, item, near)


@dataclass(frozen=True)
class _Part:
    asked: tuple[_Asked, ...]

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for asked in self.asked for sentence in asked.near}

    @cached_property
    def text(self) -> str:
        return "\n".join(asked.text for asked in self.asked)

    def task(self) -> Task:
        question = Question(
            prompt="reasons",
            about=f"{len(self.asked)} 项增减的原因",
            values={"items": self.text},
            form=ReasonsAnswer,
            ids={"item": tuple(asked.id for asked in self.asked), "sentence": tuple(self.sentences)},
            objections=self.objections,
        )
        return Task(question, self.draft)

    def objections(self, answer: ReasonsAnswer) -> list[str]:
        told = [reason.item for reason in answer.reasons]
        wrong = [f"缺少 {asked.id}" for asked in self.asked if asked.id not in told]
        wrong += [
            f"{reason.item} 的 quote 不是 {reason.sentence} 中唯一的原文"
            for reason in answer.reasons
            if reason.sentence != NONE and self._span(reason) is None
        ]
        return wrong

    def draft(self, answer: ReasonsAnswer) -> Draft:
        """The items again, each with the reason that was quoted exactly from a sentence near it."""
        told = {reason.item: reason for reason in answer.reasons}
        found = []
        for asked in self.asked:
            reason = told.get(asked.id)
            span = None if reason is None else self._span(reason, asked.near)
            if span is not None:
                found.append(asked.item.model_copy(update={"reason": span, "reason_method": Method.MODEL}))
        return Draft(narrative=tuple(found))

    def _span(self, reason: ReasonAnswer, near: Sequence[Sentence] | None = None) -> SpanRef | None:
        """Where the quotation is printed, if it occurs there once, stands near the change, and is told as a reason."""
        sentence = self.sentences.get(reason.sentence)
        if sentence is None or (near is not None and sentence not in near):
            return None
        quote = reason.quote.strip().rstrip("。；;")
        if not _SHORTEST <= len(quote) <= _LONGEST or sentence.words.count(quote) != 1:
            return None
        if not _WHY.search(sentence.words):
            return None
        start = sentence.start + sentence.words.index(quote)
        return SpanRef(paragraph=sentence.holder, start=start, end=start + len(quote))
