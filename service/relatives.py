"""The documents of the library that a disclosure is related to, and what they say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors import comparison
from extractors.comparison import Comparison, bodies
from extractors.schema.budget import Budget
from extractors.schema.draft import Level
from service.store import Document, Store


def comparisons(budget: Budget, store: Store) -> tuple[Comparison, ...]:
    """The disclosure held against its relatives in the library. Only these are loaded, however large it is."""
    return among([budget], store)


def among(budgets: Sequence[Budget], store: Store | None) -> tuple[Comparison, ...]:
    """Disclosures held against each other and against their relatives in the library, where there is one."""
    known = {budget.document: budget for budget in budgets}
    related = [] if store is None else [other for budget in budgets for other in _relatives(budget, store)]
    found = comparison.compare([*budgets, *(other for other in related if other.document not in known)])
    return tuple(each for each in found if any(map(each.concerns, known)))


def _relatives(budget: Budget, store: Store) -> list[Budget]:
    """The years before and after of the same body, its units, its department and that one's other units."""
    if budget.fiscal_year is None or not bodies.key(budget):
        return []
    year = budget.fiscal_year
    found = _held(budget, store.about([bodies.key(budget)], (year - 1, year, year + 1)))
    if budget.level is Level.DEPARTMENT:
        found += _held(budget, store.about(bodies.unit_keys(budget), (year,)))
    relatives = _loaded(found, store)
    if budget.level is Level.UNIT:
        above = [each for each in relatives if each.level is Level.DEPARTMENT and each.fiscal_year == year]
        units = {unit for department in above for unit in bodies.unit_keys(department)}
        relatives += _loaded(_held(budget, store.about(units, (year,))), store)
    return relatives


def _held(budget: Budget, found: Iterable[Document]) -> list[Document]:
    """Without namesakes in other places, which are told apart before anything of them is loaded."""
    return [
        document
        for document in found
        if document.id != budget.document
        and (document.region == budget.region or bodies.regions_meet(document.region, budget.region))
    ]


def _loaded(documents: Iterable[Document], store: Store) -> list[Budget]:
    return [store.extraction(document.id).budget for document in documents]
