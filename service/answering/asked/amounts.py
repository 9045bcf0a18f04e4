"""The amounts that a question gives, each as what it may stand for (近190万, 一百多万, 三亿六千万)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT, Money
from service.answering.asked.digits import in_digits
from service.patterns import regex
from service.terms import plain

MONEY = regex(
    r"(?:(?<![\d.])(?=\d)|(?<![一二两三四五六七八九十百千])(?!\d))(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)([多余来几]?)(亿元|万元|千元|元|亿|万)([多余来几]?)(?!人|名|亩|条|件|户|公里|平)"
)
_UNIT = {"万": "万元", "亿": "亿元"}
# 近190万 is a little less, 约190万 as much as rounds to it
_ROUGHLY = regex("(?:(?P<less>(?<![附最相临远新])将?近|接近|快|不到)|大?约|大概|差不多)了?$")
_TWO_UNITS = regex(
    r"(?<![\d.])(\d+|[一二两三四五六七八九十百]+)亿零?(\d+千?|[一二两三四五六七八九十百千]+)万(?=元|多|[^一二两三四五六七八九十百千\d]|$)"
)


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
    return amounts_in(plain(text))


def amounts_in(plain_text: str) -> tuple[Said, ...]:
    """The same of a text that is plain already."""
    return tuple(_said(found) for found in MONEY.finditer(plain_text))


def in_one_unit(text: str) -> str:
    """`三亿六千万` → `3.6亿`: one amount in two units is no two amounts."""
    return _TWO_UNITS.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    high, low = found.groups()
    value = _number(high) + _number(low) / 10_000
    return f"{value.normalize():f}亿"


def _number(written: str) -> Decimal:
    digits = written.rstrip("千")
    if digits.isascii() and digits:
        return Decimal(digits) * (1_000 if digits != written else 1)
    return Decimal(in_digits(written))


def _said(found: re.Match[str]) -> Said:
    number, about, unit, more = found.groups()
    per = Decimal(YUAN_PER_UNIT[_UNIT.get(unit, unit)])
    value = Decimal(number) if number[0].isdigit() else Decimal(in_digits(number))
    last = int(value.normalize().as_tuple().exponent) if value else 0
    step = Decimal(1).scaleb(min(last, 0) if more and not about else last)
    if about or more:
        return Said(value * per, (value + step) * per)
    if (roughly := _ROUGHLY.search(found.string[max(0, found.start() - 4) : found.start()])) is not None:
        apart = min(step, value / 10) if roughly["less"] else min(step, value / 10) / 2
        return Said((value - apart) * per, (value if roughly["less"] else value + apart) * per)
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return Said((value - half) * per, (value + half) * per)
