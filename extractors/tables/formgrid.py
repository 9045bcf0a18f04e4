"""The grid of a form without vertical lines: columns from the heads of its indicators, rows from the items and from the
labels in the middle of what they cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid, Ruling, Word
from extractors.tables import strips
from extractors.tables.cells import cell_at
from extractors.tables.extents import Extent, extents
from extractors.tables.segments import Line, Segment

# Lines of one cell are no further apart than this, in heights of type.
_LEADING = 1.2
# A segment stands in a column if they share so much, in heights of type.
_SHARED = 0.3
# Labels may stand so far, in heights of type, from the middle of their rows.
_OFF = 0.6
# A line without an item is a row of its own if it is as far from every other as rows are, by this share: a label between
# two rows is less than half as far.
_OWN = 0.6


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment with the first and last column that it stands in, and its height."""

    segment: Segment
    first: int
    last: int
    y: float


def form_grid(lines: Sequence[Line], heads: range, across: Sequence[Ruling], page: int | None) -> Grid | None:
    """The grid of a form whose heads of indicators are the lines `heads`; None where nothing stands below them."""
    em = median(line.em for line in lines)
    above, named, below = lines[: heads.start], lines[heads.start : heads.stop], lines[heads.stop :]
    columns = _columns(named, below, above, em)
    parts = [_part(s, line.y, columns, em) for line in lines for s in line.segments]
    over = [p for p in parts if named[0].y <= p.y <= named[-1].y]
    item = max((p.first for p in over if forms.LEVEL3.fullmatch(plain(p.segment.text))), default=None)
    if item is None or not below:
        return None
    # heads of targets in several rows (指标值, 2023年): the others stand in the middle of these
    targets = _clustered(sorted(_reach(p) for p in over if p.first > item), em)
    beside = [p for p in over if p.last <= item] if len(targets) > 1 else []
    rows = _rows([p for p in parts if p not in beside], item, em)
    top, bottom = lines[0].y - em, lines[-1].y + em
    ruled = [r for r in strips.without_gaps(across, em) if top - em / 2 < r.y0 < bottom + em / 2]
    if len(ruled) > len(rows) / 2:
        ys = _levels(ruled, [p.segment for p in parts])
        runs = [_between(ruled, ys, x0, x1) for x0, x1 in columns]
    else:
        ys = [top, *((a[1] + b[0]) / 2 for a, b in pairwise(rows)), bottom]
        runs = _covered(parts, ys, len(columns), item, em)
        if beside:
            runs[item] = _joined(runs[item], ys, named[0].y, named[-1].y)
    edges = _edges(parts, columns, em)
    cells = list(_cells(parts, runs, edges, ys, page))
    return Grid(len(ys) - 1, len(columns), tuple(cells), page=page, spans_known=False, edges=tuple(edges))


def _columns(
    named: Sequence[Line], below: Sequence[Line], above: Sequence[Line], em: float
) -> list[tuple[float, float]]:
    """From where to where each column is known to reach: the lowest heads, and whatever stands beside all of these."""
    found: list[tuple[float, float]] = []
    for line in (*reversed(named), *below):
        for s in line.segments:
            if not any(shares(s.box.x0, s.box.x1, x0, x1, em) for x0, x1 in found):
                found.append((s.box.x0, s.box.x1))
    left = min(x0 for x0, _ in found)
    labels = [s.box for line in above for s in line.segments if s.box.x1 < left]
    if labels:
        found.append((min(b.x0 for b in labels), max(b.x1 for b in labels)))
    return sorted(found)


def shares(a0: float, a1: float, b0: float, b1: float, em: float) -> bool:
    """Whether two stretches of a line have enough in common to stand in one column."""
    return min(a1, b1) - max(a0, b0) > min(_SHARED * em, (a1 - a0) / 2, (b1 - b0) / 2)


def _part(segment: Segment, y: float, columns: Sequence[tuple[float, float]], em: float) -> _Part:
    box = segment.box
    held = [n for n, (x0, x1) in enumerate(columns) if shares(box.x0, box.x1, x0, x1, em)]
    if not held:
        held = [min(range(len(columns)), key=lambda n: max(columns[n][0] - box.x1, box.x0 - columns[n][1]))]
    return _Part(segment, held[0], held[-1], y)


def _rows(parts: Sequence[_Part], item: int, em: float) -> list[tuple[float, float]]:
    """From where to where the type of each row reaches. Items and what stands right of them are in a row each; lines
    that hold nothing of that kind are rows where they stand far from all others."""
    rows = _clustered(sorted(_reach(p) for p in parts if p.last >= item), em)
    gaps = [b[0] - a[1] for a, b in pairwise(rows)]
    usual = median(gaps) if gaps else em / 2
    for reach in sorted(_reach(p) for p in parts if p.last < item):
        if all(max(row[0] - reach[1], reach[0] - row[1]) > _OWN * usual for row in rows):
            rows.append(reach)
    return sorted(rows)


