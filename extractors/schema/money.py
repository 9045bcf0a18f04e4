"""Amounts of money as printed: Decimal only, and the interval that the printed digits stand for."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, computed_field

from extractors.schema.source import Source

# Currency units (货币单位) and how many yuan each is.
YUAN_PER_UNIT: dict[str, int] = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}

_WIDE = str.maketrans("０１２３４５６７８９．，－﹣−–—‐‑‒＋（）％", "0123456789.,--------+()%")
_PERCENT_SIGN = re.compile(r"[%％](?=[)）]?$)")
_CHANGE = re.compile(r"\s*(?:(?P<less>减少|下降|降低|减)|增加|增长|上升|增)了?\s*(?=\d)")
_WITH_UNIT = re.compile(r"(?P<number>\s*[-−－+]?\d[\d,，.]*)\s*(?P<unit>亿元|万元|千元|元)\s*$")
_NUMBER = re.compile(r"([-+△▲]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")


class Interval(NamedTuple):
    """The closed range of yuan that a printed amount can stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: object) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether some pair of true values behind both could be equal."""
        return self.low <= other.high and other.low <= self.high


def read_number(printed: str) -> Decimal | None:
    """The number that the whole of `printed` is, or None.

    Full-width digits, thousands separators, a leading sign (also △ or ▲), accounting parentheses and spaces
    that typesetting put inside are understood; anything else in the text makes it not a number.
    """
    if printed[-1:].isalpha():
        return None  # a name, as most texts that are asked about
    return _remembered(printed) if len(printed) < _SHORT else _read(printed)


def _read(printed: str) -> Decimal | None:
    text = "".join((printed if printed.isascii() else printed.translate(_WIDE)).split())
    negative = len(text) > 2 and text[0] == "(" and text[-1] == ")"
    if negative:
        text = text[1:-1]
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, whole, fraction = found.groups()
    value = Decimal(whole.replace(",", "") + (fraction or ""))
    return -value if negative or sign in ("-", "△", "▲") else value


# The same cells are asked about again and again; long texts are not worth the room.
_SHORT = 40
_remembered = lru_cache(maxsize=4096)(_read)


def read_figure(printed: str) -> Decimal | None:
    """The number that the whole of `printed` is, which may be a percentage: 98.75%, （33.33%）."""
    if "%" not in printed and "％" not in printed:
        return read_number(printed)
    return read_number(_PERCENT_SIGN.sub("", "".join(printed.split())))


def read_change(printed: str) -> Decimal | None:
    """The signed number that a change in words is (减少2.40, 下降12.90%); None for any other text."""
    found = _CHANGE.match(printed)
    value = None if found is None else read_figure(printed[found.end() :])
    if found is None or value is None or value < 0:
        return None
    return -value if found["less"] else value


def unit_of_amount(printed: str) -> tuple[int, str]:
    """Where the number of an amount ends that its unit follows (1,000.00万元), and the unit; 0 and empty for other
    texts."""
    found = _WITH_UNIT.match(printed) if "元" in printed else None
    if found is None or read_number(found["number"]) is None:
        return 0, ""
    return found.end("number"), found["unit"]


class NotAnAmount(ValueError):
    """The printed text is not one number, or its unit is not a currency unit."""


class Money(BaseModel):
    """An amount (金额) as printed, in the unit that its own table or sentence states."""

    model_config = ConfigDict(frozen=True)

    printed: str
    value: Decimal
    unit: str
    source: Source

    @classmethod
    def read(cls, printed: str, unit: str, source: Source) -> Money:
        """The only constructor that stages use; raises NotAnAmount when it is none."""
        value = read_number(printed)
        if value is None and "%" not in printed and "％" not in printed:
            value = read_change(printed)
        if value is None:
            raise NotAnAmount(f"{printed!r} is not a number")
        if unit not in YUAN_PER_UNIT:
            raise NotAnAmount(f"{unit!r} is not one of {', '.join(YUAN_PER_UNIT)}")
        return cls(printed=printed, value=value, unit=unit, source=source)

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators above property
    @cached_property
    def yuan(self) -> Decimal:
        return self.value * YUAN_PER_UNIT[self.unit]

    @cached_property
    def interval(self) -> Interval:
        """± half the last printed digit, in yuan."""
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)  # read_number never yields NaN or infinity
        half = Decimal(5).scaleb(exponent - 1) * YUAN_PER_UNIT[self.unit]
        return Interval(self.yuan - half, self.yuan + half)
