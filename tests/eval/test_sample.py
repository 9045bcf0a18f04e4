"""The sample that is shipped is the one that the data draws."""

from __future__ import annotations

import pymupdf

from eval.load import load
from eval.render.pdf import draw
from eval.sample import NAME, PATH


def test_the_shipped_sample_is_drawn_from_its_data() -> None:
    # Compared by content: compression may differ between builds of the library.
    shipped, fresh = pymupdf.open(PATH), pymupdf.open(stream=draw(load(NAME)).data)
    assert len(shipped) == len(fresh)
    for old, new in zip(shipped, fresh, strict=True):
        assert _words(old) == _words(new)
        assert len(old.get_drawings()) == len(new.get_drawings())


def test_the_sample_is_small_and_names_no_one() -> None:
    assert PATH.stat().st_size < 300_000
    metadata = pymupdf.open(PATH).metadata
    assert not metadata["author"]
    assert not metadata["creator"]


def _words(page: pymupdf.Page) -> list[tuple[object, ...]]:
    return [(*(round(edge, 1) for edge in word[:4]), word[4]) for word in page.get_text("words")]