def _reach(part: _Part) -> tuple[float, float]:
    return part.segment.box.y0, part.segment.box.y1


def _clustered(reaches: Sequence[tuple[float, float]], em: float) -> list[tuple[float, float]]:
    rows: list[tuple[float, float]] = []
    for y0, y1 in reaches:
        if rows and (y0 + y1) / 2 - (rows[-1][1] - em / 2) < _LEADING * em:
            rows[-1] = rows[-1][0], max(rows[-1][1], y1)
        else:
            rows.append((y0, y1))
    return rows


# --- which rows a cell covers -----------------------------------------------------------------------------


def _covered(
    parts: Sequence[_Part], ys: Sequence[float], width: int, item: int, em: float
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
        for start, end in outer:
            middles = _middles([p for p in parts if p.first == c and ys[start] <= p.y < ys[end]], em)
            told = extents(middles, ys[start : end + 1], _OFF * em) if middles else []
            inner += _filled([(start + a, start + b) for a, b in told], start, end)
        runs.append(inner)
        outer = inner
    return runs


def _joined(runs: Sequence[Extent], ys: Sequence[float], top: float, bottom: float) -> list[Extent]:
    """The runs of a column, those between two heights as one."""
    first, last = bisect_right(ys, top) - 1, bisect_right(ys, bottom)
    return [*(r for r in runs if r[1] <= first), (first, last), *(r for r in runs if r[0] >= last)]


def _middles(parts: Sequence[_Part], em: float) -> list[float]:
    return [(y0 + y1) / 2 for y0, y1 in _clustered(sorted(map(_reach, parts)), em)]


def _filled(told: Sequence[Extent], start: int, end: int) -> Iterator[Extent]:
    """The runs of labels, and rows that no label covers one by one."""
    at = start
    for a, b in (*told, (end, end)):
        yield from ((n, n + 1) for n in range(at, a))
        if b > a:
            yield a, b
        at = b


def _levels(ruled: Sequence[Ruling], segments: Sequence[Segment]) -> list[float]:
    """The heights of the lines, and of the type above the first and below the last if there is any."""
    ys = sorted({r.y0 for r in ruled})
    top, bottom = min(s.box.y0 for s in segments), max(s.box.y1 for s in segments)
    return [*([top] if top < ys[0] else []), *ys, *([bottom] if bottom > ys[-1] else [])]


def _between(ruled: Sequence[Ruling], ys: Sequence[float], x0: float, x1: float) -> list[Extent]:
    """The runs of rows between the lines that are drawn over the middle of a column."""
    x = (x0 + x1) / 2
    cuts = {bisect_left(ys, r.y0) for r in ruled if r.x0 <= x <= r.x1}
    return list(pairwise(sorted({0, *cuts, len(ys) - 1})))


# --- cells ------------------------------------------------------------------------------------------------


def _edges(parts: Sequence[_Part], columns: Sequence[tuple[float, float]], em: float) -> list[float]:
    single = [p for p in parts if p.first == p.last]
    lefts = [
        min([p.segment.box.x0 for p in single if p.first == n], default=x0)
        for n, (x0, _) in enumerate(columns)
    ]
    rights = [
        max([p.segment.box.x1 for p in single if p.first == n], default=x1)
        for n, (_, x1) in enumerate(columns)
    ]
    between = [
        (right + left) / 2 if right < left else left for right, left in zip(rights, lefts[1:], strict=False)
    ]
    last = max(p.segment.box.x1 for p in parts)
    return [lefts[0] - em / 4, *between, max(last, *between) + em / 4]


def _cells(
    parts: Sequence[_Part],
    runs: Sequence[Sequence[Extent]],
    edges: Sequence[float],
    ys: Sequence[float],
    page: int | None,
) -> Iterator[Cell]:
    held: dict[tuple[int, int], list[Word]] = {}
    reach: dict[tuple[int, int], int] = {}
    for part in parts:
        row = min(max(bisect_right(ys, part.y) - 1, 0), len(ys) - 2)
        run = next(r for r in runs[part.first] if r[0] <= row < r[1])
        held.setdefault((run[0], part.first), []).extend(part.segment.words)
        same = [c for c in range(part.first, part.last + 1) if run in runs[c]]
        reach[run[0], part.first] = max(reach.get((run[0], part.first), 1), len(same))
    covered = {(row, column + n) for (row, column), width in reach.items() for n in range(1, width)}
    starts = sorted((run, c) for c, column in enumerate(runs) for run in column)
    for (start, end), c in starts:
        if (start, c) not in covered:
            words = held.get((start, c), [])
            yield cell_at(start, c, words, edges, ys, page, end - start, reach.get((start, c), 1))


__all__ = ["form_grid", "shares"]
