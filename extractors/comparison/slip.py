"""Whether a difference between two years' documents is a slip of the hand (误印) rather than a restatement (重述)."""

from __future__ import annotations

from decimal import Decimal

from extractors.comparison.claims import Claim
from extractors.comparison.settled import Settled
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Cause, Slip, Status, Suspect
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators import slips
from extractors.validators.equation import Place
from extractors.validators.structure import identities
from extractors.validators.text import change
from extractors.validators.wording import in_unit, plain

# Fewer digits than these that are not zeros at the end can be alike by chance.
_TELLING, _TELLING_ONE = 3, 5


def blame(settled: Settled) -> tuple[Source, Suspect, str] | None:
    """The misprinted figure with what it should be and why; None where the other year was restated, for all we know."""
    claim = settled.claim
    figure = claim.plus[0] if not claim.derived else _delta(claim)
    right = _right(claim, settled.figure.money)
    if figure is None or right is None or (claim.place is not None and _adds_up(claim.place)):
        return None
    suspect = Suspect(
        cell=figure.source.cell, cause=Cause.MISPRINT, proposed=plain(right), source=figure.source
    )
    own, other = (None, None) if claim.item is None else _sentence(claim, settled.figure.money)
    if own is False and other is True:
        return figure.source, suspect, "本年文件自己的增减也与此不符"
    if own is True:
        return None
    if _telling(figure.value, right) and slips.slip(figure.value, right) is not Slip.NONE:
        return figure.source, suspect, "两数只差一处笔误"
    return None


def _adds_up(place: Place) -> bool:
    """Whether the table comes out with the cell as it is printed: who writes a wrong digit does not add it up."""
    return any(
        equation.status is Status.HOLDS and sum(part.money.value != 0 for part in equation.parts) > 1
        for equation in identities.within(place.statement)
        if place.key in {each.key for each in equation.places}
    )


def _delta(claim: Claim) -> Money | None:
    return claim.item.delta if claim.item is not None else None


def _right(claim: Claim, printed: Money) -> Decimal | None:
    """What the suspected figure would be if the other document is right, to no more digits than it has itself."""
    if not claim.derived:
        return _to_digits(in_unit(printed.yuan, claim.unit), claim.plus[0])
    item = claim.item
    if item is None or item.current is None or item.delta is None:
        return None
    change_ = item.current.yuan - printed.yuan
    if change_ and (change_ > 0) is not bool(claim.minus):
        return None  # it would be a change in the other direction
    return _to_digits(in_unit(abs(change_), item.delta.unit), item.delta)


def _to_digits(value: Decimal, like: Money) -> Decimal:
    exponent = like.value.as_tuple().exponent
    own = value.as_tuple().exponent
    if isinstance(exponent, int) and isinstance(own, int) and own < exponent:
        return round(value, max(-exponent, 0))
    return value


def _sentence(claim: Claim, printed: Money) -> tuple[bool | None, bool | None]:
    """Whether change and percentage come out with last year's amount as stated, and with it as printed; None where
    the sentence has nothing to come out."""
    item = claim.item
    if item is None:
        return None, None
    if not claim.derived:
        return _comes_out(item), _comes_out(item.model_copy(update={"previous": printed}))
    # the percentage with the change as stated; and without it, from last year's amount as printed
    mended = item.model_copy(update={"previous": printed, "delta": None})
    return _comes_out(item), _comes_out(mended)


def _comes_out(item: NarrativeItem) -> bool | None:
    budget = Budget(document=item.sentence.document, name="", narrative=(item,))
    rules = (change.previous_and_change_make_current, change.percent_is_the_change)
    found = {outcome.status for rule in rules for _, outcome in rule(budget)}
    if Status.FAILS in found:
        return False
    return True if found & {Status.HOLDS, Status.ROUNDING} else None


def _telling(one: Decimal, other: Decimal) -> bool:
    """Whether the figures are long enough for a likeness to be no chance; one digit that differs needs more of them."""
    digits = min(len(_significant(one)), len(_significant(other)))
    shorter, longer = sorted((_significant(one), _significant(other)), key=len)
    if longer.startswith(shorter) or sorted(one.as_tuple().digits) == sorted(other.as_tuple().digits):
        return digits >= _TELLING
    return digits >= _TELLING_ONE


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")
