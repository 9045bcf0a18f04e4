"""Which rows a label covers that stands beside several of them, where no line says so.

            quantity   item   1     A label stands in the middle of its rows. So the first begins at the top and ends
output      quality    item   2     as far below its middle as it began above it; the next begins there, and the last
            time       item   3     ends where the rows end. If that comes out, it is so: a label that stood at the top
benefit     society    item   4     of its rows would miss.
            future     item   5
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

# Rows from the first to the one before the second.
Extent = tuple[int, int]


def extents(middles: Sequence[float], bounds: Sequence[float], tolerance: float) -> list[Extent]:
    """The rows of each label, given from top to bottom by their middles; `bounds` are the heights at which rows begin and
    the last one ends. Where labels do not stand in the middle, each begins in its row and goes on to the next. Rows above
    the first label have none, as those of a label on the page before."""
    for top in range(bisect_right(bounds, middles[0])):
        found = _centred(middles, bounds, tolerance, top)
        if found is not None:
            return found
    return _from_the_top(middles, bounds)


def _centred(
    middles: Sequence[float], bounds: Sequence[float], tolerance: float, top: int
) -> list[Extent] | None:
    found: list[Extent] = []
    for middle in middles:
        expected = 2 * middle - bounds[top]
        end = min(range(len(bounds)), key=lambda n: abs(bounds[n] - expected))
        if end <= top or abs(bounds[end] - expected) > tolerance:
            return None
        found.append((top, end))
        top = end
    return found if found and top == len(bounds) - 1 else None


def _from_the_top(middles: Sequence[float], bounds: Sequence[float]) -> list[Extent]:
    last = len(bounds) - 1
    # two in one row are the lines of one label
    starts = sorted({min(max(bisect_right(bounds, middle) - 1, 0), last - 1) for middle in middles})
    return [*pairwise((*starts, last))]
