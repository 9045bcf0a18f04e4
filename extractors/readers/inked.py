"""Lines of type (行) in the areas that ruling lines enclose, found by their ink.

Inside a cell nothing but type is expected, so that its ink tells where its lines are: single digits that a detector
overlooks, characters stacked in a narrow column, print so small that lines run together for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels, gray
from extractors.schema.disclosure import Ruling

# In points: how far a ruling line may miss the one it ends at, and how wide it is taken for.
_GAP, _RULE = 1.0, 1.2
# An area fills its box but for what its corners lose; other shapes are no cells.
_FILLED = 0.9
# In pixels: narrower or lower areas hold no type, smaller specks are dirt, and so are lower lines that are no dashes.
_SMALLEST, _SPECK, _LOWEST = 6, 3, 6
# Next to the ruling lines there is ink of theirs: strokes at the edge of an area that are no thicker than this.
_INSET, _REMNANT = 1, 2
# Strokes that stand apart from the rest of their line are lower than this share of its height; what is less wide and less
# high than this share of the highest line is dirt.
_STROKE, _DIRT = 0.6, 0.35
# Pieces of ink are large from this share of the height of the highest on, and others are near them within such a share.
_LARGE, _NEAR = 0.5, 0.6


class Rectangle(NamedTuple):
    """A box in whole pixels; the right and lower edges are outside."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


def ink(pixels: Pixels) -> Pixels:
    """255 where a pixel is darker than its surroundings; noise is smoothed a little, but type of a few pixels stays."""
    calm = cv2.GaussianBlur(gray(pixels), (0, 0), 0.7)
    result: Pixels = cv2.adaptiveThreshold(
        calm, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, blockSize=31, C=15
    )
    return result


def enclosed(shape: tuple[int, int], rulings: Sequence[Ruling], scale: float) -> list[Rectangle]:
    """The areas of a picture, height × width, that ruling lines enclose on all sides; `scale` is points per pixel."""
    height, width = shape
    paper = np.full(shape, 255, np.uint8)
    thickness = max(3, round(_RULE / scale))
    for ruling in rulings:
        along, across = (_GAP, 0.0) if ruling.horizontal else (0.0, _GAP)
        start = (round((ruling.x0 - along) / scale), round((ruling.y0 - across) / scale))
        end = (round((ruling.x1 + along) / scale), round((ruling.y1 + across) / scale))
        cv2.line(paper, start, end, 0, thickness)
    _, _, areas, _ = cv2.connectedComponentsWithStats(paper, connectivity=4)
    found: list[Rectangle] = []
    for x, y, wide, high, filled in areas[1:].tolist():
        at_the_edge = x == 0 or y == 0 or x + wide >= width or y + high >= height
        if not at_the_edge and min(wide, high) >= _SMALLEST and filled >= _FILLED * wide * high:
            found.append(Rectangle(x, y, x + wide, y + high))
    return found


def lines(inked: Pixels, area: Rectangle) -> list[Rectangle]:
    """The lines of type in an area, from the top, each as wide as its ink."""
    left, top = area.x0 + _INSET, area.y0 + _INSET
    part = inked[top : area.y1 - _INSET, left : area.x1 - _INSET]
    if not part.any():
        return []
    count, labels, specks, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    kept = (specks[:count, cv2.CC_STAT_AREA] >= _SPECK) & ~_remnants(specks, *part.shape[:2])
    kept[0] = False
    kept &= _near_type(specks, kept)
    clean = kept[labels]
    found: list[Rectangle] = []
    for start, end in _runs(clean.any(axis=1).tolist()):
        line = _without_stray_marks(clean[start:end])
        across, down = np.flatnonzero(line.any(axis=0)), np.flatnonzero(line.any(axis=1))
        x0, x1, y0, y1 = int(across[0]), int(across[-1]) + 1, int(down[0]), int(down[-1]) + 1
        found.append(Rectangle(left + x0, top + start + y0, left + x1, top + start + y1))
    least = _DIRT * max((line.height for line in found), default=0)
    return [line for line in found if max(line.width, line.height) > least and _is_type(line)]


def _near_type(specks: NDArray[np.int32], kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pieces of ink are type: the large ones, and what is near enough to one to be a point or a stroke of it. Noise
    makes specks all over a cell."""
    x, y, wide, high = specks[:, :4].T
    size = np.maximum(wide, high)
    tallest = int(high[kept].max(initial=0))
    large = kept & (size >= _LARGE * tallest)
    if not large.any():
        return kept
    apart_x = np.maximum(x[large] - (x + wide)[:, None], x[:, None] - (x + wide)[large])
    apart_y = np.maximum(y[large] - (y + high)[:, None], y[:, None] - (y + high)[large])
    near = ((apart_x <= _NEAR * tallest) & (apart_y <= _NEAR * tallest / 2)).any(axis=1)
    result: NDArray[np.bool_] = large | near
    return result


def _is_type(line: Rectangle) -> bool:
    return line.height >= _LOWEST or line.width >= 2 * line.height


def _without_stray_marks(line: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A line without the dirt at its ends: marks that are small and stand further off than a character is wide."""
    height = line.shape[0]
    edges = np.flatnonzero(np.diff(np.pad(line.any(axis=0), 1))).tolist()
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    kept = line.copy()
    while len(pieces) > 1:
        (_, before), (after, _) = pieces[0], pieces[1]
        (_, last), (end, _) = pieces[-2], pieces[-1]
        if after - before > height and _is_mark(kept, pieces[0]):
            piece = pieces.pop(0)
        elif end - last > height and _is_mark(kept, pieces[-1]):
            piece = pieces.pop()
        else:
            break
        kept[:, piece[0] : piece[1]] = False
    return kept


def _is_mark(line: NDArray[np.bool_], piece: tuple[int, int]) -> bool:
    most = _DIRT * line.shape[0]
    return bool(piece[1] - piece[0] <= most and line[:, piece[0] : piece[1]].any(axis=1).sum() <= most)


def _remnants(specks: NDArray[np.int32], height: int, width: int) -> NDArray[np.bool_]:
    """Which pieces of ink are what a ruling line left at the edge of an area."""
    x, y, wide, high = specks[:, :4].T
    beside = ((x == 0) | (x + wide == width)) & (wide <= _REMNANT) & (high > wide)
    above = ((y == 0) | (y + high == height)) & (high <= _REMNANT) & (wide > high)
    result: NDArray[np.bool_] = beside | above
    return result


def _runs(inked: Sequence[bool]) -> list[tuple[int, int]]:
    """Where rows with ink begin and end; a stroke that stands a row apart is of the line beside it."""
    edges = np.flatnonzero(np.diff([False, *inked, False])).tolist()
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    if not runs:
        return []
    usual = float(np.median([end - start for start, end in runs]))
    joined = runs[:1]
    for start, end in runs[1:]:
        before, above = joined[-1]
        if start - above <= 1 and min(end - start, above - before) < _STROKE * usual:
            joined[-1] = (before, end)
        else:
            joined.append((start, end))
    return joined
