"""Ruling lines that a copier or a fold has broken into dots (断线): runs of dots in one row, bare paper on both sides.

A row of type is no such run: it has as much ink above and below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Ruling

# Points: the length in which dots are counted, and how long a run of them is at least, across the page and down, where digits
# stand below each other with less between their rows than that.
_ACROSS, _DOWN = (12.0, 50.0), (5.0, 40.0)
# Share of that length which has dots, and of the same length beside the line, so many points away, which may have ink.
_DOTTED, _BARE, _BESIDE = 0.5, 0.3, 2.6
# Points along a line in which type touches it, from one row to the next.
_TOUCHED = 14.0

# What is left of a line towards the next one that it would cross: so many points away at most, this share of it, and with so
# many pixels to the side. Ends that miss a line by fewer points are at it.
_FARTHEST, _LEFT, _STEPS, _MISSED = 60.0, 0.4, 2, 1.0

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


def prolonged(ink: Pixels, scale: float, lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> list[Ruling]:
    """The lines of one direction with their ends at those of the other that they would cross next, all in points, as far
    as dots lead there; strokes of characters stay as they are."""
    places = np.array(sorted(_placed(line) for line in crossing)).reshape(-1, 3)
    result = []
    for line in lines:
        at, start, end = _placed(line)
        if end - start >= (_ACROSS if line.horizontal else _DOWN)[1]:
            over = places[(places[:, 1] - _MISSED <= at) & (at <= places[:, 2] + _MISSED), 0]
            page = ink if line.horizontal else ink.T
            before, behind = over[over < start - _MISSED], over[over > end + _MISSED]
            if len(before) and _leads(page, scale, at, float(before[-1]), start):
                start = float(before[-1])
            if len(behind) and _leads(page, scale, at, end, float(behind[0])):
                end = float(behind[0])
        result.append(Ruling(start, at, end, at) if line.horizontal else Ruling(at, start, at, end))
    return result


def _placed(line: Ruling) -> tuple[float, float, float]:
    """Where a line lies, begins and ends."""
    return (line.y0, line.x0, line.x1) if line.horizontal else (line.x0, line.y0, line.y1)


def _leads(ink: Pixels, scale: float, at: float, start: float, end: float) -> bool:
    """Whether there are dots from start to end in the rows at this height, and hardly any in those beside it."""
    rows, left, right = round(at / scale), round((start + _MISSED) / scale), round((end - _MISSED) / scale)
    beside = max(3, round(_BESIDE / scale))
    top = rows - beside - _STEPS
    if not _STEPS <= right - left <= _FARTHEST / scale or top < 0 or rows + beside + _STEPS >= ink.shape[0]:
        return False
    near = cv2.dilate(
        np.ascontiguousarray(ink[top : rows + beside + _STEPS + 1, left:right]), np.ones((3, 1))
    )
    dots = near.mean(axis=1) / 255
    middle = beside + _STEPS
    line = middle - _STEPS + int(dots[middle - _STEPS : middle + _STEPS + 1].argmax())
    return bool(dots[line] >= _LEFT and max(dots[line - beside], dots[line + beside]) <= _BARE)
