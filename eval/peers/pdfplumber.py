"""pdfplumber's tables: what `extract_tables()` gives, page by page.

A document without a table between lines is read again by the alignment of its words, the library's other strategy. It is
installed with the `bench` extra; without it reading raises ImportError.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from eval.peers.grid import PeerGrid, by_words

_BY_WORDS = {"vertical_strategy": "text", "horizontal_strategy": "text"}


def grids(data: bytes) -> list[PeerGrid]:
    """The tables of a PDF in printed order."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        return list(_grids(document, {})) or by_words(_grids(document, _BY_WORDS))


def _grids(document: Any, how: dict[str, str]) -> Iterator[PeerGrid]:
    for page in document.pages:
        # extract_tables() is this and no more, but forgets where the table stands
        for table in page.find_tables(how):
            rows = tuple(tuple(row) for row in table.extract())
            yield PeerGrid(page.page_number, table.bbox[1], table.bbox[3], rows)
