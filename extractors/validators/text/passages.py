"""What stands together in the text (文字说明): the items under one heading, and which of them the tables bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, NarrativeItem, Statement
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Direction
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators.balance import agreement, usable
from extractors.validators.equation import Place, places
from extractors.validators.remembered import remembered
from extractors.validators.text import said as figures
from extractors.validators.text.said import Said, printed
from extractors.validators.text.written import Written
from extractors.validators.wording import at, formula, in_unit, plain

# Fewer digits than these are the same by chance.
_TELLING = 2
# What differs by more than a tenth of two digits or more is no rounding, and need not be weighed.
_NEAR = 10
# Characters of a clause that two sentences do not share by chance.
_CLAUSE = 8


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


@dataclass(frozen=True)
class Sum:
    """A whole and its parts as a passage states them; `doubt` is why a difference proves nothing."""

    whole: NarrativeItem
    parts: tuple[NarrativeItem, ...]
    doubt: str = ""


def summed(each: Sum, whole: Money, parts: Sequence[Money], what: str) -> Written:
    """The check that the parts of a passage come to, and that `what` of them is (各部分之和)."""
    status = agreement([whole], parts)
    expected = in_unit(sum((part.yuan for part in parts), Decimal(0)), whole.unit)
    difference = whole.value - expected
    terms = " + ".join(printed(part) for part in parts[:6]) + (
        f" + …（共 {len(parts)} 项）" if parts[6:] else ""
    )
    of_what = "的增减额" if "增减额" in what else ""
    text = f"文字中“{each.whole.item}”{of_what}印 {printed(whole)}{at(each.whole.sentence)}，"
    text += f"{what} {terms} = {plain(expected)}{whole.unit}"
    tail = {
        Status.HOLDS: "，相符",
        Status.ROUNDING: f"，相差 {plain(difference)}{whole.unit}，可由四舍五入解释",
        Status.FAILS: f"，相差 {plain(difference)}{whole.unit}",
    }[status]
    if status is Status.FAILS and each.doubt:
        status = Status.CANNOT_TELL
        tail += f"，不能断定有误：{each.doubt}"
    check = Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=text + tail,
        formula=formula([whole], parts),
        expected=plain(expected),
        printed=plain(whole.value),
        difference=plain(difference),
        sources=tuple(dict.fromkeys(money.source for money in (whole, *parts))),
    )
    ones, others = _sides(each, of_change=bool(of_what))
    return Written(ones, others, check, loose=bool(each.doubt))


def _sides(each: Sum, *, of_change: bool) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """The terms of the sum by the side on which they count positively; a decrease counts on the other."""
    if not of_change:
        stated = [figures.current(item) for item in (each.whole, *each.parts)]
        return tuple(x for x in stated[:1] if x), tuple(x for x in stated[1:] if x)
    ones: list[Said] = []
    others: list[Said] = []
    for item in (each.whole, *each.parts):
        delta = figures.delta(item)
        if delta is not None and (sign := figures.sign(item)) is not None:
            ahead = (item is each.whole) is (sign == 1)
            (ones if ahead else others).append(delta)
    return tuple(ones), tuple(others)
