"""Pictures of pages: their pixels with the size on paper, and the ones that PNG, JPEG and TIFF files hold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.errors import DamagedDocument, DocumentTooLarge
from extractors.readers.limits import Limits
from extractors.readers.straighten import Pixels, skew, turned

# More dots per inch than this cost time and read no better.
HIGHEST_DPI = 200
# Pixels of a page picture at most, whatever the size of the page.
MOST_PIXELS = 25_000_000
# The long side of A4 in points: the size of a picture that does not say its own.
LONG_SIDE = 842.0
# What cameras and screens write as their resolution says nothing of the paper.
_BELIEVABLE_DPI = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a page, rows × columns × (blue, green, red), its number, and its size in points.

    `turned` is by how many quarters to the left its pixels were turned to be upright, `skew` by how many degrees then.
    """

    pixels: Pixels
    number: int
    width: float
    height: float
    skew: float = 0.0
    turned: int = 0

    @property
    def scale(self) -> float:
        """Points per pixel."""
        return self.width / int(self.pixels.shape[1])

    def straightened(self) -> Picture:
        degrees = skew(self.pixels)
        return replace(self, pixels=turned(self.pixels, degrees), skew=degrees) if degrees else self

    def image(self, dpi: float) -> Image.Image:
        """The picture with `dpi` pixels to 72 points."""
        image = Image.fromarray(np.ascontiguousarray(self.pixels[:, :, ::-1]))
        size = (max(1, round(self.width * dpi / 72)), max(1, round(self.height * dpi / 72)))
        return image.resize(size)


def of_file(data: bytes, limits: Limits) -> Iterator[Picture]:
    """The pictures of a PNG, JPEG or TIFF, one after the other, turned as the camera says.

    Raises DamagedDocument or DocumentTooLarge.
    """
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
            frames = getattr(image, "n_frames", 1)
            limits.require("pages", frames, limits.max_pages)
            for frame in range(frames):
                image.seek(frame)
                limits.require("pixels in a picture", image.width * image.height, limits.max_pixels)
                yield _picture(image, frame + 1)
    except Image.DecompressionBombError as error:
        raise DocumentTooLarge(
            f"expected a picture of at most {limits.max_pixels:,} pixels, found a larger one; reduce it"
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError) as error:
        # What Pillow raises for pictures that are cut off or broken.
        raise DamagedDocument(
            f"expected a complete picture, found one that cannot be read ({error}); scan or fetch it again"
        ) from error


def _picture(image: Image.Image, number: int) -> Picture:
    dpi = float(image.info.get("dpi", (0, 0))[0])
    upright = _on_white(ImageOps.exif_transpose(image))
    if dpi < _BELIEVABLE_DPI:
        dpi = max(upright.size) * 72 / LONG_SIDE
    width, height = upright.width * 72 / dpi, upright.height * 72 / dpi
    shrink = min(HIGHEST_DPI / dpi, math.sqrt(MOST_PIXELS / (upright.width * upright.height)))
    if shrink < 1:
        upright = upright.resize((round(upright.width * shrink) or 1, round(upright.height * shrink) or 1))
    pixels = np.asarray(upright, np.uint8)[:, :, ::-1]
    return Picture(np.ascontiguousarray(pixels), number, width, height)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, which would turn black."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper
