"""Which figures a model that takes images is shown (存疑): read by OCR, possibly another, borne out by nothing, and no total.

A total is left to the arithmetic: whoever says what a total is can make a wrong part look right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors import facts
from extractors.doubts import totals
from extractors.doubts.cell import DoubtfulCell, doubtful
from extractors.fill import Doubt
from extractors.schema.check import Check
from extractors.schema.disclosure import Word
from extractors.schema.extraction import Extraction
from extractors.schema.source import Box

# Of a document so many cells are shown, those most in doubt: of a scan that can hardly be read each would be.
MOST_SHOWN = 60


def doubts(
    data: bytes,
    extraction: Extraction,
    checks: Sequence[Check],
    words: Mapping[tuple[int, Box], Word],
) -> Iterator[Doubt]:
    """The cells to show, as they are drawn, in the order of the pages; at most MOST_SHOWN, the others stay as they are.

    `extraction` is of `data`, `checks` are those of its budget, and `words` the figures in doubt by page and box. A
    document whose pages cannot be drawn has none."""
    checked = extraction.model_copy(update={"checks": tuple(checks)})
    cells = {cell.id: cell for cell in _cells(checked, words)} if words else {}
    shown = sorted(cells.values(), key=lambda cell: -cell.rival)[:MOST_SHOWN]
    if not shown:
        return
    # only who shows something waits for what draws it
    from extractors.doubts.pictures import pictures

    for cell, picture in pictures(data, shown, {page.number: page for page in extraction.pages}):
        yield Doubt(cell.id, cell.readings, picture)


def _cells(extraction: Extraction, words: Mapping[tuple[int, Box], Word]) -> Iterator[DoubtfulCell]:
    standings, claimed = facts.standing(extraction), totals.claimed(extraction.budget)
    for statement in extraction.budget.statements:
        sums = totals.rows(statement)
        for at, line in enumerate(statement.lines):
            if at in sums:
                continue
            for amount in line.amounts:
                place = facts.place(amount.money.source)
                if standings.get(place) == "verified" or place in claimed:
                    continue
                cell = doubtful(amount.money.source, words)
                if cell is not None and not any(map(totals.is_total, amount.column.split("/"))):
                    yield cell


__all__ = ["MOST_SHOWN", "doubts"]
