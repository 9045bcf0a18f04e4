"""The numbers of a document that are not money: persons, vehicles, cases, mu; from sentences, tables and targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.schema.budget import Count, Mention, Quantity
from extractors.schema.extraction import Extraction
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.held import Held
from service.answering.places import passage_of
from service.answering.reply import Reply
from service.terms import key


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it is of; `words` are those of its item, its column and what stands around it."""

    label: str
    words: str
    quantity: Quantity
    quote: str
    section: str

    def told(self, held: Held, reply: Reply) -> str:
        """`实有人员81人[2]`"""
        return self.label + reply.quantity(held.document, self.quantity, self.quote, self.section, self.label)


def counted(extraction: Extraction) -> Iterator[Counted]:
    """All of them, those that say what they count before the numbers in tables and targets."""
    budget = extraction.budget
    stated: tuple[Count | Mention, ...] = (*budget.counts, *budget.mentions)
    for one in stated:
        if one.quantity.unit in YUAN_PER_UNIT or not one.quantity.unit:
            continue
        around = passage_of(extraction, one.quantity.source, one.item)
        quote = around.source.text if around else one.quantity.source.text
        section = " / ".join(around.heading) if around else ""
        words = f"{key(one.item)}|{key(one.column)}"
        yield Counted(one.item, words, one.quantity, quote, section)
    for indicator in budget.indicators:
        aim, value = indicator.target, indicator.target.value
        if value is None or not aim.unit:
            continue
        quantity = Quantity(printed=f"{value:f}", value=value, unit=aim.unit, source=aim.source)
        words = f"{key(indicator.level3)}|{key(indicator.project)}"
        quote = f"{indicator.level3}\t{aim.text.strip()}"
        yield Counted(indicator.level3, words, quantity, quote, indicator.project)
