"""Which year the columns of a table are of (上年、本年、增减), and what they hold besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from extractors.comparison import basis
from extractors.comparison.basis import Basis
from extractors.schema.draft import Stage
from extractors.validators.structure import columns as heads
from extractors.validators.structure import measures, names
from extractors.validators.structure.measures import Share


class Period(StrEnum):
    THIS = "this"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Held:
    """A column: of which year, of which sort, which share of its line's money. `rest` is its head without the year."""

    period: Period
    basis: Basis
    share: Share | None
    rest: tuple[str, ...]


_SORT = r"(?:年初|年末|当年)?(?:预算|决算|执行|预计|完成|实际|调整|安排|批复)*(?:数|额|金额|情况)?"
_LAST = re.compile(rf"(?:上年|去年|上一年)度?{_SORT}")
_THIS = re.compile(rf"(?:本年|今年|当年)度?{_SORT}")
_YEAR = re.compile(r"(20\d\d)年?度?(.*)")
_OF_SORT = re.compile(_SORT)


def of(columns: Iterable[str], year: int | None, stage: Stage) -> dict[str, Held]:
    """The columns of one panel whose year is clear; those of changes, and of other years, are left out."""
    split = {
        column: parts
        for column in columns
        if not names.is_change(column) and (parts := _split(column, year)) is not None
    }
    # 2024年“三公”经费预算数 stands beside the same of 2023: last year's where this year's has the same head
    this = {rest for period, _, rest, _ in split.values() if period is Period.THIS}
    found: dict[str, Held] = {}
    for column, (period, words, rest, plain) in split.items():
        if period is Period.LAST and not plain and rest not in this:
            continue
        sort = basis.of_words(words) if period is Period.LAST else basis.of_head(words, stage)
        if period is Period.LAST and sort is Basis.UNSTATED and stage is Stage.FINAL:
            sort = Basis.ACCOUNT
        found[column] = Held(period, sort, None, rest)
    return {column: _with_share(found, held) for column, held in found.items()}


def _split(column: str, year: int | None) -> tuple[Period, str, tuple[str, ...], bool] | None:
    """Period, the words that tell the sort, the head without the year, and whether the element was a year alone."""
    path = column.split("/")
    for at, element in enumerate(path):
        rest = (*path[:at], *path[at + 1 :])
        if _LAST.fullmatch(element):
            return Period.LAST, column, rest, True
        if _THIS.fullmatch(element):
            return Period.THIS, column, rest, True
        dated = _YEAR.fullmatch(element)
        if dated is None:
            continue
        if year is None or int(dated[1]) not in (year, year - 1):
            return None
        period = Period.THIS if int(dated[1]) == year else Period.LAST
        if _OF_SORT.fullmatch(dated[2]):
            return period, column, rest, True
        return period, column, (*path[:at], dated[2], *path[at + 1 :]), False
    return Period.THIS, column, tuple(path), True


def _with_share(columns: dict[str, Held], held: Held) -> Held:
    beside = {"/".join(each.rest): each for each in columns.values() if _alike(each, held)}
    whole = heads.total_column(list(beside))
    share = Share.WHOLE if "/".join(held.rest) == whole else _named(held.rest)
    return Held(held.period, held.basis, share, held.rest)


def _alike(one: Held, other: Held) -> bool:
    return (one.period, one.basis) == (other.period, other.basis)


def _named(rest: tuple[str, ...]) -> Share | None:
    elements = [element for element in rest if not names.is_total(element)]
    return measures.share_named(elements[-1]) if elements and not names.is_total(elements[-1]) else None
