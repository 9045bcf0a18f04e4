"""The sheet of paper in a picture: cut out of a photo (照片) with its perspective removed, and freed of black edges."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels, glance

Corners = NDArray[np.float32]

# Pixels, at least, of the long side of the picture that paper is looked for in.
_LOOK = 400
# And of the one that its corners are found in.
_FINE = 900
# Share of the picture's frame that is dark where a desk shows around the paper, and where a scanner was left open.
_DESK, _EDGE = 0.3, 0.02
# Paper fills at least so much of a photo; below, it is a photo of something else.
_SMALLEST = 0.2
# Within so many pixels of its border the paper is brighter than the desk by so many levels, along most of a side; the border
# lies that share of a side beside the line between the corners, at most.
_LAG, _CONTRAST, _MOST = 6, 40, 0.7
_ASIDE = 0.04
# How well four corners must fit the outline: the share of their area that both have.
_FIT = 0.93
# A side of the paper leans, or is shorter than its opposite, by that much at most.
_LEAN = 35.0
_OPPOSITE = 0.5
# Black is darker than this, and than a third of the shade of most of the page; a deep shadow on paper is neither.
_BLACK = 50
# A black edge of a scan reaches so far into it at most.
_DEEPEST = 0.12


def flattened(pixels: Pixels) -> Pixels | None:
    """The sheet of paper alone, as if seen from above, its sides as long as in the picture; None where no sheet on a
    dark ground is found, as in any ordinary scan."""
    small, _ = glance(pixels, _LOOK)
    if (_frame(small) <= _level(small)).mean() < _DESK:
        return None
    small, step = glance(pixels, _FINE)
    calm = cv2.GaussianBlur(small, (5, 5), 0)
    corners = _corners(calm > _level(calm))
    if corners is None or not _stands_out(calm, corners):
        return None
    corners = corners * np.float32(step)
    across = max(math.dist(corners[0], corners[1]), math.dist(corners[3], corners[2]))
    down = max(math.dist(corners[0], corners[3]), math.dist(corners[1], corners[2]))
    width, height = max(1, round(across)), max(1, round(down))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    result: Pixels = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(corners.astype(np.float32), target),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return result


def without_edges(pixels: Pixels) -> Pixels:
    """The picture with the shade of the paper where a scanner saw nothing but darkness beside the sheet."""
    small, _ = glance(pixels, _LOOK)
    black = (small < min(_BLACK, np.median(small) / 3)).astype(np.uint8)
    if _frame(black).mean() < _EDGE:
        return pixels
    # thin lines that run into the edge, those of a table cut off, are no part of it
    framed = np.pad(black, 3, constant_values=1)
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    _, labels = cv2.connectedComponents(solid, connectivity=4)
    edge = labels[3:-3, 3:-3] == labels[0, 0]
    deep_y, deep_x = (max(1, round(_DEEPEST * side)) for side in edge.shape)
    # what reaches further in is a picture or a seal that touches the edge
    edge[deep_y:-deep_y, deep_x:-deep_x] = False
    mask = cv2.dilate(edge.astype(np.uint8), np.ones((5, 5), np.uint8))
    whole = cv2.resize(mask, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_NEAREST) > 0
    result = pixels.copy()
    result[whole] = np.median(pixels[::7, ::7].reshape(-1, *pixels.shape[2:]), axis=0)
    return result


def _level(shades: Pixels) -> float:
    """The shade that parts dark from bright best."""
    level, _ = cv2.threshold(shades, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return float(level)


def _frame(small: Any) -> Any:
    """The pixels along the four sides of a picture."""
    return np.concatenate(
        (small[:3].ravel(), small[-3:].ravel(), small[:, :3].ravel(), small[:, -3:].ravel())
    )


def _corners(bright: NDArray[np.bool_]) -> Corners | None:
    """Upper left, upper right, lower right and lower left corner of the largest bright area, if it is a sheet."""
    solid = cv2.morphologyEx(bright.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if area < _SMALLEST * bright.size:
        return None
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        shape = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, True), True).reshape(-1, 2)
        if len(shape) <= 4:
            break
    if len(shape) != 4 or not _FIT < area / max(1.0, cv2.contourArea(shape)) < 1 / _FIT:
        return None
    # the two upper ones are those with the smaller y, as a sheet leans less than it is long
    ordered = sorted(shape.tolist(), key=lambda corner: corner[1])
    upper, lower = sorted(ordered[:2]), sorted(ordered[2:])
    corners = np.array([upper[0], upper[1], lower[1], lower[0]], np.float32)
    return corners if _is_sheet(corners) else None


def _is_sheet(corners: Corners) -> bool:
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    if min(lengths[0], lengths[2]) < _OPPOSITE * max(lengths[0], lengths[2]):
        return False
    if min(lengths[1], lengths[3]) < _OPPOSITE * max(lengths[1], lengths[3]):
        return False
    leaning = np.degrees(np.arctan2(np.abs(sides[:, 1]), np.abs(sides[:, 0])))
    return bool(leaning[[0, 2]].max() < _LEAN and leaning[[1, 3]].min() > 90 - _LEAN)


def _stands_out(shades: Pixels, corners: Corners) -> bool:
    """Whether the shade rises at once where one comes from outside over a side of the sheet, on three sides at least: one may
    lie outside of the picture. A shadow on a page that fills the picture has soft edges."""
    middle = corners.mean(axis=0)
    sharp = 0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        inwards = np.array([-along[1], along[0]]) / max(1.0, float(np.hypot(*along)))
        if inwards @ (middle - start) < 0:
            inwards = -inwards
        # curled paper has its edge beside the line between its corners
        reach = max(_LAG + 2, round(_ASIDE * float(np.hypot(*along))))
        steps = np.arange(-reach, reach + 1)
        places = start + np.linspace(0.1, 0.9, 24)[:, None] * along
        at = places[:, None, :] + steps[None, :, None] * inwards
        x = at[:, :, 0].round().astype(int).clip(0, shades.shape[1] - 1)
        y = at[:, :, 1].round().astype(int).clip(0, shades.shape[0] - 1)
        profiles = shades[y, x].astype(np.int16)
        rises = (profiles[:, _LAG:] - profiles[:, :-_LAG]).max(axis=1)
        sharp += bool((rises > _CONTRAST).mean() > _MOST)
    return sharp >= 3
