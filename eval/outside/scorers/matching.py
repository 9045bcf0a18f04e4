"""When a label and what was read speak of the same row, column, amount or words.

Labels name rows and columns as a person would write them down: without numbering, spaces and punctuation, and
sometimes shorter than they are printed. So names are compared generously, and amounts exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from itertools import pairwise

from extractors.schema.money import YUAN_PER_UNIT

_IN_YUAN = {**YUAN_PER_UNIT, "万": 10_000}
_NUMBERING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[、.])")
_UNSAID = re.compile(r"[-—_\s“”\"'、,。.:;()/]|其中")
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_STATED = re.compile(r"(?P<figure>-?\d[\d,]*\.?\d*)\s*(?P<unit>亿元|万元|千元|元|万)?")
# A code longer than that is of one item only, whatever it is called; shorter ones are of classes.
_CLASS_CODE = 4
# A name shorter than that is part of too many others.
_SHORTEST_PART = 3
# An answer may round a value: what is off by less than that share is the same.
_NEAR = Decimal("0.0006")


def bare(text: str | None) -> str:
    """A name without width, numbering, spaces and punctuation."""
    normal = unicodedata.normalize("NFKC", text or "")
    numbering = _NUMBERING.match(normal)
    return _UNSAID.sub("", normal[numbering.end() :] if numbering else normal)


def figure(text: str | None) -> Decimal | None:
    """The first number that is printed."""
    normal = unicodedata.normalize("NFKC", text or "").replace(",", "").replace(" ", "")
    found = _FIGURE.search(normal)
    return Decimal(found.group()) if found else None


def is_money(unit: str | None) -> bool:
    """Whether the unit is one of currency."""
    return (unit or "") in _IN_YUAN


def in_yuan(value: Decimal, unit: str | None) -> Decimal:
    """The value in yuan; as it is where the unit is none of currency."""
    return value * _IN_YUAN.get((unit or "").strip(), 1)


def same_row(code: str, name: str, found_code: str, found_name: str) -> bool:
    """By code where both have one, else by name; names are `bare`."""
    if code and found_code:
        if code != found_code:
            return False
        return not name or not found_name or len(code) > _CLASS_CODE or _holds(name, found_name)
    if name == found_name:
        return True
    shorter = min(len(name), len(found_name))
    return shorter >= _SHORTEST_PART and _holds(name, found_name)


def same_column(column: str | None, found: str) -> bool:
    """The last header of one path is the other's last, part of it, or above it; no path disagrees with none."""
    wanted, read = _path(column), _path(found)
    if not wanted or not read:
        return True
    return _holds(wanted[-1], read[-1]) or wanted[-1] in read or read[-1] in wanted


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


def _path(column: str | None) -> list[str]:
    return [name for name in map(bare, (column or "").split("/")) if name]


def stated(text: str) -> frozenset[Decimal]:
    """Every number of a text, as it is and in yuan."""
    found: set[Decimal] = set()
    for match in _STATED.finditer(unicodedata.normalize("NFKC", text)):
        value = figure(match["figure"])
        if value is not None:
            found |= {value, in_yuan(value, match["unit"])}
    return frozenset(found)


def states(numbers: frozenset[Decimal], amount: str, unit: str | None) -> bool:
    """Whether the amount is among the numbers, rounded perhaps; one in words (三) is taken to be."""
    value = figure(amount)
    if value is None:
        return True
    return any(
        abs(number - wanted) <= abs(wanted) * _NEAR
        for wanted in {value, in_yuan(value, unit)}
        for number in numbers
    )


def overlap(text: str, wanted: str) -> float:
    """The share of the wanted text's pairs of neighbouring characters that the text has."""
    has, wants = _pairs(text), _pairs(wanted)
    return (has & wants).total() / max(1, wants.total())


def _pairs(text: str) -> Counter[str]:
    name = bare(text)
    return Counter(a + b for a, b in pairwise(name))
