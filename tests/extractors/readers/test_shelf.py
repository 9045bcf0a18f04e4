"""A page that was read by OCR is read once; one that is given up is not looked at."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pymupdf
import pytest
from PIL import Image

from extractors.readers import pdf, read, scan
from extractors.readers.picture import Picture
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box


class Shelf:
    """Keeps pages in memory."""

    def __init__(self, given_up: Container[int] = ()) -> None:
        self.given_up = given_up
        self.pages: dict[int, Page] = {}

    def get(self, number: int) -> Page | None:
        return self.pages.get(number)

    def put(self, page: Page) -> None:
        assert page.number is not None
        self.pages[page.number] = page


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that came to OCR, which reads one word on each."""
    numbers: list[int] = []

    def one_word(picture: Picture, _: object) -> Page:
        numbers.append(picture.number)
        word = Word(f"第{picture.number}页", Box(1.0, 2.0, 3.0, 4.0), 0.9)
        return Page(picture.number, picture.width, picture.height, (word,), reader="ocr", legibility=0.9)

    monkeypatch.setattr(scan, "read", one_word)
    return numbers


def grey() -> Image.Image:
    return Image.fromarray(np.full((100, 80), 120, np.uint8))


def scan_typed_scan() -> bytes:
    """A PDF of three pages, the second of them typed."""
    out = BytesIO()
    grey().save(out, "PNG")
    document = pymupdf.open()
    for pictured in (True, False, True):
        page = document.new_page(width=300, height=400)
        if pictured:
            page.insert_image(page.rect, stream=out.getvalue())
        else:
            page.insert_text((72, 72), "typed")
    return bytes(document.tobytes())


def tiff() -> bytes:
    out = BytesIO()
    grey().save(out, "TIFF", save_all=True, append_images=[grey()])
    return out.getvalue()


def test_pages_read_by_ocr_are_kept_and_not_read_again(scanned: list[int]) -> None:
    shelf = Shelf()
    first = read(scan_typed_scan(), "a.pdf", shelf=shelf)
    assert sorted(shelf.pages) == [1, 3]
    del shelf.pages[3]
    assert read(scan_typed_scan(), "a.pdf", shelf=shelf) == first
    assert scanned == [1, 3, 3]


def test_the_pictures_of_a_file_are_kept_likewise(scanned: list[int]) -> None:
    shelf = Shelf()
    first = read(tiff(), "a.tif", shelf=shelf)
    assert read(tiff(), "a.tif", shelf=shelf) == first
    assert scanned == [1, 2]


def test_the_attempt_that_reads_a_page_goes_on_with_what_the_next_would_find(scanned: list[int]) -> None:
    class Rounding(Shelf):
        def put(self, page: Page) -> None:
            super().put(replace(page, legibility=0.5))

    shelf = Rounding()
    assert [page.legibility for page in read(scan_typed_scan(), "a.pdf", shelf=shelf)] == [0.5, 1.0, 0.5]


def test_a_page_given_up_is_neither_opened_nor_scanned_and_has_its_size(
    scanned: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pdf.page

    def typed(page: Any, number: int) -> Page:
        assert number == 3
        return real(page, number)

    monkeypatch.setattr(pdf, "page", typed)
    pages = read(scan_typed_scan(), "a.pdf", shelf=Shelf(given_up=(1, 2)))
    assert pages[:2] == (
        Page(1, 300.0, 400.0, legibility=0.0),
        Page(2, 300.0, 400.0, legibility=0.0),
    )
    assert scanned == [3]
    first, second = read(tiff(), "a.tif", shelf=Shelf(given_up=(1,)))
    assert (first.legibility, second.legibility) == (0.0, 0.9)
    assert first.width == second.width


def test_who_follows_the_pages_always_knows_which_one_is_at_work(scanned: list[int]) -> None:
    told: list[tuple[int, int]] = []

    class Watching(Shelf):
        def get(self, number: int) -> Page | None:
            done, total = told[-1]
            assert done + 1 == number <= total
            return super().get(number)

    for data, name in ((scan_typed_scan(), "a.pdf"), (tiff(), "a.tif")):
        read(data, name, shelf=Watching(), progress=lambda *step: told.append(step))
        done, total = told[-1]
        assert done == total
