"""Whether digits have the shapes of the digits that the text layer says they are.

A font whose map from shapes to characters is permuted gives figures that look like figures. How many holes a digit has
tells it from half of the others, whatever the font: 8 has two, 0, 6 and 9 have one, the rest has none. Of all
permutations of ten digits one in a thousand keeps the holes; two digits of the same kind exchanged are not noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Word
from extractors.schema.source import Box

# Draws a part of the page in greys, so many pixels to a point.
Draw = Callable[[Box, float], Pixels]

# A 4 is drawn open or closed; some fonts strike their 0 through.
_HOLES = {"0": (1, 2), "4": (0, 1), "6": (1,), "8": (2,), "9": (1,)}
_NONE = (0,)
# Height in pixels that a word is drawn with: holes of small type close when it is drawn smaller.
_HEIGHT = 36.0
# Thin strokes are grey where they pass between pixels.
_INK = 200
# Smaller type, in points, is not drawn as large: it is no larger than a speck on paper.
_SPECK = 3.0
# So many words of digits are looked at; with fewer different digits than that nothing is told.
_WORDS = 5
_FEWEST_DIGITS = 5
# More digits than this share with other holes than they should have are no accident of a thin font.
_ACCIDENTS = 0.15


def sample(words: Sequence[Word]) -> list[Word]:
    """Some words of nothing but digits that show many different ones, from all over the page; [] for too few."""
    plain = [word for word in words if word.text.isdecimal() and word.text.isascii()]
    chosen: list[Word] = []
    seen: set[str] = set()
    for word in plain[:: max(1, len(plain) // (4 * _WORDS))]:
        if len(chosen) < _WORDS and not seen.issuperset(word.text):
            chosen.append(word)
            seen.update(word.text)
    return chosen if len(seen) >= _FEWEST_DIGITS else []


def misshapen(words: Sequence[Word], draw: Draw) -> bool:
    """Whether too many digits of the words have other holes than they should have."""
    wrong = digits = 0
    for word in words:
        scale = _HEIGHT / max(_SPECK, word.box.y1 - word.box.y0)
        ink = draw(word.box, scale) < _INK
        edges = np.linspace(0, ink.shape[1], len(word.text) + 1).round().astype(int)
        for digit, left, right in zip(word.text, edges, edges[1:], strict=False):
            found = _holes(ink[:, left:right])
            digits += 1
            wrong += found not in _HOLES.get(digit, _NONE)
    return wrong > _ACCIDENTS * digits


def _holes(ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    """Areas of paper that the ink encloses."""
    if not ink.any():
        return 0
    paper = np.pad(~ink, 1, constant_values=True).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(paper, connectivity=4)
    # specks between strokes that touch are no holes
    return int((stats[1:, cv2.CC_STAT_AREA] >= 4).sum()) - 1
