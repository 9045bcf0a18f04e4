"""The amounts of an extraction as flat rows: what the store keeps and searches."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind, Method
from extractors.schema.extraction import Extraction
from extractors.schema.money import Money
from extractors.schema.source import Box, Source
from service.terms import key

Standing = Literal["verified", "unverified", "conflict"]


class Fact(BaseModel):
    """One printed amount. `amount` is in `unit`; `status` says what the checks found of it:

    verified (some identity it takes part in holds), conflict (it is the suspect of a failed one), unverified.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    statement: Kind
    table: str = ""
    title: str = ""
    code: str = ""
    name: str
    name_key: str
    side: str = ""
    column: str
    amount: Decimal
    unit: str
    yuan: Decimal
    printed: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    cell: str | None = None
    source: Literal["table", "prose"]
    method: Method
    status: Standing


class Place(NamedTuple):
    """What tells one printed place from another."""

    page: int | None
    line: int | None
    box: Box | None
    cell: str | None
    text: str

    @classmethod
    def of(cls, source: Source) -> Place:
        return cls(source.page, source.line, source.box, source.cell, source.text)


def standings(checks: tuple[Check, ...]) -> dict[Place, Standing]:
    """What the checks found of each place; a place that no check speaks of is absent.

    A failed identity throws doubt on its suspect only: the other figures that take part in it may be right.
    """
    found: dict[Place, Standing] = {}
    for check in checks:
        for source in check.sources:
            place = Place.of(source)
            if check.status in (Status.HOLDS, Status.ROUNDING):
                found.setdefault(place, "verified")
            elif check.status is Status.FAILS and check.suspect and check.suspect.cell == source.cell:
                if source.cell is not None:
                    found[place] = "conflict"
    return found


def rows(extraction: Extraction) -> Iterator[Fact]:
    """Every amount of the tables and of the narrative, in printed order."""
    found = standings(extraction.checks)
    yield from _of_statements(extraction.budget, found)
    for item in extraction.budget.narrative:
        for column, money in stated(item):
            yield _fact(
                extraction.budget.document,
                money,
                found,
                statement=Kind.NARRATIVE,
                code=item.code,
                name=item.item,
                column=column,
                source="prose",
                method=item.method,
            )


def stated(item: NarrativeItem) -> Iterator[tuple[str, Money]]:
    """The amounts that one sentence states of its item, each with what it is."""
    if item.current:
        yield item.measure or "本年", item.current
    if item.previous:
        yield "上年", item.previous
    if item.delta:
        yield "增减", item.delta


def _of_statements(budget: Budget, found: dict[Place, Standing]) -> Iterator[Fact]:
    for statement in budget.statements:
        for line in statement.lines:
            for amount in line.amounts:
                yield _fact(
                    budget.document,
                    amount.money,
                    found,
                    statement=statement.kind,
                    table=statement.table,
                    title=statement.title,
                    code=line.code,
                    name=line.name,
                    side=line.side,
                    column=amount.column,
                    source="table",
                    method=amount.method,
                )


def _fact(
    document: str,
    money: Money,
    found: dict[Place, Standing],
    *,
    statement: Kind,
    name: str,
    column: str,
    source: Literal["table", "prose"],
    method: Method,
    table: str = "",
    title: str = "",
    code: str = "",
    side: str = "",
) -> Fact:
    return Fact(
        document=document,
        statement=statement,
        table=table,
        title=title,
        code=code,
        name=name,
        name_key=key(name),
        side=side,
        column=column,
        amount=money.value,
        unit=money.unit,
        yuan=money.yuan,
        printed=money.printed,
        page=money.source.page,
        line=money.source.line,
        box=money.source.box,
        cell=money.source.cell,
        source=source,
        method=method,
        status=found.get(Place.of(money.source), "unverified"),
    )
