"""Pages as pictures: of a PDF or of a picture file, for OCR and to show a reader where a figure is printed.

A box that OCR reports is a place on the *upright* picture of its page; `render` returns that picture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

import numpy as np
import pymupdf
from PIL import Image

from extractors.errors import DamagedDocument, EmptyDocument, EncryptedDocument, UnsupportedFormat
from extractors.readers.formats import Format, detect
from extractors.readers.limits import Limits
from extractors.readers.picture import HIGHEST_DPI, MOST_PIXELS, Picture, of_file
from extractors.readers.straighten import Pixels
from extractors.readers.upright import upright
from extractors.schema.source import Box

# A scan is drawn at its own resolution, but at least this fine: below, small type is lost.
_LOWEST_DPI = 150
_LOWEST_SHOWN_DPI, _HIGHEST_SHOWN_DPI = 20, 300
# Share of a page that its images must cover for the page to be a picture, not one with a logo.
_PICTURED = 0.05
# Type that was turned into outlines is drawn as that many shapes at least.
_OUTLINED = 100

_COMPLETE = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT = re.compile(rb"(?:^|\s)\d+ \d+ obj\b")
_LINEARIZED = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)


def render(data: bytes, page: int, dpi: int = 110, *, straighten: bool | None = None) -> bytes:
    """A page (1-based) of a PDF or a picture file as a PNG, `dpi` pixels to 72 points.

    `straighten` gives the page upright, as it was when its text was read by OCR; None does so where the page
    has no text layer. Raises IndexError for a page that is not there, UnsupportedFormat for formats without
    pages, and what opening the document raises.
    """
    out = BytesIO()
    next(pages(data, {page: straighten}, dpi))[1].save(out, "PNG", compress_level=3)
    return out.getvalue()


def pages(data: bytes, wanted: Mapping[int, bool | None], dpi: int) -> Iterator[tuple[int, Image.Image]]:
    """As `render`, several pages of one document in the order wanted, each with whether it is to be straightened."""
    limits = Limits()
    dpi = min(max(dpi, _LOWEST_SHOWN_DPI), _HIGHEST_SHOWN_DPI)
    found = detect(data, "", limits)
    if found is Format.IMAGE:
        for number, straighten in wanted.items():
            picture = _at(of_file(data, limits), number)
            yield number, (picture if straighten is False else upright(picture)).image(dpi)
    elif found is Format.PDF:
        with open_pdf(data, limits) as document:
            for number, straighten in wanted.items():
                if not 1 <= number <= document.page_count:
                    raise IndexError(f"page {number} of a document with {document.page_count}")
                shown = document[number - 1]
                if straighten or (straighten is None and not shown.get_text("words")):
                    yield number, upright(of_page(shown, number, limits)).image(dpi)
                else:
                    pixmap = _pixmap(shown, dpi)
                    size = (pixmap.width, pixmap.height)
                    yield (
                        number,
                        Image.frombuffer("RGB", size, pixmap.samples, "raw", "RGB", pixmap.stride, 1),
                    )
    else:
        raise UnsupportedFormat(f"expected a document with pages, found {found}, which has none")


def open_pdf(data: bytes, limits: Limits) -> pymupdf.Document:
    """The document, complete, readable without a password, and with at least one page."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    try:
        document = pymupdf.open(stream=data, filetype="pdf")
    except (pymupdf.FileDataError, pymupdf.EmptyFileError) as error:
        raise DamagedDocument(f"expected a PDF, found one that cannot be opened; {_refetch(data)}") from error
    if document.needs_pass:
        raise EncryptedDocument(
            "expected a PDF that opens without a password, found an encrypted one; save it without the password"
        )
    if _cut_off(data, repaired=document.is_repaired):
        raise DamagedDocument(f"expected a complete PDF, found one that is cut off; {_refetch(data)}")
    if document.page_count == 0:
        raise EmptyDocument("expected a PDF with pages, found one without; fetch or export it again")
    limits.require("pages", document.page_count, limits.max_pages)
    return document


