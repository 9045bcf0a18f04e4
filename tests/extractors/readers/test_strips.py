"""What the recogniser is given: the lines of cells by their ink, as far as the detector bears it out."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.readers.inked import Rectangle
from extractors.readers.straighten import Pixels
from extractors.readers.strips import Strip, cut

CELL = Rectangle(20, 20, 180, 80)


def sheet() -> Pixels:
    return np.full((100, 220, 3), 255, np.uint8)


def marked(*boxes: tuple[int, int, int, int]) -> Pixels:
    """Where there is ink."""
    inked = np.zeros((100, 220), np.uint8)
    for x0, y0, x1, y1 in boxes:
        cv2.rectangle(inked, (x0, y0), (x1 - 1, y1 - 1), 255, -1)
    return inked


def quads(*boxes: tuple[int, int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    corners = [[[x0, y0], [x1, y0], [x1, y1], [x0, y1]] for x0, y0, x1, y1 in boxes]
    return np.array(corners, np.float32).reshape(-1, 4, 2)


def strips(inked: Pixels, *detected: tuple[int, int, int, int]) -> list[Strip]:
    return list(cut(sheet(), quads(*detected), [CELL], inked))


def test_a_line_that_was_detected_is_cut_out_by_its_ink() -> None:
    (strip,) = strips(marked((40, 40, 90, 54)), (36, 34, 96, 60))
    assert strip.boxes == (Rectangle(40, 40, 90, 54),)
    assert (strip.whole, strip.tall) == (True, 14)
    assert strip.pixels.shape[0] > 14


def test_a_short_line_that_was_not_detected_is_read_with_the_one_above() -> None:
    (strip,) = strips(marked((40, 30, 90, 44), (40, 52, 50, 66)), (36, 24, 96, 50))
    assert strip.boxes == (Rectangle(40, 30, 90, 44), Rectangle(40, 52, 50, 66))
    assert strip.starts[1] > strip.starts[0]


def test_dirt_below_a_line_is_not_read_with_it() -> None:
    (strip,) = strips(marked((40, 30, 90, 44), (120, 60, 127, 67)), (36, 24, 96, 50))
    assert strip.boxes == (Rectangle(40, 30, 90, 44),)


def test_figures_of_two_cells_that_were_detected_as_one_line_are_read_cell_by_cell() -> None:
    cells = [Rectangle(10, 20, 99, 80), Rectangle(102, 20, 200, 80)]
    inked = marked((30, 40, 97, 54), (104, 40, 170, 54))
    left, right = cut(sheet(), quads((26, 34, 176, 60)), cells, inked)
    assert (left.boxes, right.boxes) == ((Rectangle(30, 40, 97, 54),), (Rectangle(104, 40, 170, 54),))
    assert (left.whole, right.whole) == (True, True)


def test_a_line_that_reaches_a_little_into_an_empty_cell_is_one_line() -> None:
    cells = [Rectangle(10, 20, 99, 80), Rectangle(102, 20, 200, 80)]
    (strip,) = cut(sheet(), quads((26, 34, 112, 60)), cells, marked((30, 40, 97, 54)))
    assert strip.boxes == (Rectangle(30, 40, 97, 54),)


def test_where_a_seal_lies_over_a_cell_it_is_read_as_the_detector_sees_it() -> None:
    (strip,) = strips(marked((40, 40, 90, 54), (80, 21, 90, 79)), (36, 34, 96, 60))
    assert (strip.boxes, strip.whole) == ((Rectangle(36, 34, 96, 60),), False)


def test_a_digit_that_was_not_detected_is_read_all_the_same() -> None:
    (strip,) = strips(marked((95, 44, 103, 58)))
    assert strip.boxes == (Rectangle(95, 44, 103, 58),)


def test_characters_stacked_in_a_narrow_column_are_set_side_by_side() -> None:
    stack = [(40, 22 + 18 * n, 54, 36 + 18 * n) for n in range(3)]
    (strip,) = strips(marked(*stack), (36, 20, 58, 78))
    assert len(strip.boxes) == 3
    assert strip.pixels.shape[1] > strip.pixels.shape[0]


def test_small_print_gets_a_closer_look_and_a_dash_none() -> None:
    (small,) = strips(marked((40, 40, 60, 47)))
    assert small.close is not None
    assert small.close.shape[0] < small.pixels.shape[0]
    (dash,) = strips(marked((40, 48, 70, 51)))
    assert dash.is_dash
    assert not small.is_dash


def test_an_empty_cell_holds_nothing() -> None:
    assert strips(marked()) == []
