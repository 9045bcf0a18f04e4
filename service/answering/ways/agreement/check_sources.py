"""The printed places that a check of the validators is of: what number stands there, of what, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from extractors.schema.budget import Indicator, NarrativeItem, Quantity
from extractors.schema.check import Check
from extractors.schema.extraction import Passage
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, scale
from service.answering.document.telling import target
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.points import unit_under
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

_CLAUSE = regex(r"[。；;\n]")
# A longer source is no number.
_LONGEST = 24


@dataclass(frozen=True)
class Printed:
    """One printed place of a check: its number, what it is of, and how it is told."""

    source: Source
    text: str
    words: str
    tell: Callable[[Reply], str] = field(compare=False)
    value: Decimal | None = None
    unit: str = ""
    figure: Figure | None = None
    item: NarrativeItem | None = None
    in_text: bool = False
    # the table that it stands in
    table: str = ""

    @property
    def subject(self) -> str:
        return self.figure.subject if self.figure is not None else key(self.item.item) if self.item else ""

    @property
    def heads(self) -> tuple[str, ...]:
        """What the column is called that it stands in."""
        return tuple(map(key, self.figure.column)) if self.figure is not None else ()

    @property
    def base(self) -> Decimal:
        return (self.value or Decimal(0)) * scale(self.unit)

    @property
    def yuan(self) -> Decimal:
        """The amount; below nothing where it is none."""
        return self.base if self.unit in YUAN_PER_UNIT else Decimal(-1)


class _Points(NamedTuple):
    """Points of a self-assessment (得分): what they are of, under which head, of which project."""

    item: str
    head: str
    project: str
    quantity: Quantity
    quote: str

    def tell(self, held: Held, reply: Reply) -> str:
        told = reply.quantity(held.document, self.quantity, self.quote, self.project, self.item)
        return f"{self.item}的{self.head.rpartition('/')[2]}为{told}"


class Sources:
    """The printed places of one document that checks are of."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self._known: dict[Source, Printed] = {}

    def of(self, check: Check) -> list[Printed]:
        return [self.at(source) for source in check.sources]

    def at(self, source: Source) -> Printed:
        if source not in self._known:
            self._known[source] = self._read(source)
        return self._known[source]

    def _read(self, source: Source) -> Printed:
        at = (source_key(source), source.text)
        figure = self._figures.get(at)
        if figure is not None:
            return Printed(
                source, source.text, f"{figure.words}|{figure.row or ''}", lambda reply: self._figure(figure, reply),
                figure.money.value, figure.money.unit, figure, figure.item, figure.item is not None,
                figure.section if figure.statement is not None else "",
            )  # fmt: skip
        if at in self._percents:
            item = self._percents[at]
            assert item.percent is not None
            words = "|".join(map(key, (item.sentence.text, *item.heading)))
            return Printed(
                source, source.text, words, lambda reply: self.quoted(source, reply), item.percent.value, "%",
                item=item, in_text=True,
            )  # fmt: skip
        aim = self._aims.get(source_key(source))
        if aim is not None:
            words = "|".join(map(key, (aim.level3, aim.project, aim.target.text)))
            document = self.held.document
            return Printed(
                source,
                source.text,
                words,
                lambda reply: target(document, aim, reply),
                aim.target.value,
                aim.target.unit,
            )
        points = self._points.get(at)
        if points is not None:
            return Printed(
                source, source.text, "|".join(map(key, (points.item, points.head, points.project))),
                lambda reply: points.tell(self.held, reply), points.quantity.value, points.quantity.unit,
            )  # fmt: skip
        number = self._numbers.get(at)
        if number is not None:
            words = f"{number.saying.words}|{number.saying.above}|{number.saying.around}"
            return Printed(
                source, source.text, words, lambda reply: number.tell(self.held, reply), number.value, number.unit,
                in_text=number.where is Where.TEXT,
            )  # fmt: skip
        passage = self._passage(source)
        words = key("|".join((passage.source.text, *passage.heading))) if passage is not None else ""
        return Printed(
            source, source.text, words, lambda reply: self.quoted(source, reply), number_in(source.text),
            in_text=source.cell is None,
        )  # fmt: skip

    def _figure(self, figure: Figure, reply: Reply) -> str:
        place = "文字说明中" if figure.item is not None else ""
        return f"{place}{figure.shown}为{reply.figure(self.held.document, figure)}"

    def quoted(self, source: Source, reply: Reply) -> str:
        """`文中写道：“…”[2]`: the sentence that has what stands there; empty where nothing has it."""
        return self._quoted(source, source.text.strip(), reply)

    def told_of(self, item: NarrativeItem, reply: Reply) -> str:
        """The sentence that tells an item, quoted; of a long one what stands between two semicolons."""
        at = item.current or item.delta
        source = at.source if at is not None else item.sentence
        return self._quoted(source, item.item, reply) or self._quoted(item.sentence, item.item, reply)

    def _quoted(self, source: Source, words: str, reply: Reply) -> str:
        passage = self._passage(source)
        if passage is None:
            return ""
        text = passage.source.text
        number = source.text.strip()
        pieces = [s for s in _CLAUSE.split(text) if words in s and (number in s or len(number) > _LONGEST)]
        sentence = min(pieces, key=len, default=text)
        quote = reply.quote(self.held.document, sentence, passage.source, " / ".join(passage.heading))
        return f"文中写道：{quote}"

    def _passage(self, source: Source) -> Passage | None:
        near = [
            p
            for p in self.held.extraction.passages
            if (p.source.page, p.source.line) == (source.page, source.line)
            and source.text.strip() in p.source.text
        ]
        inside = (
            p
            for p in near
            if p.source.box is not None and source.box is not None and _holds(p.source, source)
        )
        # a cell has its page's or its line's place, which says nothing of the sentences there
        return next(inside, near[0] if near and source.cell is None else None)

    @cached_property
    def _figures(self) -> dict[tuple[object, ...], Figure]:
        figures = self.held.catalogue.figures
        return {(source_key(f.money.source), f.money.source.text): f for f in reversed(figures)}

    @cached_property
    def _percents(self) -> dict[tuple[object, ...], NarrativeItem]:
        items = (i for i in self.held.extraction.budget.narrative if i.percent is not None)
        return {(source_key(i.percent.source), i.percent.source.text): i for i in items if i.percent}

    @cached_property
    def _aims(self) -> dict[tuple[object, ...], Indicator]:
        return {source_key(i.target.source): i for i in self.held.extraction.budget.indicators}

    @cached_property
    def _numbers(self) -> dict[tuple[object, ...], Number]:
        return {(source_key(n.source), n.source.text): n for n in numbers(self.held)}

    @cached_property
    def _points(self) -> dict[tuple[object, ...], _Points]:
        found: dict[tuple[object, ...], _Points] = {}
        budget = self.held.extraction.budget
        for mention in budget.mentions:
            printed = mention.quantity
            unit = unit_under(printed.unit, mention.column)
            if printed.source.cell is not None and unit != printed.unit:
                quantity, quote = printed.model_copy(update={"unit": unit}), printed.source.text
                found[source_key(printed.source), printed.source.text] = _Points(
                    mention.item, mention.column, "", quantity, quote
                )
        for one in budget.indicators:
            for other in one.others:
                aim, text = other.target, other.target.text.strip()
                unit = unit_under(aim.unit, other.head)
                if aim.value is not None and unit != aim.unit:
                    quantity = Quantity(printed=text, value=aim.value, unit=unit, source=aim.source)
                    found[source_key(aim.source), aim.source.text] = _Points(
                        one.level3, other.head, one.project, quantity, f"{one.level3}\t{text}"
                    )
        return found


def number_in(told: str) -> Decimal | None:
    try:
        return Decimal(told.strip().replace(",", "").rstrip("%％"))
    except InvalidOperation:
        return None


def _holds(outer: Source, inner: Source) -> bool:
    if outer.box is None or inner.box is None:
        return False
    x, y = inner.box.center
    return outer.box.x0 <= x <= outer.box.x1 and outer.box.y0 <= y <= outer.box.y1
