"""Rows of a scan (扫描件) that are read wrongly though their figures agree: amounts under another item, or another head.

A piece of a seal is read with a code, or a fold is taken for a line and moves a page's figures by a column. Sums over rows and
columns hold all the same, so what agrees there says nothing of the code or the head.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors import codes, forms
from extractors.schema.budget import Amount, Budget, Line, Statement
from extractors.schema.draft import Method
from extractors.schema.source import Source

# So many rows of a table with a code of the classification, or with a total, make those without the odd ones.
_FEWEST = 2


def amounts(budget: Budget) -> Iterator[Source]:
    """The places of the amounts that are not to be taken for verified."""
    for statement in budget.statements:
        if any(amount.method is Method.OCR for line in statement.lines for amount in line.amounts):
            for amount in (*_of_rows(statement), *_under_one_head(statement)):
                if amount.method is Method.OCR:
                    yield amount.money.source


def _of_rows(statement: Statement) -> Iterator[Amount]:
    coded = [line for line in statement.lines if line.code and not line.of_body]
    classified = sum(codes.is_classified(line.code) for line in coded) >= _FEWEST
    totals = Counter(amount.column for line in statement.lines for amount in line.amounts)
    total = next(
        (c for c in statement.columns if _is_total(c) and totals[c] * 2 >= len(statement.lines) > 1), None
    )
    for line in statement.lines:
        if (line in coded and _is_miscoded(line, classified)) or (total and _lacks(line, total)):
            yield from line.amounts


def _is_miscoded(line: Line, classified: bool) -> bool:
    """Whether a code is none where the others are, or its name is that of another one."""
    if not codes.is_classified(line.code):
        return classified
    named = codes.named(line.name)
    alike = [code for code in named if len(code) == len(line.code) and code[0] == line.code[0]]
    # a name that many codes go by may be that of one more, which the tables do not know
    return line.code not in named and len(alike) == 1


def _is_total(column: str) -> bool:
    return forms.TOTAL.fullmatch(column.rpartition("/")[2]) is not None


def _lacks(line: Line, total: str) -> bool:
    """Whether a row has amounts and none in the column of their total: they have slid, or it is lost."""
    return any(amount.money.value for amount in line.amounts) and line.amount(total) is None


def _under_one_head(statement: Statement) -> Iterator[Amount]:
    """The amounts of columns that go by the same heads: one of them is parted by a line that is none."""
    doubled = {column for column, times in Counter(statement.columns).items() if times > 1}
    for line in statement.lines:
        yield from (amount for amount in line.amounts if amount.column in doubled)
