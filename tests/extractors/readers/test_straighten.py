"""The skew that a page was scanned with is found and taken back."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.straighten import Pixels, skew, turned


def lines_of_type(*, ruled: bool) -> Pixels:
    """Rows of small marks as wide as words, and lines between them, on grey noisy paper."""
    chance = np.random.default_rng(7)
    paper = chance.normal(225, 8, (620, 877, 3))
    for y in range(60, 560, 24):
        x = 60
        while x < 780:
            width = int(chance.integers(12, 60))
            paper[y : y + 10, x : x + width] = 60
            x += width + 14
        if ruled:
            paper[y + 16, 50:820] = 70
    result: Pixels = np.clip(paper, 0, 255).astype(np.uint8)
    return result


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.0, 0.7, 4.0])
def test_the_skew_is_found_to_a_fraction_of_a_pixel_a_word(degrees: float, ruled: bool) -> None:
    scanned = turned(lines_of_type(ruled=ruled), -degrees)
    assert skew(scanned) == pytest.approx(degrees, abs=0.06)


def test_a_page_turned_upright_is_level() -> None:
    scanned = turned(lines_of_type(ruled=True), -1.7)
    assert skew(turned(scanned, skew(scanned))) == pytest.approx(0, abs=0.03)


def test_an_empty_page_has_no_skew_nor_has_a_page_of_specks() -> None:
    specks = np.full((600, 500, 3), 255, np.uint8)
    specks[np.random.default_rng(1).random((600, 500)) < 0.05] = 0
    assert skew(np.full((300, 200, 3), 255, np.uint8)) == 0
    assert skew(specks) == 0


def test_a_level_drawing_is_level() -> None:
    paper = np.full((400, 600, 3), 255, np.uint8)
    cv2.rectangle(paper, (40, 40), (560, 360), (0, 0, 0), 1)
    assert skew(paper) == 0
