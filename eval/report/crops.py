"""What is printed where a case went wrong: the part of the page with a box on each place, or the lines of a text."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pymupdf

from eval.render.formats import FORMATS
from eval.render.place import Place

# A picture is not larger than this, so that a report of many can still be mailed.
LARGEST = 60_000
# How much of the page is shown above and below the boxes, and how far boxes in one picture may be apart, in points.
_AROUND, _TALLEST = 42.0, 230.0
# The colour and width of a box, and how far it stands off what it is around.
BOX = (0.835, 0.369, 0.0)
_LINE, _OFF = 1.4, 1.6
# Tried in this order until the picture is small enough.
_ZOOMS, _QUALITIES = (2.0, 1.6, 1.3, 1.0, 0.7), (80, 55)
_MOST_PAGES, _MOST_LINES, _LONGEST_LINE = 2, 4, 200


@dataclass(frozen=True)
class Print:
    """A document as it was handed to the reader: `suffix` says what it is (.pdf, .txt)."""

    suffix: str
    data: bytes


@dataclass(frozen=True)
class Crop:
    """A part of a page as a data URI, with its size in points."""

    page: int
    boxes: int
    uri: str
    width: int
    height: int


@dataclass(frozen=True)
class PrintedLine:
    """A line of a text; `number` is counted from 1."""

    number: int
    text: str


# The document of a subject in a variant, or None where that cannot be drawn.
Find = Callable[[str, str], Print | None]


def of_fixture(subject: str, variant: str) -> Print | None:
    """The fixture of that name drawn in a form of FORMATS (`pdf`, or `pdf/hybrid` where a model was asked); None where there
    is no such fixture or form."""
    from eval.load import names
    from eval.reading import reading

    form = variant.partition("/")[0]
    if form not in FORMATS or subject not in names():
        return None
    return Print(FORMATS[form][0], reading(subject, form).rendered.data)


def crops(found: Print, places: Sequence[Place]) -> tuple[Crop, ...]:
    """One picture a page, of the first two pages that have places; nothing for other documents than PDFs."""
    if found.suffix != ".pdf":
        return ()
    numbers = list(dict.fromkeys(p.page for p in places if p.page is not None and p.box is not None))
    made: list[Crop] = []
    try:
        with pymupdf.open(stream=found.data, filetype="pdf") as document:
            for number in numbers[:_MOST_PAGES]:
                boxes = [p.box for p in places if p.page == number and p.box is not None]
                rectangles = [pymupdf.Rect(b.x0, b.y0, b.x1, b.y1) for b in boxes]
                if 1 <= number <= len(document) and (crop := _crop(document[number - 1], number, rectangles)):
                    made.append(crop)
    except (RuntimeError, ValueError):
        # a broken or locked file: the case says what went wrong, the report goes on without a picture
        pass
    return tuple(made)


def lines(found: Print, places: Sequence[Place]) -> tuple[PrintedLine, ...]:
    """The lines that the places name, of a text; nothing for other documents."""
    if found.suffix != ".txt":
        return ()
    text = found.data.decode("utf-8", errors="replace").split("\n")
    numbers = dict.fromkeys(place.line for place in places if place.line is not None)
    return tuple(
        PrintedLine(number, text[number - 1].strip()[:_LONGEST_LINE])
        for number in list(numbers)[:_MOST_LINES]
        if 1 <= number <= len(text)
    )


def _crop(page: pymupdf.Page, number: int, boxes: Sequence[pymupdf.Rect]) -> Crop | None:
    """The page over its whole width, so that the row can be read from its name on."""
    on_page = [box for box in boxes if all(map(math.isfinite, box)) and page.rect.contains(box.tl)]
    if not on_page:
        return None
    near = on_page[:1]
    for box in on_page[1:]:
        if max(b.y1 for b in (*near, box)) - min(b.y0 for b in (*near, box)) <= _TALLEST:
            near.append(box)
    top, bottom = min(box.y0 for box in near) - _AROUND, max(box.y1 for box in near) + _AROUND
    clip = pymupdf.Rect(page.rect.x0, top, page.rect.x1, min(bottom, top + 2 * _TALLEST)) & page.rect
    for box in near:
        around = pymupdf.Rect(box.x0 - _OFF, box.y0 - _OFF, box.x1 + _OFF, box.y1 + _OFF)
        page.draw_rect(around, color=BOX, width=_LINE)
    for kind, data in _pictures(page, clip):
        if len(data) <= LARGEST:
            uri = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
            return Crop(number, len(near), uri, round(clip.width), round(clip.height))
    return None


def _pictures(page: pymupdf.Page, clip: pymupdf.Rect) -> Iterator[tuple[str, bytes]]:
    """Ever smaller ones. Type on white is best kept as PNG."""
    for zoom in _ZOOMS:
        drawn = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), clip=clip, alpha=False)
        yield "png", drawn.tobytes("png")
        for quality in _QUALITIES:
            yield "jpeg", drawn.tobytes("jpeg", jpg_quality=quality)
