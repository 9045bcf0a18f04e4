"""What a disclosure says of another year: last year's amount as stated, as this year's less the change, as a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.comparison import basis, printed, subjects
from extractors.comparison.basis import Basis
from extractors.comparison.periods import Period
from extractors.comparison.printed import Figure
from extractors.comparison.subjects import Subject
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Status
from extractors.schema.draft import Against, Direction, Kind, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators.balance import agreement, usable
from extractors.validators.equation import Place
from extractors.validators.structure import names
from extractors.validators.wording import in_unit, plain

_GENERAL = re.compile(r"一般公共预算(?:财政)?(?:拨款)?支出(?:预算|决算|合计|总额|总体)*")
_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.FLAT: 0}


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount of another year: Σ `plus` − Σ `minus` of what is printed here.

    `scopes` are the tables and headings that print this year's amount of the same thing, so that the other
    document's are known to be about the same money. `derived` tells that the amount is not printed itself but
    follows from the change, `restated` that the sentence says it was made comparable, `contradicted` that the tables
    here print another amount of this year than the sentence. `item` is that sentence, `place` the cell of a column.
    """

    subject: Subject
    basis: Basis
    scopes: frozenset[str]
    plus: tuple[Money, ...]
    minus: tuple[Money, ...] = ()
    where: str = ""
    called: str = "上年数"
    legible: bool = True
    derived: bool = False
    restated: bool = False
    contradicted: bool = False
    item: NarrativeItem | None = None
    place: Place | None = None

    @property
    def yuan(self) -> Decimal:
        return sum((m.yuan for m in self.plus), Decimal(0)) - sum((m.yuan for m in self.minus), Decimal(0))

    @property
    def unit(self) -> str:
        return self.plus[0].unit

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(money.source for money in (*self.plus, *self.minus))

    @property
    def value(self) -> Decimal:
        """The amount in the unit it is printed in."""
        return in_unit(self.yuan, self.unit)

    @property
    def said(self) -> str:
        """The amount as it is printed, or as it is worked out: 15621.11万元 + 876.75万元 = 16497.86万元."""
        terms = " + ".join(f"{money.printed}{money.unit}" for money in self.plus)
        terms += "".join(f" − {money.printed}{money.unit}" for money in self.minus)
        return terms if len(self.sources) == 1 else f"{terms} = {plain(self.value)}{self.unit}"


def of_last_year(budget: Budget, held: Sequence[Figure]) -> Iterator[Claim]:
    """What sentences and columns say of the year before this budget's; `held` are its own figures."""
    year = budget.fiscal_year
    if year is None:
        return
    for item in budget.narrative:
        if item.against is Against.LAST_YEAR:
            yield from _stated(item, year, budget, held)
    for figure in held:
        if figure.period is Period.LAST:
            yield _in_column(figure)


def of_the_budget(budget: Budget, held: Sequence[Figure]) -> Iterator[Claim]:
    """What a final account says of the budget that its year began with."""
    for item in budget.narrative:
        if "年初预算" in item.measure:
            money, sort = item.current, Basis.INITIAL
        elif item.against is Against.BUDGET:
            money, sort = item.previous, basis.of_budget(item)
        else:
            continue
        if money is not None and usable(money):
            yield Claim(
                _of_general(item) or subjects.subject_of(item),
                sort,
                _of_budget_tables(item),
                (money,),
                where=subjects.called_in_text(item),
                called="预算数" if sort is Basis.UNSTATED else sort.value,
                legible=printed.legible(item, money),
                item=item,
            )
    for figure in held:
        if figure.period is Period.THIS and figure.place and figure.basis is not Basis.ACCOUNT:
            yield replace(
                _in_column(figure),
                called="预算数" if figure.basis is Basis.UNSTATED else figure.basis.value,
            )


def _of_general(item: NarrativeItem) -> Subject | None:
    """The total of the general public budget, which a budget's table calls 合计."""
    return Subject("total", "") if _GENERAL.fullmatch(names.plain(item.item)) else None


def _of_budget_tables(item: NarrativeItem) -> frozenset[str]:
    """The table of the budget that holds the amount, where the sentence or its heading names the fund."""
    if subjects.called(item.item):
        return frozenset({Kind.THREE_PUBLIC.value})
    named = any(names.fund(text) == "一般公共预算" for text in (item.item, *item.heading))
    return frozenset({Kind.GENERAL_BY_FUNCTION.value} if named else ())


def _stated(item: NarrativeItem, year: int, budget: Budget, held: Sequence[Figure]) -> Iterator[Claim]:
    scopes = _scopes(item, held)
    terms = _worked_out(item) if item.previous is None else _as_stated(item.previous)
    sort = basis.of_change(item, year) if item.previous is None else basis.of_previous(item, year)
    if terms is None or sort is None:
        return
    plus, minus = terms
    if sort is Basis.UNSTATED and budget.stage is Stage.FINAL:
        sort = Basis.ACCOUNT
    yield Claim(
        subjects.subject_of(item),
        sort,
        scopes,
        plus,
        minus,
        where=subjects.called_in_text(item),
        legible=printed.legible(item, *plus, *minus),
        derived=item.previous is None,
        contradicted=item.previous is None and _contradicted(item, held),
        restated=basis.RESTATED.search(item.sentence.text) is not None,
        item=item,
    )


_Terms = tuple[tuple[Money, ...], tuple[Money, ...]]


def _as_stated(previous: Money) -> _Terms | None:
    return ((previous,), ()) if usable(previous) else None


def _worked_out(item: NarrativeItem) -> _Terms | None:
    """Last year's amount as this year's less the change."""
    if item.current is None or item.direction is None or not usable(item.current):
        return None
    sign = _SIGN[item.direction]
    if sign == 0:
        return None if item.delta is not None and item.delta.value else ((item.current,), ())
    if item.delta is None or not usable(item.delta) or item.delta.value <= 0:
        return None
    return ((item.current,), (item.delta,)) if sign > 0 else ((item.current, item.delta), ())


def _scopes(item: NarrativeItem, held: Sequence[Figure]) -> frozenset[str]:
    same = {figure.scope for figure in _own(item, held) if _agrees(item, figure)}
    return frozenset(filter(None, {*same, subjects.scope_of(item)}))


def _contradicted(item: NarrativeItem, held: Sequence[Figure]) -> bool:
    """Whether the tables print this year's amount, and all of them another."""
    tables = [figure for figure in _own(item, held) if figure.place is not None]
    return bool(tables) and not any(_agrees(item, figure) for figure in tables)


def _own(item: NarrativeItem, held: Sequence[Figure]) -> list[Figure]:
    subject = subjects.subject_of(item)
    return [figure for figure in held if figure.subject == subject and figure.period is Period.THIS]


def _agrees(item: NarrativeItem, figure: Figure) -> bool:
    return item.current is not None and agreement([figure.money], [item.current]) is not Status.FAILS


def _in_column(figure: Figure) -> Claim:
    return Claim(
        figure.subject,
        figure.basis,
        frozenset({figure.scope}),
        (figure.money,),
        where=figure.where,
        legible=figure.legible,
        place=figure.place,
    )
