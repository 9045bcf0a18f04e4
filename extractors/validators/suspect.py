"""Which single cell, changed, would make the failing identities come out (疑点定位)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.check import Cause, Status, Suspect
from extractors.validators.equation import Equation, Place
from extractors.validators.finding import in_unit, plain


def find(failing: Equation, equations: Sequence[Equation]) -> Suspect:
    """The cell of `failing` whose change mends most of the equations it takes part in and breaks fewest.

    `equations` are all row and column identities of the statement. The proposed value is given only when a second
    identity asks for the same one; a tie leaves the cause unknown.
    """
    ranked = sorted(
        ((_gain(place, failing, equations), place) for place in failing.places),
        key=lambda scored: scored[0],
        reverse=True,
    )
    gain, place = ranked[0]
    tied = len(ranked) > 1 and ranked[1][0] == gain
    faint = [each for each in failing.places if not each.legible]
    if faint and (tied or place not in faint):
        weakest = min(faint, key=lambda each: each.source.confidence)
        return Suspect(cell=weakest.source.cell, cause=Cause.MISREAD)
    if tied:
        return Suspect(cell=failing.whole.source.cell, cause=Cause.UNKNOWN)
    value = plain(in_unit(place.money.yuan + _change(place, failing), place.money.unit))
    cause = Cause.MISPRINT if place.legible else Cause.MISREAD
    return Suspect(cell=place.source.cell, cause=cause, proposed=value if gain > 1 else None)


def _change(place: Place, equation: Equation) -> Decimal:
    """What must be added to the cell so that the equation holds, in yuan."""
    return -equation.residual if place.key == equation.whole.key else equation.residual


def _gain(place: Place, failing: Equation, equations: Sequence[Equation]) -> int:
    """Failing equations that the change mends, less holding ones that it breaks."""
    change = _change(place, failing)
    gain = 0
    for equation in equations:
        if all(place.key != each.key for each in equation.places):
            continue
        if equation.status is Status.FAILS:
            gain += 1 if _change(place, equation) == change else 0
        elif equation.status in (Status.HOLDS, Status.ROUNDING):
            gain -= 1
    return gain
