"""Picture files become pages of a believable size, the right way up, on white."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors.errors import DamagedDocument, DocumentTooLarge
from extractors.readers.limits import Limits
from extractors.readers.picture import Picture, of_file


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def only(data: bytes) -> Picture:
    (picture,) = of_file(data, Limits())
    return picture


def test_the_size_on_paper_follows_the_resolution_that_the_file_states() -> None:
    picture = only(saved(Image.new("RGB", (300, 150), "white"), dpi=(150, 150)))
    assert (picture.width, picture.height) == (pytest.approx(144, abs=0.1), pytest.approx(72, abs=0.1))


def test_a_picture_without_a_believable_resolution_is_as_long_as_a4() -> None:
    picture = only(saved(Image.new("RGB", (600, 300), "white"), dpi=(72, 72)))
    assert (picture.width, picture.height) == (842, 421)


def test_a_picture_finer_than_needed_is_reduced() -> None:
    picture = only(saved(Image.new("L", (3000, 1500), 255)))
    assert picture.pixels.shape == (1169, 2339, 3)
    assert picture.scale == pytest.approx(72 / 200, abs=1e-3)


def test_the_camera_says_which_way_is_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right
    picture = only(saved(Image.new("RGB", (200, 100), "white"), "JPEG", exif=exif))
    assert picture.pixels.shape[:2] == (200, 100)


def test_what_is_transparent_is_white() -> None:
    assert only(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)))).pixels.min() == 255


def test_red_green_and_blue_stand_in_the_order_that_the_engine_expects() -> None:
    assert only(saved(Image.new("RGB", (4, 4), "red"))).pixels[0, 0].tolist() == [0, 0, 255]


def test_every_picture_of_a_tiff_is_a_page() -> None:
    first, second = Image.new("L", (30, 20), 255), Image.new("L", (20, 30), 255)
    pages = list(of_file(saved(first, "TIFF", save_all=True, append_images=[second]), Limits()))
    assert [(p.number, p.pixels.shape[:2]) for p in pages] == [(1, (20, 30)), (2, (30, 20))]


def test_a_picture_that_is_cut_off_is_damaged() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (80, 80), np.uint8))
    with pytest.raises(DamagedDocument, match="complete picture"):
        only(saved(noise)[:2000])


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(DocumentTooLarge, match=r"at most 1,000 pixels in a picture, found 2,500"):
        list(of_file(saved(Image.new("L", (50, 50))), Limits(max_pixels=1000)))
