"""What is measured: PDFs with a text layer, as files that all contenders open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import pymupdf

from eval.load import load, names
from eval.render.pdf import draw

# Documents that were handed to the project lie beside the checkout, where they are at hand.
_SHARED = Path(__file__).parents[2].parent / "shared" / "disclosures"


class Origin(StrEnum):
    """What made the PDF. Its words and lines are drawn in another way by each, which is half of what reading costs."""

    PUBLISHED = "as published"
    CHROMIUM = "made by Chromium"
    LIBREOFFICE = "made by LibreOffice"
    UNNAMED = "made by what names no producer"
    FIXTURE = "the project's own fixtures"


@dataclass(frozen=True)
class Document:
    """The bytes of a PDF with a text layer, and how many pages it has."""

    name: str
    data: bytes
    pages: int
    origin: Origin


class NothingToMeasure(Exception):
    """A file that cannot be measured; the message says why."""


def of_paths(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents in the files; raises NothingToMeasure for a file without a text layer."""
    for path in paths:
        data = path.read_bytes()
        try:
            with pymupdf.open(stream=data, filetype="pdf") as opened:
                if not any(page.get_text("words") for page in opened):
                    raise NothingToMeasure(
                        f"{path.name}: expected a PDF with a text layer, found only pictures"
                    )
                yield Document(path.stem, data, opened.page_count, origin(opened.metadata or {}))
        except pymupdf.FileDataError as error:
            raise NothingToMeasure(f"{path.name}: expected a PDF, found something else ({error})") from error


def default() -> Iterator[Document]:
    """The project's own fixtures, drawn on the spot, and before them the real documents where they are at hand."""
    yield from of_paths([p for p in sorted(_SHARED.glob("*.pdf")) if not p.name.endswith(".scan.pdf")])
    for name in names():
        data = draw(load(name)).data
        with pymupdf.open(stream=data, filetype="pdf") as drawn:
            yield Document(name, data, drawn.page_count, Origin.FIXTURE)


def origin(metadata: dict[str, str]) -> Origin:
    """What made a PDF, by the names it gives of it."""
    made = " ".join(metadata.get(key) or "" for key in ("producer", "creator"))
    if "Skia" in made or "Chromium" in made:
        return Origin.CHROMIUM
    if "LibreOffice" in made:
        return Origin.LIBREOFFICE
    return Origin.PUBLISHED if made.strip() else Origin.UNNAMED


def sampled(document: Document, most: int) -> Document:
    """A document of `most` pages of it, evenly spaced: what the slow contenders can be asked to read."""
    if document.pages <= most:
        return document
    with pymupdf.open(stream=document.data, filetype="pdf") as opened:
        opened.select(spaced(document.pages, most))
        return replace(document, data=opened.tobytes(garbage=3, deflate=True), pages=most)


def spaced(count: int, most: int) -> list[int]:
    """`most` numbers below `count`, evenly spaced, none of them at the very ends where covers are."""
    return [(2 * n + 1) * count // (2 * most) for n in range(most)] if most < count else list(range(count))
