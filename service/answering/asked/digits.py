"""Numbers that are written in characters."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def in_digits(text: str) -> int:
    """`三百` → 300, `十二` → 12, `两万一千` → 21000, `两千五` → 2005: what is left unsaid does not matter here."""
    total, digit = 0, 0
    for character in text:
        if character == "万":
            total, digit = (total + digit or 1) * 10_000, 0
        elif character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
