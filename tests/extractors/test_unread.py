"""A scanned page whose figures belong nowhere may have lost a table, and that is said."""

from __future__ import annotations

import pytest

from extractors import unread
from extractors.schema.check import Status
from extractors.schema.coverage import Coverage
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box, Source


def page(number: int, figures: int, reader: str = "ocr") -> Page:
    words = tuple(Word(f"{n}.50", Box(10, 10 * n, 40, 10 * n + 8)) for n in range(figures))
    return Page(number=number, words=words, reader=reader)


def left(**on: int) -> Coverage:
    """So many figures of each page belong nowhere."""
    sources = [
        Source(document="d", page=int(name[1:]), text=f"{n}.50")
        for name, many in on.items()
        for n in range(many)
    ]
    return Coverage(printed=100, nowhere=tuple(sources))


def test_a_scanned_page_of_which_most_belongs_nowhere_is_named_with_places() -> None:
    (check,) = unread.checks([page(1, 40), page(2, 40)], left(p1=2, p2=30))
    assert (check.status, check.sources[0].page) == (Status.CANNOT_TELL, 2)
    assert "30 个" in check.message
    assert "第2页" in check.message


@pytest.mark.parametrize(
    ("pages", "many"),
    [
        ([page(1, 40)], 5),  # dirt
        ([page(1, 400)], 30),  # a small share
        ([page(1, 40, "text")], 30),  # print, of which every figure is there
    ],
)
def test_a_few_stray_figures_and_typed_pages_are_no_lost_table(pages: list[Page], many: int) -> None:
    assert not list(unread.checks(pages, left(p1=many)))
