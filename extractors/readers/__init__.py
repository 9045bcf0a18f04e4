"""A file → pages of words and ruling lines, or of blocks where the format has paragraphs and tables itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from extractors.errors import EmptyDocument
from extractors.readers.formats import Format, decode, detect
from extractors.readers.limits import Limits
from extractors.readers.pieces import cut
from extractors.schema.disclosure import Page

__all__ = ["Limits", "Ocr", "Progress", "read"]

# When pictures of pages are read: where the text layer does not tell what is printed, on every page, or on none.
Ocr = Literal["auto", "always", "never"]

# Told how many pages are done, of how many.
Progress = Callable[[int, int], None]

_NO_LIMITS = Limits()

# So many pages are read before MuPDF gives back what it keeps of them; neighbours share their fonts.
_KEPT_PAGES = 20


def read(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits = _NO_LIMITS,
    progress: Progress | None = None,
) -> tuple[Page, ...]:
    """The pages of a document in order; formats without pages give pages without a number.

    The content decides what the format is; `name` is only compared with it and never opened. A page that is a
    picture, and is not read or cannot be read, comes back empty with a legibility of 0. `progress` is told the pages
    done and their number after each page of a PDF. Raises the errors of `extractors.errors`.
    """
    if not data:
        raise EmptyDocument("expected a document, found a file of 0 bytes; fetch it again")
    limits.require("bytes", len(data), limits.max_bytes)
    pages = tuple(map(cut, _pages(data, detect(data, name, limits), ocr, limits, progress)))
    if not any(page.words or page.blocks or page.rulings or page.legibility < 1 for page in pages):
        raise EmptyDocument(f"expected text, found nothing on {len(pages)} page(s); look at the original")
    return pages


def _pages(data: bytes, found: Format, ocr: Ocr, limits: Limits, progress: Progress | None) -> Iterator[Page]:
    # Each reader is imported on need: together they take seconds, and most documents need one.
    if found is Format.PDF:
        return _pdf(data, ocr, limits, progress)
    if found is Format.IMAGE:
        return _image(data, ocr, limits)
    if found is Format.WORD:
        from extractors.readers import word

        return word.read(data, limits)
    if found is Format.SHEET:
        from extractors.readers import sheet

        return sheet.read(data, limits)
    from extractors.readers import text

    characters = decode(data) or ""
    limits.require("characters of text", len(characters), limits.max_characters)
    return iter([text.page(characters)])


def _pdf(data: bytes, ocr: Ocr, limits: Limits, progress: Progress | None) -> Iterator[Page]:
    """Page by page, so that one page picture at a time is held."""
    from extractors.readers import image
    from extractors.readers.decision import PageReader

    reader = PageReader(ocr, limits)
    with image.open_pdf(data, limits) as document:
        for number in range(1, document.page_count + 1):
            with image.reading(number):
                read_page = reader.read(document[number - 1], number)
            if progress is not None:
                progress(number, document.page_count)
            if number % _KEPT_PAGES == 0:
                image.forget_pages()
            yield read_page


def _image(data: bytes, ocr: Ocr, limits: Limits) -> Iterator[Page]:
    from extractors.readers.picture import of_file

    for picture in of_file(data, limits):
        if ocr == "never":
            yield Page(number=picture.number, width=picture.width, height=picture.height, legibility=0.0)
        else:
            from extractors.readers import scan

            yield scan.read(picture)
