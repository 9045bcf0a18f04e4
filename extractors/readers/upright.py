"""A picture of a page as it came → the page as it lay on the desk: flat, the right way up, level, and clean of what is no print.

upright   the paper cut out of a photo, its quarter turns, skew and curl taken back: boxes of words are places on this
          picture, and it is the one that is shown
legible   what OCR sees of that: black edges, seals and creases are taken away
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.readers.creases import without_creases
from extractors.readers.curl import flat
from extractors.readers.orientation import quarters
from extractors.readers.paper import flattened, without_edges
from extractors.readers.picture import LONG_SIDE, Picture
from extractors.readers.seals import without_seals

# Smaller pictures, in pixels, hold no line of type, and nothing to judge them by.
_SMALLEST = 24


def upright(picture: Picture) -> Picture:
    """The page seen from above, the right way up and level. A sheet cut out of a photo is as long as A4, since nothing
    else tells its size. The same picture always gives the same page."""
    if min(picture.pixels.shape[:2]) < _SMALLEST:
        return picture
    level = _turned(_paper(picture)).straightened()
    straight = flat(level.pixels)
    return level if straight is None else replace(level, pixels=straight)


def legible(picture: Picture) -> Picture:
    """An upright page without black edges, seals and creases, for OCR alone: every point stays in its place."""
    pixels = without_seals(without_edges(picture.pixels), picture.scale)
    return replace(picture, pixels=without_creases(pixels, picture.scale))


def _paper(picture: Picture) -> Picture:
    sheet = flattened(picture.pixels)
    if sheet is None:
        return picture
    rows, columns = sheet.shape[:2]
    scale = LONG_SIDE / max(rows, columns)
    return replace(picture, pixels=sheet, width=columns * scale, height=rows * scale)


def _turned(picture: Picture) -> Picture:
    turns = quarters(picture.pixels)
    if not turns:
        return picture
    pixels = np.ascontiguousarray(np.rot90(picture.pixels, turns))
    width, height = picture.width, picture.height
    if turns % 2:
        width, height = height, width
    return replace(picture, pixels=pixels, width=width, height=height, turned=turns)
