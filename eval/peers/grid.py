"""A table as a library gives it: texts in rows and columns, nothing understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from eval.fixture import plain
from eval.scorers.trees import Extent

# A row of cells; None is a position that a merged cell covers.
Row = tuple[str | None, ...]


@dataclass(frozen=True)
class PeerGrid:
    """One table on one page (from 1). `top` and `bottom` are in points from the top of the page."""

    page: int
    top: float
    bottom: float
    rows: tuple[Row, ...]


def by_words(grids: Iterable[PeerGrid]) -> list[PeerGrid]:
    """Of grids that words were aligned to what may be tables: without the empty rows between lines of type, and without
    the running text, which is one column."""
    kept = (replace(grid, rows=tuple(row for row in grid.rows if any(row))) for grid in grids)
    return [grid for grid in kept if grid.rows and len(grid.rows[0]) > 1]


def extents(rows: Sequence[Row]) -> list[Extent]:
    """The cells and what they cover, as far as covered positions tell: to the right first, then down."""
    covered: set[tuple[int, int]] = set()
    cells: list[Extent] = []

    def free(r: int, c: int) -> bool:
        return c < len(rows[r]) and rows[r][c] is None and (r, c) not in covered

    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            right, below = c + 1, r + 1
            while free(r, right):
                right += 1
            while below < len(rows) and all(free(below, k) for k in range(c, right)):
                below += 1
            covered.update((i, k) for i in range(r, below) for k in range(c, right))
            cells.append(Extent(r, c, below - r, right - c, plain(text)))
    return cells
