"""Cells and their lines of type, found by ruling lines and ink."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.inked import Rectangle, enclosed, ink, lines
from extractors.readers.straighten import Pixels
from extractors.schema.disclosure import Ruling

SIZE = (120, 200)


def sheet() -> Pixels:
    return np.full((*SIZE, 3), 255, np.uint8)


def grid(xs: list[int], ys: list[int]) -> list[Ruling]:
    across = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return across + [Ruling(x, ys[0], x, ys[-1]) for x in xs]


@given(
    st.lists(st.integers(2, 15), min_size=2, max_size=5, unique=True),
    st.lists(st.integers(1, 8), min_size=2, max_size=4, unique=True),
)
def test_a_grid_has_as_many_cells_as_its_lines_enclose(columns: list[int], rows: list[int]) -> None:
    xs, ys = sorted(12 * c for c in columns), sorted(12 * r for r in rows)
    found = enclosed(SIZE, grid(xs, ys), 1.0)
    assert len(found) == (len(xs) - 1) * (len(ys) - 1)
    for area in found:
        assert any(a < area.x0 and area.x1 <= b for a, b in pairwise(xs))


def test_a_merged_cell_is_one_area_and_an_open_one_none() -> None:
    rulings = [r for r in grid([20, 80, 140], [20, 50, 80]) if not (r.x0 == r.x1 == 80)]
    assert len(enclosed(SIZE, rulings, 1.0)) == 2
    assert enclosed(SIZE, grid([20, 80, 140], [20, 50, 80])[:-1], 1.0) != []
    assert enclosed(SIZE, [Ruling(20, 20, 140, 20), Ruling(20, 50, 140, 50)], 1.0) == []


def test_the_lines_of_a_cell_are_found_from_the_top_as_wide_as_their_ink() -> None:
    page = sheet()
    cv2.rectangle(page, (40, 30), (69, 39), (0, 0, 0), -1)
    cv2.rectangle(page, (40, 50), (54, 59), (0, 0, 0), -1)
    first, second = lines(ink(page), Rectangle(20, 20, 120, 80))
    assert abs(first.x0 - 40) <= 1
    assert abs(first.x1 - 70) <= 1
    assert abs(second.y0 - 50) <= 1
    assert second.width < first.width


def test_dirt_and_what_is_left_of_a_ruling_line_are_no_type() -> None:
    page = sheet()
    cv2.rectangle(page, (40, 30), (69, 43), (0, 0, 0), -1)
    cv2.rectangle(page, (100, 60), (102, 62), (0, 0, 0), -1)
    page[21:79, 21:22] = 90
    (only,) = lines(ink(page), Rectangle(20, 20, 120, 80))
    assert abs(only.x0 - 40) <= 1
    assert lines(ink(sheet()), Rectangle(20, 20, 120, 80)) == []


def test_a_dash_is_type_though_it_is_low() -> None:
    page = sheet()
    cv2.rectangle(page, (50, 48), (61, 49), (0, 0, 0), -1)
    (dash,) = lines(ink(page), Rectangle(20, 20, 120, 80))
    assert dash.width > 2 * dash.height
