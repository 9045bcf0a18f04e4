"""The tidy view of an extraction: one value a row, the columns of facts.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from extractors import doubtful
from extractors.schema.budget import Budget, Indicator, Mention, NarrativeItem
from extractors.schema.check import Status
from extractors.schema.draft import BASE_NAMES, Against, Kind, Method
from extractors.schema.extraction import Extraction
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.schema.source import LEGIBLE, Source

Place = tuple[object, ...]
# what `origin` and `status` of a fact can be
ORIGINS = ("table", "prose")
STANDINGS = ("verified", "unverified", "conflict")

# Figures that can hardly be read: so many, none of them zero, are too many to be misread alike.
_FEWEST = 3
_NOT_ZERO = re.compile("[1-9]")


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
    for fact in values(extraction.budget):
        yield fact.model_copy(update={"status": standings.get(place(fact.source), "unverified")})


def standing(extraction: Extraction) -> dict[Place, str]:
    """`verified` or `conflict` for every place that a check could judge; a place not in it is unverified.

    What a model placed among the figures of the rules is verified by a figure of theirs only, and verifies none of them:
    figures that one reader placed may agree because they are wrong in the same way."""
    by_model = placed_by_model(extraction.budget)
    doubted = by_model if extraction.run.engine == "hybrid" else frozenset()
    standings: dict[Place, str] = {}
    for check in extraction.checks:
        if check.status in (Status.HOLDS, Status.ROUNDING) and _is_evidence(check.sources):
            for held in _borne_out(check.sources, doubted):
                standings.setdefault(held, "verified")
    for other in extraction.budget.alternatives:
        standings.setdefault(place(other.source), "conflict")
    for check in extraction.checks:
        if check.status is Status.FAILS:
            for source in check.sources:
                standings[place(source)] = "conflict"
        elif check.suspect and (accused := check.suspect.source) and place(accused) in by_model:
            # it does not hold, and which of the figures the model misplaced is not known
            read = (place(source) for source in check.sources)
            standings.update((each, "conflict") for each in read if each in by_model)
    budget = extraction.budget
    for source in (*doubtful.amounts(budget), *doubtful.sentences(budget, extraction.checks)):
        if standings.get(place(source)) == "verified":
            del standings[place(source)]
    return standings


def placed_by_model(budget: Budget) -> frozenset[Place]:
    """The places of the values that a model pointed at, and no rule: a dump may print an amount twice in one line."""
    found: dict[bool, set[Place]] = {True: set(), False: set()}
    for fact in values(budget):
        found[fact.method is Method.MODEL].add(place(fact.source))
    return frozenset(found[True] - found[False])


def _borne_out(sources: Sequence[Source], by_model: frozenset[Place]) -> list[Place]:
    """The places that figures which agree bear out. A zero of a model's is borne out by nothing: it agrees wherever it is."""
    placed = [source for source in sources if place(source) in by_model]
    if not placed:
        return [place(source) for source in sources]
    anchored = any(place(source) not in by_model and _NOT_ZERO.search(source.text) for source in sources)
    return [place(source) for source in placed if _NOT_ZERO.search(source.text)] if anchored else []


def _is_evidence(sources: Sequence[Source]) -> bool:
    """Whether figures that agree bear each other out. Two prints of one amount that can hardly be read may be misread in
    the same way, and zeros beside them add nothing: then a clear figure, or a third that is not zero, has to take part."""
    if any(source.confidence >= LEGIBLE for source in sources):
        return True
    return len({place(source) for source in sources if _NOT_ZERO.search(source.text)}) >= _FEWEST


def place(source: Source) -> Place:
    """What tells one printed value from another: its cell, or where its words stand."""
    return (source.cell,) if source.cell else (source.page, source.line, source.box, source.text)


def sources(budget: Budget) -> Iterator[Source]:
    """Where the values of a budget are printed, without making facts of them."""
    for statement in budget.statements:
        for line in statement.lines:
            for amount in line.amounts:
                yield amount.money.source
    for item in budget.narrative:
        for held in (item.current, item.previous, item.delta, item.percent):
            if held is not None:
                yield held.source
    yield from (count.quantity.source for count in budget.counts)
    for indicator in budget.indicators:
        yield indicator.target.source
        yield from (other.target.source for other in indicator.others)
    yield from (mention.quantity.source for mention in budget.mentions)


def values(budget: Budget) -> Iterator[Fact]:
    """The facts of a budget before anything is checked."""
    for statement in budget.statements:
        for line in statement.lines:
            for amount in line.amounts:
                yield Fact(
                    statement=statement.kind,
                    table=line.project or statement.label or statement.title,
                    row_code="" if line.of_body else line.code,
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
        yield from _indicator(indicator)
    for mention in budget.mentions:
        yield _mention(mention)


def _narrative(item: NarrativeItem) -> Iterator[Fact]:
    base = BASE_NAMES[item.against]
    change = "" if item.against is Against.LAST_YEAR else f"较{base}"
    values: tuple[tuple[str, Money | None], ...] = (
        (item.measure or "金额", item.current),
        (base, item.previous),
        (f"{change}增减额", item.delta),
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
            column=f"{change}增减百分比",
            amount=item.percent.value,
            unit="%",
            source=item.percent.source,
            origin="prose",
            method=item.method,
        )


def _mention(mention: Mention) -> Fact:
    quantity = mention.quantity
    scale = YUAN_PER_UNIT.get(quantity.unit)
    return Fact(
        statement=mention.kind,
        row_name=mention.item,
        column=mention.column or "数量",
        amount=quantity.value,
        unit=quantity.unit,
        yuan=None if scale is None else quantity.value * scale,
        source=quantity.source,
        origin="prose" if mention.in_words else "table",
        method=mention.method,
    )


def _indicator(indicator: Indicator) -> Iterator[Fact]:
    path = [level for level in (indicator.level1, indicator.level2) if level]
    figures = (("指标值", indicator.target), *((other.head, other.target) for other in indicator.others))
    for head, target in figures:
        yield Fact(
            statement=Kind.PERFORMANCE,
            table=indicator.project,
            row_name=indicator.level3,
            column="/".join((*path, head)),
            # a range is no one amount
            amount=target.value if target.upper is None else None,
            unit=target.unit if target.upper is None else "",
            source=target.source,
            origin="table" if target.source.cell else "prose",
            method=target.method,
        )
