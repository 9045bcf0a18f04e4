"""What was read from a copy of a document against what is read from its text layer: each figure of either, judged once.

Figures are the same when they say the same amount of the same row and column. OCR mistakes letters, so what was read
belongs to the row of the page whose name is nearest, or whose code it has where the name is none, and to the nearest
column; a code that is not the row's own is another row. A figure that stands in another row or column than it is printed
in is wrong, however well its digits were read: whoever looks that cell up gets a wrong amount.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from eval.outside.scorers.matching import bare, is_money
from eval.render.place import Place
from extractors.fact_rows import FactRow
from extractors.schema.draft import Kind
from extractors.schema.source import Box

# What is less alike than that is another name.
_ALIKE = 0.6
# Prints that share so much of the smaller one's area are one.
_SHARED = 0.3


class Verdict(StrEnum):
    """How a figure of the text layer was read, or what one of the copy is."""

    RIGHT = "right"
    STATEMENT = "statement"  # amount, row and column are right, the table was taken for another kind
    ELSEWHERE = "elsewhere"  # the amount is right, its row or column is not
    AMOUNT = "amount"  # another amount
    MISSED = "missed"
    INVENTED = "invented"  # nothing like it in the text layer


@dataclass(frozen=True)
class Wanted:
    """A figure of the text layer, and where it is to be found on the straightened page of the copy."""

    fact: FactRow
    place: Place


@dataclass(frozen=True)
class Judged:
    """`wanted` is None for what is invented, `found` for what is missed."""

    page: int
    verdict: Verdict
    wanted: FactRow | None
    found: FactRow | None

    @property
    def scored(self) -> bool:
        """Whether the accuracy is of it."""
        fact = self.wanted or self.found
        assert fact is not None  # one of both is there
        return is_scored(fact)

    @property
    def verified(self) -> bool:
        return self.found is not None and self.found.status == "verified"

    @property
    def misleads(self) -> bool:
        """Whether it is marked as verified and its row and column do not have that amount in print."""
        return self.verified and self.verdict not in (Verdict.RIGHT, Verdict.STATEMENT)


def is_scored(fact: FactRow) -> bool:
    """Whether it is an amount of money in a table, no target of performance: what accuracy is of."""
    of_table = fact.source == "table" and fact.statement != Kind.PERFORMANCE
    return of_table and fact.amount is not None and is_money(fact.unit)


def judge(wanted: Sequence[Wanted], found: Sequence[FactRow]) -> list[Judged]:
    """Every figure once, page by page: those of the text layer in their order, then what is invented.

    Figures without an amount (ranges, words) are not compared."""
    asked = [each for each in wanted if each.fact.amount is not None and each.place.page is not None]
    given = [each for each in found if each.amount is not None and each.page is not None]
    pages = sorted({each.place.page or 0 for each in asked} | {each.page or 0 for each in given})
    return [
        judged
        for page in pages
        for judged in _page(
            page, [w for w in asked if w.place.page == page], [f for f in given if f.page == page]
        )
    ]


@dataclass(frozen=True)
class _Cell:
    """A figure as it is compared: by the names of the text layer that are nearest to its own."""

    fact: FactRow
    name: str
    column: str
    amount: tuple[Decimal | None, str]
    box: Box | None


_Test = Callable[[_Cell, _Cell], bool]

# From the surest likeness to the faintest; a figure that has found its counterpart takes no further part.
_TESTS: tuple[tuple[Verdict, _Test], ...] = (
    (Verdict.RIGHT, lambda w, r: w.amount == r.amount and _same_cell(w, r) and _same_statement(w, r)),
    (Verdict.STATEMENT, lambda w, r: w.amount == r.amount and _same_cell(w, r)),
    (Verdict.ELSEWHERE, lambda w, r: w.amount == r.amount and _same_place(w, r)),
    (Verdict.AMOUNT, lambda w, r: _same_cell(w, r) and _same_statement(w, r)),
    (Verdict.AMOUNT, lambda w, r: _same_cell(w, r)),
    (Verdict.AMOUNT, lambda w, r: _same_place(w, r)),
    (Verdict.ELSEWHERE, lambda w, r: w.amount == r.amount and (_same_row(w, r) or w.column == r.column)),
)


def _page(page: int, wanted: list[Wanted], found: list[FactRow]) -> list[Judged]:
    names, columns = [bare(w.fact.row_name) for w in wanted], [_column(w.fact) for w in wanted]
    name_of, column_of = _nearest_name(wanted), _nearest_column(columns)
    printed = [
        _Cell(w.fact, name, column, _amount(w.fact), w.place.box)
        for w, name, column in zip(wanted, names, columns, strict=True)
    ]
    read = [_Cell(fact, name_of(fact), column_of(_column(fact)), _amount(fact), _box(fact)) for fact in found]
    counterparts: dict[int, tuple[Verdict, _Cell]] = {}
    for verdict, alike in _TESTS:
        for n, each in enumerate(printed):
            if n not in counterparts and (one := next((r for r in read if alike(each, r)), None)) is not None:
                counterparts[n] = (verdict, one)
                read = [r for r in read if r is not one]
    judged = [
        Judged(page, verdict, each.fact, None if one is None else one.fact)
        for n, each in enumerate(printed)
        for verdict, one in [counterparts.get(n, (Verdict.MISSED, None))]
    ]
    return judged + [Judged(page, Verdict.INVENTED, None, one.fact) for one in read]


def _nearest(names: Sequence[str]) -> Callable[[str], str]:
    """The one of the names that a name stands for; itself where it is like none."""
    known = dict.fromkeys(names)

    @cache
    def nearest(name: str) -> str:
        return name if name in known else next(iter(get_close_matches(name, known, 1, _ALIKE)), name)

    return nearest


def _nearest_name(wanted: Sequence[Wanted]) -> Callable[[FactRow], str]:
    """The name that one that was read stands for: where it is none of the page's, the one of its code if that has one only."""
    by_code: dict[str, set[str]] = {}
    for each in wanted:
        by_code.setdefault(each.fact.row_code, set()).add(bare(each.fact.row_name))
    known = dict.fromkeys(bare(each.fact.row_name) for each in wanted)
    nearest = _nearest(list(known))

    def name(fact: FactRow) -> str:
        read = bare(fact.row_name)
        of_code = by_code.get(fact.row_code, set()) if fact.row_code else set()
        return next(iter(of_code)) if read not in known and len(of_code) == 1 else nearest(read)

    return name


