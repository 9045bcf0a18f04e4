"""Down one column (列内): totals and parent codes are the sum of the lines below them."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Budget
from extractors.validators.equation import Equation
from extractors.validators.rule import rule
from extractors.validators.structure import identities, levels


@rule
def lines_make_the_parent(budget: Budget) -> Iterator[Equation]:
    """同一列中，类等于所属各款之和，款等于所属各项之和。

    In one column, the line of a code equals the sum of the lines of the codes below it.
    """
    yield from _checks(budget, parents=True)


@rule
def lines_make_the_total(budget: Budget) -> Iterator[Equation]:
    """同一列中，合计（单位）等于最外层各行之和。

    In one column, the total line equals the sum of the outermost lines.
    """
    yield from _checks(budget, parents=False)


def _checks(budget: Budget, parents: bool) -> Iterator[Equation]:
    for statement in budget.statements:
        for equation in identities.down_columns(statement):
            if levels.is_parent(equation.whole.line) is parents:
                yield equation
