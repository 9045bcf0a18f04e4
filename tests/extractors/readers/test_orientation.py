"""A page is brought the right way up, and one that does not tell is left as it lies."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pymupdf
import pytest

from extractors.readers.image import of_page
from extractors.readers.limits import Limits
from extractors.readers.orientation import quarters
from extractors.readers.picture import Picture
from extractors.readers.straighten import Pixels, turned


def laid(pixels: Pixels, quarter: int) -> Pixels:
    """The page as it is scanned when it lies so many quarters of a turn to the right."""
    return np.ascontiguousarray(np.rot90(pixels, -quarter))


@pytest.mark.parametrize("quarter", range(4))
def test_a_page_is_found_to_lie_as_it_was_laid(drawn: Picture, quarter: int) -> None:
    assert quarters(laid(drawn.pixels, quarter)) == quarter


@pytest.mark.parametrize("quarter", range(4))
def test_skew_blur_and_noise_do_not_matter(drawn: Picture, quarter: int) -> None:
    soft = cv2.GaussianBlur(turned(drawn.pixels, 3.5), (0, 0), 1.2)
    noisy = np.clip(soft + np.random.default_rng(2).normal(0, 14, soft.shape), 0, 255).astype(np.uint8)
    assert quarters(laid(noisy, quarter)) == quarter


@cache
def heads_printed_downwards() -> Pixels:
    page = pymupdf.open().new_page(width=500, height=220)
    style = "<style>p {font-size: 8px; line-height: 1.35; margin: 0}</style>"
    for column in range(22):
        lines = (*"工资福利支出合计", "", *["12.30"] * 3)
        html = "".join(f"<p>{line}&nbsp;</p>" for line in lines)
        page.insert_htmlbox((20 + 21 * column, 20, 44 + 21 * column, 220), style + html)
    return of_page(page, 1, Limits()).pixels


@pytest.mark.parametrize("quarter", range(4))
def test_a_table_whose_heads_are_printed_downwards_lies_as_its_figures_do(quarter: int) -> None:
    assert quarters(laid(heads_printed_downwards(), quarter)) == quarter


def test_what_holds_no_type_is_left_as_it_lies() -> None:
    chance = np.random.default_rng(4)
    empty = np.full((600, 400, 3), 255, np.uint8)
    specks = empty.copy()
    specks[chance.random((600, 400)) < 0.03] = 0
    bars = empty.copy()
    bars[::40] = 0
    assert [quarters(page) for page in (empty, specks, bars)] == [0, 0, 0]
