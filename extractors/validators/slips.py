"""How a figure comes to be printed wrongly (误印): a digit, two digits that changed places, a sign, a unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extractors.schema.check import Slip

# 元 printed for 万元 and the like; a decimal point that moved.
_FACTORS = (10, 100, 1_000, 10_000, 100_000_000)
# 元 for 千元 as well, which is no slip of the point.
UNIT_FACTORS = (10, 100, 1_000, 10_000)
# Digits that two figures have to have so that they are alike by no chance: when one is the other in another unit, with
# two digits swapped, with one digit changed.
_OWN_FACTOR, _OWN_SWAPPED, _OWN_CHANGED = 4, 5, 6
# Places in front of the point that an amount of money can have.
_LONGEST = 15


def slip(printed: Decimal, right: Decimal) -> Slip:
    """The one slip of the hand that turns `right` into what is printed; NONE where it is another figure altogether."""
    if not printed or not right or printed == right:
        return Slip.NONE
    if right == -printed:
        return Slip.SIGN
    if any(right in (printed * factor, printed / factor) for factor in _FACTORS):
        return Slip.FACTOR
    if max(value.adjusted() for value in (printed, right)) > _LONGEST or (printed < 0) is not (right < 0):
        return Slip.NONE
    finest = min(_exponent(printed), _exponent(right))
    if finest < _exponent(printed):
        return Slip.NONE  # it would have decimals that are not printed
    one, other = (value.quantize(Decimal(1).scaleb(finest)).as_tuple().digits for value in (printed, right))
    if len(one) != len(other):
        return Slip.DIGIT_LOST if _lost(one, other) or _lost(other, one) else Slip.NONE
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 2:
        first, second = differing
        swapped = one[first] == other[second] and one[second] == other[first]
        return Slip.DIGITS_SWAPPED if swapped else Slip.NONE
    return Slip.DIGIT if len(differing) == 1 else Slip.NONE


def factor(printed: Decimal, right: Decimal) -> int:
    """How many times too large or too small the figure is, where it is right, to its digits, but for a unit or a point; 0
    otherwise."""
    if not printed or not right:
        return 0
    half = Decimal(5).scaleb(_exponent(printed) - 1)
    for by in UNIT_FACTORS:
        if abs(right - printed * by) <= half * by or abs(right - printed / by) <= half / by:
            return by
    return 0


def is_telling(printed: Decimal, right: Decimal) -> bool:
    """Whether a slip is the one likely reason why two figures are so alike: they have too many digits in common for
    chance. The fewer a slip leaves standing, the more digits it takes."""
    if factor(printed, right) and len(_bare(printed)) >= _OWN_FACTOR:
        return True
    how = slip(printed, right)
    least = {Slip.DIGITS_SWAPPED: _OWN_SWAPPED, Slip.DIGIT: _OWN_CHANGED}.get(how)
    return least is not None and min(len(_bare(printed)), len(_bare(right))) >= least


def _bare(value: Decimal) -> tuple[int, ...]:
    """The digits without the zeros at either end, which units and points add."""
    return value.normalize().as_tuple().digits


def near(printed: Decimal) -> Iterator[Decimal]:
    """Every figure that one wrong digit, or two that changed places, would turn into what is printed; 0 in front
    stands for a digit too many. A zero is no slip of any figure, as `slip` has it."""
    sign, held, _ = printed.as_tuple()
    exponent = _exponent(printed)
    if not printed or len(held) > _LONGEST:
        return
    for at, digit in enumerate(held):
        for other in range(10):
            if other != digit:
                yield Decimal((sign, (*held[:at], other, *held[at + 1 :]), exponent))
    for first, second in combinations(range(len(held)), 2):
        if held[first] != held[second]:
            swapped = list(held)
            swapped[first], swapped[second] = held[second], held[first]
            yield Decimal((sign, tuple(swapped), exponent))


def _lost(short: tuple[int, ...], long: tuple[int, ...]) -> bool:
    """Whether one digit of the longer is missing in the shorter; of figures that are long enough to tell."""
    if len(long) != len(short) + 1 or len(short) < 4:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
