"""What a table prints of one item in several lines: once for each unit, or for each class that it is booked under."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from extractors.schema.draft import Kind
from service.answering.printed.figure import Figure

_KINDS = frozenset(
    {
        Kind.EXPENDITURE,
        Kind.GENERAL_BY_FUNCTION,
        Kind.GENERAL_BY_ECONOMIC,
        Kind.BASIC_BY_FUNCTION,
        Kind.BASIC_BY_ECONOMIC,
        Kind.GOVERNMENT_FUND,
        Kind.OPERATING,
        Kind.OTHER,
    }
)
_TWO = 2
# The table, the column, the item and its code.
Place = tuple[int, str, str, str]


def place_of(figure: Figure) -> Place:
    """What the lines that may be of one item have in common."""
    return id(figure.statement), figure.header or "", figure.subject, figure.code


def in_several_lines(figures: Iterable[Figure]) -> dict[Place, tuple[Figure, ...]]:
    """The figures of items whose amount a table prints in parts, by their place; together they are the item's.

    A class and the only line under it, which may be called alike and bear one code, stand in rows next to each other; a total
    is what the other lines come to.
    """
    by_place: dict[Place, list[Figure]] = {}
    for figure in figures:
        line, statement = figure.line, figure.statement
        if statement is None or line is None or statement.kind not in _KINDS or line.of_body:
            continue
        if figure.code and figure.subject:
            by_place.setdefault(place_of(figure), []).append(figure)
    return {place: tuple(lines) for place, lines in by_place.items() if _parts(lines)}


def together(lines: Iterable[Figure]) -> Decimal:
    """What they come to, in yuan."""
    return sum((line.money.yuan for line in lines), Decimal(0))


def _parts(lines: list[Figure]) -> bool:
    rows = [line.line for line in lines]
    if len({id(row) for row in rows}) < _TWO or len({id(row) for row in rows}) < len(rows):
        return False
    whole = together(lines)
    if len(lines) > _TWO and any(line.money.yuan * 2 == whole for line in lines):
        return False
    statement = lines[0].statement
    printed = {id(row): n for n, row in enumerate(statement.lines)} if statement is not None else {}
    places = sorted(printed.get(id(row), -1) for row in rows)
    alike = len({line.money.yuan for line in lines}) < len(lines)
    return not (alike and any(b - a == 1 for a, b in pairwise(places)))
