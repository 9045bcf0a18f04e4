"""Text that is in a PDF page and cannot be seen (隐藏文字): drawn with invisible ink, white on white, as small as a speck,
or under an image. It repeats what is printed, or is an OCR of the image that lies over it; it is no print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from extractors.readers.pdf import placed
from extractors.schema.disclosure import Word
from extractors.schema.source import Box

# Smaller type than this, in points, is a speck on paper.
_SPECK = 2.0
# A word begins or ends where one of its characters does, within so many points.
_NEAR = 0.6
# What hides text is set in the page's own instructions: invisible ink, or white ink (of light, of grey, of four inks) with
# which the next thing done is to write; most white ink only fills the ground.
_INKS = (b"3 Tr", b"1 1 1 rg", b"1 1 1 sc", b"1 g", b"0 0 0 0 k")
_MEANS = re.compile(
    rb"\b3 Tr\b|\b(?:1 1 1 (?:rg|scn?)|1 g|0 0 0 0 k)\b(?:(?!\b(?:rg|g|k|scn?|f|F|B|Q)\b)[^(<])*(?:\(|<(?!<))"
)
_INVISIBLE = 3
_WHITE = 0.97


def may_be_hidden(page: Any) -> bool:
    """Whether the page sets the means to hide text; most do not, and need no closer look."""
    instructions = page.read_contents()
    # to look for the words alone is much faster
    return any(ink in instructions for ink in _INKS) and _MEANS.search(instructions) is not None


def hidden(page: Any, words: Sequence[Word]) -> frozenset[Word]:
    """The words of a PyMuPDF page that cannot be seen. Those that are printed as well, at the same place, are kept."""
    spans = page.get_texttrace()
    behind = _Behind(page)
    unseen = [span for span in spans if _cannot_be_seen(span, behind)]
    if not unseen:
        return frozenset()
    if len(unseen) == len(spans):
        return frozenset(words)
    seen = [span for span in spans if span not in unseen]
    shown, covered = _Places(page, seen), _Places(page, unseen)
    return frozenset(word for word in words if covered.hold(word.box) and not shown.hold(word.box))


class _Places:
    """Where the characters of some spans of text stand on the page as it is turned."""

    def __init__(self, page: Any, spans: Iterable[dict[str, Any]]) -> None:
        matrix = page.rotation_matrix if page.rotation else None
        self._axis = 1 if page.rotation % 180 else 0
        boxes = [placed(c[3], matrix) for span in spans for c in span["chars"] if chr(c[0]).strip()]
        found = np.array(boxes, dtype=np.float64).reshape(-1, 4)
        across = 1 - self._axis
        middles = (found[:, across] + found[:, across + 2]) / 2
        # a word asks only about the lines that it stands in
        order = np.argsort(middles)
        self._boxes, self._middles = found[order], middles[order]

    def hold(self, word: Box) -> bool:
        """Whether a word that begins where one of the characters does, and ends where one ends, is made of them."""
        along, across = self._axis, 1 - self._axis
        level = self._boxes[
            np.searchsorted(self._middles, word[across]) : np.searchsorted(self._middles, word[across + 2])
        ]
        begins = np.abs(level[:, along] - word[along]) < _NEAR
        ends = np.abs(level[:, along + 2] - word[along + 2]) < _NEAR
        return bool(begins.any() and ends.any())


class _Behind:
    """What else is drawn on a page, in the order of drawing; asked for where a text may be hidden by it, or hide in it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._pictured = bool(page.get_images())

    def covered(self, point: tuple[float, float], since: int) -> bool:
        """Whether an image that nothing shines through is drawn over a point after something else was."""
        return self._pictured and any(at > since and _inside(point, image) for at, image in self._covers)

    def shaded(self, point: tuple[float, float], until: int) -> bool:
        """Whether anything but text is drawn at a point before something else is."""
        return any(
            kind.startswith("fill-") and "text" not in kind and _inside(point, Box(*place))
            for kind, place, *_ in self._drawn[:until]
        )

    @cached_property
    def _drawn(self) -> list[tuple[Any, ...]]:
        drawn: list[tuple[Any, ...]] = self._page.get_bboxlog()
        return drawn

    @cached_property
    def _covers(self) -> list[tuple[int, Box]]:
        masked = {tuple(info["bbox"]) for info in self._page.get_image_info() if info.get("has-mask")}
        return [
            (at, Box(*place))
            for at, (kind, place, *_) in enumerate(self._drawn)
            if kind == "fill-image" and tuple(place) not in masked
        ]


def _cannot_be_seen(span: dict[str, Any], behind: _Behind) -> bool:
    if span["type"] == _INVISIBLE or span["opacity"] == 0 or span["size"] < _SPECK:
        return True
    x0, y0, x1, y1 = span["bbox"]
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    if behind.covered(middle, span["seqno"]):
        return True
    # what is filled below may be dark: the white heads of a table
    return _white(span["color"]) and not behind.shaded(middle, span["seqno"])


def _white(color: Sequence[float]) -> bool:
    """In grey, in red, green and blue, or as the lack of four inks."""
    return max(color) < 1 - _WHITE if len(color) == 4 else min(color, default=0.0) > _WHITE


def _inside(point: tuple[float, float], area: Box) -> bool:
    return area.x0 <= point[0] <= area.x1 and area.y0 <= point[1] <= area.y1
