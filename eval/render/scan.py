"""A PDF as if it had been printed, laid askew on a scanner and saved as JPEG. Seeded: the same every time."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
import pymupdf
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from eval.render.place import Place, Rendered
from extractors.schema.source import Box


@dataclass(frozen=True)
class Scanner:
    """`skew` is in degrees, `noise` the standard deviation of the grey values, `quality` that of the JPEG; `blur` the radius
    in points by which ink runs, `shade` how much darker the darkest corner is (0 to 255), `seals` how many round stamps
    lie on the page."""

    dpi: int = 150
    skew: float = 0.4
    noise: float = 6.0
    quality: int = 70
    blur: float = 0.0
    shade: float = 0.0
    seals: int = 0
    seed: int = 1


# What happens to a page on its way: a good scanner, a usual one, a photocopy of a photocopy.
DAMAGE: dict[str, Scanner] = {
    "clean": Scanner(skew=0.0, noise=0.0, quality=92),
    "light": Scanner(skew=0.4, noise=6.0, quality=70, blur=0.2, shade=20),
    "heavy": Scanner(skew=1.2, noise=16.0, quality=40, blur=0.35, shade=60, seals=1),
}


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
    for _ in range(scanner.seals):
        _seal(image, scanner.dpi, random)
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if scanner.blur:
        image = image.filter(ImageFilter.GaussianBlur(scanner.blur * scanner.dpi / 72))
    grey = np.asarray(image, dtype=np.float32)
    if scanner.shade:
        grey = grey - scanner.shade * _slope(grey.shape)
    grey = np.clip(grey + random.normal(0.0, scanner.noise, grey.shape), 0, 255)
    out = io.BytesIO()
    Image.fromarray(grey.astype(np.uint8)).save(out, "JPEG", quality=scanner.quality)
    return out.getvalue()


def _seal(image: Image.Image, dpi: int, random: np.random.Generator) -> None:
    """A round stamp somewhere on the lower half of the page: ink that lets the print below through, red seen in grey."""
    radius = 58 * dpi / 72
    x = float(random.uniform(radius, image.width - radius))
    y = float(random.uniform(image.height / 2, image.height - radius))
    layer = Image.new("L", image.size, 255)
    pen = ImageDraw.Draw(layer)
    width = max(1, round(dpi / 24))
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=120, width=width)
    corners = [
        (x + 0.35 * radius * math.sin(k * 4 * math.pi / 5), y - 0.35 * radius * math.cos(k * 4 * math.pi / 5))
        for k in range(5)
    ]
    pen.polygon(corners, fill=140)
    image.paste(ImageChops.multiply(image, layer))


def _slope(shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """0 in the corner that lies flat on the glass, 1 in the one across from it."""
    down, across = np.linspace(0, 0.5, shape[0]), np.linspace(0, 0.5, shape[1])
    return np.add.outer(down, across).astype(np.float32)


def _turned(box: Box, x: float, y: float, angle: float) -> Box:
    """The box around the corners turned about the centre, counter-clockwise as images are rotated."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [(cx - x, cy - y) for cx in (box.x0, box.x1) for cy in (box.y0, box.y1)]
    xs = [x + dx * cosine + dy * sine for dx, dy in corners]
    ys = [y - dx * sine + dy * cosine for dx, dy in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
