"""Two-sided tables (收支总表): each side adds up, and receipts equal expenditure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.schema.budget import Budget, Line, Statement
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import breakdown, identities, levels, names, outline
from extractors.validators.wording import title


@rule
def items_make_the_side(budget: Budget) -> Iterator[Equation]:
    """收支总表的每一侧：下级各项之和等于上级项，各项之和等于本年合计，本年合计加结转等于总计。

    On each side, an item is the sum of the items one level below, the items make the year's total, and this with
    what is carried over makes the grand total.
    """
    for statement in budget.statements:
        yield from identities.along_sides(statement)


@rule
def receipts_equal_expenditure(budget: Budget) -> Iterator[Equation]:
    """收入总计等于支出总计。

    The grand total of the receipts equals that of every classification of the expenditure.
    """
    for statement in budget.statements:
        yield from identities.balance(statement)


@rule
def funds_balance(budget: Budget) -> Iterator[Equation]:
    """财政拨款收支总表中，一般公共预算、政府性基金、国有资本经营各自的收入（含结转）等于支出。

    Of every fund by itself, the receipts with what was carried over equal the expenditure in the fund's column.
    """
    for statement in filter(levels.is_two_sided, budget.statements):
        panels = list(outline.panels(statement).values())
        receipts = outline.side(panels[0])
        for lines in panels[1:]:
            spending = outline.side(lines)
            grand = spending.grand or spending.year
            for spent in places(statement, [grand]) if grand is not None else ():
                fund = names.fund(spent.amount.column.rpartition("/")[2])
                parts = _received(statement, receipts, fund, spent) if fund else ()
                if parts:
                    where = f"{title(statement)}{fund}的支出与收入"
                    yield Equation(spent, parts, where, doubt=_carrying(receipts, spending))


def _received(statement: Statement, receipts: outline.Side, fund: str, spent: Place) -> tuple[Place, ...]:
    """What the fund received and what it carried over, in the column of the same measure (预算数, 决算数)."""
    held = places(statement, _of_fund([*receipts.items, *receipts.rest], fund))
    columns = {place.amount.column for place in places(statement, [*receipts.items, *receipts.rest])}
    if len(columns) > 1:
        path = spent.amount.column.split("/")
        held = [place for place in held if place.amount.column.rpartition("/")[2] in path]
    return tuple(held)


def _of_fund(lines: Sequence[Line], fund: str) -> Iterator[Line]:
    """The lines of a fund: numbered, carried over, or one of a breakdown by fund; none that is a part of another."""
    broken_down = [part for line in lines for part in breakdown.by_fund(line, lines)]
    inside: int | None = None
    for line in lines:
        level = names.numbering(line.name)
        own = names.fund(line.name) == fund
        if level is None:
            carried = names.is_carried(line.name)
            inside = None if carried else inside
            if own and inside is None and (carried or line in broken_down):
                yield line
        elif inside is None or level <= inside:
            inside = level if own else None
            if own:
                yield line


def _carrying(receipts: outline.Side, spending: outline.Side) -> str:
    """Why the balance of a fund is not certain: money is carried and nothing says of which fund, or beside the totals."""
    lines = [*receipts.items, *receipts.rest]
    for at, line in enumerate(lines):
        if names.is_carried(line.name) and not breakdown.is_worthless(line) and not names.fund(line.name):
            later = takewhile(lambda each: not names.is_carried(each.name), lines[at + 1 :])
            if not any(names.fund(each.name) and not breakdown.is_worthless(each) for each in later):
                return "结转没有按资金性质分列"
    beside = spending.grand is None and any(
        names.is_carried(line.name) and not breakdown.is_worthless(line) for line in (*lines, *spending.rest)
    )
    return "结转在合计之外" if beside else ""
