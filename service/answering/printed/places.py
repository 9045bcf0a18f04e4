"""Which paragraph a value read from running text stands in."""

from __future__ import annotations

from extractors.schema.extraction import Extraction, Passage
from extractors.schema.source import Source
from service.terms import plain


def passage_of(extraction: Extraction, source: Source, named: str) -> Passage | None:
    """The paragraph on the same page and line that prints the value and names what it is of.

    Of several, the one whose box holds the value's; None when there is none.
    """
    wanted = plain(named)
    printing = [
        passage
        for passage in extraction.passages
        if passage.source.page == source.page
        and (source.line is None or passage.source.line is None or passage.source.line <= source.line)
        and source.text in passage.source.text
    ]
    found = [passage for passage in printing if wanted in plain(passage.source.text)]
    if not found and source.line is not None:
        # 辖14个社区: the number stands inside the name of what it counts
        same = (passage for passage in printing if passage.source.line == source.line)
        found = [passage for passage in same if set(wanted) <= set(plain(passage.source.text))]
    return next((passage for passage in found if _holds(passage.source, source)), found[0] if found else None)


def in_cell(extraction: Extraction, source: Source) -> Passage | None:
    """The sentence in a cell that a value was read from; it need not name the row that it stands in."""
    return next(
        (
            p
            for p in extraction.passages
            if source.cell is not None and p.source.cell == source.cell and source.text in p.source.text
        ),
        None,
    )


def _holds(outer: Source, inner: Source) -> bool:
    if outer.box is None or inner.box is None:
        return outer.line == inner.line
    x, y = inner.box.center
    return outer.box.x0 <= x <= outer.box.x1 and outer.box.y0 <= y <= outer.box.y1
