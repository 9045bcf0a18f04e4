"""Amounts as numbers of a spreadsheet, where it can hold them."""

from __future__ import annotations

import re
from decimal import Decimal

# A spreadsheet computes in floating point and keeps this many digits.
_DIGITS = 15


def is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet would show the very number; one that it would round has to stay a text."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # read_number never yields NaN or infinity
    if value.adjusted() >= _DIGITS or exponent < -_DIGITS:
        return False
    return len(digits) <= _DIGITS or len("".join(map(str, digits)).strip("0")) <= _DIGITS


def number_format(value: Decimal, printed: str) -> str:
    """The format that shows the number with the decimals, and the separators, it was printed with."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    whole = "#,##0" if "," in printed or "，" in printed else "0"
    shown = f"{whole}.{'0' * -exponent}" if exponent < 0 else whole
    # quoted, as a bare sign would make a hundredth of the number
    return f'{shown}"%"' if re.search("[%％]", printed) else shown
