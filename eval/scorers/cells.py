"""The amounts of tables: what was read against what is printed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from eval.fixture import plain
from eval.labels import NOT_SCORED, Label
from eval.render.place import Place
from eval.scorers.standing import is_at
from eval.scorers.tally import Tally
from extractors.schema.budget import Amount, Line, Statement
from extractors.schema.extraction import Extraction
from extractors.schema.money import read_number
from extractors.schema.source import Source

_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[、.])")
_MARKS = re.compile(r"[^\w]")


@dataclass(frozen=True)
class _Fact:
    """An extracted amount with the line and the statement it stands in."""

    statement: Statement
    line: Line
    amount: Amount


@dataclass(frozen=True)
class Read:
    """`cells` counts amounts with the right value, unit, row and column at the right place; `kinds` the tables of right
    amounts that were known for what they are; `located` the amounts that say where they are printed."""

    cells: Tally
    kinds: Tally
    located: Tally


def score(
    extraction: Extraction,
    expected: list[Label],
    unlabelled: Collection[str] = (),
    *,
    to_the_letter: bool = True,
) -> Read:
    """Amounts of tables against labels; places are compared where labels have them. `unlabelled` are titles of tables that
    have none: what comes from them is neither right nor wrong.

    What OCR read is right without being so `to_the_letter`: the value counts and not its separators, the name and not
    the numbering before it or the marks in it."""
    facts = [
        _Fact(statement, line, amount)
        for statement in extraction.budget.statements
        for line in statement.lines
        for amount in line.amounts
    ]
    cells, kinds, located = Tally(), Tally(), Tally()
    by_value: dict[Decimal, list[_Fact]] = defaultdict(list)
    for fact in facts:
        by_value[fact.amount.money.value].append(fact)
        source = fact.amount.money.source
        located.add(_is_located(source), f"no place for {source.text}")
    right: set[int] = set()
    for label in expected:
        value = read_number(label.printed)
        assert value is not None  # labels are made of cells that read as numbers
        near = [
            fact
            for fact in by_value[value]
            if id(fact) not in right and (label.place is None or is_at(label.place, fact.amount.money.source))
        ]
        best = max(near, key=lambda fact: _agreement(label, fact, to_the_letter), default=None)
        wrong = ["nothing there"] if best is None else _disagreements(label, best, to_the_letter)
        cells.want(not wrong, f"missed {_words(label)}: {', '.join(wrong)}", label.place)
        if not wrong and best is not None:
            right.add(id(best))
            known = best.statement.kind is label.kind
            kinds.add(known, f"{_words(label)}: taken for {best.statement.kind}", label.place)
            kinds.confused[label.kind, best.statement.kind] += 1
    for fact in facts:
        of_form = fact.statement.kind in NOT_SCORED or plain(fact.statement.title) in unlabelled
        if of_form and id(fact) not in right:
            continue
        found = (fact.statement.title, fact.line.code, fact.line.name, fact.amount.column)
        words = f"invented {fact.amount.money.printed} at {' | '.join(found)}"
        cells.give(id(fact) in right, words, _place(fact.amount.money.source))
    return Read(cells, kinds, located)


def _place(source: Source) -> Place:
    return Place(source.page, source.box, source.line)


def _is_located(source: Source) -> bool:
    return any(place is not None for place in (source.page, source.line, source.cell))


def _agreement(label: Label, fact: _Fact, to_the_letter: bool) -> tuple[int, bool]:
    return -len(_disagreements(label, fact, to_the_letter)), fact.statement.kind is label.kind


def _disagreements(label: Label, fact: _Fact, to_the_letter: bool) -> list[str]:
    money = fact.amount.money
    same_name = _same if to_the_letter else _alike
    pairs = (
        ("unit", label.unit, money.unit, label.unit == money.unit),
        ("code", label.row_code, fact.line.code, label.row_code == fact.line.code),
        ("name", label.row_name, fact.line.name, same_name(label.row_name, fact.line.name)),
        (
            "column",
            label.column,
            fact.amount.column,
            _same_column(label.column, fact.amount.column, same_name),
        ),
    )
    wrong = [f"{what} {found!r} for {wanted!r}" for what, wanted, found, same in pairs if not same]
    printed = money.printed.strip()
    if to_the_letter and label.printed != printed:
        wrong.append(f"printed {printed!r} for {label.printed!r}")
    return wrong


def _same(wanted: str, found: str) -> bool:
    return plain(wanted) == plain(found)


def _alike(wanted: str, found: str) -> bool:
    return _letters(wanted) == _letters(found)


def _letters(name: str) -> str:
    """The name in plain characters, without numbering before it and marks in it."""
    text = _NUMBERING.sub("", unicodedata.normalize("NFKC", plain(name)))
    return _MARKS.sub("", text)


def _same_column(wanted: str, found: str, same: Callable[[str, str], bool]) -> bool:
    """The same last header, and all that stand above it in order.

    A reader may name the side's own header as well, and a header repeated below itself once."""
    path, rest = _headers(wanted), _headers(found)
    remaining = iter(rest)
    return same(path[-1], rest[-1]) and all(any(same(part, held) for held in remaining) for part in path)


def _headers(column: str) -> list[str]:
    return [part for part, _ in groupby(plain(part) for part in column.split("/"))]


def _words(label: Label) -> str:
    return (
        f"{label.table} | {label.row_code} {label.row_name} | {label.column} = {label.printed} {label.unit}"
    )
