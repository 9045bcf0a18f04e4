"""Figures in sentences that no rule could place: the model says of what each is, in words of the sentence itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from extractors.asking import Form, Id, Question, estimate
from extractors.fill import indicators, numbering
from extractors.fill.left import Left
from extractors.fill.numbering import Number, Sentence
from extractors.fill.task import Size, Task, packed
from extractors.forms import plain
from extractors.numerals import numerals
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import (
    Direction,
    Draft,
    DraftMention,
    DraftNarrative,
    Kind,
    Method,
    Ref,
    SpanRef,
)
from extractors.schema.money import YUAN_PER_UNIT

_LONGEST_ITEM = 40
_MONEY = {"万": "万元", "亿": "亿元", **{unit: unit for unit in YUAN_PER_UNIT}}
_UP, _DOWN = re.compile("增|升|多|提高|上涨|上浮"), re.compile("减|降|少|压|下浮|回落")
_FLAT = re.compile("持平|[无未没]有?(?:增减|变化|变动)|一致|相同")


class Measure(StrEnum):
    """What a figure is of its item."""

    CURRENT = "current"  # 本年数
    PREVIOUS = "previous"  # 上年数
    CHANGE = "change"  # 增减额
    PERCENT = "percent"  # 增减百分比
    OTHER = "other"  # 数量、标准、占比、比率
    NONE = "none"  # no figure: a date, a number of a document


class Goes(StrEnum):
    """Which way a change goes; none for what is no change."""

    INCREASE = "increase"
    DECREASE = "decrease"
    FLAT = "flat"
    NONE = "none"


class FigureAnswer(Form):
    number: Annotated[str, Id("number")]
    item: str
    measure: Measure
    goes: Goes


class AmountsAnswer(Form):
    figures: list[FigureAnswer]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence and those of its figures that are asked about."""

    sentence: Sentence
    numbers: tuple[Number, ...]

    @property
    def text(self) -> str:
        around = " > ".join(part for part in (*self.sentence.around[-2:], self.sentence.before) if part)
        words = self.sentence.marked(number.id for number in self.numbers)
        return f"（{numbering.brief(around)}）{words}" if around else words

    def size(self) -> Size:
        return Size(estimate(self.text) + 1, len(self.numbers))


def tasks(left: Left) -> Iterator[Task]:
    """Tasks for the sentences, in text and in cells, with figures that are left over."""
    for run in packed(_asked(left), _Asked.size):
        yield _Part(run).task()


def _asked(left: Left) -> Iterator[_Asked]:
    forms = {table.id for table in left.disclosure.tables if indicators.is_form(table)}
    if left.everything:
        for sentence in numbering.sentences(left.disclosure):
            if sentence.numbers:
                yield _Asked(sentence, sentence.numbers)
        for place in left.wordy_cells():
            for sentence in _in_cell(left.disclosure, place, forms):
                if sentence.numbers:
                    yield _Asked(sentence, sentence.numbers)
        return
    spans: dict[str, set[int]] = defaultdict(set)
    for ref in left.spans():
        spans[ref.paragraph].add(ref.start)
    for sentence in numbering.sentences(left.disclosure):
        yield from _of(sentence, spans.get(sentence.holder, ()))
    cells: dict[str, set[int]] = defaultdict(set)
    for number in left.in_cells():
        cells[number.cell].add(number.start)
    for cell, starts in cells.items():
        for sentence in _in_cell(left.disclosure, cell, forms):
            yield from _of(sentence, starts)


def _of(sentence: Sentence, starts: Container[int]) -> Iterator[_Asked]:
    numbers = tuple(n for n in sentence.numbers if n.start in starts or n.numeral.start in starts)
    if numbers:
        yield _Asked(sentence, numbers)


def _in_cell(disclosure: Disclosure, place: str, forms: Container[str]) -> Iterator[Sentence]:
    """The sentences of a cell, but for what one of the `forms` (ids of tables) may have as a target; around them is what its
    row and column are called."""
    found = disclosure.find_cell(place)
    if found is None or (found[0].id in forms and indicators.may_be_target(found[1])):
        return
    table, cell = found
    heads = table.columns[cell.column].path if cell.column < len(table.columns) else ()
    left = (
        other for other in table.rows[cell.row][: cell.column] if other is not None and other.text.strip()
    )
    name = next((plain(other.text)[:_LONGEST_ITEM] for other in left if not numerals(other.text)), "")
    yield from numbering.of_cell(place, cell, tuple(part for part in ("/".join(heads), name) if part))


