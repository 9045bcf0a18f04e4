"""The skew (倾斜) of a page image, and the image turned upright."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

# Pages are fed to a scanner more or less straight; a text line found further off than this is something else.
_MOST = 5.0
# The search refines: step and reach in degrees, and height in pixels of the rows that ink is counted in.
_SEARCH = ((0.5, _MOST, 4.0), (0.1, 0.5, 2.0), (0.02, 0.1, 1.0))
# Angles that gather this share of the most are as good: a line stays in its row of pixels over a few of them.
_AS_GOOD = 0.99
# A page is turned only where that gathers clearly more; specks alone lean any way.
_CLEARLY = 1.03
# Width in pixels that an image is reduced to first; a ruling line of one pixel survives it.
_WIDTH = 1200


def skew(pixels: Pixels) -> float:
    """Degrees by which lines of type fall to the right; 0 for a page whose ink does not tell.

    At the right angle the ink of text lines and ruling lines gathers in few rows, so the sum of the squared ink
    per row is greatest there.
    """
    ink = dark(_reduced(gray(pixels)))
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return 0.0
    height, width = ink.shape
    xs, ys = xs - width // 2, ys - height // 2
    # Keeps the row numbers positive; the half lets a level row of pixels sway both ways before it is parted.
    shift = math.ceil(math.hypot(height, width)) + 0.5

    def gathered(degrees: float, rows: float) -> float:
        angle = math.radians(degrees)
        at = (ys * math.cos(angle) - xs * math.sin(angle) + shift) / rows
        return float(np.square(np.bincount(at.astype(np.int64)).astype(np.float64)).sum())

    best = 0.0
    for step, reach, rows in _SEARCH:
        angles = best + np.arange(-reach, reach + step / 2, step)
        scores = np.array([gathered(degrees, rows) for degrees in angles])
        best = float(angles[scores >= _AS_GOOD * scores.max()].mean())
    level, found = gathered(0.0, 1.0), gathered(best, 1.0)
    return round(best, 3) if found > _CLEARLY * level else 0.0


def turned(pixels: Pixels, degrees: float) -> Pixels:
    """The image turned about its middle so that lines with this skew run level; its size stays."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    result: Pixels = cv2.warpAffine(
        pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return result


def gray(pixels: Pixels) -> Pixels:
    result: Pixels = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return result


def glance(pixels: Pixels, longest: int) -> tuple[Pixels, int]:
    """Every second, third … pixel in greys, the long side less than twice `longest`, and that step: for large shapes."""
    step = max(1, max(pixels.shape[:2]) // longest)
    return gray(np.ascontiguousarray(pixels[::step, ::step])), step


def dark(shades: Pixels) -> Pixels:
    """255 where a pixel is darker than its surroundings, 0 elsewhere: uneven light does not matter."""
    calm = cv2.medianBlur(shades, 3)
    result: Pixels = cv2.adaptiveThreshold(
        calm, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, blockSize=31, C=15
    )
    return result


def _reduced(shades: Pixels) -> Pixels:
    if shades.shape[1] <= _WIDTH:
        return shades
    scale = _WIDTH / shades.shape[1]
    result: Pixels = cv2.resize(shades, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return result
