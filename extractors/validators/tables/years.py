"""Tables that print two years and the change between them (上年、本年、增减)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Budget, Line, Statement
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import Outcome, rule
from extractors.validators.structure import identities
from extractors.validators.structure.columns import Identity
from extractors.validators.tables import row
from extractors.validators.wording import title

_CHANGE = re.compile(r"增减(?:变化)?(?:情况|额|数|金额)?|比上年增减(?:额|数)?|变动(?:额|数)?")
_LAST = re.compile(r"上年(?:预算|决算|执行)?数?|去年(?:预算|决算)?数?")
_THIS = re.compile(r"本年(?:预算|决算)?数?|今年(?:预算|决算)?数?|当年(?:预算|决算)?数?")
_YEAR = re.compile(r"(\d{4})年(?:预算|决算)?数?")


@rule
def years_make_the_change(budget: Budget) -> Iterator[Outcome]:
    """表中增减数等于本年数减上年数。

    In a table that prints both years, this year's amount is last year's plus the change.
    """
    for statement in budget.statements:
        for last, this, change in _triples(statement.columns):
            identity = Identity(this, (last, change))
            equations = [
                e for line in statement.lines if (e := _equation(statement, line, identity)) is not None
            ]
            if identities.comes_out_too_seldom(equations):
                yield row.unclear(statement, identity, equations)
                continue
            yield from equations


def _equation(statement: Statement, line: Line, identity: Identity) -> Equation | None:
    held: dict[str, Place] = {place.amount.column: place for place in places(statement, [line])}
    if any(column not in held for column in (identity.whole, *identity.parts)):
        return None
    parts = tuple(held[column] for column in identity.parts)
    return Equation(held[identity.whole], parts, f"{title(statement)}“{line.name}”行本年数、上年数与增减数")


def _triples(columns: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Last year's, this year's and the change's column for the same measure."""
    by_measure: dict[tuple[str, ...], dict[str, str]] = {}
    for column in columns:
        path = column.split("/")
        for at, element in enumerate(path):
            period = _period(element)
            if period:
                rest = (*path[:at], *path[at + 1 :])
                by_measure.setdefault(rest, {}).setdefault(period, column)
                break
    for held in by_measure.values():
        years = sorted(period for period in held if period.isdigit())
        last = held.get("last") or (held[years[0]] if len(years) == 2 else None)
        this = held.get("this") or (
            held[years[-1]] if years and (len(years) == 2 or "last" in held) else None
        )
        if last and this and last != this and "change" in held:
            yield last, this, held["change"]


def _period(element: str) -> str:
    for pattern, period in ((_CHANGE, "change"), (_LAST, "last"), (_THIS, "this")):
        if pattern.fullmatch(element):
            return period
    year = _YEAR.fullmatch(element)
    return year.group(1) if year else ""
