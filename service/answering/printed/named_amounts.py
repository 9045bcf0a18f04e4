"""Targets of several amounts in one cell, each of the name that stands in its place (基本支出：人员经费；公用经费)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Indicator, Quantity
from service.patterns import regex

_PART = regex("[：:；;、，,\\n]+")
_AMOUNT = regex(r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<u>[亿万千]?元)(?!/)")
_SEVERAL = 2


def named_amounts(indicator: Indicator) -> Iterator[tuple[str, Quantity]]:
    """The names and amounts of a target that is no single number; none unless there are as many of each."""
    if indicator.target.value is not None:
        return
    names = [name.strip() for name in _PART.split(indicator.level3) if name.strip()]
    amounts = list(_AMOUNT.finditer(indicator.target.text))
    if len(names) < _SEVERAL or len(names) != len(amounts):
        return
    for name, found in zip(names, amounts, strict=True):
        value = Decimal(found["n"].replace(",", ""))
        yield name, Quantity(printed=found["n"], value=value, unit=found["u"], source=indicator.target.source)
