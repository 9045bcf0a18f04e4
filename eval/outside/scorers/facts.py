"""The figures of tables against labels made by hand.

A label is looked for among what was read by its amount, and of those with the same amount by row, column and
statement. What is no money, and targets of performance, are not asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from eval.outside.gold import GoldFact
from eval.outside.scorers.matching import bare, figure, in_yuan, is_money, same_column, same_row
from eval.render.place import Place
from eval.scorers.tally import Tally
from extractors.fact_rows import FactRow
from extractors.schema.draft import Kind

MEASURES = ("value", "row", "cell", "statement", "precision", "located")


@dataclass(frozen=True)
class FactScores:
    """Of the labels: `value` those whose amount was read, `row` in the right row too, `cell` in the right column too,
    `statement` in the right statement too. Of what was read: `precision` the figures of tables that a label has
    (a zero need not have one), `located` all values with page or line."""

    value: Tally = field(default_factory=Tally)
    row: Tally = field(default_factory=Tally)
    cell: Tally = field(default_factory=Tally)
    statement: Tally = field(default_factory=Tally)
    precision: Tally = field(default_factory=Tally)
    located: Tally = field(default_factory=Tally)

    def by_measure(self) -> Iterator[tuple[str, Tally]]:
        """In the order of MEASURES."""
        return ((name, getattr(self, name)) for name in MEASURES)


@dataclass(frozen=True)
class _Read:
    """What was read, as it is compared."""

    number: int
    fact: FactRow
    name: str
    yuan: Decimal


@dataclass(frozen=True, order=True)
class _Agreement:
    """What of a label is the same in what was read; row weighs more than column, and column more than statement."""

    row: bool
    column: bool
    statement: bool


def asked(gold: Sequence[GoldFact]) -> list[GoldFact]:
    """The labels that are scored: amounts of money in tables."""
    return [
        label
        for label in gold
        if label.source == "table"
        and label.statement is not Kind.PERFORMANCE
        and figure(label.amount) is not None
        and is_money(label.unit)
    ]


def score(rows: Sequence[FactRow], gold: Sequence[GoldFact]) -> FactScores:
    """The rows of facts.csv against the labels of their document."""
    read = [
        _Read(number, row, bare(row.row_name), in_yuan(row.amount, row.unit))
        for number, row in enumerate(rows)
        if row.amount is not None
    ]
    by_yuan: dict[Decimal, list[_Read]] = defaultdict(list)
    for each in read:
        by_yuan[each.yuan].append(each)
    scores, taken = FactScores(), set[int]()
    for label in asked(gold):
        value = figure(label.amount)
        assert value is not None  # of those asked for
        free = [each for each in by_yuan[in_yuan(value, label.unit)] if each.number not in taken]
        name = bare(label.row_name)
        judged = [(_agreement(label, name, each), each) for each in free]
        best = max(judged, key=lambda pair: pair[0], default=None)
        _count(scores, label, best)
        if best is not None and best[0].row:
            taken.add(best[1].number)
    for each in read:
        fact = each.fact
        scores.located.add(bool(fact.page or fact.line), f"no page and no line for {_words_of(fact)}")
        if each.number in taken:
            scores.precision.add(True)
        elif _needs_label(each):
            scores.precision.add(False, f"no label for {_words_of(fact)}", Place(fact.page, None, fact.line))
    return scores


def _agreement(label: GoldFact, name: str, read: _Read) -> _Agreement:
    fact = read.fact
    return _Agreement(
        same_row(label.row_code or "", name, fact.row_code, read.name),
        same_column(label.column, fact.column),
        fact.statement == label.statement,
    )


def _count(scores: FactScores, label: GoldFact, best: tuple[_Agreement, _Read] | None) -> None:
    line = f"{label.row_code or ''} {label.row_name or ''}"
    words = f"{label.statement} | {line} | {label.column or ''} = {label.amount} {label.unit}"
    place = Place(label.page, None, label.line)
    scores.value.add(best is not None, f"no such amount: {words}", place)
    row, column, statement = (best[0].row, best[0].column, best[0].statement) if best else (False,) * 3
    where = f"found at {_words_of(best[1].fact)}" if best else "no such amount"
    scores.row.add(row, f"{words}: {where}", place)
    scores.cell.add(row and column, f"{words}: {where}", place)
    scores.statement.add(row and column and statement, f"{words}: {where}", place)


def _needs_label(read: _Read) -> bool:
    fact = read.fact
    return (
        fact.source == "table"
        and fact.statement != Kind.PERFORMANCE
        and is_money(fact.unit)
        and read.yuan != 0
    )


def _words_of(fact: FactRow) -> str:
    return f"{fact.statement} | {fact.row_code} {fact.row_name} | {fact.column} = {fact.printed} {fact.unit}"
