"""Rows of a scan (扫描件) that are read wrongly though their figures agree: amounts under another item, or another head.

A piece of a seal is read with a code, or a fold is taken for a line and moves a page's figures by a column. Sums over rows
and columns hold all the same, so what agrees there says nothing of the code or the head, nor of a digit that rounding
swallows. Nor does a change that comes out right say whose change it is: where a heading was lost, it is told of other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher

from extractors import codes, forms
from extractors.schema.budget import Amount, Budget, Line, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Method
from extractors.schema.source import Source

# Amounts of money have so many decimals; more are those of a share of the amounts of a table, or a piece of a seal, or a comma.
# What is no larger than so many units in the last place, sums do not tell from nothing; nor in whole yuan, of which a table
# has as many as that.
_DECIMALS, _SHARE, _ROUNDED, _WHOLE = 2, 0.2, 5, 10_000
# A name that has less in common with every name of its code, of 1, is not one of its names in other words.
_UNLIKE = 0.4
# So many rows of a table with a code of the classification, or with a total, make those without the odd ones.
_FEWEST = 2


def amounts(budget: Budget) -> Iterator[Source]:
    """The places of the amounts that are not to be taken for verified."""
    for statement in budget.statements:
        if any(amount.method is Method.OCR for line in statement.lines for amount in line.amounts):
            for amount in (*_of_rows(statement), *_under_one_head(statement), *_of_odd_digits(statement)):
                if amount.method is Method.OCR:
                    yield amount.money.source


def sentences(budget: Budget, checks: Iterable[Check]) -> Iterator[Source]:
    """The places of the figures of items in sentences that no table bears out."""
    read = [item for item in budget.narrative if item.method is Method.OCR]
    if not read:
        return
    held: set[Source] = set()
    for check in checks:
        if check.status in (Status.HOLDS, Status.ROUNDING) and any(source.cell for source in check.sources):
            held.update(check.sources)
    for item in read:
        figures = [f.source for f in (item.current, item.previous, item.delta, item.percent) if f is not None]
        if held.isdisjoint(figures) or (item.code and _is_miscoded(item.code, item.item, classified=False)):
            yield from figures


def _of_rows(statement: Statement) -> Iterator[Amount]:
    classified = (
        sum(_is_coded(line) and codes.is_classified(line.code) for line in statement.lines) >= _FEWEST
    )
    # a 科目 beside most lines, which are its 支出内容, is the code of none of them
    coded = Counter(line.code for line in statement.lines if _is_coded(line))
    shared = {code for code, times in coded.items() if times > _FEWEST and 2 * times > coded.total()}
    totals = Counter(amount.column for line in statement.lines for amount in line.amounts)
    total = next(
        (c for c in statement.columns if _is_total(c) and totals[c] * 2 >= len(statement.lines) > 1), None
    )
    for line in statement.lines:
        own = _is_coded(line) and line.code not in shared
        miscoded = own and _is_miscoded(line.code, line.name, classified=classified)
        if miscoded or (total and _lacks(line, total)):
            yield from line.amounts


def _is_coded(line: Line) -> bool:
    """Whether a row has the code of an item, not that of a body."""
    return bool(line.code) and not line.of_body


def _is_miscoded(code: str, name: str, *, classified: bool) -> bool:
    """Whether a code is none where the others are (`classified`), or its name is that of another one."""
    if not codes.is_classified(code):
        return classified
    named = [other for other in codes.named(name) if other[0] == code[0]]
    if code in named:
        return False
    known = codes.lookup(code)
    if known and all(SequenceMatcher(None, each.name, name).ratio() < _UNLIKE for each in known):
        return True
    alike = [other for other in named if len(other) == len(code)]
    # a name that many codes go by may be that of one more, which the tables do not know, under a 款 that they know and that
    # has no such name yet
    above = codes.parent(code)
    beside = {codes.parent(other) for other in alike}
    strange = (above in beside and not known) or (above not in beside and not codes.lookup(above or ""))
    return bool(named) and (len(alike) < 2 or strange)


def _is_total(column: str) -> bool:
    return forms.TOTAL.fullmatch(column.rpartition("/")[2]) is not None


def _lacks(line: Line, total: str) -> bool:
    """Whether a row has amounts and none in the column of their total: they have slid, or it is lost."""
    return any(amount.money.value for amount in line.amounts) and line.amount(total) is None


def _under_one_head(statement: Statement) -> Iterator[Amount]:
    """The amounts under heads that a row has two amounts under: the column is parted by a line that is none."""
    doubled = {
        column
        for line in statement.lines
        for column, times in Counter(amount.column for amount in line.amounts).items()
        if times > 1
    }
    for line in statement.lines:
        yield from (amount for amount in line.amounts if amount.column in doubled)


def _of_odd_digits(statement: Statement) -> Iterator[Amount]:
    """The amounts with more decimals than any other of the table, and those that are lost in the rounding of sums."""
    amounts = [amount for line in statement.lines for amount in line.amounts]
    decimals = [_decimals(amount) for amount in amounts]
    largest = max((abs(amount.money.value or Decimal()) for amount in amounts), default=Decimal())
    for amount, places in zip(amounts, decimals, strict=True):
        odd = places > _DECIMALS and sum(other >= places for other in decimals) < _SHARE * len(decimals)
        tiny = 0 < abs(amount.money.value or Decimal()) * 10**places <= _ROUNDED
        if odd or (tiny and (places or largest >= _WHOLE)):
            yield amount


def _decimals(amount: Amount) -> int:
    value = amount.money.value
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
