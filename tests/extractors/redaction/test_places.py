"""Where personal data is printed: what a picture of the page has to leave out."""

from __future__ import annotations

from extractors.pipeline import understand
from extractors.redaction.places import places
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box


def page(*lines: str) -> Page:
    """Characters ten points wide, lines twenty points apart."""
    words = tuple(
        Word(text, Box(50.0, 100.0 + 20 * n, 50.0 + 10 * len(text), 110.0 + 20 * n))
        for n, text in enumerate(lines)
    )
    return Page(number=1, width=600, height=800, words=words)


def test_a_name_has_a_box_and_the_words_before_it_have_none() -> None:
    read = page("本部门预算已公开。", "联系人：王小明")
    (box,) = places(understand([read], document="d", name="d"))[1]
    assert (box.y0, box.y1) == (120, 130)
    assert 85 <= box.x0 <= 95
    assert 115 <= box.x1 <= 125


def test_a_page_without_personal_data_has_none() -> None:
    assert places(understand([page("本部门预算已公开。", "水利工程12.00万元")], document="d", name="d")) == {}
