"""Lines of type that a detector took for one though a ruling line stands between them: parted cell by cell.

Figures that fill their cells come so near to the line between two of them that no gap is left to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.readers.inked import Rectangle
from extractors.readers.recognition import Quads

# Heights of a detected line that it reaches into a cell at least, for type of its own to be there.
_REACHES = 0.8


def parted(quads: Quads, areas: Sequence[Rectangle], typed: Sequence[Sequence[Rectangle]]) -> Quads:
    """The detected lines, those over several areas with type (`typed`, for each area the boxes of its lines of ink) as one
    for each of them."""
    if not len(quads) or not len(areas):
        return quads
    edges = np.array(areas, np.float32)
    found: list[Quads] = []
    for quad in quads:
        parts = list(_parts(quad, edges, typed))
        found += parts if len(parts) > 1 else [quad]
    return np.stack(found).astype(np.float32)


def _parts(quad: Quads, edges: Quads, typed: Sequence[Sequence[Rectangle]]) -> Iterator[Quads]:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    middle = (y0 + y1) / 2
    left, right = np.maximum(edges[:, 0], x0), np.minimum(edges[:, 2], x1)
    beside = (edges[:, 1] <= middle) & (middle < edges[:, 3]) & (right - left >= _REACHES * (y1 - y0))
    for number in np.flatnonzero(beside).tolist():
        a, b = float(left[number]), float(right[number])
        if any(a <= (t.x0 + t.x1) / 2 < b and y0 <= (t.y0 + t.y1) / 2 < y1 for t in typed[number]):
            yield np.array([[a, y0], [b, y0], [b, y1], [a, y1]], np.float32)
