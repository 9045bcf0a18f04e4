"""A crease goes and the print that it runs through stays; a ruling line, however long, is none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from eval.render.damage.paper import fold
from extractors.readers.creases import without_creases
from extractors.readers.picture import Picture
from extractors.readers.rulings import rulings
from extractors.readers.straighten import Pixels, gray
from extractors.schema.disclosure import Grid, Page
from extractors.tables import lattice

DPI = 200


def folded(pixels: Pixels, seed: int, *, across: bool) -> Pixels:
    random = np.random.default_rng(seed)
    paper = np.clip(pixels.astype(np.float32) * 0.9 + random.normal(0, 5, pixels.shape), 0, 255)
    return fold(paper.astype(np.uint8), DPI, across, random)


def grid(pixels: Pixels, scale: float) -> Grid:
    (block,) = lattice.blocks(Page(number=1, rulings=rulings(pixels, scale)))
    assert isinstance(block, Grid)
    return block


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_a_fold_makes_neither_a_row_nor_a_column_more(drawn: Picture, seed: int, across: bool) -> None:
    plain = grid(drawn.pixels, drawn.scale)
    read = grid(without_creases(folded(drawn.pixels, seed, across=across), drawn.scale), drawn.scale)
    assert (read.rows, read.columns) == (plain.rows, plain.columns)
    # lines that are nearer to each other are one to the lattice
    assert np.allclose(read.edges, plain.edges, atol=2.0)
    assert np.allclose(read.heights, plain.heights, atol=2.0)


def test_the_print_stays_and_the_creases_go(drawn: Picture) -> None:
    bare, printed = gray(drawn.pixels) > 250, gray(drawn.pixels) < 60
    dark, left = [], []
    for seed in range(6):
        damaged = folded(drawn.pixels, seed, across=seed % 2 == 0)
        cleaned = without_creases(damaged, drawn.scale)
        for counts, page in ((dark, damaged), (left, cleaned)):
            counts.append(int((gray(page)[bare] < 180).sum()))
        assert (gray(cleaned)[printed] < 160).sum() > 0.97 * (gray(damaged)[printed] < 160).sum()
    # one of them runs beside a ruling line all the way, and hardly is to be told from it
    assert sum(left) < 0.15 * sum(dark)
    assert sum(now < 0.02 * before for now, before in zip(left, dark, strict=True)) >= 5


def test_two_folds_that_cross_each_other_both_go(drawn: Picture) -> None:
    page = (drawn.pixels * 0.92).astype(np.uint8)
    for y, slant in ((970, 12), (978, -12)):
        for depth, away in ((60, 0), (30, 1), (30, -1)):
            line = np.zeros(page.shape[:2], np.uint8)
            cv2.line(line, (0, y - slant + away), (page.shape[1] - 1, y + slant + away), depth, 1)
            page = cv2.subtract(page, cv2.merge([line] * 3))
    bare = gray(drawn.pixels) > 250
    assert (gray(page)[bare] < 200).sum() > 1000
    assert (gray(without_creases(page, drawn.scale))[bare] < 200).sum() < 20


def test_a_page_without_creases_is_not_touched(drawn: Picture) -> None:
    assert without_creases(drawn.pixels, drawn.scale) is drawn.pixels


def test_lines_of_print_from_edge_to_edge_are_no_creases(drawn: Picture) -> None:
    page = drawn.pixels.copy()
    cv2.line(page, (0, 420), (page.shape[1], 420), (0, 0, 0), 3)
    assert without_creases(page, drawn.scale) is page


def test_ruled_paper_has_no_creases(drawn: Picture) -> None:
    page = np.full_like(drawn.pixels, 250)
    page[::60] = page[1::60] = 205
    assert without_creases(page, drawn.scale) is page


@pytest.mark.parametrize("margin", [0.033, 0.06])
def test_thin_lines_of_a_table_with_narrow_margins_are_no_creases(drawn: Picture, margin: float) -> None:
    page = (drawn.pixels * 0.9).astype(np.uint8)
    inset = round(margin * page.shape[1])
    for y in (200, 300, 380):
        cv2.line(page, (inset, y), (page.shape[1] - inset, y), (130, 130, 130), 2)
    assert without_creases(page, drawn.scale) is page
