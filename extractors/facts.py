"""The tidy view of an extraction: one value a row, the columns of facts.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from extractors.schema.budget import Indicator, NarrativeItem
from extractors.schema.check import Status
from extractors.schema.draft import Kind, Method
from extractors.schema.extraction import Extraction
from extractors.schema.money import Money
from extractors.schema.source import Source

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# What follows the first number of a range (6-9个月), which is not one amount.
_RANGE = re.compile(r"\s*%?\s*(?:[-－–—~～至]+|\.{2,})\s*\d")

Place = tuple[object, ...]
# what `origin` and `status` of a fact can be
ORIGINS = ("table", "prose")
STANDINGS = ("verified", "unverified", "conflict")


class Fact(BaseModel):
    """One printed value. `amount` is a plain decimal in `unit`; `yuan` is empty where the unit is no money.

    `status` is `verified` when an identity the value takes part in holds, `conflict` when one fails."""

    model_config = ConfigDict(frozen=True)

    statement: Kind
    table: str = ""
    row_code: str = ""
    row_name: str
    column: str
    amount: Decimal | None
    unit: str
    yuan: Decimal | None = None
    source: Source
    origin: str  # table or prose
    method: Method
    status: str = "unverified"


def facts(extraction: Extraction) -> Iterator[Fact]:
    """Every value of the budget in the order of the document: statements, text, counts, indicators."""
    standings = standing(extraction)
    for fact in _facts(extraction):
        yield fact.model_copy(update={"status": standings.get(place(fact.source), "unverified")})


def standing(extraction: Extraction) -> dict[Place, str]:
    """`verified` or `conflict` for every place that a check could judge; a place not in it is unverified."""
    standings: dict[Place, str] = {}
    for check in extraction.checks:
        if check.status in (Status.HOLDS, Status.ROUNDING):
            for source in check.sources:
                standings.setdefault(place(source), "verified")
    for check in extraction.checks:
        if check.status is Status.FAILS:
            for source in check.sources:
                standings[place(source)] = "conflict"
    return standings


def place(source: Source) -> Place:
    """What tells one printed value from another: its cell, or where its words stand."""
    return (source.cell,) if source.cell else (source.page, source.line, source.box, source.text)


def _facts(extraction: Extraction) -> Iterator[Fact]:
    budget = extraction.budget
    for statement in budget.statements:
        for line in statement.lines:
            for amount in line.amounts:
                yield Fact(
                    statement=statement.kind,
                    table=statement.label or statement.title,
                    row_code=line.code,
                    row_name=line.name,
                    column=amount.column,
                    amount=amount.money.value,
                    unit=amount.money.unit,
                    yuan=amount.money.yuan,
                    source=amount.money.source,
                    origin="table",
                    method=amount.method,
                )
    for item in budget.narrative:
        yield from _narrative(item)
    for count in budget.counts:
        yield Fact(
            statement=count.kind,
            row_name=count.item,
            column="数量",
            amount=count.quantity.value,
            unit=count.quantity.unit,
            source=count.quantity.source,
            origin="table" if count.quantity.source.cell else "prose",
            method=Method.TABLE_RULE if count.quantity.source.cell else Method.TEXT_RULE,
        )
    for indicator in budget.indicators:
        yield _indicator(indicator)


def _narrative(item: NarrativeItem) -> Iterator[Fact]:
    values: tuple[tuple[str, Money | None], ...] = (
        (item.measure or "金额", item.current),
        ("上年", item.previous),
        ("增减额", item.delta),
    )
    for column, money in values:
        if money is not None:
            yield Fact(
                statement=Kind.NARRATIVE,
                row_code=item.code,
                row_name=item.item,
                column=column,
                amount=money.value,
                unit=money.unit,
                yuan=money.yuan,
                source=money.source,
                origin="prose",
                method=item.method,
            )
    if item.percent is not None:
        yield Fact(
            statement=Kind.NARRATIVE,
            row_code=item.code,
            row_name=item.item,
            column="增减百分比",
            amount=item.percent.value,
            unit="%",
            source=item.percent.source,
            origin="prose",
            method=item.method,
        )


def _indicator(indicator: Indicator) -> Fact:
    found = _NUMBER.search(indicator.target.text)
    if found and _RANGE.match(indicator.target.text, found.end()):
        found = None
    number = Decimal(found.group().replace(",", "")) if found else None
    path = [level for level in (indicator.level1, indicator.level2, "指标值") if level]
    return Fact(
        statement=Kind.PERFORMANCE,
        table=indicator.project,
        row_name=indicator.level3,
        column="/".join(path),
        amount=number,
        unit=indicator.target.text[found.end() :].strip() if found else "",
        source=indicator.target.source,
        origin="table",
        method=indicator.target.method,
    )
