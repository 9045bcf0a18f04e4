"""Which single cell, changed, would make the failing identities come out (疑点定位)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.check import Cause, Status, Suspect
from extractors.validators import identities, slips
from extractors.validators.equation import Equation, Place
from extractors.validators.finding import in_unit, plain


def find(failing: Equation, equations: Sequence[Equation]) -> Suspect | None:
    """The cell of `failing` whose change mends most of the equations it takes part in and breaks fewest.

    `equations` are all identities of the statement. The proposed value is given only when a second identity asks
    for the same one; a tie leaves the cause unknown. None for an equation that does not fail.
    """
    if failing.status is not Status.FAILS:
        return None
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
    if not faint:
        likely = [each for score, each in ranked if score == gain and _slipped(each, failing)]
        if len(likely) == 1:
            proposed = _mended(likely[0], failing)
            return Suspect(cell=likely[0].source.cell, cause=Cause.MISPRINT, proposed=proposed)
        place = next((each for each in (*likely, *_printed(ranked, gain))), place)
        if tied or (gain <= 1 and _lacks_a_line(failing)):
            return Suspect(cell=place.source.cell, cause=Cause.UNKNOWN)
    if tied:
        return Suspect(cell=place.source.cell, cause=Cause.UNKNOWN)
    cause = Cause.MISPRINT if place.legible else Cause.MISREAD
    return Suspect(
        cell=place.source.cell, cause=cause, proposed=_mended(place, failing) if gain > 1 else None
    )


def between(failing: Equation) -> Suspect | None:
    """Of amounts in different tables that should be the same, the one that its own table contradicts too.

    Where neither table tells, the one read with the least confidence, or the first with the cause unknown.
    """
    if failing.status is not Status.FAILS:
        return None
    faint = [place for place in failing.places if not place.legible]
    if faint:
        weakest = min(faint, key=lambda place: place.source.confidence)
        return Suspect(cell=weakest.source.cell, cause=Cause.MISREAD)
    accused = [place for place in failing.places if _is_contradicted(place)]
    if len(accused) != 1:
        return Suspect(cell=failing.whole.source.cell, cause=Cause.UNKNOWN)
    place = accused[0]
    return Suspect(cell=place.source.cell, cause=Cause.MISPRINT, proposed=_mended(place, failing))


def _is_contradicted(place: Place) -> bool:
    return any(
        equation.status is Status.FAILS and equation.mending(place) is not None
        for equation in identities.within(place.statement)
    )


def _gain(place: Place, failing: Equation, equations: Sequence[Equation]) -> int:
    """Failing equations that the change mends, less holding ones that it breaks."""
    change = failing.mending(place)
    gain = 0
    for equation in equations:
        needed = equation.mending(place)
        if needed is None:
            continue
        if equation.status is Status.FAILS:
            gain += 1 if needed == change else 0
        elif equation.status in (Status.HOLDS, Status.ROUNDING):
            gain -= 1
    return gain


def _slipped(place: Place, failing: Equation) -> bool:
    """Whether one slip of the hand explains that the cell prints what it does."""
    change = failing.mending(place) or Decimal(0)
    return slips.is_slip(place.money.value, in_unit(place.money.yuan + change, place.money.unit))


def _printed(ranked: Sequence[tuple[int, Place]], gain: int) -> list[Place]:
    """The best cells that are not zero: one that says nothing has no figure that could be wrong."""
    return [place for score, place in ranked if score == gain and place.money.value]


def _lacks_a_line(failing: Equation) -> bool:
    """Whether a part may be missing altogether: the whole is larger than what makes it, of the same sign."""
    whole, missing = failing.whole.money.yuan, failing.residual
    return missing * whole > 0 and _down(failing)


def _down(failing: Equation) -> bool:
    return any(place.line is not failing.whole.line for place in failing.parts)


def _mended(place: Place, failing: Equation) -> str:
    return plain(in_unit(place.money.yuan + (failing.mending(place) or 0), place.money.unit))
