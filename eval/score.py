"""An extraction compared with the labels of the fixture it was made from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from eval.fixture import Change, Fixture, plain
from eval.labels import NOT_SCORED, Label, indicators, labels
from eval.render.place import Place, Rendered
from extractors.schema.budget import Amount, Line, NarrativeItem, Statement
from extractors.schema.extraction import Extraction
from extractors.schema.money import Money, read_number
from extractors.schema.source import Source

# How far outside its cell the centre of a value may lie, in points.
_SLACK = 1.0


@dataclass
class Tally:
    """So many found of so many; a share of nothing is 1."""

    found: int = 0
    total: int = 0

    def add(self, found: bool) -> None:
        self.found += found
        self.total += 1

    @property
    def share(self) -> float:
        return self.found / self.total if self.total else 1.0


@dataclass
class Score:
    """`cells` counts labels read with the right value, unit, row and column at the right place; `precision`
    counts extracted amounts that are such a cell. `misses` says in words what went wrong, one line each."""

    cells: Tally = field(default_factory=Tally)
    precision: Tally = field(default_factory=Tally)
    statements: Tally = field(default_factory=Tally)
    located: Tally = field(default_factory=Tally)
    narrative: Tally = field(default_factory=Tally)
    reasons: Tally = field(default_factory=Tally)
    nil: Tally = field(default_factory=Tally)
    indicators: Tally = field(default_factory=Tally)
    terms: Tally = field(default_factory=Tally)
    misses: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Fact:
    """An extracted amount with the line and the statement it stands in."""

    statement: Statement
    line: Line
    amount: Amount


def score(extraction: Extraction, fixture: Fixture, rendered: Rendered | None = None) -> Score:
    """Places are compared where `rendered` knows them."""
    result = Score()
    forms = {plain(statement.title) for statement in fixture.statements if statement.kind in NOT_SCORED}
    _score_cells(result, extraction, labels(fixture, rendered), forms)
    _score_words(result, extraction, fixture)
    return result


def _score_cells(result: Score, extraction: Extraction, expected: list[Label], forms: set[str]) -> None:
    """`forms` are the titles of the tables that have no labels: amounts from them are neither right nor wrong."""
    facts = [
        _Fact(statement, line, amount)
        for statement in extraction.budget.statements
        for line in statement.lines
        for amount in line.amounts
    ]
    by_value: dict[Decimal, list[_Fact]] = defaultdict(list)
    for fact in facts:
        by_value[fact.amount.money.value].append(fact)
        result.located.add(_is_located(fact.amount.money.source))
    right: set[int] = set()
    for label in expected:
        value = read_number(label.printed)
        assert value is not None  # labels are made of cells that read as numbers
        near = [
            fact
            for fact in by_value[value]
            if id(fact) not in right and _at(label.place, fact.amount.money.source)
        ]
        best = max(near, key=lambda fact: _agreement(label, fact), default=None)
        wrong = ["nothing there"] if best is None else _disagreements(label, best)
        result.cells.add(not wrong)
        if wrong:
            result.misses.append(f"missed {_words(label)}: {', '.join(wrong)}")
        elif best is not None:
            right.add(id(best))
            result.statements.add(best.statement.kind is label.kind)
            if best.statement.kind is not label.kind:
                result.misses.append(f"{_words(label)}: taken for {best.statement.kind}")
    for fact in facts:
        of_form = fact.statement.kind in NOT_SCORED or plain(fact.statement.title) in forms
        if of_form and id(fact) not in right:
            continue
        result.precision.add(id(fact) in right)
        if id(fact) not in right:
            found = (fact.statement.title, fact.line.code, fact.line.name, fact.amount.column)
            result.misses.append(f"invented {fact.amount.money.printed} at {' | '.join(found)}")


def _is_located(source: Source) -> bool:
    return any(place is not None for place in (source.page, source.line, source.cell))


def _at(place: Place | None, source: Source) -> bool:
    if place is None:
        return True
    if place.line is not None:
        return source.line == place.line
    if source.page != place.page or source.box is None or place.box is None:
        return False
    x, y = source.box.center
    return (
        place.box.x0 - _SLACK <= x <= place.box.x1 + _SLACK
        and place.box.y0 - _SLACK <= y <= place.box.y1 + _SLACK
    )


def _agreement(label: Label, fact: _Fact) -> tuple[int, bool]:
    return -len(_disagreements(label, fact)), fact.statement.kind is label.kind


def _disagreements(label: Label, fact: _Fact) -> list[str]:
    money = fact.amount.money
    pairs = (
        ("printed", label.printed, money.printed.strip(), label.printed == money.printed.strip()),
        ("unit", label.unit, money.unit, label.unit == money.unit),
        ("code", label.row_code, fact.line.code, label.row_code == fact.line.code),
        ("name", label.row_name, fact.line.name, label.row_name == plain(fact.line.name)),
        ("column", label.column, fact.amount.column, _same_column(label.column, fact.amount.column)),
    )
    return [f"{what} {found!r} for {wanted!r}" for what, wanted, found, same in pairs if not same]


def _same_column(wanted: str, found: str) -> bool:
    """The same last header, and all that stand above it in order.

    A reader may name the side's own header as well, and a header repeated below itself once."""
    path, rest = _headers(wanted), _headers(found)
    remaining = iter(rest)
    return path[-1] == rest[-1] and all(part in remaining for part in path)


def _headers(column: str) -> list[str]:
    return [part for part, _ in groupby(plain(part) for part in column.split("/"))]


def _words(label: Label) -> str:
    return (
        f"{label.table} | {label.row_code} {label.row_name} | {label.column} = {label.printed} {label.unit}"
    )


def _score_words(result: Score, extraction: Extraction, fixture: Fixture) -> None:
    budget = extraction.budget
    for change in fixture.changes:
        said = [item for item in budget.narrative if _speaks_of(item, change) and _same_change(item, change)]
        result.narrative.add(bool(said))
        if not said:
            result.misses.append(f"narrative: {change.sentence}")
        if change.reason is not None:
            right = any(item.reason and _bare(item.reason.text) == _bare(change.reason) for item in said)
            result.reasons.add(right)
            if said and not right:
                found = said[0].reason.text if said[0].reason else None
                result.misses.append(f"reason: {found!r} for {change.reason!r}")
    for statement in fixture.statements:
        if statement.nil:
            blank = [held for held in budget.of_kind(statement.kind) if held.nil is not None]
            result.nil.add(any(held.nil and plain(statement.nil) in plain(held.nil.text) for held in blank))
    targets = {(plain(held.level3), plain(held.target.text)) for held in budget.indicators}
    for indicator in indicators(fixture):
        result.indicators.add((indicator.level3, indicator.target) in targets)
    defined = {(_bare(term.name), _bare(term.definition.text)) for term in budget.glossary}
    for term in fixture.terms:
        result.terms.add((_bare(term.name), _bare(term.definition)) in defined)


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
