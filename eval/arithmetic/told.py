"""What the text of a fixture says: against its tables, against itself, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from eval.arithmetic.between import bare
from eval.arithmetic.identity import ZERO, Entry, Family, Identity, Said, Titled, entries, half, value_of
from eval.fixture import Change, Fixture, Prose
from eval.labels import NOT_SCORED
from extractors.schema.draft import Direction
from extractors.schema.money import YUAN_PER_UNIT

_WHOLE = re.compile(
    r"(?:本年|年初|部门)?(?:预算|决算)?(?:收入|支出|收支|收入支出)(?:预算|决算)?(?:总计|合计|总额)?"
)
_TOTAL = re.compile(r"(?:本年)?(?:收入|支出)?(?:总计|合计)")
_MARKS = re.compile(r"[“”\"《》]")
_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1}


def against_tables(fixture: Fixture) -> Iterator[Identity]:
    """An amount that the text gives for a code or a name is printed in a table for it."""
    printed = [e for s in fixture.statements if s.kind not in NOT_SCORED for e in entries(s)]
    for block, number, change in said(fixture):
        if not change.current:
            continue
        found = [entry for entry in printed if _is_of(entry, change)]
        if not found:
            continue
        factor = YUAN_PER_UNIT[change.unit]
        amount = value_of(change.current)
        nearest = min(found, key=lambda entry: abs(entry.yuan - amount * factor))
        yield Identity(
            Family.TEXT,
            f"text {block}.{number} {change.item}",
            (Said(block, change.current), nearest.cell),
            amount * factor - nearest.yuan,
            half(amount) * factor + nearest.yuan_slack,
        )


def changes(fixture: Fixture) -> Iterator[Identity]:
    """Last year's amount with the change is this year's."""
    for block, number, change in said(fixture):
        sign = _SIGN.get(change.direction) if change.direction else None
        if sign and change.current and change.previous and change.delta:
            held = [value_of(text) for text in (change.current, change.previous, change.delta)]
            yield Identity(
                Family.CHANGE,
                f"text {block}.{number} {change.item}: change",
                tuple(Said(block, text) for text in (change.current, change.previous, change.delta)),
                held[0] - held[1] - sign * held[2],
                sum((half(value) for value in held), ZERO),
            )


def percents(fixture: Fixture) -> Iterator[Identity]:
    """A percentage is the change over last year's amount, in percentage points."""
    for block, number, change in said(fixture):
        sign = _SIGN.get(change.direction) if change.direction else None
        second = change.previous or change.delta
        if not (sign and change.percent and change.current and second):
            continue
        current, other, stated = (value_of(text) for text in (change.current, second, change.percent))
        base = other if change.previous else current - sign * other
        if base <= 0:
            continue
        percent = abs(current - base) / base * 100
        blur = (half(current) + half(other)) / base * (100 + percent)
        yield Identity(
            Family.PERCENT,
            f"text {block}.{number} {change.item}: percent",
            tuple(Said(block, text) for text in (change.percent, change.current, second)),
            abs(stated) - percent,
            half(stated) + blur,
        )


def years(fixture: Fixture) -> Iterator[Identity]:
    """A title that names a year, and a sentence of this year's amounts, name the year of the document."""
    for statement in fixture.statements:
        for year in re.findall(r"20\d\d", statement.title)[:1]:
            name = f"{statement.id} title: year"
            title = Titled(statement.id, statement.title)
            yield Identity(Family.YEAR, name, (title,), Decimal(int(year) - fixture.year))
    for block, held in enumerate(fixture.body):
        if isinstance(held, Prose) and held.changes:
            named = re.findall(r"(20\d\d)年", held.text)
            if named:
                nearest = min(named, key=lambda year: abs(int(year) - fixture.year))
                difference = Decimal(int(nearest) - fixture.year)
                yield Identity(Family.YEAR, f"text {block}: year", (Said(block, f"{nearest}年"),), difference)


def said(fixture: Fixture) -> Iterator[tuple[int, int, Change]]:
    """Every change that the text states, with the number of its block and its place in there."""
    for block, held in enumerate(fixture.body):
        if isinstance(held, Prose):
            for number, change in enumerate(held.changes):
                yield block, number, change


def _is_of(entry: Entry, change: Change) -> bool:
    label = entry.label
    if change.code:
        return label.row_code == change.code
    item = _name(change.item)
    if item in (_name(label.row_name), _name(label.column.rpartition("/")[2])):
        return True
    # “三公”经费 has its total under 合计 or 小计 of a table of its own
    return bool(_WHOLE.fullmatch(item) and _TOTAL.fullmatch(label.row_name)) or (
        item.startswith("三公") and label.kind == "three_public"
    )


@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    return bare(_MARKS.sub("", text))
