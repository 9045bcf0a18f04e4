"""Seals (公章) and pen marks in colour over black print: made as light as paper, so that the print below is read.

In the light of its own colour such ink is nearly as bright as paper, and black print as dark as ever. What is printed in colour
stays: it is neither as large and round as a seal, nor does it run over black print.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels

# Points between the pixels that coloured ink is looked for in.
_LOOK = 1.0
# In colour the brightest part of the light is brighter than the darkest by so many levels; black print that is scanned in
# colour has fringes of less.
_COLOURED = 45
# A page with a smaller share of coloured pixels has no marks worth a closer look.
_FEWEST = 0.0003
# A page with a larger share has a coloured ground, and its colours are no ink.
_MOST = 0.2
# Sides of a seal in points (a seal of an authority is 42 mm wide, others 20 mm at least), and how far from a square.
_SMALLEST, _LARGEST = 50.0, 220.0
_SQUARE = 1.6
# The strokes of a seal are as near to each other as this, in points.
_NEAR = 7.0
# A mark of a pen is as long as this, and runs over that many points of black print at least.
_LONG, _OVER = 18.0, 3
_BLACK = 110
# Around a mark its colour fades into the paper: points.
_AROUND = 2.0

Mask = NDArray[np.bool_]


def without_seals(pixels: Pixels, scale: float) -> Pixels:
    """The picture (blue, green, red) with its seals and pen marks as light as paper; `scale` is points per pixel.

    Pictures without colour come back as they are.
    """
    step = max(1, round(_LOOK / scale))
    # one part of the light after the other, which is much faster than a pixel after the other
    blue, green, red = (np.ascontiguousarray(pixels[::step, ::step, part]) for part in range(3))
    brightest = np.maximum(np.maximum(blue, green), red)
    coloured = brightest - np.minimum(np.minimum(blue, green), red) > _COLOURED
    if not _FEWEST <= coloured.mean() <= _MOST:
        return pixels
    marks = _marks(coloured, brightest < _BLACK, scale * step)
    if not marks.any():
        return pixels
    whole = cv2.resize(marks.astype(np.uint8), pixels.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    result = pixels.copy()
    result[whole] = _lightened(pixels[whole], np.median(brightest))[:, None]
    return result


def _marks(coloured: Mask, black: Mask, scale: float) -> Mask:
    """Where seals and pen marks lie, with what is around them; `scale` is points per pixel."""
    ink = coloured.astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    near = cv2.dilate(labels.astype(np.float32), np.ones((3, 3), np.uint8)).astype(np.int32)
    over = np.bincount(near[black & ~coloured], minlength=count)
    of_pens = (stats[:, 2:4].max(axis=1) * scale >= _LONG) & (over >= _OVER)
    of_pens[0] = False
    marks = of_pens[labels].astype(np.uint8)
    reach = max(1, round(_NEAR / scale))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    for x, y, w, h, _ in cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:].tolist():
        if _is_seal(w * scale, h * scale):
            # with the star in its middle, which hangs together with nothing
            marks[y : y + h, x : x + w] |= ink[y : y + h, x : x + w]
    around = 2 * max(1, round(_AROUND / scale)) + 1
    grown: Mask = cv2.dilate(marks, np.ones((around, around), np.uint8)) > 0
    return grown


def _is_seal(width: float, height: float) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= _SMALLEST and longer <= _LARGEST and longer <= _SQUARE * shorter


def _lightened(ink: Pixels, paper: float) -> Pixels:
    """Pixels in the light of their own colour, their ink made up for: what is as coloured as most becomes paper."""
    brightest = ink.max(axis=1).astype(np.float32)
    colour = brightest - ink.min(axis=1)
    strong = colour > _COLOURED
    lack = np.median(paper - brightest[strong]) / np.median(colour[strong]) if strong.any() else 0.0
    result: Pixels = np.clip(brightest + max(0.0, float(lack)) * colour, 0, paper).astype(np.uint8)
    return result
