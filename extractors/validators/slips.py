"""How a figure comes to be printed wrongly (误印): a digit, two digits that changed places, a sign, a unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

# 元 printed for 万元 and the like; a decimal point that moved.
_FACTORS = (10, 100, 10_000)
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
