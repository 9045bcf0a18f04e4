"""Lines of tables are found in a picture; strokes and underlines are not taken for them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.rulings import rulings
from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Grid, Page
from extractors.tables import lattice

SCALE = 0.5  # points per pixel


def paper() -> Pixels:
    noise = np.random.default_rng(3).normal(228, 9, (400, 600, 3))
    result: Pixels = np.clip(noise, 0, 255).astype(np.uint8)
    return result


def line(page: Pixels, x0: int, y0: int, x1: int, y1: int) -> None:
    cv2.line(page, (x0, y0), (x1, y1), (70, 70, 70), 1)


def table() -> Pixels:
    """Three rows and columns; the first header cell spans two rows, the second two columns."""
    page = paper()
    for y in (50, 100, 150, 200):
        line(page, 40 if y != 100 else 200, y, 520, y)
    for x in (40, 200, 360, 520):
        line(page, x, 50 if x != 360 else 100, x, 200)
    return page


def test_a_table_with_merged_cells_becomes_its_lines_in_points() -> None:
    found = rulings(table(), SCALE)
    across = sorted((r.y0, r.x0, r.x1) for r in found if r.horizontal)
    down = sorted((r.x0, r.y0, r.y1) for r in found if not r.horizontal)
    assert np.allclose(across, [(25, 20, 260), (50, 100, 260), (75, 20, 260), (100, 20, 260)], atol=1.0)
    assert np.allclose(down, [(20, 25, 100), (100, 25, 100), (180, 50, 100), (260, 25, 100)], atol=1.0)


def test_the_lines_make_the_grid_that_was_drawn() -> None:
    (grid,) = lattice.blocks(Page(number=1, rulings=rulings(table(), SCALE)))
    assert isinstance(grid, Grid)
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in grid.cells}
    assert (grid.rows, grid.columns) == (3, 3)
    assert (spans[0, 0], spans[0, 1]) == ((2, 1), (1, 2))


@pytest.mark.parametrize("shape", ["stroke", "underline", "frame of shade"])
def test_what_meets_no_other_line_is_no_line_of_a_table(shape: str) -> None:
    page = paper()
    if shape == "stroke":
        line(page, 100, 100, 100, 150)
    elif shape == "underline":
        line(page, 100, 150, 300, 150)
    else:
        page[100:140, 100:400] = 90
    assert rulings(page, SCALE) == ()


def test_a_stroke_near_the_lines_of_a_narrow_row_is_no_line() -> None:
    page = table()
    line(page, 120, 157, 120, 193)
    assert len(rulings(page, SCALE)) == len(rulings(table(), SCALE))


def long_table() -> Pixels:
    """Six rows and two columns, long enough for lines to be told from the strokes of a seal."""
    page = paper()
    for y in range(50, 351, 50):
        line(page, 40, y, 520, y)
    for x in (40, 280, 520):
        line(page, x, 50, x, 350)
    return page


def test_a_line_is_found_though_a_seal_lies_on_it() -> None:
    page = long_table()
    cv2.circle(page, (275, 250), 40, (70, 70, 70), 6)
    down = sorted(round(r.x0) for r in rulings(page, SCALE) if not r.horizontal and r.y1 - r.y0 > 100)
    assert down == [20, 140, 260]


def test_a_stroke_across_two_lines_that_ends_between_others_is_no_line_of_the_table() -> None:
    page = long_table()
    line(page, 400, 125, 400, 225)
    assert not [r for r in rulings(page, SCALE) if not r.horizontal and abs(r.x0 - 200) < 5]


def test_a_pen_mark_that_crosses_a_line_down_is_no_row() -> None:
    page = long_table()
    line(page, 260, 163, 330, 163)
    across = sorted({round(r.y0) for r in rulings(page, SCALE) if r.horizontal})
    assert across == sorted({round(r.y0) for r in rulings(long_table(), SCALE) if r.horizontal})


def test_a_line_of_which_the_end_is_dotted_reaches_the_one_that_it_ends_at() -> None:
    page = long_table()
    whole = sorted(round(r.y0) for r in rulings(page, SCALE) if not r.horizontal)
    for n, y in enumerate(range(52, 98)):
        if n % 9 >= 4:
            page[y, 278:283] = 228
    assert sorted(round(r.y0) for r in rulings(page, SCALE) if not r.horizontal) == whole
