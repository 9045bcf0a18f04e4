"""Which figures are the sum of others or may be: by the names of rows and columns, by codes, and by what tables claim.

A row that only may be one is taken for one: what is not shown is as it was, and no harm is done.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from extractors import facts, validators
from extractors.facts import Place
from extractors.schema.budget import Budget, Line, Statement
from extractors.validators.balance import Balance
from extractors.validators.structure import names

# The name of a total, whatever the recogniser put around it.
_TOTAL = re.compile("[合总小共]计")


def is_total(name: str) -> bool:
    """Whether a row or a column is a total by its name."""
    return names.is_total(name) or _TOTAL.search(name) is not None


def claimed(budget: Budget) -> frozenset[Place]:
    """The places of the figures that are the sum of others by the structure of their tables."""
    found = set()
    for claim in validators.claims(budget):
        if isinstance(claim, Balance):
            for side, other in ((claim.left, claim.right), (claim.right, claim.left)):
                if len(side) == 1 and len(other) > 1:
                    found.add(facts.place(side[0].source))
    return frozenset(found)


def rows(statement: Statement) -> frozenset[int]:
    """The positions of the lines that are sums: totals, levels of a classification above others, what is parted below it
    (其中, 一、 over （一）), and what the forms define as one (“三公”经费)."""
    lines = statement.lines
    inner = {(*_part(line), line.code[:length]) for line in lines for length in range(1, len(line.code))}
    defined = names.nested([line.name for line in lines])
    return frozenset(
        at
        for at, (line, following) in enumerate(zip_longest(lines, lines[1:]))
        if at in defined
        or is_total(line.name)
        or (*_part(line), line.code) in inner
        or (following is not None and _part(line) == _part(following) and _holds(line, following))
    )


def _part(line: Line) -> tuple[int, str]:
    return line.panel, line.project


def _holds(line: Line, following: Line) -> bool:
    outer, inner = names.numbering(line.name), names.numbering(following.name)
    lower = outer is not None and inner is not None and inner > outer
    return lower or (following.of_which and not line.of_which)