def forget_pages() -> None:
    """Gives back what MuPDF keeps of pages that have been read: of 1,000 pages 45 MB of fonts and streams."""
    pymupdf.TOOLS.store_shrink(100)


@contextmanager
def reading(number: int) -> Iterator[None]:
    """Whatever goes wrong with a page inside becomes DamagedDocument, with the number of the page."""
    try:
        yield
    except (RuntimeError, IndexError, pymupdf.mupdf.FzErrorBase) as error:
        # MuPDF has no narrower class for pages that are missing or cannot be decoded.
        raise DamagedDocument(
            f"expected a PDF whose pages can be read, found page {number} broken ({error}); fetch the file again"
        ) from error


def _refetch(data: bytes) -> str:
    return f"fetch the file again (this one has {len(data):,} bytes)"


def _cut_off(data: bytes, *, repaired: bool) -> bool:
    """Whether the end of the file is missing. Bytes that follow a complete PDF do no harm.

    MuPDF repairs what it can of a file without an end, and drops an update that has none without a word.
    """
    ends = [found.end() for found in _COMPLETE.finditer(data)]
    if ends and _OBJECT.search(data, ends[-1]):
        return True
    linearized = _LINEARIZED.search(data[:1024])
    return repaired and (not ends or (linearized is not None and int(linearized[1]) > len(data)))


def is_picture(page: pymupdf.Page) -> bool:
    """Whether what a page without words shows may be text all the same: an image, or type as outlines."""
    area = abs(page.rect.width * page.rect.height) or 1.0
    boxes = [pymupdf.Rect(info["bbox"]) & page.rect for info in page.get_image_info()]
    if sum(box.width * box.height for box in boxes if not box.is_empty) >= _PICTURED * area:
        return True
    return [kind for kind, *_ in page.get_bboxlog()].count("fill-path") >= _OUTLINED


def may_be_drawn(page: pymupdf.Page, limits: Limits) -> bool:
    """Whether no image of a page has too many pixels to be unpacked."""
    return all(info["width"] * info["height"] <= limits.max_pixels for info in page.get_image_info())


def of_page(page: pymupdf.Page, number: int, limits: Limits) -> Picture:
    """A page drawn at the resolution of the scan on it. Raises DocumentTooLarge for an image of too many pixels."""
    dpi = 0.0
    for info in page.get_image_info():
        limits.require(
            f"pixels in an image of page {number}", info["width"] * info["height"], limits.max_pixels
        )
        inches = (info["bbox"][2] - info["bbox"][0]) / 72
        dpi = max(dpi, info["width"] / inches if inches > 0 else 0)
    pixmap = _pixmap(page, min(max(dpi or HIGHEST_DPI, _LOWEST_DPI), HIGHEST_DPI))
    rgb = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    pixels = rgb[:, : pixmap.width * 3].reshape(pixmap.height, pixmap.width, 3)[:, :, ::-1]
    return Picture(np.ascontiguousarray(pixels), number, page.rect.width, page.rect.height)


def greys(page: pymupdf.Page) -> Callable[[Box, float], Pixels]:
    """Draws parts of a page in greys: a box in points, and how many pixels make a point. What the page says is
    interpreted once, at the first part."""
    shown: list[pymupdf.DisplayList] = []

    def draw(box: Box, scale: float) -> Pixels:
        if not shown:
            shown.append(page.get_displaylist())
        pixmap = shown[0].get_pixmap(
            matrix=pymupdf.Matrix(scale, scale),
            colorspace=pymupdf.csGRAY,
            alpha=False,
            clip=pymupdf.Rect(*box),
        )
        rows = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
        return rows[:, : pixmap.width]

    return draw


def _pixmap(page: pymupdf.Page, dpi: float) -> pymupdf.Pixmap:
    area = max(1.0, page.rect.width * page.rect.height)
    zoom = min(dpi / 72, math.sqrt(MOST_PIXELS / area))
    return page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False)


def _at(pictures: Iterator[Picture], page: int) -> Picture:
    for picture in pictures:
        if picture.number == page:
            return picture
    raise IndexError(f"page {page} of a picture file with fewer")
