"""National classification codes (政府收支分类科目): names with the evidence for each and the years it was seen in.

A code missing here is unknown, never wrong: the tables are far from complete, and names change between years.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# What the first digit of a code says: 2 is 支出功能分类, 3 部门预算支出经济分类, 5 政府预算支出经济分类.
_TABLES = ("functional.csv", "economic.csv")
_LENGTHS = (3, 5, 7)  # 类, 款, 项


class Name(NamedTuple):
    """A name that a code goes by; `evidence` is `printed` where a published document prints it so."""

    code: str
    name: str
    evidence: str
    years: str

    @property
    def printed(self) -> bool:
        return self.evidence.startswith(("printed", "seen"))


def lookup(code: str) -> tuple[Name, ...]:
    """All names known for a code; none when it is unknown."""
    return _names().get(code, ())


def named(name: str) -> tuple[str, ...]:
    """The codes whose own name is exactly this, in ascending order; variants seen in print do not count."""
    return _codes().get(name, ())


@cache
def every_name() -> frozenset[str]:
    """All names that a code goes by, at every level."""
    return frozenset(name.name for names in _names().values() for name in names)


def parent(code: str) -> str | None:
    """The code one level up (2101301 → 21013 → 210), by its digits alone; None for a 类 and for no code."""
    return code[:-2] if len(code) in _LENGTHS[1:] and code.isdigit() else None


def children(code: str) -> tuple[str, ...]:
    """The known codes one level below, in ascending order."""
    return tuple(sorted(known for known in _names() if parent(known) == code))


def mend(code: str, name: str) -> str | None:
    """The code meant where one digit of the printed one is missing or too many (3012 for 30102 津贴补贴).

    The name beside it must belong to exactly one code that near; None otherwise, and for a sound code.
    """
    return None if is_classified(code) else nearest(code, named(name))


def nearest(code: str, known: Iterable[str]) -> str | None:
    """The only one of the known codes that is the printed one with a digit more or less."""
    near = {other for other in known if _one_digit_apart(code, other)}
    return near.pop() if len(near) == 1 else None


def is_classified(code: str) -> bool:
    """Whether the digits form a classification code under a known 类; a unit's code (单位代码) seldom does."""
    return len(code) in _LENGTHS and code.isdigit() and code[:3] in _names()


def _one_digit_apart(printed: str, code: str) -> bool:
    short, long = sorted((printed, code), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@cache
def _names() -> dict[str, tuple[Name, ...]]:
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for table in _TABLES:
        text = files(__name__).joinpath(table).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            found[row["code"]].append(Name(row["code"], row["name"], row["evidence"], row["years"]))
    return {code: tuple(names) for code, names in found.items()}


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, names in _names().items():
        for name in names:
            if not name.evidence.endswith("variant"):
                found[name.name].add(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}
