"""What befalls the paper itself: folds (折痕), punch holes, and print of the back that shines through."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from eval.render.damage.shape import Pixels

# Two holes, 80 mm apart and 12 mm from the edge, 6 mm wide, in points.
_APART, _INSET, _HOLE = 226.8, 34.0, 8.5
_BEHIND = 35


def fold(pixels: Pixels, dpi: int, across: bool, random: np.random.Generator) -> Pixels:
    """A fold somewhere in the middle, along the rows where `across`, else along the columns.

    Paper that was folded is darker in the crease and on one side of it, and ink breaks off there."""
    rows, columns = pixels.shape[:2]
    length, width = (columns, rows) if across else (rows, columns)
    at = float(random.uniform(0.25, 0.75)) * width
    slant = float(random.uniform(-0.012, 0.012))
    crease = at + slant * (np.arange(length) - length / 2) + np.cumsum(random.normal(0, 0.045, length))
    away = (np.arange(width)[:, None] - crease[None, :]).astype(np.float32) * 72 / dpi
    dark = 70 * np.exp(-((away / 0.7) ** 2)) + np.where(away > 0, 22 * np.exp(-away / 25), 0)
    broken = (np.abs(away) < 0.8) & (random.random((width, length)) < 0.45)
    if not across:
        dark, broken = dark.T, broken.T
    if pixels.ndim == 3:
        dark, broken = dark[:, :, None], broken[:, :, None]
    bare = np.where(broken, np.maximum(pixels, 215), pixels)
    return np.asarray((bare - dark).clip(0, 255), np.uint8)


def punched(pixels: Pixels, dpi: int) -> Pixels:
    """Two holes at the left edge, through which the dark lid is seen."""
    scale = dpi / 72
    result = pixels.copy()
    for side in (-0.5, 0.5):
        middle = (round(_INSET * scale), round(pixels.shape[0] / 2 + side * _APART * scale))
        cv2.circle(result, middle, round(_HOLE * scale), (_BEHIND,) * 3, -1, cv2.LINE_AA)
    return result


def shone_through(pixels: Pixels, back: Pixels, dpi: int, strength: float) -> Pixels:
    """The page with the print of the one on its back, seen mirrored and blurred through the paper."""
    rows, columns = pixels.shape[:2]
    behind = cv2.resize(np.ascontiguousarray(back[:, ::-1]), (columns, rows), interpolation=cv2.INTER_AREA)
    behind = cv2.GaussianBlur(behind, (0, 0), dpi / 72)
    # what is printed on the front hides the back
    dark = strength * (255 - behind.astype(np.float32))
    result: NDArray[np.float32] = pixels - dark * (pixels / np.float32(255))
    return result.clip(0, 255).astype(np.uint8)
