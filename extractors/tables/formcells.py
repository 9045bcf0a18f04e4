"""Which rows each cell of a form without vertical lines covers, and the cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.schema.disclosure import Cell, Ruling, Word
from extractors.tables.blocks import Block
from extractors.tables.cells import cell_at
from extractors.tables.extents import Extent, extents

# Labels may stand so far, in heights of type, from the middle of their rows.
_OFF = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """A block with the first and last column that it stands in."""

    block: Block
    first: int
    last: int

    @property
    def y(self) -> float:
        return self.block.y


def reach(part: Part) -> tuple[float, float]:
    """From where to where a part reaches on the page."""
    return part.block.box.y0, part.block.box.y1


def covered(
    parts: Sequence[Part], ys: Sequence[float], width: int, item: int, em: float
) -> list[list[Extent]]:
    """The cells of each column as runs of rows: labels left of the items may cover several, inside the rows of the label
    to their left."""
    rows = len(ys) - 1
    single = [(n, n + 1) for n in range(rows)]
    runs: list[list[Extent]] = []
    outer: list[Extent] = [(0, rows)]
    for c in range(width):
        if c >= item:
            runs.append(single)
            continue
        inner: list[Extent] = []
        labelled: set[Extent] = set()
        for start, end in outer:
            middles = sorted(p.y for p in parts if p.first == c and ys[start] <= p.y < ys[end])
            told = extents(middles, ys[start : end + 1], _OFF * em) if middles else []
            labelled |= {(start + a, start + b) for a, b in told}
            # above the first label those of the page before may go on
            inner += pairwise(sorted({start, end, *(start + at for run in told for at in run)}))
        # rows without a label are a cell each, and what stands further right may cover several
        runs.append(
            [run for group in inner for run in ([group] if group in labelled else single[slice(*group)])]
        )
        outer = inner
    return runs


def joined(runs: Sequence[Extent], ys: Sequence[float], top: float, bottom: float) -> list[Extent]:
    """The runs of a column, those between two heights as one."""
    first, last = max(bisect_right(ys, top) - 1, 0), min(bisect_right(ys, bottom), len(ys) - 1)
    return [*(r for r in runs if r[1] <= first), (first, last), *(r for r in runs if r[0] >= last)]


def levels(ruled: Sequence[Ruling], parts: Sequence[Part]) -> list[float]:
    """The heights of the lines, and of the type above the first and below the last if there is any."""
    ys = sorted({r.y0 for r in ruled})
    top, bottom = min(p.block.box.y0 for p in parts), max(p.block.box.y1 for p in parts)
    return [*([top] if top < ys[0] else []), *ys, *([bottom] if bottom > ys[-1] else [])]


def between(ruled: Sequence[Ruling], ys: Sequence[float], x0: float, x1: float) -> list[Extent]:
    """The runs of rows between the lines that are drawn over the middle of a column."""
    x = (x0 + x1) / 2
    cuts = {bisect_left(ys, r.y0) for r in ruled if r.x0 <= x <= r.x1}
    return list(pairwise(sorted({0, *cuts, len(ys) - 1})))


def cells(
    parts: Sequence[Part],
    runs: Sequence[Sequence[Extent]],
    edges: Sequence[float],
    ys: Sequence[float],
    page: int | None,
) -> Iterator[Cell]:
    """The cells with their words; what stands in several columns makes one of those that cover the same rows, up to the first
    that has words of its own."""
    held: dict[tuple[int, int], list[Word]] = {}
    last: dict[tuple[Extent, int], int] = {}
    for part in parts:
        row = min(max(bisect_right(ys, part.y) - 1, 0), len(ys) - 2)
        run = next(r for r in runs[part.first] if r[0] <= row < r[1])
        held.setdefault((run[0], part.first), []).extend(part.block.words)
        last[run, part.first] = max(last.get((run, part.first), 0), part.last)
    widths: dict[tuple[int, int], int] = {}
    for (run, first), end in last.items():
        taken = (c for c in range(first + 1, end + 1) if run not in runs[c] or (run[0], c) in held)
        widths[run[0], first] = next(taken, end + 1) - first
    under = {(row, column + n) for (row, column), width in widths.items() for n in range(1, width)}
    starts = sorted((run, c) for c, column in enumerate(runs) for run in column)
    for (start, end), c in starts:
        if (start, c) not in under:
            words = held.get((start, c), [])
            yield cell_at(start, c, words, edges, ys, page, end - start, widths.get((start, c), 1))
