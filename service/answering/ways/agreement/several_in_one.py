"""Targets of several measures in one cell, each under the name that stands in its place (基本支出：人员经费；公用经费)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from extractors.schema.budget import Indicator, Quantity
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where
from service.answering.document.sayings import Saying
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

_PART = regex("[：:；;、，,\n]+")
_AMOUNT = regex(r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<u>[亿万千]?元)")
_TWO = 2


def made_of_several(held: Held) -> Iterator[Number]:
    """The amounts of such targets, where there are as many as names: each told by its own name."""
    for indicator in held.extraction.budget.indicators:
        if indicator.target.value is not None:
            continue
        names = [name for name in _PART.split(indicator.level3) if name.strip()]
        amounts = list(_AMOUNT.finditer(indicator.target.text))
        if len(names) < _TWO or len(names) != len(amounts):
            continue
        for name, found in zip(names, amounts, strict=True):
            printed = found["n"]
            value = Decimal(printed.replace(",", ""))
            quantity = Quantity(printed=printed, value=value, unit=found["u"], source=indicator.target.source)
            yield _number(indicator, name.strip(), quantity)


def _number(indicator: Indicator, name: str, quantity: Quantity) -> Number:
    quote = f"{indicator.level3}\t{indicator.target.text.strip()}"
    tell = partial(_told, name, indicator.project, quantity, quote)
    saying = Saying(key(name), key(indicator.project), quote, lambda *_: "")
    return Number(quantity.value, quantity.unit, saying, Where.TARGET, quantity.source, tell, tell)


def _told(name: str, project: str, quantity: Quantity, quote: str, held: Held, reply: Reply) -> str:
    return f"{name}为{reply.quantity(held.document, quantity, quote, project, name)}"
