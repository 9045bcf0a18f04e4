"""A final account about the budget its year began with (年初预算)."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.comparison import claims, printed
from extractors.comparison.kinship import Kin, Relation
from extractors.comparison.rule import rule
from extractors.comparison.settled import Settled, settle
from extractors.comparison.years import verdict
from extractors.schema.budget import Budget
from extractors.schema.check import Check
from extractors.validators.remembered import remembered


@rule
def initial_budget_is_printed(kin: Kin) -> Iterator[Check]:
    """决算所列的年初预算数，应是当年预算公开印出的数。

    What a final account gives as the year's first budget is what the budget disclosed that year printed.
    """
    for settled in about_the_budget(kin):
        yield from verdict(settled, kin.others[0])


def about_the_budget(kin: Kin) -> tuple[Settled, ...]:
    """Everything that a final account says of the budget, beside what the budget printed."""
    if kin.relation is not Relation.SAME_BUDGET or len(kin.others) != 1:
        return ()
    return _settled(kin.budget, kin.others[0])


@remembered
def _settled(account: Budget, budget: Budget) -> tuple[Settled, ...]:
    theirs = printed.by_subject(budget)
    said = claims.of_the_budget(account, printed.figures(account))
    asked = ((claim, theirs.get(claim.subject, ())) for claim in said)
    return tuple(found for claim, figures in asked if (found := settle(claim, figures)) is not None)
