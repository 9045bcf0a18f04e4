"""However a page was put before the lens, its words and their boxes come out as they are printed."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pymupdf
import pytest
from PIL import Image

from extractors.readers import read
from extractors.readers.image import render
from extractors.readers.picture import Picture
from extractors.readers.straighten import Pixels, turned
from extractors.readers.upright import legible, upright


def pdf_of(pixels: Pixels, rotation: int = 0) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels[:, :, ::-1].copy()).save(out, "PNG")
    page = pymupdf.open().new_page(width=pixels.shape[1] * 0.36, height=pixels.shape[0] * 0.36)
    page.insert_image(page.rect, stream=out.getvalue())
    page.set_rotation(rotation)
    return bytes(page.parent.tobytes())


@pytest.mark.parametrize(("quarter", "rotation"), [(1, 0), (2, 0), (3, 90)])
def test_a_page_on_its_side_or_upside_down_is_read_and_shown_upright(
    drawn: Picture, quarter: int, rotation: int
) -> None:
    laid = np.ascontiguousarray(np.rot90(turned(drawn.pixels, -0.8), -quarter))
    data = pdf_of(laid, rotation)
    (page,) = read(data, "a.pdf")
    assert (page.width, page.height) == pytest.approx((drawn.width, drawn.height), abs=1)
    word = next(word for word in page.words if word.text == "3,974.12")
    assert 330 < word.box.x0 < word.box.x1 < 420
    assert 252 < word.box.center[1] < 286
    with Image.open(io.BytesIO(render(data, 1, dpi=144))) as shown:
        shades = np.asarray(shown.convert("L"))
    assert shades.shape == pytest.approx((2 * page.height, 2 * page.width), abs=2)
    x0, y0, x1, y1 = (round(2 * edge) for edge in word.box)
    assert (shades[y0:y1, x0:x1] < 128).any(axis=0).mean() > 0.4


def test_what_was_done_to_a_picture_is_on_record(drawn: Picture) -> None:
    laid = replace(drawn, pixels=np.ascontiguousarray(np.rot90(turned(drawn.pixels, -1.5))))
    found = upright(replace(laid, width=drawn.height, height=drawn.width))
    assert (found.turned, found.width, found.height) == (3, drawn.width, drawn.height)
    assert found.skew == pytest.approx(1.5, abs=0.06)


def test_an_upright_page_is_left_as_it_is(drawn: Picture) -> None:
    assert upright(drawn) is drawn
    assert legible(drawn).pixels is drawn.pixels


@pytest.mark.parametrize("size", [(1, 1), (30, 30), (30, 4000), (4000, 30), (60, 900)])
def test_pictures_of_any_shape_come_through(size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (*size, 3), dtype=np.uint8)
    assert legible(upright(Picture(pixels, 1, float(size[1]), float(size[0])))).pixels.size > 0
