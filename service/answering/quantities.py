"""The numbers of a document that are not money: persons, vehicles, cases, mu; from sentences, tables and targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.schema.budget import Quantity
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
    for one in (*budget.counts, *budget.mentions):
        if one.quantity.unit in YUAN_PER_UNIT or not one.quantity.unit:
            continue
        around = passage_of(extraction, one.quantity.source, one.item)
        quote = around.source.text if around else one.quantity.source.text
        section = " / ".join(around.heading) if around else ""
        words = f"{key(one.item)}|{key(one.column)}"
        yield Counted(one.item, words, one.quantity, quote, section)
    for target in budget.indicators:
        if target.target.value is None or not target.target.unit:
            continue
        printed = target.target
        quantity = Quantity(
            printed=f"{printed.value:f}", value=printed.value, unit=printed.unit, source=printed.source
        )
        words = f"{key(target.level3)}|{key(target.project)}"
        yield Counted(
            target.level3, words, quantity, f"{target.level3}\t{printed.text.strip()}", target.project
        )
