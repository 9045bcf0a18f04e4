"""Words in printed lines, and the text they make: gaps become spaces, broken lines are joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.schema.disclosure import Word
from extractors.schema.source import Box


def text_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.box.y0 + w.box.y1) / 2, w.box.x0)):
        middle = (word.box.y0 + word.box.y1) / 2
        if lines:
            last = lines[-1][0].box
            if last.y0 <= middle <= last.y1 and _overlap(last, word.box) > 0.5:
                lines[-1].append(word)
                continue
        lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


def _overlap(a: Box, b: Box) -> float:
    height = min(a.y1 - a.y0, b.y1 - b.y0) or 1.0
    return (min(a.y1, b.y1) - max(a.y0, b.y0)) / height


def line_text(line: Sequence[Word]) -> str:
    """Words of one line; a space stands where a gap is printed, two full-width ones where it is wide."""
    parts = [line[0].text]
    for left, right in pairwise(line):
        gap = right.box.x0 - left.box.x1
        size = min(left.box.y1 - left.box.y0, right.box.y1 - right.box.y0)
        # word processors set figures and Chinese a quarter of a character apart: that is no space
        tight = 0.15 if left.text[-1].isascii() == right.text[0].isascii() else 0.35
        parts.append("" if gap < tight * size else " " if gap < 2 * size else "  ")
        parts.append(right.text)
    return "".join(parts)


def cell_text(words: Sequence[Word]) -> str:
    """The words of a cell; lines that typesetting broke are joined without a space."""
    if len(words) < 2:
        return words[0].text if words else ""
    return "".join(line_text(line) for line in text_lines(words))


def around(words: Sequence[Word]) -> Box | None:
    """The smallest box that holds all words; None for no words."""
    if len(words) < 2:
        return words[0].box if words else None
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
