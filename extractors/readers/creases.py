"""Creases (折痕) of a sheet that was folded: made as light as the paper around them, so that they are taken for no ruling line.

A crease runs from one edge of the sheet to the other, over the margins, where tables have no lines, and it is a shade darker
than the paper, not as dark as ink. Print that it runs through stays where it is.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels, gray

# Points: how long the pieces are that the paper is looked at in, across which its shade hardly changes; what is darker than the
# paper on both sides within so many may be a crease; and how far from its middle it is darker.
_ALONG, _BESIDE, _HALF = 5.0, 5.0, 2.4
# Levels by which a crease is darker than the paper at least, and the share of the darkness of ink that it has at most.
_DARKER, _AS_INK = 11, 0.62
# Parts that a page is divided into along a crease. It is seen in all of them but so many, where a seal or a hole is.
_PARTS, _UNSEEN = 40, 3
# More than all parts: to be near a crease in one part more is better than to be on it in any number.
_BETTER = 64
# Degrees that a crease leans at most, the steps in which that is looked for, and points between the columns then.
_LEANS, _STEP, _LOOK = 2.0, 0.12, 1.0
# Share of a part's length in which the crease is seen.
_SEEN = 0.7
# Shares of the length of a sheet between which a margin of it lies: ruling lines end before, and a crease runs over bare paper.
_MARGIN = (0.015, 0.03)
# Points by which a crease strays from a straight line, and by which two of one direction are apart at least.
_STRAYS, _APART = 2.5, 18.0
# Per cent of the parts of a crease that are no darker than where it lies on bare paper.
_ON_PAPER = 15
# How much darker than that a part is which lies along a line of ink.
_OF_INK = 1.8
# Levels that a part must be darker by for the crease to turn aside by a pixel there.
_TURN = 6.0
# A page is folded a few times; with more such lines it is something else, as ruled paper.
_MOST, _PASSES = 4, 2
# A smaller picture, in pixels, has no room for all that.
_SMALLEST = 240


def without_creases(pixels: Pixels, scale: float) -> Pixels:
    """The picture with its creases as light as the paper beside them, the very same where it has none; `scale` is points
    per pixel."""
    if min(pixels.shape[:2]) < _SMALLEST:
        return pixels
    result = pixels
    for turned in (False, True):
        shades = gray(result)
        taken = _taken(np.ascontiguousarray(shades.T) if turned else shades, scale)
        if taken is not None:
            whole = np.ascontiguousarray(taken.T) if turned else taken
            result = cv2.add(result, whole if result.ndim == 2 else cv2.merge([whole] * 3))
    return result


def _taken(shades: Pixels, scale: float) -> Pixels | None:
    """What the creases that run down a page take from its light; None where there is none."""
    result: Pixels | None = None
    # of two that cross each other one is seen when the other has gone
    for _ in range(_PASSES):
        more = _taken_by_most(shades, scale)
        if more is None:
            break
        shades = cv2.add(shades, more)
        result = more if result is None else cv2.add(result, more)
    return result


def _taken_by_most(shades: Pixels, scale: float) -> Pixels | None:
    """As `_taken`, without those that cross another one."""
    along = max(3, round(_ALONG / scale)) | 1
    # noise and the strokes of characters even out along a crease, the crease does not
    calm = cv2.blur(shades, (1, along))
    width = max(3, round(2 * _BESIDE / scale)) | 1
    dips = cv2.morphologyEx(calm, cv2.MORPH_BLACKHAT, np.ones((1, width), np.uint8))
    found = _lines(dips, scale)
    if not found or len(found) > _MOST:
        return None
    most = _AS_INK * _ink(shades)
    result: Pixels = np.zeros(shades.shape, np.uint8)
    any_left = False
    for start, slope in found:
        path = _path(dips, start, slope, scale)
        profile = _profile(shades, path, scale)
        if _DARKER <= profile.max() <= most:
            any_left = True
            half = len(profile) // 2
            columns = path[:, None] + np.arange(-half, half + 1)
            inside = (columns >= 0) & (columns < shades.shape[1])
            rows = np.broadcast_to(np.arange(len(path))[:, None], columns.shape)
            result[rows[inside], columns[inside]] = np.broadcast_to(profile, columns.shape)[inside]
    return result if any_left else None


def _ink(shades: Pixels) -> float:
    """By how many levels print is darker than paper."""
    few = shades[::3, ::3]
    return float(np.median(few)) - float(np.percentile(few, 0.5))


def _lines(dips: Pixels, scale: float) -> list[tuple[float, float]]:
    """x in the first row, and pixels to the right for each row down, of the lines that are darker from edge to edge."""
    step = max(1, round(_LOOK / scale))
    height, width = dips.shape[0], dips.shape[1] // step
    edges = np.linspace(0, height, _PARTS + 1).astype(int)
    wide = np.zeros((height, width), np.float32)
    for first in range(step):
        wide[dips[:, first : width * step : step] >= _DARKER] = 1
    seen = np.add.reduceat(wide, edges[:-1], axis=0) / np.diff(edges)[:, None] >= _SEEN
    # it strays a little from part to part; of all lines that are near it one that hardly strays is best
    strays = max(1, round(_STRAYS / scale / step)) | 1
    exact = seen.astype(np.uint8)
    parts = cv2.dilate(exact, np.ones((1, strays), np.uint8)).astype(np.int32) * _BETTER + exact
    most = float(np.tan(np.radians(_LEANS))) / step
    slopes = np.linspace(-most, most, 2 * round(_LEANS / _STEP) + 1)
    margin = round(most * height)
    middles = (edges[:-1] + edges[1:]) / 2
    at = np.round(slopes[:, None] * middles).astype(np.int64)
    room = np.pad(parts, ((0, 0), (2 * margin, 2 * margin)))
    starts = np.arange(-margin, width + margin)
    counts = np.zeros((len(slopes), len(starts)), np.int32)
    for number in range(len(slopes)):
        for part in range(_PARTS):
            first = margin + int(at[number, part])
            counts[number] += room[part, first : first + len(starts)]
    found: list[tuple[float, float]] = []
    apart = max(1, round(_APART / scale / step))
    while counts.max() >= (_PARTS - _UNSEEN) * _BETTER and len(found) <= _MOST:
        best = np.argwhere(counts == counts.max())
        number, place = best[len(best) // 2].tolist()
        found.append((float(starts[place]) * step, float(slopes[number]) * step))
        # in the middle of the page, as lines of other slopes are the same crease there
        center = starts[place] + slopes[number] * height / 2
        for other, each in enumerate(slopes):
            low = round(center - each * height / 2 - apart - starts[0])
            counts[other, max(0, low) : max(0, low + 2 * apart)] = 0
    return found


def _path(dips: Pixels, start: float, slope: float, scale: float) -> NDArray[np.int64]:
    """x of the crease in each row: where it is dark, with as few turns as that needs."""
    height, width = dips.shape
    reach = max(2, round(_STRAYS / scale))
    edges = np.linspace(0, height, 2 * _PARTS + 1).astype(int)
    middles = (edges[:-1] + edges[1:]) / 2
    steps = np.arange(-reach, reach + 1)
    columns = np.clip(np.round(start + slope * middles).astype(np.int64)[:, None] + steps, 0, width - 1)
    dark = np.stack(
        [dips[a:b, at].mean(axis=0) for (a, b), at in zip(pairwise(edges.tolist()), columns, strict=True)]
    )
    # ink is darker than the crease where it lies on bare paper, and a ruling line beside it is not to be followed
    usual = float(np.percentile(dark.max(axis=1), _ON_PAPER))
    dark = np.where(dark > _OF_INK * usual, usual / 2, np.minimum(dark, usual))
    turns = _TURN * np.abs(steps[:, None] - steps)
    best, came = dark[0], []
    for here in dark[1:]:
        total = best - turns
        came.append(total.argmax(axis=1))
        best = total.max(axis=1) + here
    offsets = [int(best.argmax())]
    for back in reversed(came):
        offsets.append(int(back[offsets[-1]]))
    strayed = np.interp(np.arange(height), middles, steps[offsets[::-1]])
    path: NDArray[np.int64] = np.round(start + slope * np.arange(height) + strayed).astype(np.int64)
    return path


def _profile(shades: Pixels, path: NDArray[np.int64], scale: float) -> Pixels:
    """How much darker than the paper on both sides a crease is, from left to right, where it runs over bare paper: lighter
    than where it runs along a ruling line, which may be most of its way. A ruling line is no darker than the margins."""
    half = max(2, round(_HALF / scale))
    beside = half + max(2, round(_HALF / scale))
    columns = np.clip(path[:, None] + np.arange(-beside, beside + 1), 0, shades.shape[1] - 1)
    across = shades[np.arange(len(path))[:, None], columns].astype(np.float32)
    height = len(path)
    low, high = round(_MARGIN[0] * height), round(_MARGIN[1] * height)
    ends = (across, across[low:high], across[height - high : height - low])
    usual = np.max([np.median(part, axis=0) for part in ends], axis=0)
    outer = beside - half
    left, right = float(np.median(usual[:outer])), float(np.median(usual[-outer:]))
    paper = np.linspace(left, right, 2 * half + 1)
    result: Pixels = np.clip(np.round(paper - usual[outer:-outer]), 0, 255).astype(np.uint8)
    return result
