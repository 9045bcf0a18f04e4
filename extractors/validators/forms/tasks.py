"""The tasks of a department (任务) and its receipts and expenditure, as its performance form lists and adds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise

from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.draft import Kind
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import measures, names
from extractors.validators.structure.measures import Share
from extractors.validators.wording import title

_NUMBERED = re.compile(r"任务(\d{1,3})")
# 人员经费 and 公用经费 are parts of 基本支出.
_INNER = (Share.PERSONNEL, Share.RUNNING)
_Printed = tuple[Statement, Line]


@rule
def tasks_make_the_total(budget: Budget) -> Iterator[Equation]:
    """整体绩效目标表中各项任务（或收入、支出构成）的金额之和等于金额合计。

    The amounts of the tasks of a form add up to its total, also where a page break parts the form.
    """
    forms: dict[tuple[str, str], list[_Printed]] = {}
    for table in budget.of_kind(Kind.PERFORMANCE):
        own = [(table, line) for line in table.lines if not line.project]
        forms.setdefault((table.label, table.title or table.table), []).extend(own)
    for lines in forms.values():
        for _, side in groupby(lines, key=lambda each: each[1].side):
            runs = list(_runs(list(side)))
            for run in runs:
                yield from _tasks(*run, alone=len(runs) == 1)


def _runs(lines: list[_Printed]) -> Iterator[tuple[_Printed, list[_Printed]]]:
    """Each total with the lines that it sums: those in front of it, or where a total begins the form, those behind."""
    totals = [at for at, (_, line) in enumerate(lines) if names.is_total(line.name) and line.amounts]
    if totals and totals[0] == 0:
        for at, end in pairwise((*totals, len(lines))):
            yield lines[at], lines[at + 1 : end]
    else:
        for begin, at in pairwise((-1, *totals)):
            yield lines[at], lines[begin + 1 : at]


def _tasks(summed: _Printed, lines: list[_Printed], *, alone: bool) -> Iterator[Equation]:
    table, total = summed
    others = [each for each in lines if not _is_inner(each[1])]
    levels = {names.numbering(line.name) for _, line in others}
    if len(others) < 2 or len(levels) > 1:
        return
    for whole in places(table, [total]):
        head = whole.amount.column.rpartition("/")[2]
        parts = [
            place
            for statement, line in others
            for place in places(statement, [line])
            if place.amount.column.rpartition("/")[2] == head
        ]
        twice = len({id(place.line) for place in parts}) < len(parts)
        if len(parts) > 1 and not twice and not names.is_change(head):
            where = f"{title(table)}“{total.name}”与各行，“{whole.amount.column}”"
            gaps = len(parts) < len(others)
            yield Equation(whole, tuple(parts), where, gaps=gaps, doubt=_doubt(parts, others, alone=alone))


def _doubt(parts: list[Place], lines: list[_Printed], *, alone: bool) -> str:
    """Why the lines may be not all that the total sums, or more than that."""
    numbers = [int(found[1]) for _, line in lines if (found := _NUMBERED.fullmatch(names.plain(line.name)))]
    if len(numbers) == len(lines) and sorted(numbers) != list(range(1, len(lines) + 1)):
        return "任务的编号不连续，可能有的没有读到"
    if not alone:
        return "表中不止一个合计"
    shares = {measures.share_named(line.name) for _, line in lines}
    named = Share.BASIC in shares and not shares.isdisjoint(_INNER)
    return "其中有的行可能是另一行的一部分" if named or _holds_subtotals(parts) else ""


def _holds_subtotals(parts: list[Place]) -> bool:
    """Whether a line is the sum of several that follow it."""
    yuan = [place.money.yuan for place in parts]
    return any(yuan[at] and yuan[at] in list(accumulate(yuan[at + 1 :]))[1:] for at in range(len(yuan)))


def _is_inner(line: Line) -> bool:
    """Whether a line is a part of another one, or has no money of its own."""
    return line.of_which or names.is_of_which(line.name) or not line.amounts
