"""Red seals (公章) over black print: made as light as paper, so that the print below is read. Red print stays.

In the red part of the light a seal is as bright as the paper, and black print as dark as ever.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels

# Points between the pixels that red ink is looked for in.
_LOOK = 1.3
# Red is brighter than green and blue by so many levels at least; print that is scanned in colour has fringes of less.
_RED = 40
# A page with a smaller share of red pixels has no seal: a red figure, a line, a chop on a letterhead.
_FEWEST = 0.0005
# Sides of a seal in points (a seal of an authority is 42 mm wide, others 20 mm at least), and how far from a square.
_SMALLEST, _LARGEST = 50.0, 220.0
_SQUARE = 1.6
# The strokes of a seal are as near to each other as this, in points.
_NEAR = 7.0
# Around a seal its colour fades into the paper: points.
_AROUND = 4.0


def without_seals(pixels: Pixels, scale: float) -> Pixels:
    """The picture (blue, green, red) with what is red in its seals as light as paper; `scale` is points per pixel.

    Pictures without colour come back as they are.
    """
    step = max(1, round(_LOOK / scale))
    red = _red(pixels[::step, ::step])
    if red.mean() < _FEWEST:
        return pixels
    result = pixels.copy()
    for x0, y0, x1, y1 in _seals(red, scale * step):
        place = np.s_[y0 * step : y1 * step, x0 * step : x1 * step]
        # the red part alone: grey, in which the seal is not seen
        result[place] = result[place][:, :, 2:3]
    return result


def _red(pixels: Pixels) -> NDArray[np.bool_]:
    blue, green, red = (pixels[:, :, part].astype(np.int16) for part in range(3))
    found: NDArray[np.bool_] = red - np.maximum(blue, green) > _RED
    return found


def _seals(red: NDArray[np.bool_], scale: float) -> list[tuple[int, int, int, int]]:
    """The boxes of red shapes as large and as square as seals; rows of red characters are neither."""
    reach = max(1, round(_NEAR / scale))
    joined = cv2.morphologyEx(red.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    around = round(_AROUND / scale)
    return [
        (max(0, x - around), max(0, y - around), x + w + around, y + h + around)
        for x, y, w, h, _ in stats[1:].tolist()
        if min(w, h) * scale >= _SMALLEST
        and max(w, h) * scale <= _LARGEST
        and max(w, h) <= _SQUARE * min(w, h)
    ]
