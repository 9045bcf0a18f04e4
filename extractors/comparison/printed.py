"""What a disclosure prints of each thing, in its tables and in its text: the amounts that another one can be held against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors import codes
from extractors.comparison import basis, periods, subjects
from extractors.comparison.basis import Basis
from extractors.comparison.periods import Held, Period
from extractors.comparison.subjects import Subject
from extractors.schema.budget import Budget, Line, NarrativeItem, Statement
from extractors.schema.draft import Kind, Method
from extractors.schema.money import Money
from extractors.schema.source import LEGIBLE
from extractors.validators.balance import usable
from extractors.validators.equation import Place, places
from extractors.validators.remembered import remembered
from extractors.validators.structure import levels, names
from extractors.validators.wording import title

# Tables whose lines go by classification codes.
CODED = (
    Kind.RECEIPTS,
    Kind.EXPENDITURE,
    Kind.GENERAL_BY_FUNCTION,
    Kind.GENERAL_BY_ECONOMIC,
    Kind.BASIC_BY_FUNCTION,
    Kind.BASIC_BY_ECONOMIC,
    Kind.GOVERNMENT_FUND,
    Kind.STATE_CAPITAL,
)
_TWO_SIDED = (Kind.RECEIPTS_EXPENDITURE, Kind.FISCAL_APPROPRIATION)
# In these the “三公” total may stand for more than the three (会议费, 培训费 among them).
_MORE = re.compile(r"会议|培训|差旅")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with what it is of. `scope` is the table or the heading that says which money it is a part of."""

    subject: Subject
    money: Money
    basis: Basis
    period: Period
    scope: str
    where: str
    legible: bool
    place: Place | None = None


@remembered
def figures(budget: Budget) -> tuple[Figure, ...]:
    """Every amount of this year and of the last whose subject is clear; tables before text."""
    return (*_in_tables(budget), *_in_text(budget))


@remembered
def by_subject(budget: Budget) -> dict[Subject, tuple[Figure, ...]]:
    """This year's amounts by what they are of."""
    found: dict[Subject, list[Figure]] = {}
    for figure in figures(budget):
        if figure.period is Period.THIS:
            found.setdefault(figure.subject, []).append(figure)
    return {subject: tuple(held) for subject, held in found.items()}


def legible(item: NarrativeItem, *amounts: Money | None) -> bool:
    """Whether amounts of a sentence can be relied on to be read rightly."""
    return item.method is not Method.OCR and all(
        money.source.confidence >= LEGIBLE for money in amounts if money is not None
    )


def _in_text(budget: Budget) -> Iterator[Figure]:
    for item in budget.narrative:
        if item.current is None or not usable(item.current) or re.search("上年|去年", item.measure):
            continue
        yield Figure(
            subject=subjects.subject_of(item),
            money=item.current,
            basis=basis.of_head(item.measure, budget.stage),
            period=Period.THIS,
            scope=subjects.scope_of(item),
            where=subjects.called_in_text(item),
            legible=legible(item, item.current),
        )


def _in_tables(budget: Budget) -> Iterator[Figure]:
    for statement in budget.statements:
        for panel, lines in _panels(statement).items():
            printed = {amount.column for line in lines for amount in line.amounts}
            heads = [column for column in dict.fromkeys(statement.columns) if column in printed]
            held = periods.of(heads, budget.fiscal_year, budget.stage)
            if statement.kind in CODED:
                yield from _figures(statement, _coded(statement, lines), held, statement.kind.value)
            elif statement.kind in _TWO_SIDED or levels.is_two_sided(statement):
                scope = f"{statement.kind.value}/{panel}"
                yield from _figures(statement, _named(lines), held, scope)
            elif statement.kind in (Kind.THREE_PUBLIC, Kind.OPERATING):
                yield from _items(statement, lines, held)


def _panels(statement: Statement) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in statement.lines:
        found.setdefault(line.panel, []).append(line)
    return found


def _figures(
    statement: Statement, lines: Iterable[tuple[str, str, Line]], held: dict[str, Held], scope: str
) -> Iterator[Figure]:
    for sort, name, line in lines:
        for place in places(statement, [line]):
            column = held.get(place.amount.column)
            share = "" if column is None else column.share or "/".join(column.rest)
            if column is not None and share:
                yield _figure(place, Subject(sort, name, share), column, scope)


def _figure(place: Place, subject: Subject, column: Held, scope: str) -> Figure:
    row = subjects.quoted(place.line.code, place.line.name)
    return Figure(
        subject=subject,
        money=place.money,
        basis=column.basis,
        period=column.period,
        scope=scope,
        where=f"{title(place.statement)}{f'{row}行' if row else ''}{subjects.quoted(place.amount.column)}",
        legible=place.legible,
        place=place,
    )


def _coded(statement: Statement, lines: list[Line]) -> Iterator[tuple[str, str, Line]]:
    """The lines of codes, and the grand total. A code that is printed twice (unit by unit) stands for neither."""
    printed = Counter(line.code for line in statement.lines if line.amounts)
    for line in lines:
        if codes.is_classified(line.code) and not line.of_body and printed[line.code] == 1:
            yield "code", line.code, line
    total = levels.grand_total(statement)
    if total is not None and any(line is total for line in lines):
        yield "total", "", total


def _named(lines: list[Line]) -> Iterator[tuple[str, str, Line]]:
    printed = Counter(names.plain(line.name) for line in lines if line.amounts)
    for line in lines:
        if (name := names.plain(line.name)) and printed[name] == 1:
            yield "name", name, line


def _items(statement: Statement, lines: list[Line], held: dict[str, Held]) -> Iterator[Figure]:
    """“三公” items as lines, or as the columns of the one line that stands for the whole."""
    more = any(_MORE.search(text) for text in (*statement.columns, *(line.name for line in lines)))
    printed = [line for line in lines if line.amounts]
    named = Counter(name for line in printed if (name := subjects.called(line.name)))
    for line in printed:
        name = subjects.called(line.name)
        if name and named[name] == 1 and not (more and name == subjects.THREE_PUBLIC):
            yield from _figures(statement, [("item", name, line)], held, statement.kind.value)
    whole = printed[0] if len(printed) == 1 else levels.grand_total(statement)
    for place in [] if whole is None or named else places(statement, [whole]):
        column = held.get(place.amount.column)
        name = "" if column is None else subjects.headed(column.rest)
        if column is not None and name and not (more and name == subjects.THREE_PUBLIC):
            yield _figure(place, Subject("item", name), column, statement.kind.value)
