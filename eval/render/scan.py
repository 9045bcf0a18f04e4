"""A PDF as if it had been printed, handled and scanned: pictures of its pages. Seeded: the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from eval.render.damage import ink, light, machine, paper
from eval.render.damage.levels import DAMAGE, Scanner
from eval.render.damage.shape import Move, Photo, Pixels, Skew, Turn, moved
from eval.render.place import Place, Rendered
from extractors.schema.source import Box

__all__ = ["DAMAGE", "Scan", "Scanner", "images", "scan"]

Key = tuple[str, int, int]
# The light that the gap between two pages of a pair swallows, and how far around it, in points.
_GUTTER, _AROUND = 90.0, 9.0


@dataclass(frozen=True)
class Scan(Rendered):
    """Pictures of pages without a text layer. `places` are where the cells lie in the pictures as they are; `flat` where they
    lay on the sheets of paper, whose sizes in points are `sheets`."""

    flat: Mapping[Key, Place] = field(default_factory=dict)
    sheets: tuple[tuple[float, float], ...] = ()

    def straightened(self, sizes: Mapping[int, tuple[float, float]]) -> Rendered:
        """The places on the straightened pages: where they lay on the paper, which fills pages of these sizes."""
        places: dict[Key, Place] = {}
        for key, place in self.flat.items():
            if place.page is not None and place.page in sizes and place.box is not None:
                width, height = self.sheets[place.page - 1]
                x, y = sizes[place.page][0] / width, sizes[place.page][1] / height
                box = Box(place.box.x0 * x, place.box.y0 * y, place.box.x1 * x, place.box.y1 * y)
                places[key] = replace(place, box=box)
        return Rendered(self.data, places)


@dataclass(frozen=True)
class _Sheet:
    """One side of paper: the pages on it, from the left, with where each begins; `number` is counted from 1."""

    number: int
    pages: tuple[int, ...]
    begins: tuple[float, ...]
    size: tuple[float, float]


def scan(rendered: Rendered, scanner: Scanner | None = None, pages: tuple[int, ...] = ()) -> Scan:
    """A PDF of page images, without a text layer; only `pages` (1-based) where given, with the numbers they
    get in the new document."""
    scanner = scanner or Scanner()
    source = pymupdf.open(stream=rendered.data)
    target = pymupdf.open()
    places: dict[Key, Place] = {}
    flat: dict[Key, Place] = {}
    sizes: list[tuple[float, float]] = []
    random = np.random.default_rng(scanner.seed)
    for sheet in _sheets(source, pages or tuple(range(1, len(source) + 1)), scanner.pair):
        moves = _moves(sheet, scanner, random)
        width, height = moves[-1].size
        new = target.new_page(width=width, height=height)
        new.insert_image(new.rect, stream=_photograph(source, sheet, scanner, moves, random))
        sizes.append(sheet.size)
        for key, place in rendered.places.items():
            if place.page in sheet.pages and place.box is not None:
                begins = sheet.begins[sheet.pages.index(place.page)]
                box = Box(place.box.x0 + begins, place.box.y0, place.box.x1 + begins, place.box.y1)
                flat[key] = Place(sheet.number, box)
                places[key] = Place(sheet.number, moved(box, moves))
    data: bytes = target.tobytes(garbage=3, no_new_id=True)
    return Scan(data, places, flat=flat, sheets=tuple(sizes))


def images(rendered: Rendered, dpi: int = 150) -> list[bytes]:
    """Each page as PNG, straight and clean."""
    document = pymupdf.open(stream=rendered.data)
    return [page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY).tobytes("png") for page in document]


def _sheets(source: pymupdf.Document, wanted: tuple[int, ...], pair: bool) -> Iterator[_Sheet]:
    """One page a sheet; of a pair the last may be alone beside an empty one."""
    step = 2 if pair else 1
    for number, first in enumerate(range(0, len(wanted), step), start=1):
        held = wanted[first : first + step]
        rects = [source[old - 1].rect for old in held]
        begins = (0.0, rects[0].width)[: len(held)]
        width = sum(r.width for r in rects) if len(held) == step else step * rects[0].width
        yield _Sheet(number, held, begins, (width, max(r.height for r in rects)))


def _moves(sheet: _Sheet, scanner: Scanner, random: np.random.Generator) -> list[Move]:
    moves: list[Move] = [Skew(sheet.size, float(random.uniform(-scanner.skew, scanner.skew)))]
    if scanner.by_hand:
        moves.append(Photo(sheet.size, scanner.tilt, scanner.curl, _hand(scanner, sheet, "shape")))
    if scanner.turns and (degrees := scanner.turns[(sheet.number - 1) % len(scanner.turns)]):
        moves.append(Turn(moves[-1].size, degrees))
    return moves


def _photograph(
    source: pymupdf.Document, sheet: _Sheet, scanner: Scanner, moves: list[Move], random: np.random.Generator
) -> bytes:
    pixels = _handled(source, sheet, scanner, random)
    paper_seen: NDArray[np.float32] | None = None
    for move in moves:
        if isinstance(move, Photo):
            paper_seen = move.paper(pixels)
        elif isinstance(move, Turn) and paper_seen is not None:
            paper_seen = np.ascontiguousarray(np.rot90(paper_seen, move.degrees // 90))
        pixels = move.picture(pixels)
    if scanner.blur:
        blurred = Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(scanner.blur * scanner.dpi / 72))
        pixels = np.asarray(blurred)
    grey = np.asarray(pixels, dtype=np.float32)
    if paper_seen is not None:
        grey = light.on_desk(grey, paper_seen, _hand(scanner, sheet, "desk"))
    if scanner.shade:
        dark = scanner.shade * light.slope(grey.shape)
        grey = grey - (dark if grey.ndim == 2 else dark[:, :, None])
    if scanner.shadow:
        grey = light.shadowed(grey, scanner.shadow, _hand(scanner, sheet, "shadow"))
    if scanner.edge:
        grey = light.edged(grey, scanner.edge * scanner.dpi / 72, _hand(scanner, sheet, "edge"))
    grey = np.clip(grey + random.normal(0.0, scanner.noise, grey.shape), 0, 255)
    if scanner.contrast != 1:
        grey = machine.copied(grey, scanner.contrast)
    return machine.in_dots(grey) if scanner.bilevel else machine.encoded(grey, scanner.quality)


def _handled(
    source: pymupdf.Document, sheet: _Sheet, scanner: Scanner, random: np.random.Generator
) -> Pixels:
    """The sheet as printed, then stamped, ticked, folded and punched."""
    drawn = [_drawn(source[old - 1], scanner) for old in sheet.pages]
    if scanner.back:
        behind = sheet.pages[-1] % len(source)
        drawn = [
            paper.shone_through(each, _drawn(source[behind], scanner), scanner.dpi, scanner.back)
            for each in drawn
        ]
    pixels = _beside(drawn, sheet, scanner) if scanner.pair else drawn[0]
    if scanner.seals:
        image = Image.fromarray(pixels)
        for _ in range(scanner.seals):
            ink.seal(image, scanner.dpi, random)
        pixels = np.asarray(image)
    hand = _hand(scanner, sheet, "ink")
    for _ in range(scanner.stamps):
        pixels = ink.stamp(pixels, scanner.dpi, hand)
    for _ in range(scanner.ticks):
        pixels = ink.tick(pixels, scanner.dpi, hand)
    hand = _hand(scanner, sheet, "folds")
    for n in range(scanner.folds):
        pixels = paper.fold(pixels, scanner.dpi, n % 2 == 0, hand)
    return paper.punched(pixels, scanner.dpi) if scanner.holes else pixels


def _drawn(page: pymupdf.Page, scanner: Scanner) -> Pixels:
    space = pymupdf.csRGB if scanner.colour else pymupdf.csGRAY
    drawn = page.get_pixmap(dpi=scanner.dpi, colorspace=space, alpha=False)
    pixels = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)
    pixels = pixels[:, : drawn.width * drawn.n]
    return pixels.reshape(drawn.height, drawn.width, 3) if scanner.colour else pixels


def _beside(drawn: list[Pixels], sheet: _Sheet, scanner: Scanner) -> Pixels:
    """The pages on one sheet, dark where they meet."""
    scale = scanner.dpi / 72
    columns, rows = (round(side * scale) for side in sheet.size)
    whole = np.full((rows, columns, *drawn[0].shape[2:]), 255, np.uint8)
    for begins, pixels in zip(sheet.begins, drawn, strict=True):
        x = round(begins * scale)
        part = whole[: pixels.shape[0], x : x + pixels.shape[1]]
        part[:] = pixels[: part.shape[0], : part.shape[1]]
    meet = sheet.begins[1] if len(sheet.begins) > 1 else sheet.size[0] / 2
    away = np.abs(np.arange(columns) / scale - meet)
    dark = _GUTTER * np.exp(-away / _AROUND)
    return np.asarray((whole - (dark if whole.ndim == 2 else dark[:, None])).clip(0, 255), np.uint8)


def _hand(scanner: Scanner, sheet: _Sheet, what: str) -> np.random.Generator:
    """Chance of its own for each damage, so that one more changes nothing about the others."""
    return np.random.default_rng([scanner.seed, sheet.number, *what.encode()])
