"""The scanned pages that are measured: pages of figures of PDFs with a text layer, which says what is printed on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pymupdf

from eval.bench.documents import Document, default, of_paths, spaced
from eval.render.place import Rendered
from eval.render.scan import DAMAGE, scan
from extractors.readers import image
from extractors.readers.limits import Limits
from extractors.readers.picture import Picture
from extractors.readers.upright import upright

# Fewer numbers than that make no page of figures.
_FIGURES = 40
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class BenchPage:
    """A scanned page as a PDF of its own, and the numbers that are printed on it."""

    name: str
    data: bytes
    numbers: Counter[str]


@dataclass(frozen=True)
class Chosen:
    """A page (1-based) of a document, not scanned yet."""

    document: Document
    page: int
    numbers: Counter[str]

    def scanned(self, dpi: int, damage: str, seed: int = 1) -> BenchPage:
        """The page as a scan, another one for each seed."""
        scanner = replace(DAMAGE[damage], dpi=dpi, seed=seed)
        copy = scan(Rendered(self.document.data), scanner, pages=(self.page,))
        return BenchPage(f"{self.document.name} p. {self.page}", copy.data, self.numbers)


def chosen(files: Sequence[Path], most: int) -> list[Chosen]:
    """Pages of figures, at most so many, evenly spaced over the files; over what the benchmark measures by default where
    there are none. Raises NothingToMeasure, OSError."""
    found = [page for document in (of_paths(files) if files else default()) for page in _figures(document)]
    return [found[n] for n in spaced(len(found), most)]


def _figures(document: Document) -> Iterator[Chosen]:
    with pymupdf.open(stream=document.data, filetype="pdf") as opened:
        for number, page in enumerate(opened, start=1):
            printed = numbers(page.get_text())
            if printed.total() >= _FIGURES:
                yield Chosen(document, number, printed)


def numbers(text: str) -> Counter[str]:
    """The numbers in a text, as they are printed."""
    return Counter(_NUMBER.findall(text))


def straight(page: BenchPage) -> Picture:
    """The picture of a page, upright: what the engine is given."""
    limits = Limits()
    with image.open_pdf(page.data, limits) as document:
        return upright(image.of_page(document[0], 1, limits))
