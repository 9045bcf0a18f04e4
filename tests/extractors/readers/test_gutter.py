"""Two pages on one sheet are read one after the other; a wide page with a gap down its middle stays one."""

from __future__ import annotations

from functools import cache

import numpy as np
import pymupdf
import pytest

from extractors.pipeline import understand
from extractors.readers.gutter import gutter
from extractors.readers.image import of_page
from extractors.readers.limits import Limits
from extractors.readers.picture import Picture
from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.source import Box

LINE = "按照部门预算管理的要求各项收入和支出均纳入预算管理"


@cache
def printed(width: int, height: int, places: tuple[float, ...], *, ruled: bool = False) -> Picture:
    """A page with a column of lines of type at each of these x."""
    page = pymupdf.open().new_page(width=width, height=height)
    for x in places:
        html = "".join(f"<p style='font-size:11px'>{LINE}</p>" for _ in range(8))
        page.insert_htmlbox((x, 50, x + 300, height - 20), html)
    if ruled:
        page.draw_line((40, 45), (width - 40, 45))
    return of_page(page, 1, Limits())


def pressed(pixels: Pixels, x: float) -> Pixels:
    """The sheet as it is when a book is pressed on the glass: dark where its pages meet."""
    away = np.abs(np.arange(pixels.shape[1]) - x)
    dark = 70 * np.exp(-away / 25)
    return (pixels - dark[None, :, None]).clip(0, 255).astype(np.uint8)


def test_the_gutter_is_where_the_sheet_is_dark_between_two_printed_pages() -> None:
    sheet = printed(842, 595, (60.0, 480.0))
    found = gutter(pressed(sheet.pixels, 421 / sheet.scale), sheet.scale)
    assert found == pytest.approx(421, abs=25)


def test_a_sheet_larger_than_a_page_needs_no_dark_gutter() -> None:
    sheet = printed(1190, 842, (120.0, 720.0))
    assert gutter(sheet.pixels, sheet.scale) == pytest.approx(560, abs=45)


def test_columns_of_a_wide_page_are_no_two_pages() -> None:
    sheet = printed(842, 595, (60.0, 480.0))
    assert gutter(sheet.pixels, sheet.scale) is None


@pytest.mark.parametrize(
    ("size", "places", "ruled"),
    [
        ((1190, 842), (120.0, 720.0), True),  # a line from page to page: a table
        ((1190, 842), (120.0,), False),  # the right side is empty
        ((595, 842), (40.0,), False),  # higher than wide
    ],
)
def test_what_is_not_two_printed_pages_has_no_gutter(
    size: tuple[int, int], places: tuple[float, ...], ruled: bool
) -> None:
    sheet = printed(*size, places, ruled=ruled)
    assert gutter(pressed(sheet.pixels, size[0] / 2 / sheet.scale), sheet.scale) is None


def test_the_left_page_is_read_before_the_right_one_and_boxes_stay_on_the_sheet() -> None:
    words = tuple(
        Word(text, Box(x, y, x + 150, y + 10))
        for x, y, text in (
            (60, 60, "一、左页"),
            (480, 58, "三、右页"),
            (60, 90, "二、左页"),
            (480, 91, "四、右页"),
        )
    )
    rulings = (Ruling(60, 300, 380, 300), Ruling(480, 300, 780, 300))
    sheet = Page(number=3, width=842, height=595, words=words, rulings=rulings, reader="ocr", gutter=421)
    left, right = sheet.halves()
    assert (left.rulings, right.rulings) == (rulings[:1], rulings[1:])
    found = understand([sheet], document="d", name="d")
    headings = [section.heading[-1] for section in found.sections if section.heading]
    assert headings == ["一、左页", "二、左页", "三、右页", "四、右页"]
    assert [page.number for page in found.pages] == [3]


def test_a_page_without_a_gutter_is_its_own_half() -> None:
    page = Page(number=1)
    assert page.halves() == (page,)
