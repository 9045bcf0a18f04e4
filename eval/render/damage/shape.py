"""The shape of a page in a picture: turned, or photographed by hand; a picture and the points on it move alike.

Points are arrays of n × (x, y) in points of the page, origin at the top left, x to the right. Pictures are rows × columns,
or rows × columns × (red, green, blue).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.schema.source import Box

Pixels = NDArray[np.uint8]
Points = NDArray[np.float64]

# Desk to see on each side of a photographed page, as a share of that side; a page curls into it.
_DESK = 0.09
# A page lifts near its back (书脊) and lies flat from the middle on.
_LIFT = 3
# How many points of each side of a box are followed: the sides of a bent page are no straight lines.
_FOLLOWED = 9


class Move(Protocol):
    """One change of shape. `size` is what comes out, width and height in points."""

    @property
    def size(self) -> tuple[float, float]: ...

    def points(self, points: Points) -> Points:
        """Where points of the page come to lie."""
        ...

    def picture(self, pixels: Pixels) -> Pixels:
        """The picture of the page in its new shape, with as many pixels to the point."""
        ...


@dataclass(frozen=True)
class Skew:
    """Turned by a few degrees about its middle, counter-clockwise, on white; the size stays."""

    size: tuple[float, float]
    degrees: float

    def points(self, points: Points) -> Points:
        middle = np.array(self.size) / 2
        sine, cosine = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        moved: Points = (points - middle) @ np.array([[cosine, -sine], [sine, cosine]]) + middle
        return moved

    def picture(self, pixels: Pixels) -> Pixels:
        image = Image.fromarray(pixels)
        white = 255 if pixels.ndim == 2 else (255, 255, 255)
        return np.asarray(image.rotate(self.degrees, Image.Resampling.BICUBIC, fillcolor=white))


@dataclass(frozen=True)
class Turn:
    """Turned by 90, 180 or 270 degrees, counter-clockwise."""

    before: tuple[float, float]
    degrees: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.before
        return (width, height) if self.degrees == 180 else (height, width)

    def points(self, points: Points) -> Points:
        width, height = self.before
        x, y = points[:, 0], points[:, 1]
        moved = {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[self.degrees]
        return np.stack(moved, axis=1)

    def picture(self, pixels: Pixels) -> Pixels:
        return np.ascontiguousarray(np.rot90(pixels, self.degrees // 90))


class Photo:
    """Seen through a lens from not quite above, on a desk; the back of the page, at its left, lifts towards the lens.

    ╭──╮____           what lies nearer is larger, so lines of type bow
    │       │          away from the height `eye` that the lens stands at
    """

    def __init__(
        self, before: tuple[float, float], tilt: float, curl: float, random: np.random.Generator
    ) -> None:
        width, height = self.before = before
        self.size = (width * (1 + 2 * _DESK), height * (1 + 2 * _DESK))
        self.curl = curl
        self.eye = float(random.uniform(0.3, 0.7))
        flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
        lean = Skew(before, float(random.uniform(-1, 1)) * math.degrees(tilt)).points(flat)
        seen = lean + np.array(before) * (_DESK + random.uniform(-tilt, tilt, flat.shape))
        self._lens = cv2.getPerspectiveTransform(flat.astype(np.float32), seen.astype(np.float32))

    def points(self, points: Points) -> Points:
        height = self.before[1]
        level = self.eye * height
        bent = np.stack((points[:, 0], level + (points[:, 1] - level) * self._nearness(points[:, 0])), axis=1)
        return _through(self._lens, bent)

    def picture(self, pixels: Pixels) -> Pixels:
        """The paper as seen, black around it: `paper` tells where it lies."""
        x, y = self._sources(pixels)
        return np.asarray(cv2.remap(pixels, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))

    def paper(self, pixels: Pixels) -> NDArray[np.float32]:
        """How much of each pixel of the picture shows paper, 0 to 1."""
        whole = np.ones(pixels.shape[:2], np.float32)
        x, y = self._sources(pixels)
        return np.asarray(
            cv2.remap(whole, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
        )

    def _sources(self, pixels: Pixels) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The pixel of the flat page, column and row, that each pixel of the picture shows."""
        scale = pixels.shape[1] / self.before[0]
        columns, rows = (round(side * scale) for side in self.size)
        x, y = np.meshgrid((np.arange(columns) + 0.5) / scale, (np.arange(rows) + 0.5) / scale)
        bent = _through(np.linalg.inv(self._lens), np.stack((x.ravel(), y.ravel()), axis=1))
        level = self.eye * self.before[1]
        flat = level + (bent[:, 1] - level) / self._nearness(bent[:, 0])
        found = (bent[:, 0] * scale - 0.5, flat * scale - 0.5)
        column, row = (each.reshape(rows, columns).astype(np.float32) for each in found)
        return column, row

    def _nearness(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        away = np.clip(x / self.before[0], 0, 1)
        return np.asarray(1 + self.curl * (1 - away) ** _LIFT)


def moved(box: Box, moves: list[Move]) -> Box:
    """The box around where all of a box comes to lie."""
    along, across = np.linspace(box.x0, box.x1, _FOLLOWED), np.linspace(box.y0, box.y1, _FOLLOWED)
    points = np.concatenate(
        [np.stack((along, np.full(_FOLLOWED, y)), axis=1) for y in (box.y0, box.y1)]
        + [np.stack((np.full(_FOLLOWED, x), across), axis=1) for x in (box.x0, box.x1)]
    )
    for move in moves:
        points = move.points(points)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))


def _through(lens: NDArray[np.float64], points: Points) -> Points:
    seen = np.column_stack((points, np.ones(len(points)))) @ lens.T
    result: Points = seen[:, :2] / seen[:, 2:]
    return result
