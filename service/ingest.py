"""Adds a document to the library: extract, store, index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from extractors.schema.extraction import Extraction
from service.index import Entry, Index
from service.patterns import regex
from service.terms import unnumbered

if TYPE_CHECKING:
    from service.store import Store

Ocr = Literal["auto", "always", "never"]
Progress = Callable[[int, int], None]

# Shorter paragraphs are captions and page furniture; longer ones are cut where a sentence ends.
# A short remark in a cell is found by its row, and among pieces of prose would only stand in the way.
_SHORTEST, _SHORTEST_REMARK, _LONGEST = 8, 20, 600
_MARKS = regex("[，。；]")
# A line this short that ends no clause and states no number is a caption: it says what stands near it, not what is so.
_CAPTION = 30
_SAYS = regex("[，。；！,;!]")
_NUMBER, _YEAR, _SPACE = regex(r"\d"), regex(r"(?:19|20)\d{2}"), regex(r"\s")


def add(
    data: bytes,
    name: str,
    *,
    store: Store,
    index: Index | None,
    ocr: Ocr = "auto",
    engine: Literal["rules"] = "rules",
    progress: Progress | None = None,
) -> Extraction:
    """Extracts a file given as bytes and keeps it; adding the same bytes again replaces what was kept.

    `name` is what people call the file; of it only the suffix and the title are kept. Raises DocumentError
    when the file cannot be read; then nothing is kept.
    """
    from extractors.pipeline import extract_bytes

    extraction = extract_bytes(data, name, ocr=ocr, progress=progress)
    keep(extraction, data, PurePath(name).suffix, store=store, index=index)
    return extraction


def keep(extraction: Extraction, data: bytes, suffix: str, *, store: Store, index: Index | None) -> None:
    """Stores and indexes what was extracted elsewhere, and puts its figures where they are compared."""
    from service.answering.library import comparable

    comparable.keep(store, store.put(extraction, data, suffix), extraction)
    if index is not None:
        index.put(extraction.budget.document, list(entries(extraction)))


def entries(extraction: Extraction) -> Iterator[Entry]:
    """The prose of a document in pieces to be found, each with what it leaves unsaid.

    Tables are not among them: their figures are found by name in the store. Nor are headings and captions: they are
    in the context of what stands under them, and would only stand before it.
    """
    budget = extraction.budget
    department = budget.department.text if budget.department else budget.name
    year = f"{budget.fiscal_year}年" if budget.fiscal_year else ""
    headings = {_SPACE.sub("", heading) for passage in extraction.passages for heading in passage.heading}
    seen: set[str] = set()
    for passage in extraction.passages:
        text = passage.source.text.strip()
        remark = passage.source.cell is not None and _MARKS.search(text) is not None
        if len(text) < (_SHORTEST_REMARK if remark else _SHORTEST) or text in seen:
            continue
        if _SPACE.sub("", text) in headings or _is_caption(text):
            continue
        seen.add(text)
        context = "，".join(part for part in (department, year, *passage.heading) if part)
        for piece in _pieces(text):
            yield Entry(
                id=passage.id,
                text=piece,
                context=context,
                page=passage.source.page,
                line=passage.source.line,
            )


def _is_caption(text: str) -> bool:
    bare = _YEAR.sub("", unnumbered(text))
    return len(text) < _CAPTION and not _SAYS.search(text) and not _NUMBER.search(bare)


def _pieces(text: str) -> Iterator[str]:
    while len(text) > _LONGEST:
        cut = max(text.rfind(mark, _LONGEST // 2, _LONGEST) for mark in "。；;\n")
        cut = cut + 1 if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:]
    yield text
