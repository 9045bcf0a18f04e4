"""Down one column (列内): totals and parent codes are the sum of the lines below them."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Check, Status
from extractors.validators import levels, row, suspect
from extractors.validators.equation import Equation
from extractors.validators.finding import judge, rule


@rule
def lines_make_the_parent(budget: Budget) -> Iterator[Check]:
    """同一列中，类等于所属各款之和，款等于所属各项之和。

    In one column, the line of a code equals the sum of the lines of the codes below it.
    """
    yield from _checks(budget, totals=False)


@rule
def lines_make_the_total(budget: Budget) -> Iterator[Check]:
    """同一列中，合计（单位）等于最外层各行之和。

    In one column, the total line equals the sum of the outermost lines.
    """
    yield from _checks(budget, totals=True)


def _checks(budget: Budget, totals: bool) -> Iterator[Check]:
    for statement in budget.statements:
        equations = levels.equations(statement)
        if not equations:
            continue
        others = [*equations, *_rows(statement)]
        for equation in equations:
            if levels.is_parent(equation.whole.line) is totals:
                continue
            failing = equation.status is Status.FAILS
            yield judge(equation, suspect.find(equation, others) if failing else None)


def _rows(statement: Statement) -> list[Equation]:
    return [
        equation for _, found in row.by_identity(statement) if not row.misread(found) for equation in found
    ]
