"""Texts and names that any spreadsheet takes as they are."""

from __future__ import annotations

import re
import unicodedata

# What XML cannot hold: control characters, halves of surrogate pairs, two that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\s]+")
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
# A row that fills the screen is no longer one.
_MOST_LINES = 20


def clean(text: str) -> str:
    """The text as a cell can hold it: what no file could hold is replaced, what is too long for a cell is cut."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)[:_LONGEST_TEXT]


class SheetNames:
    """Names for sheets: Excel's 31 characters, none of those it forbids, no two that it would take for one."""

    def __init__(self) -> None:
        # Excel keeps this one for itself
        self._taken = {"history"}

    def take(self, wanted: str) -> str:
        """A name not yet taken, as near as can be to the one wanted."""
        name = _FORBIDDEN_IN_NAMES.sub(" ", clean(wanted)).strip(" '") or "表"
        number = 1
        while True:
            mark = f" ({number})" if number > 1 else ""
            found = _cut(name, _LONGEST_NAME - len(mark)) + mark
            # capitals and full-width forms make no difference to it
            key = unicodedata.normalize("NFKC", found).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return found
            number += 1


def _cut(name: str, longest: int) -> str:
    if _units(name) <= longest:
        return name
    while _units(name) > longest - 1:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _units(text: str) -> int:
    """Length as Excel counts it: a rare character outside the basic plane is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def width_of(text: str) -> int:
    """In digits; a Chinese character is two wide."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WFA") for character in text)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column. Rows are given their height, as not every program finds it out."""
    return min(1 + width_of(text) // max(width, 1), _MOST_LINES)