def _nearest_column(columns: Sequence[str]) -> Callable[[str], str]:
    """The column that a path of headers stands for: by its last header, and by those above where several have that one."""
    by_last: dict[str, list[str]] = {}
    for column in dict.fromkeys(columns):
        by_last.setdefault(_last(column), []).append(column)
    last_of, whole = _nearest(list(by_last)), _nearest(columns)

    @cache
    def nearest(column: str) -> str:
        if column in by_last.get(_last(column), ()):
            return column
        held = by_last.get(last_of(_last(column)))
        return whole(column) if held is None else get_close_matches(column, held, 1, 0.0)[0]

    return nearest


def _column(fact: FactRow) -> str:
    return "/".join(map(bare, fact.column.split("/")))


def _last(column: str) -> str:
    return column.rpartition("/")[2]


def _amount(fact: FactRow) -> tuple[Decimal | None, str]:
    return (fact.amount, fact.unit) if fact.yuan is None else (fact.yuan, "")


def _box(fact: FactRow) -> Box | None:
    if fact.x0 is None or fact.y0 is None or fact.x1 is None or fact.y1 is None:
        return None
    return Box(float(fact.x0), float(fact.y0), float(fact.x1), float(fact.y1))


def _same_statement(wanted: _Cell, read: _Cell) -> bool:
    return wanted.fact.statement == read.fact.statement


def _same_cell(wanted: _Cell, read: _Cell) -> bool:
    same_source = wanted.fact.source == read.fact.source
    return same_source and wanted.column == read.column and _same_row(wanted, read)


def _same_row(wanted: _Cell, read: _Cell) -> bool:
    """By code where both have one, and by name; a code that was not read is missing, one that was misread is another row."""
    codes = (wanted.fact.row_code, read.fact.row_code)
    return wanted.name == read.name and (not all(codes) or codes[0] == codes[1])


def _same_place(wanted: _Cell, read: _Cell) -> bool:
    one, other = wanted.box, read.box
    if one is None or other is None:
        return False
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return width > 0 and height > 0 and width * height >= _SHARED * min(_area(one), _area(other))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
