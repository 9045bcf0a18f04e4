"""Within one line (行内): the total of a line is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Kind
from extractors.validators import columns, levels, suspect
from extractors.validators.columns import Identity
from extractors.validators.equation import Equation, Place, places
from extractors.validators.finding import judge, rule, title


@rule
def parts_make_the_total(budget: Budget) -> Iterator[Check]:
    """同一行中，合计（小计）等于其下各列之和。

    In one line, a total equals the sum of the columns under the same heading.
    """
    for statement in budget.statements:
        sums = list(by_identity(statement))
        others = [equation for _, equations in sums if not misread(equations) for equation in equations]
        others += levels.equations(statement)
        for identity, equations in sums:
            if misread(equations):
                yield unclear(statement, identity, equations)
                continue
            for equation in equations:
                failing = equation.status is Status.FAILS
                yield judge(equation, suspect.find(equation, others) if failing else None)


def by_identity(statement: Statement) -> Iterator[tuple[Identity, list[Equation]]]:
    """Every sum the header spells out, with the equations it gives line by line."""
    if statement.kind is Kind.PERFORMANCE:
        return
    panels = sorted({line.panel for line in statement.lines})
    for panel in panels:
        lines = [line for line in statement.lines if line.panel == panel]
        present = {amount.column for line in lines for amount in line.amounts}
        known = [column for column in statement.columns if len(panels) == 1 or column in present]
        known += sorted(present - set(known))
        for identity in columns.identities(known):
            equations = [e for e in (_equation(statement, line, identity) for line in lines) if e is not None]
            if equations:
                yield identity, equations


def is_sound(statement: Statement) -> bool:
    """Whether the header reads right: no sum that it spells out fails in most lines."""
    return not any(misread(equations) for _, equations in by_identity(statement))


def _equation(statement: Statement, line: Line, identity: Identity) -> Equation | None:
    held = {place.amount.column: place for place in places(statement, [line])}
    whole = held.get(identity.whole)
    parts = [held[column] for column in identity.parts if column in held]
    if whole is None or not parts:
        return None
    name = " ".join(part for part in (line.code, line.name) if part)
    return Equation(
        whole=whole,
        parts=tuple(parts),
        where=f"{title(statement)}“{name}”行，“{identity.whole}”",
        gaps=len(parts) < len(identity.parts),
    )


def misread(equations: Sequence[Equation]) -> bool:
    """Whether an identity comes out in so few lines that our reading of the header must be wrong."""
    failing = {_amounts(e) for e in equations if e.status is Status.FAILS}
    holding = {_amounts(e) for e in equations if e.status in (Status.HOLDS, Status.ROUNDING)}
    holding = {amounts for amounts in holding if any(amounts)}
    # A total that merely repeats its only part says little about the other columns.
    proven = any(sum(amount != 0 for amount in amounts) > 2 for amounts in holding)
    return len(failing) > len(holding) or (len(failing) == len(holding) > 0 and not proven)


def _amounts(equation: Equation) -> tuple[Decimal, ...]:
    # Lines that repeat the same amounts (合计 and its only unit) are one piece of evidence, not two.
    return tuple(place.money.yuan for place in equation.places)


def unclear(statement: Statement, identity: Identity, equations: Sequence[Equation]) -> Check:
    first: tuple[Place, ...] = next(e for e in equations if e.status is Status.FAILS).places
    parts = "、".join(identity.parts)
    return Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.WARNING,
        message=f"{title(statement)}：“{identity.whole}”在多数行都不等于“{parts}”之和，表头可能没有读对，无法核对",
        sources=tuple(place.source for place in first),
    )
