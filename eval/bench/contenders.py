"""Those who run: each reads a PDF from its bytes and says when it is done with a page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

PageDone = Callable[[], None]
Run = Callable[[bytes, PageDone], None]

# Libraries of a version that cannot be installed beside the one the project uses; `make bench` puts them there.
APART = Path(sys.prefix) / "peers"


@dataclass(frozen=True)
class Contender:
    """`run` reads a document and calls back after each page; `libraries` is a folder that goes before all others."""

    run: Run
    libraries: Path | None = None


def _ours(data: bytes, page_done: PageDone) -> None:
    """Everything from the bytes to the checks. Tables go on over pages, so most of it follows the last page."""
    from extractors.pipeline import extract_bytes

    # told of as well: that the first page begins
    extract_bytes(data, "", ocr="never", progress=lambda done, _: page_done() if done else None)


def _pdfplumber(data: bytes, page_done: PageDone) -> None:
    """Tables as lists of texts, without places, headers or amounts."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page_done()


def _find_tables(data: bytes, page_done: PageDone) -> None:
    """Tables as grids; their texts are not even asked for."""
    import pymupdf

    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            page.find_tables()
            page_done()


OURS = "mingzhang"
PDFPLUMBER = "pdfplumber extract_tables"
FIND_TABLES = "PyMuPDF 1 find_tables"
FIND_TABLES_2 = "PyMuPDF 2 find_tables"
# PyMuPDF takes part twice: from 2.0 on find_tables is another program, many times as slow as the one before it, and the
# project stays below 2.
CONTENDERS: Mapping[str, Contender] = {
    OURS: Contender(_ours),
    PDFPLUMBER: Contender(_pdfplumber),
    FIND_TABLES: Contender(_find_tables),
    FIND_TABLES_2: Contender(_find_tables, libraries=APART),
}
PEERS = tuple(name for name in CONTENDERS if name != OURS)
