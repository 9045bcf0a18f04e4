"""What cannot be seen on a PDF page is no print; what can be seen is, white or not."""

from __future__ import annotations

import io
from typing import Any

import pymupdf
import pytest
from PIL import Image

from extractors.readers import read

PRINTED = ["total", "1,234.50"]


def page(rotation: int = 0) -> pymupdf.Page:
    blank = pymupdf.open().new_page(width=300, height=200)
    blank.insert_text((30, 40), PRINTED[0])
    blank.insert_text((150, 40), PRINTED[1])
    blank.set_rotation(rotation)
    return blank


def texts(shown: pymupdf.Page) -> list[str]:
    (found,) = read(shown.parent.tobytes(), "a.pdf")
    return [word.text for word in found.words]


def blot() -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 30), 160).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "ink", [{"render_mode": 3}, {"color": (1, 1, 1)}, {"color": (1,)}, {"color": (0, 0, 0, 0)}]
)
def test_text_without_visible_ink_is_not_read(ink: dict[str, Any], rotation: int) -> None:
    shown = page(rotation)
    shown.insert_text((152, 43), "7,777.70", **ink)
    shown.insert_text((30, 100), "99.00", **ink)
    assert texts(shown) == PRINTED


def test_what_is_printed_and_hidden_on_the_same_spot_is_read_once() -> None:
    shown = page()
    for x, text in zip((30, 150), PRINTED, strict=True):
        shown.insert_text((x, 40), text, render_mode=3)
    assert texts(shown) == PRINTED


def test_white_heads_on_a_dark_ground_are_read() -> None:
    shown = page()
    shown.draw_rect((20, 80, 280, 110), fill=(0.1, 0.2, 0.5), color=None)
    shown.insert_text((30, 100), "heads", color=(1, 1, 1))
    assert texts(shown) == [*PRINTED, "heads"]


def test_text_under_a_picture_is_not_read_and_text_over_it_is() -> None:
    shown = page()
    shown.insert_text((40, 100), "under")
    shown.insert_image((30, 80, 150, 140), stream=blot())
    shown.insert_text((40, 130), "over")
    assert texts(shown) == [*PRINTED, "over"]


def test_a_page_of_nothing_but_hidden_text_has_no_words() -> None:
    document = page().parent
    empty = document.new_page()
    empty.insert_text((30, 40), "nothing 12.30", render_mode=3)
    assert [len(found.words) for found in read(document.tobytes(), "a.pdf")] == [2, 0]
