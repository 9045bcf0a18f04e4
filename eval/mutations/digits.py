"""Slips of the hand in the digits of a number as it is printed: separators and decimals stay where they are."""

from __future__ import annotations

from itertools import pairwise
from random import Random


def swapped(text: str, rng: Random) -> str | None:
    """Two digits side by side have changed places; None where that changes nothing or puts a zero in front."""
    at = _digits(text)
    pairs = [(i, j) for i, j in pairwise(at) if text[i] != text[j] and not (i == at[0] and text[j] == "0")]
    if not pairs:
        return None
    i, j = rng.choice(pairs)
    marks = list(text)
    marks[i], marks[j] = marks[j], marks[i]
    return "".join(marks)


def changed(text: str, rng: Random) -> str | None:
    """One digit is another, but not the last, which rounding could explain; None where there is but one."""
    at = _digits(text)
    if len(at) < 2:
        return None
    i = rng.choice(at[:-1])
    digit = rng.choice([d for d in "0123456789" if d != text[i] and not (i == at[0] and d == "0")])
    return text[:i] + digit + text[i + 1 :]


def _digits(text: str) -> list[int]:
    return [i for i, mark in enumerate(text) if mark in "0123456789"]
