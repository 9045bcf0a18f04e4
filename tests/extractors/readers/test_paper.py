"""A sheet on a dark desk is cut out and seen from above; the black edges of a scan become paper."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.paper import flattened, without_edges
from extractors.readers.picture import Picture
from extractors.readers.straighten import Pixels, gray

CORNERS = ((150, 90), (1560, 160), (1640, 1200), (70, 1100))


def on_a_desk(sheet: Pixels, corners: tuple[tuple[int, int], ...] = CORNERS, desk: int = 60) -> Pixels:
    height, width = sheet.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    lens = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
    ground = np.full((1300, 1720, 3), desk, np.uint8)
    result: Pixels = cv2.warpPerspective(sheet, lens, (1720, 1300), ground, borderMode=cv2.BORDER_TRANSPARENT)
    return result


def alike(one: Pixels, other: Pixels) -> float:
    """How well two pictures of the same size go together, 1 for the same; blurred by a pixel or two."""
    soft = [cv2.GaussianBlur(gray(each), (0, 0), 3).astype(np.float64).ravel() for each in (one, other)]
    return float(np.corrcoef(*soft)[0, 1])


def test_a_photographed_sheet_is_seen_from_above(drawn: Picture) -> None:
    sheet = flattened(on_a_desk(drawn.pixels))
    assert sheet is not None
    assert sheet.shape[1] / sheet.shape[0] == pytest.approx(drawn.width / drawn.height, rel=0.12)
    assert alike(cv2.resize(sheet, drawn.pixels.shape[1::-1]), drawn.pixels) > 0.9


def test_a_scan_has_no_desk(drawn: Picture) -> None:
    assert flattened(drawn.pixels) is None


@pytest.mark.parametrize(
    ("corners", "desk"),
    [
        (((700, 500), (1000, 520), (990, 800), (690, 790)), 60),  # a card on a desk
        (CORNERS, 235),  # a desk as bright as the paper
        (((860, 60), (1660, 650), (860, 1240), (60, 650)), 60),  # a sheet on one of its corners
    ],
)
def test_what_is_not_surely_a_sheet_is_not_cut_out(
    drawn: Picture, corners: tuple[tuple[int, int], ...], desk: int
) -> None:
    assert flattened(on_a_desk(drawn.pixels, corners, desk)) is None


def test_a_shadow_over_half_of_a_scan_is_no_desk(drawn: Picture) -> None:
    height, width = drawn.pixels.shape[:2]
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    light = 1 - 0.75 / (1 + np.exp(-(x + 1.2 * y - 1.1) * 25))
    shaded = (drawn.pixels * light[:, :, None]).astype(np.uint8)
    assert flattened(shaded) is None
    assert without_edges(shaded) is shaded


def test_black_edges_become_paper_and_the_print_stays(drawn: Picture) -> None:
    scanned = drawn.pixels.copy()
    scanned[:, :26] = 15
    scanned[-18:] = 10
    cleaned = without_edges(scanned)
    assert cleaned[:, :26].min() > 200
    assert cleaned[-18:].min() > 200
    assert (cleaned[40:-40, 50:-40] == drawn.pixels[40:-40, 50:-40]).all()


def test_a_page_without_black_edges_is_not_touched(drawn: Picture) -> None:
    assert without_edges(drawn.pixels) is drawn.pixels
    ruled = drawn.pixels.copy()
    ruled[300:303] = 0  # a line from edge to edge
    assert (without_edges(ruled) == ruled).all()
