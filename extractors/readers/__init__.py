"""A file → pages of words and ruling lines, or of blocks where the format has paragraphs and tables itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from extractors.errors import EmptyDocument
from extractors.readers.formats import Format, decode, detect
from extractors.readers.limits import Limits
from extractors.readers.mute import spoken
from extractors.readers.pieces import cut
from extractors.readers.shelf import NoShelf, Shelf
from extractors.schema.disclosure import Page

__all__ = ["Limits", "NoShelf", "Ocr", "Progress", "Shelf", "read"]

# When pictures of pages are read: where the text layer does not tell what is printed, on every page, or on none.
Ocr = Literal["auto", "always", "never"]

# Told how many pages are done, of how many: before each page and after the last.
Progress = Callable[[int, int], None]

_NO_LIMITS = Limits()
_NO_SHELF = NoShelf()

# So many pages are read before MuPDF gives back what it keeps of them; neighbours share their fonts.
_KEPT_PAGES = 20


def read(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits = _NO_LIMITS,
    progress: Progress | None = None,
    shelf: Shelf = _NO_SHELF,
) -> tuple[Page, ...]:
    """The pages of a document in order; formats without pages give pages without a number.

    The content decides what the format is; `name` is only compared with it and never opened. A page that is a
    picture, and is not read or cannot be read, comes back empty with a legibility of 0, and so does one that `shelf`
    has given up; pages that it holds are not read again. `progress` is told of the pages of a PDF or a picture
    file, whose number is known only at its end. Raises the errors of `extractors.errors`.
    """
    if not data:
        raise EmptyDocument("expected a document, found a file of 0 bytes; fetch it again")
    limits.require("bytes", len(data), limits.max_bytes)
    found = _pages(data, detect(data, name, limits), ocr, limits, progress, shelf)
    pages = tuple(cut(spoken(page)) for page in found)
    if not any(page.words or page.blocks or page.rulings or page.legibility < 1 for page in pages):
        raise EmptyDocument(f"expected text, found nothing on {len(pages)} page(s); look at the original")
    return pages


def _pages(
    data: bytes, found: Format, ocr: Ocr, limits: Limits, progress: Progress | None, shelf: Shelf
) -> Iterator[Page]:
    # Each reader is imported on need: together they take seconds, and most documents need one.
    if found is Format.PDF:
        return _pdf(data, ocr, limits, progress, shelf)
    if found is Format.IMAGE:
        return _image(data, ocr, limits, progress, shelf)
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


def _pdf(data: bytes, ocr: Ocr, limits: Limits, progress: Progress | None, shelf: Shelf) -> Iterator[Page]:
    """Page by page, so that one page picture at a time is held."""
    from extractors.readers import image
    from extractors.readers.decision import PageReader

    reader = PageReader(ocr, limits)
    with image.open_pdf(data, limits) as document:
        _tell(progress, 0, document.page_count)
        for number in range(1, document.page_count + 1):
            with image.reading(number):
                read_page = (
                    _unread(document, number)
                    if number in shelf.given_up
                    else shelf.get(number) or _kept(shelf, reader.read(document[number - 1], number))
                )
            _tell(progress, number, document.page_count)
            reader.learn(read_page)
            if number % _KEPT_PAGES == 0:
                image.forget_pages()
            yield read_page


def _unread(document: Any, number: int) -> Page:
    """A page without what stands on it, which is not even looked at."""
    box = document.page_cropbox(number - 1)
    return Page(number=number, width=box.width, height=box.height, legibility=0.0)


def _kept(shelf: Shelf, page: Page) -> Page:
    # a text layer is read again in less time than it takes to keep it
    if page.reader == "text" or page.number is None:
        return page
    shelf.put(page)
    # this attempt goes on with the very page that another one would find
    return shelf.get(page.number) or page


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None:
        progress(done, of)


def _image(data: bytes, ocr: Ocr, limits: Limits, progress: Progress | None, shelf: Shelf) -> Iterator[Page]:
    from extractors.readers.picture import of_file
    from extractors.readers.vocabulary import Vocabulary

    known = Vocabulary()
    for picture in of_file(data, limits):
        _tell(progress, picture.number - 1, picture.number)
        if ocr == "never" or picture.number in shelf.given_up:
            yield Page(number=picture.number, width=picture.width, height=picture.height, legibility=0.0)
        else:
            from extractors.readers import scan

            read_page = shelf.get(picture.number) or _kept(shelf, scan.read(picture, known))
            known.learn(read_page.words)
            yield read_page
        _tell(progress, picture.number, picture.number)
