"""How a figure comes to be printed wrongly (误印): a digit, two digits that changed places, a sign, a unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

# 元 printed for 万元 and the like; a decimal point that moved.
_FACTORS = (10, 100, 10_000)
# 元 for 千元 as well, which is no slip of the point.
UNIT_FACTORS = (10, 100, 1_000, 10_000)
# Digits that two figures have to have so that they are alike by no chance: when one is the other in another unit, with
# two digits swapped, with one digit changed.
_OWN_FACTOR, _OWN_SWAPPED, _OWN_CHANGED = 4, 5, 6
# Places in front of the point that an amount of money can have.
_LONGEST = 15


def is_slip(printed: Decimal, right: Decimal) -> bool:
    """Whether one slip of the hand turns `right` into what is printed; anything else is another figure altogether."""
    if not printed or not right or printed == right:
        return False
    if right == -printed or any(right in (printed * factor, printed / factor) for factor in _FACTORS):
        return True
    if max(value.adjusted() for value in (printed, right)) > _LONGEST:
        return False
    finest = min(_exponent(printed), _exponent(right))
    if finest < _exponent(printed):
        return False  # it would have decimals that are not printed
    one, other = (value.quantize(Decimal(1).scaleb(finest)).as_tuple().digits for value in (printed, right))
    if len(one) != len(other) or (printed < 0) is not (right < 0):
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 2:
        first, second = differing
        return one[first] == other[second] and one[second] == other[first]
    return len(differing) == 1


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
    if not is_slip(printed, right) or printed == -right:
        return False
    one, other = _bare(printed), _bare(right)
    swapped = sorted(one) == sorted(other)
    return min(len(one), len(other)) >= (_OWN_SWAPPED if swapped else _OWN_CHANGED)


def _bare(value: Decimal) -> tuple[int, ...]:
    """The digits without the zeros at either end, which units and points add."""
    return value.normalize().as_tuple().digits


def near(printed: Decimal) -> Iterator[Decimal]:
    """Every figure that one wrong digit, or two that changed places, would turn into what is printed; 0 in front
    stands for a digit too many."""
    sign, held, _ = printed.as_tuple()
    exponent = _exponent(printed)
    for at, digit in enumerate(held):
        for other in range(10):
            if other != digit:
                yield Decimal((sign, (*held[:at], other, *held[at + 1 :]), exponent))
    for first, second in combinations(range(len(held)), 2):
        if held[first] != held[second]:
            swapped = list(held)
            swapped[first], swapped[second] = held[second], held[first]
            yield Decimal((sign, tuple(swapped), exponent))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
