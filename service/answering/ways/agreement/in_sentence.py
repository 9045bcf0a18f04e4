"""What the sentence of a number says of it: that it only bounds something, that it is a former one, what it calls it."""

from __future__ import annotations

import re

from service.answering.document.numbers import Number, Where
from service.terms import key

# A longer source is a whole line of text.
_SHORT = 20


def former(number: Number) -> bool:
    """Whether a sentence says that a number was changed from this (由90户增加到130户)."""
    if number.where is not Where.TEXT:
        return False
    return (
        re.search(
            rf"[由从](?:[^，。；\d]{{0,6}}){_written(number)}[^，。；\d]{{0,6}}(?:增加?|提[高升]|扩[大充]|减少?|下?降低?|[压核精缩裁]减|精简|调[整增减]|[变改]|[合归]并)[到至为成]",
            number.saying.text,
        )
        is not None
    )


def _written(number: Number) -> str:
    """A number as its sentence has it, for a pattern."""
    short = len(number.source.text) < _SHORT
    return re.escape(number.source.text.strip()) if short else re.escape(f"{number.value:f}")


def bounds(number: Number) -> bool:
    """Whether an amount only says which things are meant (单价50万元以上), and is of nothing."""
    if number.sort != "元" or number.where is not Where.TEXT:
        return False
    return (
        re.search(
            rf"(?<![\d.]){_written(number)}\s*(?:万?元)?(?:\(含\)|（含）)?(?:以上|以下|以内|及以上)",
            number.saying.text,
        )
        is not None
    )


def right_before(number: Number) -> str:
    """What stands right before a number in a sentence that a cell holds; empty for one that has its cell for itself."""
    told = number.saying.text
    at = (
        told.find(number.count.quantity.printed.strip())
        if number.count is not None and "\t" not in told
        else -1
    )
    return key(re.split("[，。；：、,;:\n]", told[:at])[-1]) if at > 0 else ""
