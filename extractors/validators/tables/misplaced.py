"""Lines that are printed where they do not belong: twice (重行), or one column too far (错列)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind, Method
from extractors.validators.balance import agreement
from extractors.validators.equation import Equation, Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import identities, levels, names
from extractors.validators.wording import at, plain, title

# Lines without their first amount, from which on that is how the form is filled in.
_MANY = 3
_NAMED = 3


@rule
def line_is_printed_once(budget: Budget) -> Iterator[Check]:
    """同一行（编码、名称、各列金额都相同）只印一次；去掉其中一行合计才相符的，是重印。

    A line with the same code, name and amounts is printed once; where the sums come out without one of two and not with
    both, one is printed twice.
    """
    for statement in budget.statements:
        if statement.kind is Kind.PERFORMANCE:
            continue
        for one, other in pairwise(statement.lines):
            if _is_same(one, other):
                yield from _twice(statement, one, other)


@rule
def line_stands_in_its_columns(budget: Budget) -> Iterator[Check]:
    """一行的金额印在各自的列：首列（合计）空白、其余金额左移一列各式才成立的，是整行错列。

    The amounts of a line stand in their columns; where the first (合计) is blank and every sum comes out with all of them
    one column to the left, the line is shifted.
    """
    for statement in budget.statements:
        if statement.kind is Kind.PERFORMANCE or levels.is_two_sided(statement):
            continue
        first = next(iter(statement.columns), "")
        printed = [
            line for line in statement.lines if any(place.money.value for place in _of(statement, line))
        ]
        blank = [line for line in printed if line.amount(first) is None]
        if not first or len(blank) > _MANY or len(blank) * 2 > len(printed) - len(blank):
            continue
        for line in blank:
            yield from _shifted(statement, line)


@rule
def figures_stand_under_their_heads(budget: Budget) -> Iterator[Check]:
    """各行的数字印在自己的表头之下；靠勾稽关系才归到某一列的，可能是转存时丢了单元格，也可能是原表错列。

    The figures of a line are printed under their heads; where only the sums say which column they belong to, a dump may
    have lost a cell, or the line was printed out of place.
    """
    for statement in budget.statements:
        moved = [place for place in places(statement) if place.amount.method is Method.ARITHMETIC]
        if not moved:
            continue
        lines = list({id(place.line): place.line.name for place in moved}.values())
        named = "、".join(f"“{name}”" for name in lines[:_NAMED] if name)
        text = f"{title(statement)}有 {len(lines)} 行的数字不在自己的表头之下，按勾稽关系归列"
        yield Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.INFO,
            message=f"{text}：{named}{at(moved[0].source)}，可能是转存时丢了单元格，也可能是原表错列",
            sources=tuple(place.source for place in moved),
        )


def _is_same(one: Line, other: Line) -> bool:
    if (one.code, one.name, one.panel) != (other.code, other.name, other.panel):
        return False
    if not (one.code or one.name) or names.is_total(one.name):
        return False
    mine, theirs = ([(a.column, a.money.value) for a in line.amounts] for line in (one, other))
    return mine == theirs and any(value for _, value in mine)


def _twice(statement: Statement, one: Line, other: Line) -> Iterator[Check]:
    amounts = [*_of(statement, one), *_of(statement, other)]
    once = _without(statement, other)
    mended = [equation for equation in _about(once, one) if any(p.money.value for p in equation.places)]
    counted = [*_about(statement, one), *_about(statement, other)]
    added = [e for e in counted if any(part.line in (one, other) for part in e.parts)]
    if added and all(_comes_out(equation) for equation in counted):
        return  # the sums count both
    name = " ".join(word for word in (one.code, one.name) if word)
    text = f"{title(statement)}“{name}”行印了两次，编码、名称和各列金额都相同"
    largest = max(amounts, key=lambda place: abs(place.money.value), default=None)
    if largest is None:
        return
    sources = tuple(place.source for place in amounts)
    # a subtotal with a code of its own is in no sum of lines: a second one is one too many whatever adds up
    subtotal = bool(counted) and not added and bool(one.code)
    if (mended or subtotal) and all(_comes_out(equation) for equation in mended):
        yield Check(
            code="",
            status=Status.FAILS,
            message=f"{text}；去掉一行{'不影响各式' if subtotal else '则各式都成立'}{at(largest.source)}",
            printed=plain(largest.money.value),
            difference=plain(largest.money.value),
            sources=sources,
            suspect=_misprint(_of(statement, other)[0]),
        )
        return
    yield Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.WARNING,
        message=f"{text}{at(largest.source)}，不能断定有误：没有可以核对的合计",
        sources=sources,
    )


def _shifted(statement: Statement, line: Line) -> Iterator[Check]:
    moved = _one_to_the_left(statement, line)
    amounts = _of(statement, line)
    if moved is None or not amounts:
        return
    supposed, at_home = moved
    before = [e for e in identities.within(statement) if e.status is Status.FAILS]
    after = [e for e in identities.within(supposed) if e.status is Status.FAILS]
    along = [e for e in identities.within(supposed) if all(place.line is at_home for place in e.places)]
    telling = [e for e in along if len(e.places) > 1 and e.whole.money.value]
    name = " ".join(word for word in (line.code, line.name) if word)
    text = f"{title(statement)}“{name}”行“{statement.columns[0]}”空白而其余各列有数{at(amounts[0].source)}"
    sources = tuple(place.source for place in amounts)
    if all(_comes_out(e) for e in along) and (
        len(after) < len(before) or (telling and len(after) == len(before))
    ):
        suspect = _astray(statement, amounts)
        money = amounts[0].money
        yield Check(
            code="",
            status=Status.FAILS,
            message=f"{text}，整行左移一列则各式都成立",
            printed=money.printed,
            difference=plain(money.value),
            sources=sources,
            suspect=_misprint(suspect),
        )
        return
    yield Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.INFO,
        message=f"{text}，不能断定有误：左移一列也对不上",
        sources=sources,
    )


def _astray(statement: Statement, amounts: Sequence[Place]) -> Place:
    """The last amount of a shifted line that is not what belongs where it stands: the one to its right."""
    right = dict(zip(statement.columns, statement.columns[1:], strict=False))
    held = {place.amount.column: place.money.value for place in amounts}
    telling = [place for place in amounts if place.money.value] or amounts
    return next(
        (p for p in reversed(telling) if held.get(right.get(p.amount.column, "")) != p.money.value),
        amounts[0],
    )


def _one_to_the_left(statement: Statement, line: Line) -> tuple[Statement, Line] | None:
    """The table with the amounts of the line one column to the left; None where one of them has no column there."""
    left = dict(zip(statement.columns[1:], statement.columns, strict=False))
    if any(amount.column not in left for amount in line.amounts):
        return None
    amounts = tuple(replace(amount, column=left[amount.column]) for amount in line.amounts)
    moved = replace(line, amounts=amounts)
    lines = tuple(moved if each is line else each for each in statement.lines)
    return statement.model_copy(update={"lines": lines}), moved


def _without(statement: Statement, line: Line) -> Statement:
    return statement.model_copy(update={"lines": tuple(each for each in statement.lines if each is not line)})


def _about(statement: Statement, line: Line) -> list[Equation]:
    """The sums of several lines that this line takes part in."""
    found = identities.down_columns(statement)
    return [equation for equation in found if any(place.line is line for place in equation.places)]


def _comes_out(equation: Equation) -> bool:
    whole, parts = equation.whole.money, [part.money for part in equation.parts]
    return agreement([whole], parts) is not Status.FAILS


def _of(statement: Statement, line: Line) -> Sequence[Place]:
    return places(statement, [line])


def _misprint(place: Place) -> Suspect:
    return Suspect(cell=place.source.cell, cause=Cause.MISPRINT if place.legible else Cause.MISREAD)
