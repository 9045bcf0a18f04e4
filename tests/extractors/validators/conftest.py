"""Budgets written down as little tables, for the rules to judge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors import validators
from extractors.schema.budget import (
    Amount,
    Budget,
    Count,
    Line,
    Mention,
    NarrativeItem,
    Percent,
    Quantity,
    Statement,
)
from extractors.schema.check import Check, Status
from extractors.schema.draft import Direction, Kind, Method, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source

Table = Callable[..., Statement]
Told = Callable[..., NarrativeItem]
Counted = Callable[..., Count]
Rated = Callable[..., Mention]
Checks = Callable[..., list[Check]]


def _cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def make_table(
    kind: str,
    columns: str,
    *panels: str,
    unit: str = "万元",
    id: str = "t1",
    confidence: float = 1.0,
    method: Method = Method.TABLE_RULE,
) -> Statement:
    """A statement from lines `code | name | amount | amount …`; each further text is a further panel.

    A blank cell gives no amount. With several panels, the heads apply to the amounts of each panel in turn.
    """
    heads = columns.split()
    lines: list[Line] = []
    before = 0
    for panel, text in enumerate(panels):
        rows = _cells(text)
        width = max(len(row) for row in rows) - 2
        names = heads[before : before + width] if len(panels) > 1 else heads
        before += width
        for at, (code, name, *values) in enumerate(rows):
            source = Source(
                document="d", page=1, cell=f"{id}r{at}c{panel}0", text=name, confidence=confidence
            )
            amounts = []
            for column, (head, value) in enumerate(zip(names, values, strict=False)):
                if value:
                    place = Source(
                        document="d",
                        page=1,
                        line=at,
                        cell=f"{id}r{at}c{panel}{column + 1}",
                        text=value,
                        confidence=confidence,
                    )
                    amounts.append(Amount(column=head, money=Money.read(value, unit, place), method=method))
            lines.append(
                Line(
                    code=code,
                    name=name,
                    panel=panel,
                    of_which=name.startswith("其中"),
                    source=source,
                    code_source=source if code else None,
                    amounts=tuple(amounts),
                )
            )
    return Statement(
        kind=Kind(kind), table=id, title=f"{kind}表", unit=unit, columns=tuple(heads), lines=tuple(lines)
    )


def make_item(
    item: str,
    current: str = "",
    *,
    previous: str = "",
    delta: str = "",
    percent: str = "",
    direction: Direction | None = None,
    code: str = "",
    measure: str = "",
    unit: str = "万元",
    sentence: str = "本年安排如下。",
    heading: str = "",
) -> NarrativeItem:
    """What a sentence says of an item; amounts stand on line 9."""

    def money(printed: str, at: str) -> Money | None:
        return (
            Money.read(printed, unit, Source(document="d", line=9, text=f"{at}{printed}"))
            if printed
            else None
        )

    return NarrativeItem(
        item=item,
        code=code,
        measure=measure,
        heading=(heading,) if heading else (),
        sentence=Source(document="d", line=9, text=sentence),
        current=money(current, "本年"),
        previous=money(previous, "上年"),
        delta=money(delta, "增减"),
        percent=Percent(
            printed=percent, value=percent.rstrip("%"), source=Source(document="d", line=9, text=percent)
        )
        if percent
        else None,
        direction=direction,
    )


def make_count(
    item: str, value: str, unit: str = "人", *, kind: str = "personnel", column: str = ""
) -> Count:
    """A number of heads or vehicles that the text states on line 9, or a table under a head."""
    place = Source(document="d", line=30 if column else 9, text=f"{item}{value}{unit}")
    quantity = Quantity(printed=value, value=value, unit=unit, source=place)
    return Count(kind=Kind(kind), item=item, column=column, quantity=quantity)


def make_rate(item: str, column: str, value: str) -> Mention:
    """A percentage that the text gives of an item, on line 9."""
    place = Source(document="d", line=9, text=value)
    quantity = Quantity(printed=value, value=value, unit="%", source=place)
    return Mention(kind=Kind.NARRATIVE, item=item, column=column, quantity=quantity)


@pytest.fixture
def counted() -> Counted:
    return make_count


@pytest.fixture
def rated() -> Rated:
    return make_rate


@pytest.fixture
def table() -> Table:
    return make_table


@pytest.fixture
def told() -> Told:
    return make_item


@pytest.fixture
def checks() -> Checks:
    """The checks of a budget of these statements and sentences, of one rule and one status if asked."""

    def run(
        *parts: Statement | NarrativeItem | Count | Mention,
        code: str = "",
        status: Status | None = None,
        year: int | None = None,
        stage: Stage = Stage.BUDGET,
    ) -> list[Check]:
        budget = Budget(
            document="d",
            name="d",
            fiscal_year=year,
            stage=stage,
            statements=tuple(part for part in parts if isinstance(part, Statement)),
            narrative=tuple(part for part in parts if isinstance(part, NarrativeItem)),
            counts=tuple(part for part in parts if isinstance(part, Count)),
            mentions=tuple(part for part in parts if isinstance(part, Mention)),
        )
        return [
            check
            for check in validators.check(budget)
            if check.code.startswith(code) and (status is None or check.status is status)
        ]

    return run
