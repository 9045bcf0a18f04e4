"""Two pages on one sheet (双页): where the gutter between them runs, so that the left one is read before the right one.

A gap down the middle is not enough: a table without lines has such gaps. The sheet must be dark there, as where a book is
pressed on the glass, or larger than a page; and both sides must be printed.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels, gray

# Sheets less wide than high, or nearly so, hold one page.
_WIDE = 1.15
# Pixels of width that the sheet is looked at with.
_LOOK = 900
# Where the gutter may run, as shares of the width, and how wide it is at least: where the sheet is dark there, and elsewhere.
_MIDDLE = (0.4, 0.6)
_DARK_GAP, _GAP = 0.025, 0.05
# Levels by which the gutter is darker than the paper beside it.
_DARKER = 10
# A sheet wider than this, in points, is no page of A4.
_LARGE = 1000.0
# Sizes of characters in pixels, how many each side holds at least, and what share of the other's.
_SMALLEST, _LARGEST = 4, 40
_FEWEST, _SHARE = 40, 0.15
# A line as high as this share of the sheet is the edge of a page or a fold, and no print.
_FOLD = 0.5


def gutter(pixels: Pixels, scale: float) -> float | None:
    """x of the gutter in points (`scale` of them are a pixel) of an upright sheet with two pages; None for one page."""
    height, width = pixels.shape[:2]
    if width < _WIDE * height or width < 2 * _LARGEST:
        return None
    less = min(1.0, _LOOK / width)
    small = gray(cv2.resize(pixels, None, fx=less, fy=less, interpolation=cv2.INTER_AREA))
    ink = _print(small)
    left, right = _gap(ink)
    middle = (left + right) / 2
    gap = (right - left) / small.shape[1]
    dark = gap >= _DARK_GAP and _is_dark(small, round(middle))
    if not dark and (gap < _GAP or width * scale < _LARGE):
        return None
    return float(middle / less * scale) if _both_printed(ink, round(middle)) else None


def _print(shades: Pixels) -> NDArray[np.bool_]:
    """Ink, without what runs down half of the sheet."""
    ink = cv2.adaptiveThreshold(shades, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(3, round(_FOLD * ink.shape[0])), 1), np.uint8))
    # specks of noise are no print either
    calm = cv2.medianBlur(cv2.subtract(ink, cv2.dilate(long, np.ones((1, 5), np.uint8))), 3)
    found: NDArray[np.bool_] = calm > 0
    return found


def _gap(ink: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the widest run of columns without ink about the middle begins and ends."""
    free = np.asarray(ink.sum(axis=0) == 0)
    turns = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    low, high = (share * len(free) for share in _MIDDLE)
    runs = [(a, b) for a, b in turns.reshape(-1, 2).tolist() if low < (a + b) / 2 < high]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, 0))


def _is_dark(shades: Pixels, x: int) -> bool:
    """Whether most of the sheet is darker around x than on both sides of it."""
    near, far = max(2, shades.shape[1] // 200), shades.shape[1] // 18
    at = np.median(shades[:, x - near : x + near + 1], axis=1).astype(int)
    # where type comes near the gutter, most of what is beside it is paper all the same
    left = np.percentile(shades[:, x - far : x - 3 * near], 80, axis=1)
    right = np.percentile(shades[:, x + 3 * near : x + far], 80, axis=1)
    return bool((np.minimum(left, right) - at > _DARKER).mean() > 0.7)


def _both_printed(ink: NDArray[np.bool_], x: int) -> bool:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    sizes = stats[1:, 2:4].max(axis=1)
    places = stats[1:, 0][(sizes >= _SMALLEST) & (sizes <= _LARGEST)]
    fewer, more = sorted((int((places < x).sum()), int((places >= x).sum())))
    return fewer >= _FEWEST and fewer >= _SHARE * more
