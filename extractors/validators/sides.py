"""Two-sided tables (收支总表): each side adds up, and receipts equal expenditure."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Budget
from extractors.schema.check import Check
from extractors.validators import identities, levels, names, outline, suspect
from extractors.validators.equation import Equation, places
from extractors.validators.finding import judge, rule, title

_FUNDS = ("一般公共预算", "政府性基金", "国有资本经营")


@rule
def items_make_the_side(budget: Budget) -> Iterator[Check]:
    """收支总表的每一侧：下级各项之和等于上级项，各项之和等于本年合计，本年合计加结转等于总计。

    On each side, an item is the sum of the items one level below, the items make the year's total, and this with
    what is carried over makes the grand total.
    """
    for statement in budget.statements:
        everything = identities.within(statement)
        yield from (judge(e, suspect.find(e, everything)) for e in identities.along_sides(statement))


@rule
def receipts_equal_expenditure(budget: Budget) -> Iterator[Check]:
    """收入总计等于支出总计。

    The grand total of the receipts equals that of every classification of the expenditure.
    """
    for statement in budget.statements:
        everything = identities.within(statement)
        yield from (judge(e, suspect.find(e, everything)) for e in identities.balance(statement))


@rule
def funds_balance(budget: Budget) -> Iterator[Check]:
    """财政拨款收支总表中，一般公共预算、政府性基金、国有资本经营各自的收入（含结转）等于支出。

    Of every fund by itself, the receipts with what was carried over equal the expenditure in the fund's column.
    """
    for statement in filter(levels.is_two_sided, budget.statements):
        panels = list(outline.panels(statement).values())
        receipts = outline.side(panels[0])
        for lines in panels[1:]:
            grand = outline.side(lines).grand or outline.side(lines).year
            for spent in places(statement, [grand]) if grand is not None else ():
                fund = _fund(spent.amount.column.rpartition("/")[2])
                parts = [
                    place
                    for line in (*receipts.items, *receipts.rest)
                    if fund and names.numbering(line.name) is not None and _fund(line.name) == fund
                    for place in places(statement, [line])
                ]
                if parts:
                    doubt = "" if _carried_by_fund(receipts) else "结转没有按资金性质分列"
                    where = f"{title(statement)}{fund}的支出与收入"
                    equation = Equation(spent, tuple(parts), where, doubt=doubt)
                    yield judge(equation, suspect.between(equation))


def _fund(name: str) -> str:
    return next((fund for fund in _FUNDS if fund in name), "")


def _carried_by_fund(receipts: outline.Side) -> bool:
    """Whether nothing is carried over into the year, or what is carried is broken down by fund."""
    carried = [line for line in (*receipts.items, *receipts.rest) if names.is_carried(line.name)]
    broken = any(_fund(line.name) for line in receipts.rest if line not in carried)
    return broken or not any(amount.money.value for line in carried for amount in line.amounts)
