"""Which figure of a sentence that contradicts itself or the tables is the misprint (文字误印)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, NarrativeItem, Percent
from extractors.schema.check import Cause, Status, Suspect
from extractors.schema.draft import Direction
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators import narrative, slips
from extractors.validators.equation import usable
from extractors.validators.finding import faint, in_unit, plain

# Judges the sentence by itself: whether change and percentage come out.
Agrees = Callable[[NarrativeItem], bool]
_PARTS = ("percent", "current", "delta", "previous")
_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1}


@dataclass(frozen=True)
class Blamed:
    """The figure that a sentence's failure most likely rests on, and what is said of it."""

    source: Source
    suspect: Suspect


def blame(budget: Budget, item: NarrativeItem, agrees: Agrees) -> Blamed | None:
    """The one figure that a single slip explains, once those that a table bears out are left alone; None where several do.

    What the tables print instead of this year's amount is taken for right where the sentence then agrees with itself.
    """
    printed = _standing(budget, item)
    own = item.current
    contradicted = printed is not None and printed is not own
    if own and printed and contradicted and agrees(_with(item, "current", printed.value)):
        return _blamed(own.source, printed.value)
    sure = {"current"} if printed is not None and not contradicted else set()
    found = {part: _slips(item, part, agrees) for part in _PARTS if part not in sure}
    likely = [part for part, values in found.items() if values]
    if len(likely) != 1:
        return None
    part = likely[0]
    source = getattr(item, part).source
    return _blamed(source, found[part][0] if len(found[part]) == 1 else None)


def _standing(budget: Budget, item: NarrativeItem) -> Money | None:
    """This year's amount as the tables have it: the item's own where one prints it; None where none tells."""
    if item.current is None:
        return None
    one = budget.model_copy(update={"narrative": (item,)})
    rules = (narrative.coded_amount_is_in_a_table, narrative.named_amount_is_in_a_table)
    checks = [check for each in rules for check in each(one)]
    if any(check.status in (Status.HOLDS, Status.ROUNDING) for check in checks):
        return item.current
    failing = next((check for check in checks if check.status is Status.FAILS and check.expected), None)
    if failing is None or failing.expected is None:
        return None
    current = item.current
    value = Decimal(failing.suspect.proposed) if failing.suspect and failing.suspect.proposed else None
    return None if value is None else Money(printed="", value=value, unit=current.unit, source=current.source)


def _slips(item: NarrativeItem, part: str, agrees: Agrees) -> list[Decimal]:
    """The values that a slip would turn into what is printed and with which the sentence agrees: those that follow from
    the other figures first."""
    figure = getattr(item, part)
    if figure is None:
        return []
    exact = _following(item, part)
    if exact is not None:
        return [exact] if slips.is_slip(figure.value, exact) and agrees(_with(item, part, exact)) else []
    near = dict.fromkeys(slips.near(figure.value))
    return [value for value in near if agrees(_with(item, part, value))]


def _following(item: NarrativeItem, part: str) -> Decimal | None:
    """What a figure must be by the two others; the percentage follows from any two of them, to its digits."""
    sign = _SIGN.get(item.direction) if item.direction else None
    held = {name: getattr(item, name) for name in ("current", "previous", "delta")}
    if sign is None or any(money is not None and not usable(money) for money in held.values()):
        return None
    yuan = {name: money.yuan for name, money in held.items() if money is not None and name != part}
    if part == "percent":
        base = yuan.get("previous", yuan.get("current", Decimal(0)) - sign * yuan.get("delta", Decimal(0)))
        change = yuan["current"] - base if "current" in yuan else sign * yuan.get("delta", Decimal(0))
        if not base or item.percent is None:
            return None
        value = abs(change) / abs(base) * 100
        printed: Decimal = value.quantize(Decimal(1).scaleb(_exponent(item.percent.value)))
        return printed.copy_sign(item.percent.value)
    if len(yuan) < 2:
        return None
    values: dict[str, Callable[[], Decimal]] = {
        "current": lambda: yuan["previous"] + sign * yuan["delta"],
        "previous": lambda: yuan["current"] - sign * yuan["delta"],
        "delta": lambda: abs(yuan["current"] - yuan["previous"]),
    }
    unit = getattr(item, part).unit
    return in_unit(values[part](), str(unit))


def _with(item: NarrativeItem, part: str, value: Decimal) -> NarrativeItem:
    figure = getattr(item, part)
    if isinstance(figure, Money):  # a copy would keep the yuan of the other value
        other: Money | Percent = Money(
            printed=str(value), value=value, unit=figure.unit, source=figure.source
        )
    else:
        other = figure.model_copy(update={"value": value})
    return item.model_copy(update={part: other})


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _blamed(source: Source, value: Decimal | None) -> Blamed:
    cause = Cause.MISREAD if faint(source) else Cause.MISPRINT
    proposed = None if value is None else plain(value)
    return Blamed(source, Suspect(cell=source.cell, cause=cause, proposed=proposed))
