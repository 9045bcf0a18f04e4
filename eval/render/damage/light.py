"""Light upon the page and what lies around it. Pictures are float32, grey values 0 to 255."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]

# The colour of a wooden desk, and that of the dark under a scanner's lid.
_DESK, _LID = (84.0, 62.0, 46.0), 28.0


def slope(shape: tuple[int, ...]) -> Light:
    """0 in the corner that lies flat on the glass, 1 in the one across from it."""
    down, across = np.linspace(0, 0.5, shape[0]), np.linspace(0, 0.5, shape[1])
    return np.add.outer(down, across).astype(np.float32)


def shadowed(picture: Light, share: float, random: np.random.Generator) -> Light:
    """The picture with the soft shadow of a hand over one corner, which takes `share` of the light at its darkest."""
    rows, columns = picture.shape[:2]
    toward = float(random.uniform(0.15, 0.75)) * np.pi
    y, x = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j].astype(np.float32)
    along = (x - 0.5) * np.cos(toward) + (y - 0.5) * np.sin(toward)
    bent = along + 0.08 * np.sin(5 * (x - y) + toward)
    dark = 1 - share / (1 + np.exp(-(bent - 0.12) / 0.05))
    return _times(picture, dark.astype(np.float32))


def on_desk(picture: Light, paper: Light, random: np.random.Generator) -> Light:
    """The paper on a desk with a grain; `paper` is how much of each pixel shows paper, 0 to 1."""
    rows, columns = paper.shape
    grain = cv2.resize(
        random.normal(0, 7, (rows, 12)).astype(np.float32), (columns, rows), interpolation=cv2.INTER_CUBIC
    )
    colour = np.array(_DESK, np.float32) if picture.ndim == 3 else np.float32(np.mean(_DESK))
    desk = colour + (grain[:, :, None] if picture.ndim == 3 else grain)
    # the paper lifts a little and darkens what is next to it
    near = cv2.GaussianBlur(paper, (0, 0), columns / 90)
    return _times(picture, paper) + _times(desk, (1 - paper) * (1 - 0.6 * near))


def edged(picture: Light, width: float, random: np.random.Generator) -> Light:
    """Black strips at the left and at the foot, where the glass is larger than the paper; `width` in pixels, at most."""
    rows, columns = picture.shape[:2]
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    left = width * float(random.uniform(0.5, 1)) * (1 - 0.6 * y / rows)
    foot = width * float(random.uniform(0.3, 0.8)) * (1 - 0.5 * x / columns)
    light = np.minimum(x - left, rows - 1 - y - foot).clip(0, 1).astype(np.float32)
    return _times(picture, light) + _times(np.full_like(picture, _LID), 1 - light)


def _times(picture: Light, factor: Light) -> Light:
    return np.asarray(picture * (factor[:, :, None] if picture.ndim == 3 else factor), np.float32)
