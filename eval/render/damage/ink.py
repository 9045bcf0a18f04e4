"""Ink that came upon a page after it was printed: stamps (印章) and the ticks of a pen. What is below shows through."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from eval.render.damage.shape import Pixels

Cover = NDArray[np.float32]

# How much of red, green and blue the ink of a stamp and that of pens lets through.
_STAMP, _PENS = (0.86, 0.16, 0.2), ((0.12, 0.2, 0.62), (0.8, 0.12, 0.14))
_RADIUS, _SIDE = 56.0, 120.0
_NAME = "示例区预算公开专用章"
# A pixel darker than that is print; print that goes on so far, in points, is a line and no type.
_PRINT, _LINE = 128, 22.0


def seal(image: Image.Image, dpi: int, random: np.random.Generator) -> None:
    """A round stamp somewhere on the lower half of a grey page, as a ring and a star."""
    radius = 58 * dpi / 72
    x = float(random.uniform(radius, image.width - radius))
    y = float(random.uniform(image.height / 2, image.height - radius))
    layer = Image.new("L", image.size, 255)
    pen = ImageDraw.Draw(layer)
    width = max(1, round(dpi / 24))
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=120, width=width)
    pen.polygon(_star(x, y, 0.35 * radius), fill=140)
    image.paste(ImageChops.multiply(image, layer))


def stamp(pixels: Pixels, dpi: int, random: np.random.Generator) -> Pixels:
    """A seal with its name around a star, over something that is printed, pressed down unevenly and not upright."""
    column, row = _printed(pixels, dpi, random)
    drawn = _impression(dpi)
    half = drawn.shape[0] / 2
    turn = cv2.getRotationMatrix2D((half, half), float(random.uniform(-25, 25)), 1.0)
    turn[:, 2] += np.array((column, row)) - half
    cover = cv2.warpAffine(drawn, turn, (pixels.shape[1], pixels.shape[0]), flags=cv2.INTER_LINEAR)
    return _inked(pixels, cover * _pressure(pixels, random), _STAMP)


def tick(pixels: Pixels, dpi: int, random: np.random.Generator) -> Pixels:
    """A hook, a ring or a line of a pen at something that is printed."""
    column, row = _printed(pixels, dpi, random)
    size = float(random.uniform(9, 16)) * dpi / 72
    t = np.linspace(0, 1, 24)
    kind = int(random.integers(3))
    if kind == 0:
        x = np.interp(t, (0, 0.3, 1), (-0.5, -0.1, 0.9))
        y = np.interp(t, (0, 0.3, 1), (0.0, 0.55, -0.9))
    elif kind == 1:
        begins, wide, high = random.uniform((0, 1.8, 0.6), (6, 3.2, 0.95))
        x, y = wide * np.cos(6.6 * t + begins), high * np.sin(6.6 * t + begins) + 0.2 * t
    else:
        x, y = -2.2 + 4.4 * t, 0.55 + 0.12 * np.sin(7 * t + float(random.uniform(0, 6)))
    shake = random.normal(0, 0.03, (2, t.size)).cumsum(axis=1) * 0.5
    line = np.stack(((x + shake[0]) * size + column, (y + shake[1]) * size + row), axis=1)
    cover = np.zeros(pixels.shape[:2], np.uint8)
    # the coordinates have four binary places
    cv2.polylines(
        cover, [np.round(line * 16).astype(np.int32)], False, 235, max(1, round(dpi / 55)), cv2.LINE_AA, 4
    )
    return _inked(pixels, np.asarray(cover / 255, np.float32), _PENS[int(random.integers(2))])


def _printed(pixels: Pixels, dpi: int, random: np.random.Generator) -> tuple[float, float]:
    """Column and row of some type, or of a line where there is no type; the middle of a page without either."""
    dark = ((pixels if pixels.ndim == 2 else pixels.min(axis=2)) < _PRINT).astype(np.uint8)
    long = max(3, round(_LINE * dpi / 72))
    lines = [
        cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(kernel, np.uint8)) for kernel in ((1, long), (long, 1))
    ]
    typed = dark & ~(lines[0] | lines[1])
    rows, columns = np.nonzero(typed if typed.any() else dark)
    if not len(rows):
        return pixels.shape[1] / 2, pixels.shape[0] / 2
    chosen = int(random.integers(len(rows)))
    return float(columns[chosen]), float(rows[chosen])


def _inked(pixels: Pixels, cover: Cover, lets: tuple[float, float, float]) -> Pixels:
    """The page through the ink; grey pages see it as grey as it is."""
    if pixels.ndim == 2:
        light = np.float32(np.dot(lets, (0.299, 0.587, 0.114)))
        through = 1 - cover * (1 - light)
    else:
        through = 1 - cover[:, :, None] * (1 - np.array(lets, np.float32))
    return np.asarray(pixels * through, np.uint8)


def _pressure(pixels: Pixels, random: np.random.Generator) -> Cover:
    rows, columns = pixels.shape[:2]
    coarse = random.uniform(0.45, 1.0, (12, 12)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_CUBIC)).clip(0, 1)


@lru_cache(maxsize=8)
def _impression(dpi: int) -> Cover:
    """The seal upright, 1 where there is ink."""
    with pymupdf.open() as document:
        page = document.new_page(width=_SIDE, height=_SIDE)
        middle = pymupdf.Point(_SIDE / 2, _SIDE / 2)
        page.draw_circle(middle, _RADIUS, width=3)
        page.draw_polyline(_star(middle.x, middle.y, 0.33 * _RADIUS), fill=(0, 0, 0), closePath=True)
        for n, character in enumerate(_NAME):
            around = -120 + 240 * n / (len(_NAME) - 1)
            # written at the top of the ring and turned about its middle
            at = pymupdf.Point(middle.x - 6.5, middle.y - _RADIUS + 16)
            page.insert_text(
                at, character, fontname="china-s", fontsize=13, morph=(middle, pymupdf.Matrix(-around))
            )
        drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    grey = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width]
    return np.asarray(1 - grey / 255, np.float32)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [
        (x + radius * math.sin(k * 4 * math.pi / 5), y - radius * math.cos(k * 4 * math.pi / 5))
        for k in range(5)
    ]
