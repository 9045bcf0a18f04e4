"""Within one line (行内): the total of a line is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Check, Severity, Status
from extractors.validators.equation import Equation, Place
from extractors.validators.rule import Outcome, rule
from extractors.validators.structure import identities
from extractors.validators.structure.columns import Identity
from extractors.validators.wording import title


@rule
def parts_make_the_total(budget: Budget) -> Iterator[Outcome]:
    """同一行中，合计（小计）等于其下各列之和。

    In one line, a total equals the sum of the columns under the same heading.
    """
    for statement in budget.statements:
        for reading in identities.along_lines(statement):
            if reading.misread:
                yield unclear(statement, reading.identity, reading.equations)
                continue
            yield from reading.equations


def unclear(statement: Statement, identity: Identity, equations: Sequence[Equation]) -> Check:
    """The one check for a sum that the header seems to spell out and most lines deny."""
    first: tuple[Place, ...] = next(e for e in equations if e.status is Status.FAILS).places
    parts = "、".join(identity.parts)
    return Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.WARNING,
        message=f"{title(statement)}：“{identity.whole}”在多数行都不等于“{parts}”之和，表头可能没有读对，无法核对",
        sources=tuple(place.source for place in first),
    )
