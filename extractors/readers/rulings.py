"""Ruling lines (表格线) in an upright page image, by morphology: what is left of the ink under a long thin brush."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.dotted import dotted, prolonged
from extractors.readers.straighten import Pixels, gray
from extractors.schema.disclosure import Ruling

# Lengths in points. Shorter runs of ink are strokes of characters.
_SHORTEST_ACROSS = 16.0
_SHORTEST_DOWN = 7.0
# A thicker run is a shaded area or a picture.
_THICKEST = 5.0
# A line fills this share of the length of a piece of ink that is it with something on it, and is longer than the strokes of
# seals are.
_MOSTLY, _LONG = 0.7, 100.0
# A line of dots that a whole one within so many points covers to this share is that one.
_SAME, _MOSTLY_KNOWN = 1.0, 0.95
# A line down that meets no more lines than this might be a stroke of a seal or a pen, which end anywhere; one of a table
# ends where it meets one, within so many points.
_FEW, _NEAR_ITS_END = 3, 4.0
# Ends that miss a crossing line by no more than this still meet it. Strokes of characters come near the lines
# of a narrow row, but do not touch them.
_REACH = 1.0


def rulings(pixels: Pixels, scale: float) -> tuple[Ruling, ...]:
    """The lines of tables in points; `scale` is points per pixel.

    A line counts when another crosses or meets it. So the long strokes of large characters, underlines and
    the frame of the paper are left out.
    """
    ink = _not_thinned(gray(pixels))
    across = [
        Ruling(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in _runs(ink, scale, down=False)
    ]
    down = [Ruling((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in _runs(ink, scale, down=True)]
    down = prolonged(ink, scale, down, across)
    across = prolonged(ink, scale, across, down)
    down = [v for v in down if _holds_cells(v, [h.y0 for h in across if _meet(h, v)])]
    across = _of_tables(across, down)
    return (*across, *down)


def _not_thinned(shades: Pixels) -> Pixels:
    """Ink without the median filter, which would wipe out lines of one pixel."""
    result: Pixels = cv2.adaptiveThreshold(
        shades, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, blockSize=31, C=15
    )
    return result


def _runs(ink: Pixels, scale: float, *, down: bool) -> list[tuple[float, float, float, float]]:
    """Boxes in points of the long thin runs of ink in one direction."""
    length = max(3, round((_SHORTEST_DOWN if down else _SHORTEST_ACROSS) / scale))
    # No gaps are closed: that would join the strokes of neighbouring characters. One pixel of width more than is
    # there lets a run pass where a line steps to the next row of pixels.
    wide = cv2.dilate(ink, np.ones((1, 2) if down else (2, 1), np.uint8))
    kept = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((length, 1) if down else (1, length), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(kept, connectivity=8)
    runs = []
    for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        if (width if down else height) * scale <= _THICKEST:
            boxes = [(x, y, x + width, y + height)]
        else:
            part = labels[y : y + height, x : x + width] == number
            boxes = [(x + a, y + b, x + c, y + d) for a, b, c, d in _straight(part, scale, down=down)]
        runs += [(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in boxes]
    found = [
        (x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in dotted(ink, scale, down=down)
    ]
    return runs + [run for run in found if not _is_known(run, runs, down=down)]


def _is_known(dots: tuple[float, ...], runs: Sequence[tuple[float, ...]], *, down: bool) -> bool:
    """Whether one whole run lies along most of a dotted one."""
    start, end, beside = (1, 3, 0) if down else (0, 2, 1)
    near = [r for r in runs if r[beside] - _SAME <= dots[beside] <= r[beside + 2] + _SAME]
    covered = max((min(r[end], dots[end]) - max(r[start], dots[start]) for r in near), default=0.0)
    return covered >= _MOSTLY_KNOWN * (dots[end] - dots[start])


def _straight(part: NDArray[np.bool_], scale: float, *, down: bool) -> Iterator[tuple[int, int, int, int]]:
    """The lines in a piece of ink that is too thick for one: a line with a seal or a fold on it, in pixels of the piece."""
    piece = part if down else part.T
    long = piece.sum(axis=0) >= max(_MOSTLY * piece.shape[0], _LONG / scale)
    edges = np.flatnonzero(np.diff(np.pad(long, 1))).tolist()
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if (end - start) * scale > _THICKEST:
            continue
        inked = np.flatnonzero(piece[:, start:end].any(axis=1))
        first, last = int(inked[0]), int(inked[-1]) + 1
        yield (start, first, end, last) if down else (first, start, last, end)


def _holds_cells(down: Ruling, met: list[float]) -> bool:
    """Whether a line down is one of a table: it meets the lines across at these heights."""
    if len(met) < 2:
        return False
    ends = max(min(met) - down.y0, down.y1 - max(met))
    return len(met) > _FEW or ends <= _NEAR_ITS_END


def _of_tables(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Ruling]:
    """The lines across that a line down crosses or meets. A short one is a stroke of a pen, unless it ends where it meets
    lines down, or goes on with others in one line."""
    sure: list[Ruling] = []
    short: list[Ruling] = []
    for line in across:
        met = [v.x0 for v in down if _meet(line, v)]
        if not met:
            continue
        ends = max(min(met) - line.x0, line.x1 - max(met))
        whole = line.x1 - line.x0 >= _LONG or (len(met) > 1 and ends <= _NEAR_ITS_END)
        (sure if whole else short).append(line)
    heights = np.array([line.y0 for line in sure])
    return sure + [line for line in short if (np.abs(heights - line.y0) <= _SAME).any()]


def _meet(across: Ruling, down: Ruling) -> bool:
    return (
        across.x0 - _REACH <= down.x0 <= across.x1 + _REACH
        and down.y0 - _REACH <= across.y0 <= down.y1 + _REACH
    )
