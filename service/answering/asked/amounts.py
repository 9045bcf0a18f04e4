"""Amounts of money as questions say them: exactly, by what they begin with, roughly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT, Money
from service.answering.asked.digits import in_digits
from service.patterns import regex
from service.terms import plain

MONEY = regex(
    r"(?<![\d.])(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)([多余来几]?)(亿元|万元|千元|元|亿|万)([多余来几]?)(?!人|名|亩|条|件|户|公里|平)"
)
_ROUGHLY = regex("(?:(?P<less>将?近|接近|快|不到)|大?约|大概|差不多|上下|左右)了?$")
_UNIT = {"万": "万元", "亿": "亿元"}


@dataclass(frozen=True, slots=True)
class Said:
    """An amount as a question says it, in yuan: exactly, or by what it begins with (一百多万)."""

    low: Decimal
    high: Decimal

    def fits(self, money: Money) -> bool:
        """Whether this may be what was printed."""
        printed = money.interval
        return printed.low <= self.high and self.low <= printed.high


def amounts_of(text: str) -> tuple[Said, ...]:
    """The amounts that a text states, each as what it may stand for."""
    return said_in(plain(text))


def said_in(text: str) -> tuple[Said, ...]:
    """The amounts that a plain text states."""
    return tuple(_said(found) for found in MONEY.finditer(text))


def _said(found: re.Match[str]) -> Said:
    number, about, unit, more = found.groups()
    per = Decimal(YUAN_PER_UNIT[_UNIT.get(unit, unit)])
    value = Decimal(number) if number[0].isdigit() else Decimal(in_digits(number))
    last = int(value.normalize().as_tuple().exponent) if value else 0
    step = Decimal(1).scaleb(min(last, 0) if more and not about else last)
    if about or more:
        return Said(value * per, (value + step) * per)
    if (roughly := _ROUGHLY.search(found.string[: found.start()])) is not None:
        # 近190万 is a little less, 约190万 as much as rounds to it
        step = Decimal(1).scaleb(max(last, 0)) / (1 if roughly["less"] else 2)
        return Said((value - step) * per, (value if roughly["less"] else value + step) * per)
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return Said((value - half) * per, (value + half) * per)
