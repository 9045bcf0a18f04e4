"""Ruling lines of which only dots are left are found; rows of type and digits below each other are not taken for them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.dotted import dotted
from extractors.readers.picture import Picture
from extractors.readers.rulings import rulings
from extractors.readers.straighten import Pixels, dark, gray
from extractors.schema.disclosure import Grid, Page
from extractors.tables import lattice

SCALE = 0.48  # points per pixel, of 150 dpi


def ink() -> Pixels:
    return np.zeros((500, 900), np.uint8)


def broken(page: Pixels, share: float, seed: int) -> Pixels:
    """Of the ink so much left, dot by dot."""
    result: Pixels = np.where(np.random.default_rng(seed).random(page.shape) < share, page, 0).astype(
        np.uint8
    )
    return result


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("down", [True, False])
def test_a_line_of_which_half_is_left_is_found_with_its_ends(seed: int, down: bool) -> None:
    page = ink()
    cv2.line(page, (300, 100) if down else (100, 200), (300, 420) if down else (820, 200), 255, 2)
    (run,) = dotted(broken(page, 0.55, seed), SCALE, down=down)
    x0, y0, x1, y1 = run
    assert (abs(y0 - 100) < 6 and abs(y1 - 420) < 6) if down else (abs(x0 - 100) < 12 and abs(x1 - 820) < 12)
    assert abs(x0 - 300) <= 2 if down else abs(y0 - 200) <= 2


def test_rows_of_type_are_no_lines() -> None:
    page = ink()
    for y in range(40, 480, 26):
        cv2.putText(page, "1116 EFEZTLIEHT 1,112,117.17 EEHEHTTLLIE 101.11 ZEE", (10, y), 0, 0.55, 255, 2)
    assert not list(dotted(page, SCALE, down=False))
    assert not list(dotted(page, SCALE, down=True))


def test_ones_below_each_other_are_no_line() -> None:
    page = ink()
    for y in range(20, 480, 22):
        cv2.line(page, (400, y), (400, y + 13), 255, 2)
    assert not list(dotted(page, SCALE, down=True))


def test_a_seal_has_no_lines() -> None:
    page = ink()
    cv2.circle(page, (450, 250), 120, 255, 4)
    cv2.drawMarker(page, (450, 250), 255, cv2.MARKER_STAR, 90, 8)
    assert not [*dotted(page, SCALE, down=True), *dotted(page, SCALE, down=False)]


@pytest.mark.parametrize("seed", range(4))
def test_the_table_of_a_page_faxed_in_dots_keeps_its_rows_and_columns(drawn: Picture, seed: int) -> None:
    plain, *_ = lattice.blocks(Page(number=1, rulings=rulings(drawn.pixels, drawn.scale)))
    black = dark(gray(drawn.pixels)) > 0
    left = np.random.default_rng(seed).random(black.shape) < 0.6
    faxed = np.where(black & left, 0, 255).astype(np.uint8)
    read, *_ = lattice.blocks(Page(number=1, rulings=rulings(faxed, drawn.scale)))
    assert isinstance(plain, Grid)
    assert isinstance(read, Grid)
    assert (read.rows, read.columns) == (plain.rows, plain.columns)
