"""Text that was broken into lines of one width, as pages of a PDF leave it: how wide they are, and which of them are full."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Lines are counted in halves of a character. Narrower ones are headings, and wider ones whole paragraphs.
_NARROWEST, _WIDEST = 36, 120
# Lines end this much before the margin where a number, or a mark, did not fit any more.
_RAGGED = 5
# A line amid a sentence is at least this part as long as the longest.
_SHORTEST = 0.7
# No line of a page is longer, where most end amid a sentence.
_OF_PAGE = 72
# Blanks and digits are not quite half as wide as a character.
_SLACK = 4
# So many lines of one width, and such a part of all that are not short, show that the width is that of a page.
_FEWEST, _PART = 4, 0.5
_ASIDE = 0.1
# What no line breaks up: a number, a word of letters, a character with the marks that must not begin a line.
_UNBROKEN = re.compile(r"(?:[\dA-Za-z.,%％]+|.)[，。；：、,;:)）”》%％]*")
_OF_SENTENCE = re.compile("[，。；：、,;:“”]")
_CUT = re.compile("[，。；：,;].*[^。；：;:！？!?]$")
_HALF_MARK = re.compile(r"(?<!\d)[,;:()]|[,;:()](?!\d)")


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """The width of a text, two for each full character; marks that a dump has made narrow count as what they were."""
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WFA")
    return len(text) + wide + len(_HALF_MARK.findall(text))


def margin(lines: Sequence[str]) -> int:
    """Where the lines of a text end that was broken at one width; 0 for a text whose lines are paragraphs."""
    told = [line.strip() for line in lines]
    widths = sorted(w for line in told if (w := width(line)) >= _NARROWEST)
    if widths and widths[-1] <= _OF_PAGE:
        cut = sum(1 for line in told if width(line) >= _NARROWEST and _CUT.search(line))
        if cut >= max(_FEWEST, _PART * len(widths)):
            return widths[-1]
    best, most = 0, 0
    for right in sorted({w for w in widths if w <= _WIDEST}):
        full = sum(right - _RAGGED <= w <= right for w in widths)
        if full >= most:
            best, most = right, full
    beyond = sum(w > best for w in widths)
    if most < max(_FEWEST, _PART * len(widths)) or beyond > _ASIDE * len(widths):
        return 0
    return best


def is_full(line: str, following: str, margin: int) -> bool:
    """Whether what the following line begins with had no room any more at the end of a line."""
    begins = _UNBROKEN.match(following.strip())
    if begins is None:
        return False
    if width(line.strip()) + width(begins.group()) > margin - _SLACK:
        return True
    # what stands in no sentence is a title
    return width(line.strip()) >= margin * _SHORTEST and _OF_SENTENCE.search(line) is not None
