"""Printed figures as a person finds them (定位): by table, row and column, or by the item of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from extractors.schema.budget import Budget, Indicator, Line, Mention, NarrativeItem, Statement
from extractors.schema.finding import Spot
from extractors.schema.source import Source
from extractors.validators.claim import Figure
from extractors.validators.equation import Place
from extractors.validators.text.said import Rate, Said
from extractors.validators.text.written import Share
from extractors.validators.wording import title


def spot(figure: Figure) -> Spot:
    """Where a figure of a claim is found."""
    if isinstance(figure, Place):
        return Spot(
            source=figure.source,
            table=title(figure.statement),
            row=_row(figure.line),
            column=figure.amount.column,
            printed=figure.money.printed,
            unit=figure.money.unit,
        )
    if isinstance(figure, Said):
        return _said(figure)
    if isinstance(figure, Rate):
        return _percentage(figure.source, figure.item.item, "增减幅度", figure.percent.printed)
    if isinstance(figure, Share):
        mention = figure.mention
        return _percentage(figure.source, mention.item, mention.column, mention.quantity.printed)
    return Spot(source=figure.source, printed=figure.source.text)


class Spots:
    """Places of checks that know no figure: found among what the budget holds."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._known: dict[int, Callable[[], Spot]] | None = None

    def at(self, source: Source) -> Spot:
        """What is printed there; the place alone where nothing of the budget is."""
        if self._known is None:
            self._known = {id(source): made for source, made in _known(self._budget)}
        made = self._known.get(id(source))
        return Spot(source=source, printed=source.text) if made is None else made()


def _known(budget: Budget) -> Iterator[tuple[Source, Callable[[], Spot]]]:
    """Every place that a check of its own may accuse: what is known better comes later and replaces what came before."""
    for statement in budget.statements:
        if statement.title_source is not None:
            yield statement.title_source, partial(_titled, statement)
        for line in statement.lines:
            if line.source is not None:
                yield line.source, partial(_named, statement, line)
            if line.code_source is not None:
                yield line.code_source, partial(_coded, statement, line)
            for amount in line.amounts:
                yield amount.money.source, partial(spot, Place(statement, line, amount))
    for item in budget.narrative:
        yield item.sentence, partial(_sentence, item)
        for money in (item.previous, item.delta, item.current):
            if money is not None:
                yield money.source, partial(spot, Said(item, money))
        if item.percent is not None:
            yield item.percent.source, partial(spot, Rate(item, item.percent))
    for indicator in budget.indicators:
        yield indicator.target.source, partial(_target, indicator)
    for mention in budget.mentions:
        yield mention.quantity.source, partial(_mentioned, mention)


def _row(line: Line) -> str:
    return " ".join(word for word in (line.code, line.name) if word)


def _titled(statement: Statement) -> Spot:
    assert statement.title_source is not None  # the caller has looked
    return Spot(source=statement.title_source, table=title(statement), printed=statement.title)


def _named(statement: Statement, line: Line) -> Spot:
    assert line.source is not None  # the caller has looked
    return Spot(source=line.source, table=title(statement), row=_row(line), printed=line.name)


def _coded(statement: Statement, line: Line) -> Spot:
    assert line.code_source is not None  # the caller has looked
    return Spot(
        source=line.code_source,
        table=title(statement),
        row=_row(line),
        column="科目编码",
        printed=line.code,
    )


def _said(figure: Said) -> Spot:
    item = figure.item
    part = {id(item.previous): "上年数", id(item.delta): "增减额"}.get(id(figure.money), "")
    return Spot(
        source=figure.source,
        row=" ".join(word for word in (item.code, item.item) if word),
        column=part or item.measure,
        printed=figure.money.printed,
        unit=figure.money.unit,
    )


def _percentage(source: Source, row: str, column: str, printed: str) -> Spot:
    return Spot(source=source, row=row, column=column, printed=printed.rstrip("%％"), unit="%")


def _mentioned(mention: Mention) -> Spot:
    quantity = mention.quantity
    return Spot(
        source=quantity.source,
        row=mention.item,
        column=mention.column,
        printed=quantity.printed.removesuffix(quantity.unit),
        unit=quantity.unit,
    )


def _sentence(item: NarrativeItem) -> Spot:
    return Spot(source=item.sentence, row=item.item, printed=item.sentence.text)


def _target(indicator: Indicator) -> Spot:
    target = indicator.target
    return Spot(
        source=target.source,
        table=indicator.project,
        row=indicator.level3,
        column="指标值",
        printed=target.text,
    )
