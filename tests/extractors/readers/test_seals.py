"""A red seal over black print goes, the print stays, and so does what is printed in red."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.readers.picture import Picture
from extractors.readers.seals import without_seals
from extractors.readers.straighten import Pixels, gray

RED = (60, 50, 210)


def stamped(drawn: Picture) -> Pixels:
    """With a seal 40 mm wide over the figures: ink that lets black through."""
    layer = np.full_like(drawn.pixels, 255)
    center, radius = (1150, 700), 155
    cv2.circle(layer, center, radius, RED, 9)
    cv2.drawMarker(layer, center, RED, cv2.MARKER_STAR, 110, 16)
    for turn in np.linspace(0, 2 * np.pi, 12, endpoint=False):
        x, y = center[0] + 120 * np.cos(turn), center[1] + 120 * np.sin(turn)
        cv2.rectangle(layer, (int(x) - 14, int(y) - 14), (int(x) + 14, int(y) + 14), RED, 5)
    mixed = drawn.pixels.astype(np.uint16) * layer // 255
    return mixed.astype(np.uint8)


def test_the_seal_goes_and_the_print_below_it_stays(drawn: Picture) -> None:
    cleaned = without_seals(stamped(drawn), drawn.scale)
    assert np.abs(gray(cleaned).astype(int) - gray(drawn.pixels)).max() < 60
    printed, left, before = ((gray(each) < 128).sum() for each in (drawn.pixels, cleaned, stamped(drawn)))
    assert printed <= left < 1.01 * printed
    assert before > 1.2 * printed


def test_a_pen_mark_over_a_figure_goes(drawn: Picture) -> None:
    marked = drawn.pixels.copy()
    for ink, place in ((RED, (1010, 722)), ((190, 70, 40), (1010, 535))):
        layer = np.full_like(marked, 255)
        cv2.ellipse(layer, place, (75, 22), 0, 0, 360, ink, 5)
        marked = (marked.astype(np.uint16) * layer // 255).astype(np.uint8)
    cleaned = without_seals(marked, drawn.scale)
    printed, left, before = ((gray(each) < 128).sum() for each in (drawn.pixels, cleaned, marked))
    assert 0.99 * printed <= left < 1.01 * printed
    assert before > 1.02 * printed


def test_red_print_stays(drawn: Picture) -> None:
    printed = drawn.pixels.copy()
    cv2.putText(printed, "0123456789 0123456789", (150, 1000), cv2.FONT_HERSHEY_DUPLEX, 2, RED, 5)
    cv2.line(printed, (100, 1040), (1450, 1040), RED, 4)
    assert (without_seals(printed, drawn.scale) == printed).all()


def test_a_page_without_colour_is_not_touched(drawn: Picture) -> None:
    assert without_seals(drawn.pixels, drawn.scale) is drawn.pixels
