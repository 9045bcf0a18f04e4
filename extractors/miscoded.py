"""Rows of a scan whose code (科目编码) cannot be that of their name: a piece of a seal, a speck or a letter is read with it.

The amounts of such a row may agree with all others and still be under the wrong item.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors import codes
from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.draft import Method
from extractors.schema.source import Source

# So many rows of a table with a code of the classification make its other codes the odd ones.
_FEWEST = 2


def amounts(budget: Budget) -> Iterator[Source]:
    """The places of the amounts in such rows."""
    for statement in budget.statements:
        if any(amount.method is Method.OCR for line in statement.lines for amount in line.amounts):
            for line in _miscoded(statement):
                yield from (amount.money.source for amount in line.amounts if amount.method is Method.OCR)


def _miscoded(statement: Statement) -> Iterator[Line]:
    coded = [line for line in statement.lines if line.code and not line.of_body]
    classified = sum(codes.is_classified(line.code) for line in coded)
    for line in coded:
        if not codes.is_classified(line.code):
            if classified >= _FEWEST:
                yield line
        elif line.code not in (named := codes.named(line.name)):
            alike = [code for code in named if len(code) == len(line.code) and code[0] == line.code[0]]
            # a name that many codes go by may be that of one more, which the tables do not know
            if len(alike) == 1:
                yield line
