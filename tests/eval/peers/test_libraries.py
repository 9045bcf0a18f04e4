"""The adapters give what the libraries find, with lines and without, and say what is missing."""

from __future__ import annotations

import sys

import pymupdf
import pytest

from eval.peers import find_tables, pdfplumber
from eval.peers.readers import TABLE_READERS
from eval.reading import Reading


@pytest.mark.parametrize("library", [pdfplumber, find_tables])
def test_without_lines_tables_are_found_by_words(library: object, unruled: Reading) -> None:
    grids = library.grids(unruled.rendered.data)  # type: ignore[attr-defined]  # one of the two modules
    texts = {text for grid in grids for row in grid.rows for text in row}
    assert {"第7项支出", "70.00", "7.50"} <= texts
    assert all(any(row) for grid in grids for row in grid.rows)


@pytest.mark.parametrize("library", [pdfplumber, find_tables])
def test_a_document_without_tables_has_none(library: object) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((50, 50), "Nothing.")
    assert library.grids(document.tobytes()) == []  # type: ignore[attr-defined]  # one of the two modules


def test_words_go_to_the_cell_that_their_centre_is_in() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for x in (50, 100, 200):
        page.draw_line((x, 50), (x, 90))
    for y in (50, 70, 90):
        page.draw_line((50, y), (200, y))
    # the first figure runs over the line to its right, its last digit with it
    for x, y, text in ((52, 64, "1,234,567.89"), (150, 64, "2.00"), (60, 84, "3.00")):
        page.insert_text((x, y), text, fontsize=9)
    (grid,) = find_tables.grids(document.tobytes())
    assert grid.rows == (("1,234,567.89", "2.00"), ("3.00", ""))


def test_a_library_that_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [reader.missing for reader in TABLE_READERS] == ["", ""]
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    (reader,) = (reader for reader in TABLE_READERS if reader.missing)
    assert reader.missing == "pdfplumber is not installed: pip install 'mingzhang[bench]'"
