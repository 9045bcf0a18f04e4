"""Pages whose content lies on its side and is turned upright by the page's rotation (landscape tables)."""

from __future__ import annotations

import pymupdf
import pytest

from eval.labels import labels
from eval.load import load
from eval.render.pdf import draw
from eval.scorers.cells import score
from extractors.pipeline import extract_bytes


def turned(data: bytes, rotation: int) -> bytes:
    source, result = pymupdf.open(stream=data, filetype="pdf"), pymupdf.open()
    for number, page in enumerate(source):
        width, height = page.rect.width, page.rect.height
        if rotation != 180:
            width, height = height, width
        new = result.new_page(width=width, height=height)
        new.show_pdf_page(new.rect, source, number, rotate=rotation)
        new.set_rotation(rotation)
    return bytes(result.tobytes())


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen_boxes_included(rotation: int) -> None:
    fixture = load("beiling-2024")
    rendered = draw(fixture)
    found = score(
        extract_bytes(turned(rendered.data, rotation), "turned.pdf", ocr="never"), labels(fixture, rendered)
    )
    assert found.cells.all_right
    assert found.located.all_right
