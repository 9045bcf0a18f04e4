"""What is said in words: changes and their reasons, blank tables, indicators, terms."""

from __future__ import annotations

from eval.fixture import Change, Fixture, plain
from eval.labels import indicators
from eval.scorers.tally import Tally
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.money import Money, read_number


def about(budget: Budget, fixture: Fixture) -> Tally:
    """Whose disclosure it is, of which year, and whether it is a budget or a final account (部门、年度、预决算)."""
    tally = Tally()
    department = budget.department.text if budget.department else ""
    for name, wanted, found in (
        ("department", fixture.department, department),
        ("fiscal year", str(fixture.year), str(budget.fiscal_year or "")),
        ("stage", str(fixture.stage), str(budget.stage or "")),
    ):
        tally.add(found == wanted, f"{name} {found!r} for {wanted!r}")
    return tally


def changes(budget: Budget, expected: tuple[Change, ...]) -> Tally:
    """Sentences of which item, amounts, direction and percent are right (增减变化)."""
    tally = Tally()
    for change in expected:
        tally.add(bool(_said(budget, change)), change.sentence)
    return tally


def reasons(budget: Budget, expected: tuple[Change, ...]) -> Tally:
    """Reasons given with a sentence (增减原因), word for word."""
    tally = Tally()
    for change in expected:
        if change.reason is None:
            continue
        found = [item.reason.text if item.reason else "" for item in _said(budget, change)]
        right = any(text and _bare(text) == _bare(change.reason) for text in found)
        tally.add(right, f"{found[0] if found else 'nothing'!r} for {change.reason!r}")
    return tally


def blanks(budget: Budget, fixture: Fixture) -> Tally:
    """Blank tables whose printed reason is known (空表说明)."""
    tally = Tally()
    for statement in fixture.statements:
        if statement.nil:
            blank = [held.nil.text for held in budget.of_kind(statement.kind) if held.nil is not None]
            right = any(plain(statement.nil) in plain(text) for text in blank)
            tally.add(right, f"{statement.id}: {blank} for {statement.nil!r}")
    return tally


def targets(budget: Budget, fixture: Fixture) -> Tally:
    """Performance indicators with their targets (绩效指标)."""
    tally = Tally()
    found = {(plain(held.level3), plain(held.target.text)) for held in budget.indicators}
    for wanted in indicators(fixture):
        tally.add((wanted.level3, wanted.target) in found, f"{wanted.level3}: {wanted.target}")
    return tally


def terms(budget: Budget, fixture: Fixture) -> Tally:
    """Terms of the glossary with their definitions (名词解释)."""
    tally = Tally()
    defined = {(_bare(term.name), _bare(term.definition.text)) for term in budget.glossary}
    for term in fixture.terms:
        tally.add((_bare(term.name), _bare(term.definition)) in defined, term.text)
    return tally


def _said(budget: Budget, change: Change) -> list[NarrativeItem]:
    return [item for item in budget.narrative if _speaks_of(item, change) and _same_change(item, change)]


def _bare(text: str) -> str:
    return plain(text).strip("。；，：“”")


def _speaks_of(item: NarrativeItem, change: Change) -> bool:
    if change.code and item.code:
        return change.code == item.code
    return _bare(change.item) in _bare(item.item) or (
        bool(item.item) and _bare(item.item) in _bare(change.item)
    )


def _same_change(item: NarrativeItem, change: Change) -> bool:
    return (
        _same_money(change.current, change.unit, item.current)
        and _same_money(change.previous, change.unit, item.previous)
        and _same_money(change.delta, change.unit, item.delta)
        and (change.direction is None or change.direction is item.direction)
        and (change.percent is None or (item.percent is not None and _same_percent(item, change.percent)))
    )


def _same_money(wanted: str | None, unit: str, found: Money | None) -> bool:
    return wanted is None or (found is not None and found.value == read_number(wanted) and found.unit == unit)


def _same_percent(item: NarrativeItem, wanted: str) -> bool:
    # A decrease may be printed with a sign or without.
    value = read_number(wanted)
    return item.percent is not None and value is not None and abs(item.percent.value) == abs(value)
