"""The amounts that a target of several has, as numbers of their own names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractors.schema.budget import Quantity
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where
from service.answering.document.sayings import Saying
from service.answering.printed.named_amounts import named_amounts
from service.answering.reply import Reply
from service.terms import key


def made_of_several(held: Held) -> Iterator[Number]:
    """Each told by its own name, the whole target quoted."""
    for indicator in held.extraction.budget.indicators:
        quote = f"{indicator.level3}\t{indicator.target.text.strip()}"
        for name, quantity in named_amounts(indicator):
            tell = partial(_told, name, indicator.project, quantity, quote)
            saying = Saying(key(name), key(indicator.project), quote, lambda *_: "")
            yield Number(quantity.value, quantity.unit, saying, Where.TARGET, quantity.source, tell, tell)


def _told(name: str, project: str, quantity: Quantity, quote: str, held: Held, reply: Reply) -> str:
    return f"{name}为{reply.quantity(held.document, quantity, quote, project, name)}"
