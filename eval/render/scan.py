"""A PDF as if it had been printed, laid askew on a scanner and saved as JPEG. Seeded: the same every time."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
import pymupdf
from PIL import Image

from eval.render.place import Place, Rendered
from extractors.schema.source import Box


@dataclass(frozen=True)
class Scanner:
    """`skew` is in degrees, `noise` the standard deviation of the grey values, `quality` that of the JPEG."""

    dpi: int = 150
    skew: float = 0.4
    noise: float = 6.0
    quality: int = 70
    seed: int = 1


def scan(rendered: Rendered, scanner: Scanner | None = None, pages: tuple[int, ...] = ()) -> Rendered:
    """A PDF of page images, without a text layer; only `pages` (1-based) where given, with the numbers they
    get in the new document."""
    scanner = scanner or Scanner()
    source = pymupdf.open(stream=rendered.data)
    target = pymupdf.open()
    wanted = pages or tuple(range(1, len(source) + 1))
    places: dict[tuple[str, int, int], Place] = {}
    random = np.random.default_rng(scanner.seed)
    for new, old in enumerate(wanted, start=1):
        page = source[old - 1]
        angle = float(random.uniform(-scanner.skew, scanner.skew))
        width, height = page.rect.width, page.rect.height
        sheet = target.new_page(width=width, height=height)
        sheet.insert_image(sheet.rect, stream=_photograph(page, scanner, angle, random))
        for key, place in rendered.places.items():
            if place.page == old and place.box is not None:
                places[key] = Place(new, _turned(place.box, width / 2, height / 2, angle))
    data: bytes = target.tobytes(garbage=3, no_new_id=True)
    return Rendered(data, places)


def images(rendered: Rendered, dpi: int = 150) -> list[bytes]:
    """Each page as PNG, straight and clean."""
    document = pymupdf.open(stream=rendered.data)
    return [page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY).tobytes("png") for page in document]


def _photograph(page: pymupdf.Page, scanner: Scanner, angle: float, random: np.random.Generator) -> bytes:
    drawn = page.get_pixmap(dpi=scanner.dpi, colorspace=pymupdf.csGRAY)
    image = Image.frombytes("L", (drawn.width, drawn.height), drawn.samples)
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(image, dtype=np.float32)
    grey = np.clip(grey + random.normal(0.0, scanner.noise, grey.shape), 0, 255)
    out = io.BytesIO()
    Image.fromarray(grey.astype(np.uint8)).save(out, "JPEG", quality=scanner.quality)
    return out.getvalue()


def _turned(box: Box, x: float, y: float, angle: float) -> Box:
    """The box around the corners turned about the centre, counter-clockwise as images are rotated."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [(cx - x, cy - y) for cx in (box.x0, box.x1) for cy in (box.y0, box.y1)]
    xs = [x + dx * cosine + dy * sine for dx, dy in corners]
    ys = [y - dx * sine + dy * cosine for dx, dy in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
