"""Tables of a fixture that print the same money: where a code, or a name, has the same amount in both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from eval.arithmetic.identity import TABLES, Entry, Family, Identity, entries
from eval.fixture import Fixture, Statement
from eval.labels import NOT_SCORED

_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])")
_TOTAL = re.compile(r"(?:收入|支出)?(?:总计|合计)")
# Amounts that differ from each other and agree in both columns, for chance to be ruled out.
_TELLING = 2


@dataclass(frozen=True)
class Twin:
    """Two columns, each of its own table, that agree in every line they share: they print the same money.

    Lines are known by their codes, or `by_name` where one of the tables prints none."""

    one: tuple[str, int]
    other: tuple[str, int]
    by_name: bool


_Lines = dict[str, Entry]


def twins(fixture: Fixture) -> tuple[Twin, ...]:
    """The columns that print the same money in a fixture without mistakes."""
    columns = [column for statement in _tables(fixture) for column in _columns(statement)]
    found: list[Twin] = []
    for one, other in combinations(columns, 2):
        if one.at[0] == other.at[0]:
            continue
        named = not (one.by_code and other.by_code)
        pairs = _shared(one, other, named)
        amounts = {mine.yuan for _, mine, _ in pairs if mine.value}
        if len(amounts) >= _TELLING and all(_identity(*pair).holds for pair in pairs):
            found.append(Twin(one.at, other.at, named))
    return tuple(found)


def between(fixture: Fixture, same_money: tuple[Twin, ...]) -> Iterator[Identity]:
    """What these columns print for the same line."""
    columns = {column.at: column for statement in _tables(fixture) for column in _columns(statement)}
    for twin in same_money:
        if twin.one in columns and twin.other in columns:
            for pair in _shared(columns[twin.one], columns[twin.other], twin.by_name):
                yield _identity(*pair)


def bare(name: str) -> str:
    """A name without what numbers it."""
    return _NUMBERING.sub("", name)


def _tables(fixture: Fixture) -> Iterator[Statement]:
    return (statement for statement in fixture.statements if statement.kind not in NOT_SCORED)


@dataclass(frozen=True)
class _Column:
    """A column of a table with its amounts by code and by name; what is printed twice says nothing."""

    at: tuple[str, int]
    by_code: _Lines
    by_name: _Lines


@lru_cache(maxsize=TABLES)
def _columns(statement: Statement) -> tuple[_Column, ...]:
    found: dict[int, list[Entry]] = {}
    for entry in entries(statement):
        found.setdefault(entry.cell.column, []).append(entry)
    columns: list[_Column] = []
    for column, held in found.items():
        by_code = _only([(entry.label.row_code, entry) for entry in held])
        totals = [("合计", entry) for entry in held if _TOTAL.fullmatch(entry.label.row_name)]
        names = [
            (bare(entry.label.row_name), entry)
            for entry in held
            if not _TOTAL.fullmatch(entry.label.row_name)
        ]
        total = _only(totals)
        coded = by_code | total if by_code else {}
        columns.append(_Column((statement.id, column), coded, _only(names) | total))
    return tuple(columns)


def _only(keyed: list[tuple[str, Entry]]) -> _Lines:
    times = Counter(key for key, _ in keyed)
    return {key: entry for key, entry in keyed if key and times[key] == 1}


def _shared(one: _Column, other: _Column, by_name: bool) -> list[tuple[str, Entry, Entry]]:
    mine, theirs = (one.by_name, other.by_name) if by_name else (one.by_code, other.by_code)
    return [(key, mine[key], theirs[key]) for key in mine if key in theirs]


def _identity(key: str, mine: Entry, theirs: Entry) -> Identity:
    slack: Decimal = mine.yuan_slack + theirs.yuan_slack
    where = f"{mine.cell.table}.{mine.cell.column} {theirs.cell.table}.{theirs.cell.column}"
    return Identity(
        Family.TABLES, f"{where}: {key}", (mine.cell, theirs.cell), mine.yuan - theirs.yuan, slack
    )
