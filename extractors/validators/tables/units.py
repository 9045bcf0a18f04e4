"""Units (金额单位): a table whose unit line makes all its amounts a thousand or ten thousand times those of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractors import codes
from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators.balance import usable
from extractors.validators.equation import Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.said import printed
from extractors.validators.wording import at, title

# Lines that have to be out by one factor, and digits of an amount that are the same by no chance.
_LINES, _TELLING = 3, 3
_SHOWN = 20  # digits that a row of too many is told with
_Held = dict[str, list[Place]]


@rule
def unit_line_is_that_of_the_amounts(budget: Budget) -> Iterator[Check]:
    """同名科目的金额在一张表中都是其他表的 1,000 倍或 10,000 倍（或其几分之一）的，是表的单位印错。

    A table in which every line is a thousand or ten thousand times what other tables print for it has the wrong unit
    printed over it.
    """
    tables = [(each, _held(each)) for each in budget.statements if each.kind is not Kind.PERFORMANCE]
    tables = [(each, held) for each, held in tables if len(held) >= _LINES]
    against: dict[int, list[tuple[int, str]]] = defaultdict(list)
    agreeing: set[int] = set()
    for one, (_, mine) in enumerate(tables):
        for other, (_, theirs) in enumerate(tables):
            if one != other:
                unit = _unit_that_fits(mine, theirs)
                if unit:
                    against[one].append((other, unit))
                elif unit is None:
                    agreeing.add(one)
    for one in sorted(against):
        units = {unit for _, unit in against[one]}
        others = [other for other, _ in against[one]]
        # of two that agree with no third nothing tells which is wrong: the first stands for both
        alone = one not in agreeing and (len(others) > 1 or others[0] in agreeing or one < others[0])
        if alone and len(units) == 1:
            yield _check(
                tables[one], tables[others[0]], units.pop(), known=len(others) > 1 or others[0] in agreeing
            )


@rule
def amount_has_the_digits_of_money(budget: Budget) -> Iterator[Check]:
    """金额的位数不超过金额可能有的位数；更长的一串数字不参加任何核对。

    An amount has no more digits than money can have; a longer row of digits takes part in no check.
    """
    for statement in budget.statements:
        for line in statement.lines:
            for amount in line.amounts:
                money = amount.money
                if money.value.is_finite() and money.unit in YUAN_PER_UNIT and not usable(money):
                    shown = f"{money.printed[:_SHOWN]}…"
                    yield Check(
                        code="",
                        status=Status.CANNOT_TELL,
                        severity=Severity.WARNING,
                        message=f"{title(statement)}“{line.name}”行“{amount.column}”印 {shown}"
                        f"{at(money.source)}，位数多得不是金额，无法核对",
                        printed=shown,
                        sources=(money.source,),
                    )


def _held(statement: Statement) -> _Held:
    """The amounts of the lines that other tables may print as well, by code or name."""
    held: _Held = defaultdict(list)
    for place in places(statement):
        digits = place.money.value.normalize().as_tuple().digits
        if place.money.value and len(digits) >= _TELLING:
            code = place.line.code
            held[code if codes.is_classified(code) else names.plain(place.line.name)].append(place)
    return held


def _unit_that_fits(mine: _Held, theirs: _Held) -> str | None:
    """The unit in which these amounts would be those of the other table; empty where there is none, None where they are
    the same as they stand."""
    fitting: dict[str, int] = defaultdict(int)
    for key in mine.keys() & theirs.keys():
        for place in mine[key]:
            if any(_is_same(place, other, place.money.unit) for other in theirs[key]):
                return None
        units = {
            unit
            for place in mine[key]
            for other in theirs[key]
            for unit in YUAN_PER_UNIT
            if _is_same(place, other, unit)
        }
        for unit in units:
            fitting[unit] += 1
    return next((unit for unit, lines in fitting.items() if lines >= _LINES), "")


def _is_same(place: Place, other: Place, unit: str) -> bool:
    """Whether both stand for the same money if the first were in this unit, to their digits."""
    yuan = place.money.value * YUAN_PER_UNIT[unit]
    half = (
        (place.money.interval.high - place.money.yuan) / YUAN_PER_UNIT[place.money.unit] * YUAN_PER_UNIT[unit]
    )
    spread: Decimal = half + (other.money.interval.high - other.money.yuan)
    return abs(yuan - other.money.yuan) <= spread < abs(yuan)


def _check(one: tuple[Statement, _Held], other: tuple[Statement, _Held], unit: str, known: bool) -> Check:
    (mine, held), (theirs, against) = one, other
    place, beside = next(
        (place, each)
        for key in held
        for place in held[key]
        for each in against.get(key, ())
        if _is_same(place, each, unit)
    )
    text = (
        f"{title(mine)}的单位印“{place.money.unit}”，各行金额都与{title(theirs)}差同一倍数，如“{place.line.name}”"
        f"印 {printed(place.money)}{at(place.source)}，后者印 {printed(beside.money)}{at(beside.source)}"
    )
    text += f"；单位应为“{unit}”" if known else "；两张表中有一张的单位印错"
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.ERROR,
        message=text,
        expected=unit if known else None,
        printed=place.money.unit,
        sources=(place.source, beside.source),
        suspect=Suspect(
            cell=place.source.cell,
            cause=Cause.MISPRINT if known and place.legible else Cause.UNKNOWN,
            proposed=unit if known else None,
        ),
    )
