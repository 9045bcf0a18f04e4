"""PyMuPDF's tables: the grids of `find_tables()`, filled with the words whose centres lie in their cells.

The library's own `extract()` is not asked: it takes characters, and numbers that touch a line lose some. A document without
a table between lines is read again by the alignment of its words, the library's other strategy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pymupdf

from eval.peers.grid import PeerGrid, by_words
from extractors.schema.source import Box


def grids(data: bytes) -> list[PeerGrid]:
    """The tables of a PDF in printed order."""
    # it advertises another package on the terminal
    pymupdf.no_recommend_layout()
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return list(_grids(document, "lines")) or by_words(_grids(document, "text"))


def _grids(document: Any, strategy: str) -> Iterator[PeerGrid]:
    for number, page in enumerate(document, 1):
        tables = page.find_tables(strategy=strategy).tables
        words = page.get_text("words", sort=True) if tables else []
        for table in tables:
            rows = tuple(
                tuple(None if box is None else _text(Box(*box), words) for box in row.cells)
                for row in table.rows
            )
            yield PeerGrid(number, table.bbox[1], table.bbox[3], rows)


def _text(cell: Box, words: Sequence[tuple[Any, ...]]) -> str:
    return " ".join(
        text
        for x0, y0, x1, y1, text, *_ in words
        if cell.x0 <= (x0 + x1) / 2 < cell.x1 and cell.y0 <= (y0 + y1) / 2 < cell.y1
    )
