"""Curled pages (卷曲): lines of type and of tables that bend, as on a page that does not lie flat, made straight again.

From one narrow strip of the page to the next the same lines stand a little higher or lower. A smooth surface through these
steps says for every point how far it has to be moved up or down; a page that bends less than a pixel or two is left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.straighten import Pixels, dark, gray

# The size of the picture that the bend is measured on, in pixels of width; strips across it, bands down it.
_LOOK = 1000
_STRIPS, _BANDS = 25, 8
# Pixels of a band and of a strip at least; a smaller picture holds a line or two.
_LOWEST = 12
# Lines step from strip to strip by so many pixels at most.
_STEP = 5
# The surface: powers of the place across, times powers of the place down.
_ACROSS, _DOWN = 4, 3
# What the page does not tell, where it is empty, is taken to be flat: the stiffness of each power.
_STIFF = np.array([0.004 * p * (1 + 2 * q) for p in range(1, _ACROSS + 1) for q in range(_DOWN)])
# A step that is off the surface by so many pixels counts half.
_ASTRAY = 0.7
# Bands where two strips are less alike than this tell nothing, and fewer than so many tell nothing of the page.
_ALIKE = 0.35
_FEWEST = 40
# What is left of the bend after it was taken back once is measured again.
_PASSES = 2
# Pixels of the picture measured that lines must bend by, and how much better the rows must gather the ink afterwards.
_BENT = 2.0
_CLEARLY = 1.05

Steps = NDArray[np.float64]


def flat(pixels: Pixels) -> Pixels | None:
    """A level page with its lines straight, its size unchanged; None where they are straight enough."""
    shades = gray(pixels)
    scale = min(1.0, _LOOK / shades.shape[1])
    if shades.shape[0] * scale < _BANDS * _LOWEST or shades.shape[1] * scale < _STRIPS * _LOWEST:
        return None
    small = (
        cv2.resize(shades, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else shades
    )
    ink = (dark(small) > 0).astype(np.float32)
    bend = np.zeros_like(ink)
    straight = ink
    for _ in range(_PASSES):
        surface = _surface(straight)
        if surface is None or np.ptp(_bend(surface, _BANDS, _STRIPS)) < _BENT:
            break
        bend += _bend(surface, *ink.shape)
        straight = _moved(ink, bend, cv2.INTER_NEAREST)
    if straight is ink or _gathered(straight) < _CLEARLY * _gathered(ink):
        return None
    whole = cv2.resize(bend, (shades.shape[1], shades.shape[0]), interpolation=cv2.INTER_LINEAR) / scale
    result: Pixels = _moved(pixels, whole, cv2.INTER_CUBIC)
    return result


def _surface(ink: NDArray[np.float32]) -> Steps | None:
    """The factors of the powers across (rows) and down (columns); None where too little is alike."""
    steps = _steps(ink)
    if len(steps) < _FEWEST:
        return None
    left, right, y, step, likeness = steps.T
    rows = _powers(right, y) - _powers(left, y)
    weight = likeness
    for _ in range(4):
        known, told = rows * weight[:, None], step * weight
        found = np.linalg.solve(known.T @ known + np.diag(_STIFF), known.T @ told)
        # a strip whose lines are others than its neighbour's finds some step, and not the one around it
        weight = likeness / (1 + np.square((rows @ found - step) / _ASTRAY))
    surface: Steps = found.reshape(_ACROSS, _DOWN)
    return surface


def _bend(surface: Steps, rows: int, columns: int) -> NDArray[np.float32]:
    """How far below its place each point of a page stands, in pixels; 0 on the line down its middle."""
    across = np.stack([np.linspace(-1, 1, columns) ** p for p in range(1, _ACROSS + 1)])
    down = np.stack([np.linspace(-1, 1, rows) ** q for q in range(_DOWN)])
    return (down.T @ surface.T @ across).astype(np.float32)


def _steps(ink: NDArray[np.float32]) -> Steps:
    """A row for each band and pair of neighbouring strips that are alike: x of both (-1 to 1), y, the step, its likeness."""
    height, width = ink.shape
    edges = np.linspace(0, width, _STRIPS + 1).astype(int)
    profiles = np.stack([ink[:, a:b].mean(axis=1) for a, b in pairwise(edges)])
    profiles = cv2.GaussianBlur(profiles, (5, 1), 0)
    centers = (edges[:-1] + edges[1:]) / width - 1
    bands = np.linspace(_STEP, height - _STEP, _BANDS + 1).astype(int)
    found: list[tuple[float, ...]] = []
    for top, bottom in pairwise(bands):
        y = (top + bottom) / height - 1
        ones = _unit(profiles[:-1, top:bottom])
        likeness = np.stack(
            [
                (ones * _unit(profiles[1:, top + move : bottom + move])).sum(axis=1)
                for move in range(-_STEP, _STEP + 1)
            ]
        )
        best = likeness.argmax(axis=0)
        for at, move in enumerate(best.tolist()):
            alike = likeness[:, at]
            if alike[move] >= _ALIKE and 0 < move < 2 * _STEP:
                found.append(
                    (centers[at], centers[at + 1], y, move - _STEP + _peak(alike, move), alike[move])
                )
    return np.array(found, np.float64).reshape(-1, 5)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row about its mean, of length 1; an empty one stays empty."""
    centered = rows - rows.mean(axis=1, keepdims=True)
    length = np.linalg.norm(centered, axis=1, keepdims=True)
    result: NDArray[np.float32] = centered / np.maximum(length, 1e-6)
    return result


def _peak(likeness: NDArray[np.float32], best: int) -> float:
    """The place of the greatest value between samples, beside the greatest of them."""
    before, at, after = (float(value) for value in likeness[best - 1 : best + 2])
    curve = before - 2 * at + after
    return 0.0 if curve == 0 else (before - after) / (2 * curve)


def _powers(x: Steps, y: Steps) -> Steps:
    return np.stack([x**p * y**q for p in range(1, _ACROSS + 1) for q in range(_DOWN)], axis=-1)


def _moved(picture: Any, bend: NDArray[np.float32], how: int) -> Any:
    height, width = bend.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(picture, x, y + bend, how, borderMode=cv2.BORDER_REPLICATE)


def _gathered(ink: NDArray[np.float32]) -> float:
    """The greater, the fewer rows the ink stands in."""
    return float(np.square(ink.sum(axis=1)).sum())
