"""Ruling lines that a copier or a fold has broken into dots (断线): runs of dots in one row, bare paper on both sides.

A row of type is no such run: it has as much ink above and below.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from extractors.readers.straighten import Pixels

# Points: the length in which dots are counted, and how long a run of them is at least, across the page and down, where digits
# stand below each other with less between their rows than that.
_ACROSS, _DOWN = (12.0, 50.0), (5.0, 40.0)
# Share of that length which has dots, and of the same length beside the line, so many points away, which may have ink.
_DOTTED, _BARE, _BESIDE = 0.5, 0.3, 2.6
# Points along a line in which type touches it, from one row to the next.
_TOUCHED = 14.0

Run = tuple[int, int, int, int]


def dotted(ink: Pixels, scale: float, *, down: bool) -> Iterator[Run]:
    """Boxes in pixels, left, top, right and lower edge, of the runs in one direction; `ink` is 255 where there is ink, and
    `scale` points per pixel. Whole lines are runs of dots as well."""
    page = np.ascontiguousarray(ink.T) if down else ink
    for x0, y0, x1, y1 in _across(page, scale, *(_DOWN if down else _ACROSS)):
        yield (y0, x0, y1, x1) if down else (x0, y0, x1, y1)


def _across(ink: Pixels, scale: float, length: float, shortest: float) -> Iterator[Run]:
    counted = max(5, round(length / scale)) | 1
    # a line that steps to the next row of pixels is one line
    near = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    dots = cv2.boxFilter(near, cv2.CV_32F, (counted, 1), borderType=cv2.BORDER_CONSTANT) / 255
    beside = max(3, round(_BESIDE / scale))
    padded = np.pad(dots, ((beside, beside), (0, 0)))
    bare = np.maximum(padded[: -2 * beside], padded[2 * beside :]) <= _BARE
    runs = (dots >= _DOTTED).astype(np.uint8)
    # beside a line there is type now and then; a row of type has type beside it everywhere
    touched = np.ones((1, max(3, round(_TOUCHED / scale))), np.uint8)
    runs &= cv2.morphologyEx(runs & bare, cv2.MORPH_CLOSE, touched)
    runs = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((1, max(3, round(shortest / scale))), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        part = labels[y : y + height, x : x + width] == number
        # a crease or a seal may hang on it
        row = y + int(part.sum(axis=1).argmax())
        inked = np.flatnonzero(part.any(axis=0) & (near[row, x : x + width] > 0))
        if len(inked):
            yield x + int(inked[0]), row, x + int(inked[-1]) + 1, row + 1
