"""What stands together in the text (文字说明): the items under one heading, and which of them the tables bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, NarrativeItem, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Direction
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators.balance import agreement, usable
from extractors.validators.equation import Place, places
from extractors.validators.remembered import remembered
from extractors.validators.wording import at, faint, in_unit, plain

# Fewer digits than these are the same by chance.
_TELLING = 2
# What differs by more than a tenth of two digits or more is no rounding, and need not be weighed.
_NEAR = 10
# Characters of a clause that two sentences do not share by chance.
_CLAUSE = 8


def said(money: Money) -> str:
    return f"{money.printed}{money.unit}"


def following(budget: Budget, at: int) -> Iterator[NarrativeItem]:
    """The items behind the one at this position that stand under its heading, or under one below it."""
    heading = budget.narrative[at].heading
    for item in budget.narrative[at + 1 :]:
        if item.heading[: len(heading)] != heading:
            return
        yield item


def signed(item: NarrativeItem) -> Money | None:
    """The change with its sign; what is level has changed by nothing. None where it is not stated."""
    if item.direction is Direction.FLAT and item.delta is None and item.current is not None:
        money = item.current
        return Money(printed="0", value=Decimal(0), unit=money.unit, source=money.source)
    if item.delta is None or item.direction is None or not usable(item.delta):
        return None
    if item.direction is Direction.INCREASE or not item.delta.value:
        return item.delta
    money = item.delta
    return Money(printed=f"-{money.printed}", value=-money.value, unit=money.unit, source=money.source)


def one_sentence(one: Source, other: Source) -> bool:
    """Whether two sentences are one, or overlap: the passage of an item reaches from its name to its reason."""
    if (one.page, one.line) != (other.page, other.line):
        return False
    return one.text == other.text or not _clauses(one).isdisjoint(_clauses(other))


def _clauses(sentence: Source) -> set[str]:
    return {clause for clause in re.split("[。；;，,]", sentence.text) if len(clause) >= _CLAUSE}


@remembered
def _of_tables(statement: Statement) -> tuple[Place, ...]:
    return tuple(place for place in places(statement) if place.money.value)


def is_borne_out(budget: Budget, money: Money) -> bool:
    """Whether some table prints the amount, to the digits that the text gives."""
    if len(money.value.as_tuple().digits) < _TELLING or not usable(money):
        return False
    near = abs(money.yuan) / _NEAR
    return any(
        abs(place.money.yuan - money.yuan) <= near and agreement([money], [place.money]) is not Status.FAILS
        for statement in budget.statements
        for place in _of_tables(statement)
    )


def doubtful(budget: Budget, whole: Money, parts: Sequence[Money]) -> tuple[Money, Suspect]:
    """Of the terms of a sum that does not come out the one to look at: the only one that no table bears out, with what
    the others make of it; otherwise the whole, of which nothing more is known."""
    terms = [whole, *parts]
    unreadable = next((money for money in terms if faint(money.source)), None)
    if unreadable is not None:
        return unreadable, Suspect(cell=unreadable.source.cell, cause=Cause.MISREAD)
    alone = [money for money in terms if money.value and not is_borne_out(budget, money)]
    if len(alone) != 1 or len(terms) < 3:
        return whole, Suspect(cell=whole.source.cell, cause=Cause.UNKNOWN)
    residual = whole.yuan - sum(part.yuan for part in parts)
    money = alone[0]
    right = money.yuan - residual if money is whole else money.yuan + residual
    return money, Suspect(
        cell=money.source.cell, cause=Cause.MISPRINT, proposed=plain(in_unit(right, money.unit))
    )


def ordered(first: Money, others: Sequence[Money]) -> tuple[Source, ...]:
    """The places of amounts, the one to look at first, each once."""
    return tuple(dict.fromkeys((first.source, *(money.source for money in others))))


@dataclass(frozen=True)
class Sum:
    """A whole and its parts as a passage states them; `doubt` is why a difference proves nothing."""

    whole: NarrativeItem
    parts: tuple[NarrativeItem, ...]
    doubt: str = ""


def summed(budget: Budget, each: Sum, whole: Money, parts: Sequence[Money], what: str) -> Check:
    """The check that the parts of a passage come to, and that `what` of them is (各部分之和)."""
    status = agreement([whole], parts)
    expected = in_unit(sum((part.yuan for part in parts), Decimal(0)), whole.unit)
    difference = whole.value - expected
    terms = " + ".join(said(part) for part in parts[:6]) + (
        f" + …（共 {len(parts)} 项）" if parts[6:] else ""
    )
    of_what = "的增减额" if "增减额" in what else ""
    text = f"文字中“{each.whole.item}”{of_what}印 {said(whole)}{at(each.whole.sentence)}，"
    text += f"{what} {terms} = {plain(expected)}{whole.unit}"
    tail = {
        Status.HOLDS: "，相符",
        Status.ROUNDING: f"，相差 {plain(difference)}{whole.unit}，可由四舍五入解释",
        Status.FAILS: f"，相差 {plain(difference)}{whole.unit}",
    }[status]
    first, suspect = whole, None
    if status is Status.FAILS and each.doubt:
        status = Status.CANNOT_TELL
        tail += f"，不能断定有误：{each.doubt}"
    elif status is Status.FAILS:
        first, suspect = doubtful(budget, whole, parts)
    return Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=text + tail,
        expected=plain(expected),
        printed=plain(whole.value),
        difference=plain(difference),
        sources=ordered(first, (whole, *parts)),
        suspect=suspect,
    )
