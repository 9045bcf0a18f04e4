"""What people call the items of expenditure by economic class (经济分类科目) that run an office: 车补, 印资料.

The items and their codes are those of the national classification (政府收支分类科目); the names in everyday speech are our own.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from service.terms import key

# Shorter ones are words of much else (培训人次, 会议室): they name the cost only where nothing but an amount is asked.
_OF_THEIR_OWN = 4


class Cost(NamedTuple):
    """An item: its codes and the names that it is printed under, the likeliest first."""

    codes: tuple[str, ...]
    printed: tuple[str, ...]


@lru_cache(maxsize=1)
def costs() -> dict[str, Cost]:
    """The item of each everyday name, longer names first."""
    text = files("service.lexicon").joinpath("words", "costs.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    found = {
        key(said): Cost(tuple(row["codes"].split()), tuple(row["printed"].split()))
        for row in rows
        for said in row["said"].split()
    }
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


@lru_cache(maxsize=1)
def plain_names() -> tuple[str, ...]:
    """The names that mean the cost wherever they stand, longer ones first."""
    return tuple(name for name in costs() if len(name) >= _OF_THEIR_OWN)
