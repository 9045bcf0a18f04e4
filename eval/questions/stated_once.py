"""The items (项) of general expenditure of which a fixture states one amount, wherever it states any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from eval.fixture import Change, Fixture, plain
from eval.labels import Label, amounts
from eval.questions.evidence import means_one, said
from eval.questions.question import CellEvidence, Evidence
from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT, read_number

_TOTALS = frozenset({"合计", "小计", "总计", "本年支出合计"})
# A 项 of the functional classification has so many digits.
_DIGITS = 7


@dataclass(frozen=True)
class Stated:
    """The total of an item as it is printed, and all the places that state it."""

    label: Label
    evidence: tuple[Evidence, ...]


def stated_once(fixture: Fixture) -> Iterator[Stated]:
    """Items in printed order whose name is that of no other row or sentence, and part of none, without planted mistakes."""
    labels = [label for each in fixture.statements for _, _, label in amounts(each)]
    names = {label.row_name for label in labels} | {plain(change.item) for change in fixture.changes}
    planted = {mistake.row for mistake in fixture.errors}
    for label in _totals(fixture):
        name, code = label.row_name, label.row_code
        rows = [other for other in labels if name == other.row_name or code == other.row_code]
        alike = any(name != other and (name in other or other in name) for other in names if other)
        if (
            alike
            or planted & {name, code}
            or not _one_item(label, rows)
            or not _one_amount(label, rows, fixture)
        ):
            continue
        evidence = tuple(_evidence(label, rows, fixture))
        if evidence:
            yield Stated(label, evidence)


def _totals(fixture: Fixture) -> Iterator[Label]:
    """The totals in the table of general expenditure; none where several columns could be the total."""
    for statement in fixture.statements:
        if statement.kind is not Kind.GENERAL_BY_FUNCTION:
            continue
        found = [
            label
            for _, _, label in amounts(statement)
            if plain(label.column.split("/")[-1]) in _TOTALS and len(label.row_code) == _DIGITS
        ]
        # 合计 stands above 基本支出/小计 and is the total of both
        outermost = min((label.column.count("/") for label in found), default=0)
        found = [label for label in found if label.column.count("/") == outermost]
        if len({label.column for label in found}) == 1:
            yield from (label for label in found if read_number(label.printed))


def _one_item(label: Label, rows: Iterable[Label]) -> bool:
    """Whether the name is that of no other code, and the code has no other name."""
    return all(label.row_name == other.row_name and other.row_code in ("", label.row_code) for other in rows)


def _one_amount(label: Label, rows: Iterable[Label], fixture: Fixture) -> bool:
    """Whether each table prints this amount in the item's row, and no sentence another."""
    tables: dict[str, bool] = {}
    for other in rows:
        tables[other.table] = tables.get(other.table, False) or same_amount(label, other.printed, other.unit)
    told = (change for change in fixture.changes if _speaks_of(change, label) and change.current)
    return all(tables.values()) and all(
        same_amount(label, change.current or "", change.unit) for change in told
    )


def _evidence(label: Label, rows: Iterable[Label], fixture: Fixture) -> Iterator[Evidence]:
    for other in rows:
        if same_amount(label, other.printed, other.unit):
            evidence = CellEvidence(other.table, other.row_code or other.row_name, other.column)
            if means_one(evidence, fixture):
                yield evidence
    for change in fixture.changes:
        if _speaks_of(change, label) and change.current:
            yield from said(fixture, change.sentence)


def _speaks_of(change: Change, label: Label) -> bool:
    return change.code == label.row_code if change.code else plain(change.item) == label.row_name


def same_amount(label: Label, printed: str, unit: str) -> bool:
    """Whether this is the amount of the label, in whatever unit, as far as the digits of the coarser print go."""
    one, other = read_number(label.printed), read_number(printed)
    if one is None or other is None or {label.unit, unit} - YUAN_PER_UNIT.keys():
        return False
    halves = [_last(value) * YUAN_PER_UNIT[u] / 2 for value, u in ((one, label.unit), (other, unit))]
    return abs(one * YUAN_PER_UNIT[label.unit] - other * YUAN_PER_UNIT[unit]) <= max(halves)


def _last(value: Decimal) -> Decimal:
    """One of the last printed digit."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # read_number never yields NaN or infinity
    return Decimal(1).scaleb(exponent)
