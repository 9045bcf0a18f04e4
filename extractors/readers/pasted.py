"""Print that is pasted into a typed page as a picture: tables as screen shots (截图), or the scan of a whole page.

A picture is no reason for OCR, print in it is: characters in rows, on paper, where no typed word stands. A logo, a seal or a
photo has none. What is read there is added to the typed words; what stands in both is typed, and counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean
from typing import Any

import cv2
import numpy as np

from extractors.readers.pdf import placed
from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.source import Box

# Pictures narrower or lower than this, in points, hold no table.
_SMALLEST = 24.0
# Pictures whose edges are as near as this belong together: scanners cut a page into strips.
_STRIP = 3.0
# Pixels per point that a picture is looked at with, and the heights of characters, in points.
LOOK = 2.0
_CHARACTER = (3.5, 26.0)
# Characters that make a row, and gaps between them in heights.
_ROW = 3
_GAP = 3.0
# A picture with fewer characters in rows says nothing that a table or a sentence says.
FEWEST = 12
# Paper is of one shade: so much of a picture of print lies near the shade that is met most.
_PAPER, _NEAR_SHADE = 0.5, 24
# A word read from the picture is typed as well where typed words cover so much of it.
_TYPED_OVER = 0.5
# More pictures or blots than this are a pattern, and no print.
_MOST_PICTURES, _MOST_BLOTS = 500, 20_000


def pictures(page: Any) -> list[Box]:
    """The places of the pictures on a PyMuPDF page, as far as they are on the paper; strips of one picture as one."""
    matrix = page.rotation_matrix if page.rotation else None
    paper = Box(0.0, 0.0, page.rect.width, page.rect.height)
    found = [_common(placed(info["bbox"], matrix), paper) for info in page.get_image_info()]
    shown = sorted(box for box in found if box is not None)
    if len(shown) > _MOST_PICTURES:
        shown = [
            Box(
                *(
                    edge(side)
                    for edge, side in zip((min, min, max, max), zip(*shown, strict=True), strict=True)
                )
            )
        ]
    joined: list[Box] = []
    for box in shown:
        while (near := next((other for other in joined if _touch(box, other)), None)) is not None:
            joined.remove(near)
            box = box.union(near)
        joined.append(box)
    return [box for box in joined if min(box.x1 - box.x0, box.y1 - box.y0) >= _SMALLEST]


def print_in(shades: Pixels, beside: Sequence[Box], scale: float = LOOK) -> int:
    """How many characters stand in rows in a picture in greys, `scale` pixels to a point; 0 for one that is no paper.

    `beside` are the boxes, in points from its corner, of what need not be read there.
    """
    levels = np.bincount(shades.ravel(), minlength=256)
    paper = int(levels.argmax())
    near = levels[max(0, paper - _NEAR_SHADE) : paper + _NEAR_SHADE + 1].sum()
    if near < _PAPER * shades.size:
        return 0
    ink = _ink(shades)
    for box in beside:
        x0, y0, x1, y1 = (round(edge * scale) for edge in box)
        ink[max(0, y0 - 1) : max(0, y1 + 1), max(0, x0 - 1) : max(0, x1 + 1)] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = (edge * scale for edge in _CHARACTER)
    fitting = [(x, y, w, h) for x, y, w, h, _ in stats[1:].tolist() if low <= h <= high and w <= 2 * high]
    return _in_rows(fitting) if len(fitting) <= _MOST_BLOTS else 0


def merged(typed: Page, regions: Sequence[tuple[Box, Page]]) -> Page:
    """The typed page with what was read in its pictures, each with its place; the page says where those are.

    Its legibility is the mean confidence of what was read, a picture without words counting as one that is illegible.
    """
    read: list[Word] = []
    lines: list[Ruling] = []
    illegible = 0
    for place, page in regions:
        # a sheet cut out of a photo has a size of its own
        x, y = (place.x1 - place.x0) / page.width, (place.y1 - place.y0) / page.height
        words = [replace(word, box=Box(*_shifted(word.box, place, x, y))) for word in page.words]
        read += [word for word in words if not _typed_over(word.box, typed.words)]
        lines += [Ruling(*_shifted((r.x0, r.y0, r.x1, r.y1), place, x, y)) for r in page.rulings]
        illegible += not words
    confidences = [word.confidence for word in read] + [0.0] * illegible
    return replace(
        typed,
        words=(*typed.words, *read),
        rulings=(*typed.rulings, *lines),
        reader="mixed",
        pictures=tuple(place for place, _ in regions),
        legibility=fmean(confidences) if confidences else 1.0,
    )


def _ink(shades: Pixels) -> Pixels:
    """What is darker than its surroundings, the strokes of an ideograph grown together; specks are left to their size."""
    ink = cv2.adaptiveThreshold(
        shades, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, blockSize=31, C=15
    )
    result: Pixels = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((2, 2), np.uint8))
    return result


def _in_rows(boxes: list[tuple[int, int, int, int]]) -> int:
    """Boxes that follow each other from left to right at one height, so many that they make a row."""
    found = 0
    rows: list[list[tuple[int, int, int, int]]] = []
    for x, y, w, h in sorted(boxes):
        for row in rows:
            left, top, width, height = row[-1]
            level = min(y + h, top + height) - max(y, top) > 0.5 * min(h, height)
            if level and x > left + width / 2 and x - (left + width) < _GAP * max(h, height):
                row.append((x, y, w, h))
                break
        else:
            rows.append([(x, y, w, h)])
    for row in rows:
        found += len(row) if len(row) >= _ROW else 0
    return found


def _shifted(
    corners: tuple[float, float, float, float], place: Box, x: float, y: float
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = corners
    return place.x0 + x0 * x, place.y0 + y0 * y, place.x0 + x1 * x, place.y0 + y1 * y


def _common(a: Box, b: Box) -> Box | None:
    box = Box(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))
    return box if box.x0 < box.x1 and box.y0 < box.y1 else None


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 + _STRIP and b.x0 <= a.x1 + _STRIP and a.y0 <= b.y1 + _STRIP and b.y0 <= a.y1 + _STRIP


def _typed_over(box: Box, words: Sequence[Word]) -> bool:
    shared = (_common(box, word.box) for word in words)
    return sum(_area(part) for part in shared if part is not None) > _TYPED_OVER * _area(box)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
