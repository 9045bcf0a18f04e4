"""Pictures of what is printed where a case went wrong: boxed, small, and never the end of the report."""

from __future__ import annotations

import base64
import io

import numpy as np
import pymupdf
import pytest
from PIL import Image

from eval.load import names
from eval.render.place import Place
from eval.report.crops import BOX, LARGEST, Crop, Print, crops, lines, of_fixture
from extractors.schema.source import Box

BOXED = Box(200, 400, 260, 412)
VERMILION = tuple(round(255 * part) for part in BOX)


def document(pages: int = 3) -> Print:
    made = pymupdf.open()
    for number in range(pages):
        page = made.new_page(width=595, height=842)
        for row in range(40):
            page.insert_text((60, 60 + 18 * row), f"page {number + 1} row {row}   {row * 3.7:.2f}")
    return Print(".pdf", made.tobytes())


def picture(crop: Crop) -> pymupdf.Pixmap:
    return pymupdf.Pixmap(base64.b64decode(crop.uri.partition(",")[2]))


def near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


def test_the_box_is_drawn_around_the_place_and_nowhere_else() -> None:
    (crop,) = crops(document(), [Place(2, BOXED)])
    assert crop.page == 2
    image = picture(crop)
    scale = image.width / 595
    top = BOXED.y0 - 42
    for x, y in ((230, 398.4), (230, 413.6), (198.4, 406), (261.6, 406)):
        assert near(image.pixel(round(x * scale), round((y - top) * scale)), VERMILION), (x, y)
    left = [image.pixel(x, y) for x in range(round(190 * scale)) for y in range(0, image.height, 3)]
    assert not any(near(pixel, VERMILION) for pixel in left)


def test_pictures_are_small_and_reach_over_the_page() -> None:
    (crop,) = crops(document(), [Place(1, BOXED)])
    assert crop.width == 595
    assert crop.height < 120
    assert len(base64.b64decode(crop.uri.partition(",")[2])) <= LARGEST
    assert crop.uri.startswith(("data:image/png;base64,", "data:image/jpeg;base64,"))


def test_a_page_that_is_hard_to_compress_is_drawn_smaller_until_it_fits() -> None:
    made = pymupdf.open()
    page = made.new_page(width=595, height=842)
    noise = io.BytesIO()
    grain = np.random.default_rng(1).integers(0, 256, (1100, 800, 3), dtype=np.uint8)
    Image.fromarray(grain).save(noise, "PNG")
    page.insert_image(page.rect, stream=noise.getvalue())
    (crop,) = crops(Print(".pdf", made.tobytes()), [Place(1, Box(100, 300, 200, 500))])
    assert len(base64.b64decode(crop.uri.partition(",")[2])) <= LARGEST


def test_places_of_a_page_share_a_picture_and_two_pages_are_shown() -> None:
    places = [Place(1, BOXED), Place(1, Box(300, 440, 340, 450)), Place(3, BOXED), Place(2, BOXED)]
    assert [(crop.page, crop.boxes) for crop in crops(document(), places)] == [(1, 2), (3, 1)]


def test_a_place_too_far_from_the_first_is_left_out_of_the_picture() -> None:
    (crop,) = crops(document(), [Place(1, BOXED), Place(1, Box(200, 40, 260, 52))])
    assert crop.boxes == 1
    assert crop.height < 120


@pytest.mark.parametrize(
    "place",
    [
        Place(9, BOXED),
        Place(0, BOXED),
        Place(1, Box(900, 900, 950, 950)),
        Place(1, Box(float("nan"), 1, 2, 3)),
        Place(1, Box(10, 10, 20, float("inf"))),
        Place(1, None),
        Place(line=3),
    ],
)
def test_a_place_that_is_on_no_page_has_no_picture(place: Place) -> None:
    assert crops(document(), [place]) == ()


def test_a_broken_file_has_no_picture() -> None:
    assert crops(Print(".pdf", b"%PDF-1.7 and nothing else"), [Place(1, BOXED)]) == ()


def test_lines_of_a_text_are_shown_with_their_numbers() -> None:
    text = Print(".txt", "第一行\n\t12.00\n第三行\n".encode())
    found = lines(text, [Place(line=2), Place(line=2), Place(line=3), Place(line=99), Place(line=0)])
    assert [(line.number, line.text) for line in found] == [(2, "12.00"), (3, "第三行")]
    assert lines(document(), [Place(line=2)]) == ()
    assert crops(text, [Place(line=2)]) == ()


def test_a_fixture_is_drawn_in_its_form_and_nothing_else_is() -> None:
    name = names()[0]
    found = of_fixture(name, "pdf")
    assert found is not None
    assert found.suffix == ".pdf"
    assert found.data.startswith(b"%PDF")
    assert of_fixture(name, "pdf/hybrid") == found
    assert of_fixture(name, "150-light") is None
    assert of_fixture("../shared", "pdf") is None
