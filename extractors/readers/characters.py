"""Lines of single characters → the words that are seen of them, and what of them nobody sees.

Most lines are taken in words as MuPDF finds them. Where a ruling line passes through a word, or not all of a line is printed,
its characters are looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import inf
from typing import NamedTuple

from extractors.readers.radicals import plain
from extractors.schema.disclosure import Word
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box

# Words further apart than this share of their height are two words, though no space is written between them.
GAP = 0.3
# Ideographs and their punctuation stand behind this character, all of them as wide as high.
IDEOGRAPHS = "\u2e80"
# No line begins with these, so no cell does: they hang over the edge of the cell that they end.
_CLOSING = frozenset("，。、；：？！）》”’％%,.)")
# A word reaches into the next cell when a vertical line passes it further inside than this.
_INSIDE = 2.0

# x, top and bottom of a vertical ruling line; in lists from left to right.
Vertical = tuple[float, float, float]


class Character(NamedTuple):
    """A character in its place on the page, and why it cannot be seen; None where it can."""

    text: str
    box: Box
    why: Why | None


def crossing(box: Box, verticals: list[Vertical]) -> list[float]:
    """x of the ruling lines that pass through a word."""
    first = bisect_right(verticals, (box.x0 + _INSIDE, inf, inf))
    last = bisect_left(verticals, (box.x1 - _INSIDE, -inf, -inf))
    if first >= last:
        return []
    middle = (box.y0 + box.y1) / 2
    return sorted({x for x, top, bottom in verticals[first:last] if top <= middle <= bottom})


def cut(lines: Iterable[list[Character]], verticals: list[Vertical]) -> Iterator[Word]:
    """The words of some lines, cut where a ruling line passes between two of their characters or, on a page without
    such lines, where a gap is; without what cannot be seen."""
    for line in lines:
        lines_through = crossing(around(box for _, box, _ in line), verticals)
        word: list[tuple[str, Box]] = []
        cell = 0
        skipped = False
        for text, box, why in line:
            if why is not None:
                skipped = True
                continue
            at = bisect_right(lines_through, box.center[0])
            apart = word and (
                (not verticals and _stand_apart(word[-1], (text, box)))
                or (skipped and _far(word[-1][1], box))
            )
            skipped = False
            if word and at != cell and text in _CLOSING and not _far(word[-1][1], box):
                at = cell
            if word and (text.isspace() or at != cell or apart):
                yield Word(plain("".join(c for c, _ in word)), around(b for _, b in word))
                word = []
            cell = at
            if not text.isspace():
                word.append((text, box))
        if word:
            yield Word(plain("".join(c for c, _ in word)), around(b for _, b in word))


def concealed(line: list[Character], page: int) -> Iterator[Hidden]:
    """What of a line cannot be seen, each stretch of one reason with its place on the page of that number."""
    for why, stretch in groupby(line, key=lambda character: character.why):
        held = list(stretch)
        text = plain("".join(character.text for character in held))
        if why is not None and text:
            yield Hidden(text=text, why=why, page=page, box=around(character.box for character in held))


def _far(left: Box, right: Box) -> bool:
    return right.x0 - left.x1 > GAP * (right.y1 - right.y0)


def _stand_apart(left: tuple[str, Box], right: tuple[str, Box]) -> bool:
    """Whether a gap is beside an ideograph; elsewhere MuPDF sees gaps itself."""
    (a, before), (b, after) = left, right
    return max(a, b) > IDEOGRAPHS and _far(before, after)


def around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)  # a line or word has at least one character
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
