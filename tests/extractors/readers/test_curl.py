"""Lines that bend become straight; lines that are straight are left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.curl import flat
from extractors.readers.picture import Picture
from extractors.readers.rulings import rulings
from extractors.readers.straighten import Pixels, turned


def bent(pixels: Pixels, depth: float) -> Pixels:
    """The page bulging towards its middle by so many pixels, more at its head than at its foot."""
    height, width = pixels.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bulge = depth * np.sin(np.pi * x / width) * (1.2 - 0.5 * y / height)
    result: Pixels = cv2.remap(
        pixels, x, (y + bulge).astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return result


@pytest.mark.parametrize("depth", [8.0, 25.0, -18.0])
def test_the_lines_of_a_bent_table_run_straight_again(drawn: Picture, depth: float) -> None:
    crooked = bent(drawn.pixels, depth)
    straight = flat(crooked)
    assert straight is not None
    assert straight.shape == crooked.shape
    found = rulings(straight, drawn.scale)
    wanted = rulings(drawn.pixels, drawn.scale)
    assert len(found) == len(wanted) > 0
    assert max(r.x1 - r.x0 for r in found) == pytest.approx(max(r.x1 - r.x0 for r in wanted), abs=2)


@pytest.mark.parametrize("degrees", [0.0, 0.05])
def test_a_straight_page_is_left_alone(drawn: Picture, degrees: float) -> None:
    assert flat(turned(drawn.pixels, degrees)) is None


def test_an_empty_page_and_a_page_of_specks_do_not_tell() -> None:
    empty = np.full((600, 800, 3), 255, np.uint8)
    specks = empty.copy()
    specks[np.random.default_rng(1).random((600, 800)) < 0.05] = 0
    assert flat(empty) is None
    assert flat(specks) is None
