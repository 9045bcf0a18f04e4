"""其中: a part that is printed beside or below its whole is not larger than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Check, Severity, Status
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators.condition import Condition
from extractors.validators.equation import Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import names, outline
from extractors.validators.wording import at, in_unit, plain, title


@rule
def column_is_within_the_whole(budget: Budget) -> Iterator[Condition]:
    """“其中”列不大于它所属的列。

    A column headed 其中 is not larger than the column before it, whose part it is.
    """
    for statement in budget.statements:
        pairs = list(_columns(statement))
        for line in statement.lines:
            held = {place.amount.column: place for place in places(statement, [line])}
            for whole, part in pairs:
                if whole in held and part in held:
                    yield from _compare(held[whole], held[part])


@rule
def line_is_within_the_whole(budget: Budget) -> Iterator[Condition]:
    """“其中”行不大于它所属的行。

    A line that begins with 其中 is not larger than the line before it, whose part it is. Behind the last of several
    numbered parts (1. 2. 3.) it may be a part of what these make up; then the nearest line that can hold it is meant.
    """
    for statement in budget.statements:
        for lines in outline.panels(statement).values():
            for row, line in enumerate(lines):
                if _is_of_which(line):
                    wholes = [_pairs(statement, whole, line) for whole in _wholes(lines, row)]
                    held = next((pairs for pairs in wholes if all(map(_fits, pairs))), [])
                    for whole, part in held or next(iter(wholes), []):
                        yield from _compare(whole, part)


def _is_of_which(line: Line) -> bool:
    return line.of_which or names.is_of_which(line.name)


def _wholes(lines: Sequence[Line], row: int) -> Iterator[Line]:
    """The lines that a 其中 can be a part of: the one before it; and behind the last of a list, what the list is under."""
    before = next((n for n in range(row - 1, -1, -1) if not _is_of_which(lines[n])), None)
    if before is None:
        return
    yield lines[before]
    level = names.numbering(lines[before].name)
    later = next((line for line in lines[row + 1 :] if not _is_of_which(line)), None)
    after = None if later is None else names.numbering(later.name)
    if level is None or (later is not None and after is None):
        return
    for line in reversed(lines[:before]):
        above = names.numbering(line.name)
        if above is not None and above < level and (after is None or after < level):
            level = above
            yield line


def _pairs(statement: Statement, whole: Line, part: Line) -> list[tuple[Place, Place]]:
    """The amounts of two lines column by column; of a change (增减额) a part may be larger than the whole."""
    held = {place.amount.column: place for place in places(statement, [whole])}
    return [
        (held[place.amount.column], place)
        for place in places(statement, [part])
        if place.amount.column in held and not names.is_change(place.amount.column)
    ]


def _columns(statement: Statement) -> Iterator[tuple[str, str]]:
    """Each column with the 其中 column right behind it under the same heading, or under the column itself."""
    for whole, part in zip(statement.columns, statement.columns[1:], strict=False):
        heading, _, leaf = part.rpartition("/")
        same = whole.rpartition("/")[0] == heading
        if same and names.is_of_which(leaf) and not names.is_of_which(whole.rpartition("/")[2]):
            yield whole, part
    for part in statement.columns:
        heading, _, leaf = part.rpartition("/")
        if heading in statement.columns and names.is_of_which(leaf):
            yield heading, part


def _fits(pair: tuple[Place, Place]) -> bool:
    whole, part = pair
    return part.money.interval.low <= whole.money.interval.high


def _compare(whole: Place, part: Place) -> Iterator[Condition]:
    if whole.money.value < 0 or part.money.value < 0:
        return  # of a negative amount a part can be larger than the whole
    holds = _fits((whole, part))
    most = whole.money.interval.high - whole.money.yuan + part.money.yuan - part.money.interval.low

    def fits(values: Sequence[Decimal]) -> bool:
        ours, theirs = (YUAN_PER_UNIT[place.money.unit] for place in (part, whole))
        return values[0] * ours <= values[1] * theirs + most

    unit = part.money.unit
    expected = in_unit(whole.money.yuan, unit)
    text = (
        f"{title(part.statement)}“{part.line.name}”行“{part.amount.column}”印 {part.money.printed}{unit}，"
        f"是“{whole.line.name}”行“{whole.amount.column}”{whole.money.printed}{whole.money.unit}的一部分"
    )
    if holds:
        sources = (part.source, whole.source)
        check = Check(code="", status=Status.HOLDS, severity=Severity.INFO, message=text, sources=sources)
        yield Condition((part, whole), fits, check)
        return
    check = Check(
        code="",
        status=Status.FAILS,
        message=f"{text}，却大于它{at(part.source)}",
        formula=f"{part.money.printed} > {whole.money.printed}",
        expected=plain(expected),
        printed=plain(part.money.value),
        difference=plain(part.money.value - expected),
        sources=(part.source, whole.source),
    )
    yield Condition((part, whole), fits, check)
