"""A skewed scan of a small table: the words, the lines, and boxes that land on the print."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pymupdf
import pytest
from PIL import Image

from extractors.readers import read, scan
from extractors.readers.decoding import Character
from extractors.readers.image import of_page, render
from extractors.readers.limits import Limits
from extractors.readers.picture import Picture
from extractors.readers.scan import _parts, _placed
from extractors.readers.straighten import turned
from extractors.schema.disclosure import Grid, Page, Ruling
from extractors.schema.source import Box
from extractors.tables import lattice

XS, YS = (30, 120, 210, 270), (70, 100, 130)
CELLS = (("住房公积金", "3,974.12", "0.50"), ("合计", "12.30", "84.00"))
SKEW = 1.5


@cache
def scanned_pdf() -> bytes:
    """A drawn page, turned by SKEW as a careless hand puts it on the glass, as a PDF of one image."""
    drawn = pymupdf.open()
    page = drawn.new_page(width=300, height=160)
    for y in YS:
        page.draw_line((XS[0], y), (XS[-1], y))
    for x in XS:
        page.draw_line((x, YS[0]), (x, YS[-1]))
    page.insert_htmlbox((30, 30, 270, 55), "<p style='font-size:13px'>支出预算总表</p>")
    for row, texts in enumerate(CELLS):
        for column, text in enumerate(texts):
            place = (XS[column] + 6, YS[row] + 7, XS[column + 1], YS[row + 1])
            page.insert_htmlbox(place, f"<p style='font-size:11px'>{text}</p>")
    crooked = turned(of_page(page, 1, Limits()).pixels, -SKEW)
    out = io.BytesIO()
    Image.fromarray(crooked[:, :, ::-1].copy()).save(out, "PNG")
    result = pymupdf.open()
    sheet = result.new_page(width=300, height=160)
    sheet.insert_image(sheet.rect, stream=out.getvalue())
    return bytes(result.tobytes())


@cache
def scanned() -> Page:
    (page,) = read(scanned_pdf(), "a.pdf")
    return page


def test_a_page_without_a_text_layer_is_read_by_ocr() -> None:
    assert (scanned().reader, scanned().number, scanned().width, scanned().height) == ("ocr", 1, 300, 160)
    assert scanned().legibility > 0.9


def test_the_words_and_lines_of_a_scan_make_its_table() -> None:
    blocks = lattice.blocks(scanned())
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    found = {(c.row, c.column): c.text for c in grid.cells}
    assert found == {(r, c): text for r, row in enumerate(CELLS) for c, text in enumerate(row)}
    assert "支出预算总表" in [block.text for block in blocks if not isinstance(block, Grid)]


def test_boxes_land_on_the_print_of_the_picture_that_is_shown() -> None:
    with Image.open(io.BytesIO(render(scanned_pdf(), 1, dpi=144))) as shown:
        shades = np.asarray(shown.convert("L"))
    assert shades.shape == (320, 600)
    word = next(word for word in scanned().words if word.text == "3,974.12")
    x0, y0, x1, y1 = (round(2 * edge) for edge in word.box)
    assert XS[1] < word.box.x0 < word.box.x1 < XS[2]
    dark = shades < 128
    assert dark[y0:y1, x0:x1].any(axis=0).mean() > 0.4  # print from end to end
    dark[y0:y1, x0:x1] = False
    between = dark[2 * YS[0] + 6 : 2 * YS[1] - 6, 2 * XS[1] + 6 : 2 * XS[2] - 6]
    assert not between.any()  # and none of it outside the box


def test_a_text_that_crosses_a_ruling_line_is_parted_there() -> None:
    box = Box(100, 50, 180, 60)
    characters = [Character(c, 4 + 8 * i, 0.9) for i, c in enumerate("12.3045.60")]
    placed = [_placed(c, box, 1.0, 100.0) for c in characters]
    ruled = [Ruling(140, 0, 140, 100), Ruling(120, 0, 120, 40)]
    assert ["".join(c.text for c in part) for part in _parts(placed, box, ruled)] == ["12.30", "45.60"]


def test_a_picture_too_small_for_type_is_an_illegible_page() -> None:
    page = scan.read(Picture(np.full((8, 8, 3), 255, np.uint8), 3, 8.0, 8.0))
    assert (page.number, page.words, page.legibility) == (3, (), 0.0)


@pytest.mark.parametrize("shade", [255, 128])
def test_a_picture_without_type_is_an_illegible_page(shade: int) -> None:
    page = scan.read(Picture(np.full((120, 160, 3), shade, np.uint8), 1, 80.0, 60.0))
    assert (page.words, page.rulings, page.legibility) == ((), (), 0.0)
