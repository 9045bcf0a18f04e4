"""Which way up a page picture is (方向): tables printed across lie on their side in a scan, and sheets are fed in upside down.

Whether lines run across or down is told by the gaps: characters stand closer to their neighbours in the line than to the next
line. Which of the two ends is up, only the characters tell: a small classifier looks at some of the lines.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.readers.straighten import Pixels, gray

# Lines that are shown to the classifier, and how sure it must be of all of them together, as the logarithm of the odds. Of one
# line it is sure by 4 to 9, so there must be two at least; a title page has two.
_LINES = 6
_SURE = 12.0
# Heights and widths of characters in pixels, at the width that pages are looked at with.
_LOOK = 750
_SMALLEST, _LARGEST = 4, 45
# Characters that must be there to tell anything.
_FEWEST = 12
# Gaps that are bridged, in sizes of a character. Lines run where bridging leaves clearly fewer pieces; where heads of narrow
# columns are printed one character below the other it may not, and the direction counts that the model is surer of.
_BRIDGE = 0.35
_CLEARLY = 1.4
# A piece this many times as long as high is a line to be shown.
_LONG = 2.5


def quarters(pixels: Pixels) -> int:
    """How many quarters of a turn to the left bring the page upright: 0 to 3. 0 where the page does not tell."""
    shades = gray(pixels)
    scale = min(1.0, _LOOK / max(1, min(shades.shape)))
    small = (
        cv2.resize(shades, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else shades
    )
    type_, size = _type(small)
    if size == 0:
        return 0
    reach = max(1, round(_BRIDGE * size))
    across = _bridged(type_, reach, down=False)
    down = _bridged(type_, reach, down=True)
    fewer = len(down) / len(across)
    level = _odds(shades, across, scale) if fewer > 1 / _CLEARLY else 0.0
    if fewer >= _CLEARLY:
        return 2 if level > _SURE else 0
    # as they stand after a quarter of a turn to the left
    width = type_.shape[1]
    turned = [(y, width - x - w, h, w) for x, y, w, h in down]
    on_side = _odds(np.ascontiguousarray(np.rot90(shades)), turned, scale)
    if fewer > 1 / _CLEARLY and abs(on_side) <= abs(level):
        return 2 if level > _SURE else 0
    return 3 if on_side > _SURE else 1


def _type(shades: Pixels) -> tuple[Pixels, int]:
    """The ink of what may be characters, without lines and pictures, and their usual size; 0 where there are too few."""
    ink = cv2.adaptiveThreshold(shades, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = stats[:, 2:4].max(axis=1)
    kept = (sizes >= _SMALLEST) & (sizes <= _LARGEST)
    kept[0] = False
    if kept.sum() < _FEWEST:
        return ink, 0
    shown = kept.astype(np.uint8) * 255
    return shown[labels], int(np.percentile(sizes[kept], 75))


def _bridged(ink: Pixels, reach: int, *, down: bool) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, width, height) of what is one piece when gaps in one direction are bridged."""
    kernel = np.ones((reach, 1) if down else (1, reach), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel)
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [(x, y, w, h) for x, y, w, h, _ in stats[1:].tolist()]


def _odds(shades: Pixels, pieces: list[tuple[int, int, int, int]], scale: float) -> float:
    """Of lines of type at some of these boxes: the logarithm of the odds that they stand on their head; 0 without lines.

    Of what is no line from left to right the model is never sure. The boxes are of a picture that was reduced by `scale`.
    """
    long = sorted((p for p in pieces if p[2] >= _LONG * p[3]), key=lambda p: p[2] * p[3], reverse=True)
    crops = []
    for piece in long[:_LINES]:
        x, y, w, h = (round(edge / scale) for edge in piece)
        crops.append(shades[max(0, y - h // 6) : y + h + h // 6, x : x + w])
    if not crops:
        return 0.0
    from extractors.readers.recognition import headlong

    upright, turned = np.clip(headlong(crops), 1e-4, 1.0).astype(np.float64).T
    return float(np.log(turned / upright).sum())