@dataclass(frozen=True)
class _Part:
    asked: tuple[_Asked, ...]

    @cached_property
    def numbers(self) -> dict[str, tuple[Sentence, Number]]:
        return {n.id: (asked.sentence, n) for asked in self.asked for n in asked.numbers}

    @cached_property
    def text(self) -> str:
        return "\n".join(asked.text for asked in self.asked)

    def task(self) -> Task:
        question = Question(
            prompt="amounts",
            about=f"文字中的 {len(self.numbers)} 个数",
            values={"sentences": self.text},
            form=AmountsAnswer,
            ids={"number": tuple(self.numbers)},
            objections=self.objections,
        )
        return Task(question, self.draft)

    def objections(self, answer: AmountsAnswer) -> list[str]:
        told = [figure.number for figure in answer.figures]
        wrong = [f"缺少数字 {number}" for number in self.numbers if number not in told]
        wrong += [f"数字 {number} 写了不止一次" for number in dict.fromkeys(told) if told.count(number) > 1]
        for figure in answer.figures:
            sentence, _ = self.numbers[figure.number]
            if figure.measure is not Measure.NONE and not _names(figure.item, sentence):
                wrong.append(f"数字 {figure.number} 的 item 不是该句或其标题中的原文")
        return wrong

    def draft(self, answer: AmountsAnswer) -> Draft:
        """A narrative for each item that an amount or a change is told of, a mention for every other figure."""
        told = {figure.number: figure for figure in answer.figures}
        groups: dict[tuple[str, str], list[FigureAnswer]] = defaultdict(list)
        for figure in told.values():
            sentence, _ = self.numbers[figure.number]
            if figure.measure is not Measure.NONE and _names(figure.item, sentence):
                groups[sentence.id, plain(figure.item)].append(figure)
        narrative: list[DraftNarrative] = []
        mentions: list[DraftMention] = []
        for (_, item), figures in groups.items():
            sentence = self.numbers[figures[0].number][0]
            spans = self._spans(sentence, figures)
            whole = sentence.whole()
            if whole is not None and ("current" in spans or "delta" in spans):
                narrative.append(_narrative(item, sentence, whole, figures, spans, self._units(spans)))
            else:
                spans = {}
            taken = {(span.start, span.end) for span in spans.values()}
            for figure in figures:
                number = self.numbers[figure.number][1]
                if (number.start, number.numeral.end) not in taken:
                    mentions.append(_mention(item, sentence.at(number.start, number.numeral.end), number))
        return Draft(narrative=tuple(narrative), mentions=tuple(mentions))

    def _spans(self, sentence: Sentence, figures: Iterable[FigureAnswer]) -> dict[str, SpanRef]:
        """The places of the amounts and the percentage of an item, each measure once: what is told twice is not told."""
        fields = {
            Measure.CURRENT: "current",
            Measure.PREVIOUS: "previous",
            Measure.CHANGE: "delta",
            Measure.PERCENT: "percent",
        }
        found: dict[str, list[SpanRef]] = defaultdict(list)
        for figure in figures:
            number = self.numbers[figure.number][1]
            field = fields.get(figure.measure)
            share = _is_percent(number)
            if field is None or (field == "percent") is not share or (not share and not _unit(number)):
                continue
            place = sentence.at(number.start, number.numeral.end)
            if isinstance(place, SpanRef):
                found[field].append(place)
        return {field: spans[0] for field, spans in found.items() if len(spans) == 1}

    @cached_property
    def _unit_at(self) -> dict[tuple[str, int], str]:
        return {(sentence.holder, n.start): _unit(n) for sentence, n in self.numbers.values()}

    def _units(self, spans: Mapping[str, SpanRef]) -> dict[str, str]:
        """The unit behind each amount that is taken, whatever else is said to be the same of the item."""
        return {field: self._unit_at[span.paragraph, span.start] for field, span in spans.items()}


def _narrative(
    item: str,
    sentence: Sentence,
    whole: SpanRef,
    figures: Sequence[FigureAnswer],
    spans: dict[str, SpanRef],
    units: Mapping[str, str],
) -> DraftNarrative:
    goes = {figure.goes for figure in figures if figure.measure in (Measure.CHANGE, Measure.PERCENT)}
    return DraftNarrative(
        item=item,
        heading=sentence.around,
        sentence=whole,
        current=spans.get("current"),
        current_unit=units.get("current", ""),
        previous=spans.get("previous"),
        previous_unit=units.get("previous", ""),
        delta=spans.get("delta"),
        delta_unit=units.get("delta", ""),
        percent=spans.get("percent"),
        direction=_direction(goes, sentence.words),
        method=Method.MODEL,
    )


def _mention(item: str, at: Ref, number: Number) -> DraftMention:
    unit = "%" if _is_percent(number) else number.numeral.unit
    return DraftMention(kind=Kind.NARRATIVE, item=item, at=at, unit=plain(unit), method=Method.MODEL)


def _is_percent(number: Number) -> bool:
    return number.numeral.unit in ("%", "％")


def _unit(number: Number) -> str:
    return _MONEY.get(plain(number.numeral.unit), "")


def _names(item: str, sentence: Sentence) -> bool:
    """Whether words stand in the sentence, or in what stands around it, and are no more than a name."""
    bare = plain(item)
    if not 1 < len(bare) <= _LONGEST_ITEM or not re.search(r"[\u4e00-\u9fffA-Za-z]", bare):
        return False
    return any(bare in plain(part) for part in (sentence.words, sentence.before, *sentence.around))


def _direction(goes: set[Goes], words: str) -> Direction | None:
    """The one way that all figures of an item go, where the sentence has a word for it."""
    if goes == {Goes.INCREASE} and _UP.search(words):
        return Direction.INCREASE
    if goes == {Goes.DECREASE} and _DOWN.search(words):
        return Direction.DECREASE
    return Direction.FLAT if goes == {Goes.FLAT} and _FLAT.search(words) else None
