"""Everything that must add up inside one statement: along its lines, down its columns, on its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors import codes
from extractors.schema.budget import Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators.equation import Equation, Place, places
from extractors.validators.remembered import remembered
from extractors.validators.structure import coded, columns, levels, lists, measures, outline
from extractors.validators.structure.columns import Identity
from extractors.validators.wording import title


@dataclass(frozen=True, slots=True)
class Reading:
    """A sum that the header spells out, line by line. `misread` when it comes out in too few lines to be true:
    then our reading of the header is wrong, and no line is."""

    identity: Identity
    equations: tuple[Equation, ...]
    misread: bool


@remembered
def along_lines(statement: Statement) -> list[Reading]:
    """Every sum that the header spells out."""
    if statement.kind is Kind.PERFORMANCE:
        return []
    found = list(_by_header(statement))
    seldom = [equations for _, equations in found if comes_out_too_seldom(equations)]
    proven = any(_is_proof(e) for _, equations in found if equations not in seldom for e in equations)
    return [
        Reading(
            identity, tuple(equations), equations in seldom and not (proven and _is_slip(equations, seldom))
        )
        for identity, equations in found
    ]


def _is_slip(equations: list[Equation], seldom: list[list[Equation]]) -> bool:
    """Whether a sum of a single line fails for one cell's sake, beside columns that are known to be read right.

    It is the only one that fails, or one change in one cell mends another that fails with it.
    """
    if len({_amounts(e) for e in equations}) != 1:
        return False
    others = [e for other in seldom if other is not equations for e in other]
    return not others or any(
        equation.mending(place) == other.mending(place)
        for equation in equations
        for place in equation.places
        for other in others
    )


@remembered
def down_columns(statement: Statement) -> list[Equation]:
    """Every sum of lines in a table with codes, units or a list of items; none where the sides are outlines."""
    if levels.is_two_sided(statement) or levels.is_outline(statement) or statement.kind is Kind.PERFORMANCE:
        return []
    lines = [line for line in statement.lines if line.amounts]
    if any(codes.is_classified(line.code) for line in lines):
        return list(coded.equations(statement, lines))
    return list(lists.equations(statement, lines))


@remembered
def along_sides(statement: Statement) -> list[Equation]:
    """Every sum on the sides of a two-sided table, or on the only side of a list under numbers."""
    if not (levels.is_two_sided(statement) or levels.is_outline(statement)):
        return []
    return [e for lines in outline.panels(statement).values() for e in _on_side(statement, lines)]


@remembered
def balance(statement: Statement) -> list[Equation]:
    """The grand total of the receipts against that of every other side."""
    if not levels.is_two_sided(statement):
        return []
    sides = [outline.side(lines) for lines in outline.panels(statement).values()]
    grand = [found for side in sides if side.grand and (found := measures.whole_of(statement, side.grand))]
    where = f"{title(statement)}收入总计与支出总计"
    return [Equation(grand[0], (other,), where) for other in grand[1:]]


@remembered
def within(statement: Statement) -> list[Equation]:
    """All of them, without the sums of a header that was misread."""
    found = [e for reading in along_lines(statement) if not reading.misread for e in reading.equations]
    return [*found, *down_columns(statement), *along_sides(statement), *balance(statement)]


def is_sound(statement: Statement) -> bool:
    """Whether the header reads right."""
    return not any(reading.misread for reading in along_lines(statement))


def comes_out_too_seldom(equations: Sequence[Equation]) -> bool:
    """Whether an identity fails in so many lines that it cannot be one."""
    failing = {_amounts(e) for e in equations if e.status is Status.FAILS}
    holding = {_amounts(e) for e in equations if e.status in (Status.HOLDS, Status.ROUNDING)}
    holding = {amounts for amounts in holding if any(amounts)}
    proven = any(_is_proof(equation) for equation in equations)
    return len(failing) > len(holding) or (len(failing) == len(holding) > 0 and not proven)


def _is_proof(equation: Equation) -> bool:
    # A total that merely repeats its only part says little about the other columns.
    telling = sum(amount != 0 for amount in _amounts(equation)) > 2
    return telling and equation.status in (Status.HOLDS, Status.ROUNDING)


def _amounts(equation: Equation) -> tuple[Decimal, ...]:
    # Lines that repeat the same amounts (合计 and its only unit) are one piece of evidence, not two.
    return tuple(place.money.yuan for place in equation.places)


def _by_header(statement: Statement) -> Iterator[tuple[Identity, list[Equation]]]:
    panels = outline.panels(statement)
    for lines in panels.values():
        present = {amount.column for line in lines for amount in line.amounts}
        known = [column for column in statement.columns if len(panels) == 1 or column in present]
        known += sorted(present - set(known))
        for identity in columns.identities(known):
            equations = [e for e in (_in_line(statement, line, identity) for line in lines) if e is not None]
            if equations:
                yield identity, equations


def _in_line(statement: Statement, line: Line, identity: Identity) -> Equation | None:
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


def _on_side(statement: Statement, lines: list[Line]) -> Iterator[Equation]:
    for found in outline.sums(lines):
        held: dict[str, list[Place]] = {}
        for place in places(statement, found.parts):
            held.setdefault(place.amount.column, []).append(place)
        for whole in places(statement, [found.whole]):
            parts = held.get(whole.amount.column, [])
            if parts:
                yield Equation(
                    whole=whole,
                    parts=tuple(parts),
                    where=f"{title(statement)}“{found.whole.name}”与所属各项，“{whole.amount.column}”",
                    gaps=len(parts) < len(found.parts),
                    doubt=found.doubt,
                )
