"""Failing checks → findings (疑点): those with one cause are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Slip, Status
from extractors.schema.finding import Finding, Spot
from extractors.schema.source import Source
from extractors.validators.blame import Explanation
from extractors.validators.claim import Figure
from extractors.validators.equation import Place
from extractors.validators.order import SEVERITIES, at_stake, units_of
from extractors.validators.text.said import Rate, Said
from extractors.validators.wording import title

# What a finding rests on: an explanation, or the place that a check of its own accuses.
_Cause = Explanation | Source


def findings(
    checks: Sequence[Check], explained: Sequence[Explanation | None], budget: Budget
) -> tuple[Finding, ...]:
    """Every failing check in one finding, the worst first: by severity and the amount at stake.

    `checks` are all of the document in their order, `explained` the causes of those that are claims. A check that
    accuses the figure of an explanation belongs to it.
    """
    by_source = {id(each.figure.source): each for each in explained if each is not None}
    held: dict[int, tuple[_Cause, list[int]]] = {}
    for at, check in enumerate(checks):
        if check.status is Status.FAILS:
            cause = _cause(check, explained[at], by_source)
            held.setdefault(id(cause), (cause, []))[1].append(at)
    units = units_of(budget) if held else {}
    spots = _Spots(budget)
    found = [_finding(cause, positions, checks, units, spots) for cause, positions in held.values()]
    return tuple(sorted(found, key=lambda each: (SEVERITIES.index(each.severity), -(each.at_stake or 0))))


def _cause(check: Check, explanation: Explanation | None, by_source: Mapping[int, Explanation]) -> _Cause:
    if explanation is not None:
        return explanation
    source = _accused(check)
    return by_source.get(id(source), source)


def _accused(check: Check) -> Source:
    """The place that a check accuses, or the first it rests on."""
    suspect = check.suspect
    if suspect is not None and suspect.source is not None:
        return suspect.source
    if not check.sources:  # of a budget that was not read from a document
        return Source(document="", text=check.printed or "")
    if suspect is not None and suspect.cell is not None:
        return next((source for source in check.sources if source.cell == suspect.cell), check.sources[0])
    return check.sources[0]


def _finding(
    cause: _Cause,
    positions: Sequence[int],
    checks: Sequence[Check],
    units: dict[Source, str],
    spots: _Spots,
) -> Finding:
    failing = [checks[at] for at in positions]
    stakes = [at_stake(check, units) for check in failing]
    severity = min((check.severity for check in failing), key=SEVERITIES.index)
    largest = max(stakes, default=Decimal(0)) or None
    first = failing[0]
    if isinstance(cause, Explanation):
        return Finding(
            code=first.code,
            severity=severity,
            cause=cause.cause,
            slip=cause.slip,
            spot=spot(cause.figure),
            proposed=cause.suspect.proposed,
            at_stake=largest,
            also=tuple(map(spot, cause.also)),
            rivals=tuple(map(spot, cause.rivals)),
            checks=tuple(positions),
        )
    suspect = first.suspect
    return Finding(
        code=first.code,
        severity=severity,
        cause=suspect.cause if suspect is not None else Cause.UNKNOWN,
        slip=Slip.NONE,
        spot=spots.at(cause),
        proposed=suspect.proposed if suspect is not None else None,
        at_stake=largest,
        rivals=tuple(map(spots.at, _rivals(failing, cause)))
        if not suspect or suspect.cause is Cause.UNKNOWN
        else (),
        checks=tuple(positions),
    )


def _rivals(failing: Iterable[Check], accused: Source) -> list[Source]:
    """The other places of checks that do not say which of them is wrong."""
    return list({id(s): s for check in failing for s in check.sources if s is not accused}.values())


def spot(figure: Figure) -> Spot:
    """The figure as a person finds it."""
    source = figure.source
    if isinstance(figure, Place):
        line, money = figure.line, figure.money
        row = " ".join(word for word in (line.code, line.name) if word)
        return Spot(
            source=source,
            table=title(figure.statement),
            row=row,
            column=figure.amount.column,
            printed=money.printed,
            unit=money.unit,
        )
    if isinstance(figure, Said):
        item = figure.item
        part = {id(item.previous): "上年数", id(item.delta): "增减额"}.get(id(figure.money), "")
        called = " ".join(word for word in (item.code, item.item) if word)
        return Spot(
            source=source,
            row=called,
            column=part or item.measure,
            printed=figure.money.printed,
            unit=figure.money.unit,
        )
    if isinstance(figure, Rate):
        item = figure.item
        return Spot(
            source=source,
            row=item.item,
            column="增减幅度",
            printed=figure.percent.printed.rstrip("%％"),
            unit="%",
        )
    return Spot(source=source, printed=source.text)


class _Spots:
    """Places of checks that know no figure: found among the amounts of the budget, where they are one."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._known: dict[int, Spot] | None = None

    def at(self, source: Source) -> Spot:
        """The figure that is printed there; the place alone where there is none."""
        if self._known is None:
            self._known = {id(each.source): each for each in _spots(self._budget)}
        return self._known.get(id(source)) or Spot(source=source, printed=source.text)


def _spots(budget: Budget) -> Iterator[Spot]:
    """Every place that a check of its own may accuse: sentences and titles first, so that what is known better replaces them."""
    for statement in budget.statements:
        if statement.title_source is not None:
            yield Spot(source=statement.title_source, table=title(statement), printed=statement.title)
        for line in statement.lines:
            row = " ".join(word for word in (line.code, line.name) if word)
            if line.source is not None:
                yield Spot(source=line.source, table=title(statement), row=row, printed=line.name)
            if line.code_source is not None:
                yield Spot(
                    source=line.code_source,
                    table=title(statement),
                    row=row,
                    column="科目编码",
                    printed=line.code,
                )
            yield from (spot(Place(statement, line, amount)) for amount in line.amounts)
    for item in budget.narrative:
        yield Spot(source=item.sentence, row=item.item, printed=item.sentence.text)
        yield from (spot(Said(item, money)) for money in (item.previous, item.delta, item.current) if money)
        if item.percent is not None:
            yield spot(Rate(item, item.percent))
    for indicator in budget.indicators:
        target = indicator.target
        yield Spot(
            source=target.source,
            table=indicator.project,
            row=indicator.level3,
            column="指标值",
            printed=target.text,
        )
