"""The grid of a form without vertical lines: columns from the heads of its indicators, rows from the items and from the
labels in the middle of what they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Grid, Ruling
from extractors.tables import strips
from extractors.tables.formcells import Part, between, cells, clustered, covered, joined, levels, reach
from extractors.tables.segments import Line, Segment

# A segment stands in a column if they share so much, in heights of type.
_SHARED = 0.3
# A line without an item is a row of its own if it is as far from every other as rows are, by this share: a label between
# two rows is less than half as far.
_OWN = 0.6


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns are, which of them holds the items, and the height of the type."""

    columns: Sequence[tuple[float, float]]
    edges: Sequence[float]
    item: int
    em: float

    def parts(self, lines: Sequence[Line]) -> list[Part]:
        return [_part(s, line.y, self.columns, self.em) for line in lines for s in line.segments]


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
    targets = clustered(sorted(reach(p) for p in over if p.first > item), em)
    deep = (named[0].y, named[-1].y) if len(targets) > 1 else None
    return _grid(_Layout(columns, _edges(parts, columns, em), item, em), parts, deep, across, page)


def form_going_on(
    lines: Sequence[Line], before: Grid, across: Sequence[Ruling], page: int | None
) -> Grid | None:
    """The grid of lines that go on with the form which the page before ends with, in its columns; None where that ends
    with none, or these are no items with their targets."""
    heads = [cell for cell in before.cells if forms.LEVEL3.fullmatch(plain(cell.text))]
    texts = [plain(cell.text) for cell in before.cells if heads and cell.row == heads[-1].row]
    if not lines or not before.edges or not forms.heads_indicators(texts):
        return None
    em = median(line.em for line in lines)
    layout = _Layout(list(pairwise(before.edges)), before.edges, heads[-1].column, em)
    parts = layout.parts(lines)
    columns = [{p.first for p in parts if p.y == line.y} for line in lines]
    told = sum(layout.item in held and max(held) > layout.item for held in columns)
    left, right = before.edges[0] - em, before.edges[-1] + em
    if told * 2 < len(lines) or any(p.segment.box.x0 < left or p.segment.box.x1 > right for p in parts):
        return None
    return _grid(layout, parts, None, across, page)


def _grid(
    layout: _Layout,
    parts: Sequence[Part],
    deep: tuple[float, float] | None,
    across: Sequence[Ruling],
    page: int | None,
) -> Grid:
    """The grid of parts; between the heights `deep` stand heads of targets in several rows."""
    item, em = layout.item, layout.em
    beside = [p for p in parts if deep and deep[0] <= p.y <= deep[1] and p.last <= item]
    rows = _rows([p for p in parts if p not in beside], item, em)
    margin = median(b[0] - a[1] for a, b in pairwise(rows)) / 2 if len(rows) > 1 else em / 2
    top, bottom = rows[0][0] - margin, rows[-1][1] + margin
    ruled = [r for r in strips.without_gaps(across, em) if top - em / 2 < r.y0 < bottom + em / 2]
    if len(ruled) > len(rows) / 2:
        ys = levels(ruled, [p.segment for p in parts])
        runs = [between(ruled, ys, x0, x1) for x0, x1 in layout.columns]
    else:
        ys = [top, *((a[1] + b[0]) / 2 for a, b in pairwise(rows)), bottom]
        runs = covered(parts, ys, len(layout.columns), item, em)
        if deep:
            runs[item] = joined(runs[item], ys, *deep)
    held = tuple(cells(parts, runs, layout.edges, ys, page))
    edges = tuple(layout.edges)
    return Grid(len(ys) - 1, len(edges) - 1, held, page=page, spans_known=False, edges=edges)


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


def _part(segment: Segment, y: float, columns: Sequence[tuple[float, float]], em: float) -> Part:
    box = segment.box
    held = [n for n, (x0, x1) in enumerate(columns) if shares(box.x0, box.x1, x0, x1, em)]
    if not held:
        held = [min(range(len(columns)), key=lambda n: max(columns[n][0] - box.x1, box.x0 - columns[n][1]))]
    return Part(segment, held[0], held[-1], y)


def _rows(parts: Sequence[Part], item: int, em: float) -> list[tuple[float, float]]:
    """From where to where the type of each row reaches. Items and what stands right of them are in a row each; lines
    that hold nothing of that kind are rows where they stand far from all others."""
    rows = clustered(sorted(reach(p) for p in parts if p.last >= item), em)
    gaps = [b[0] - a[1] for a, b in pairwise(rows)]
    usual = median(gaps) if gaps else em / 2
    for at in sorted(reach(p) for p in parts if p.last < item):
        if all(max(row[0] - at[1], at[0] - row[1]) > _OWN * usual for row in rows):
            rows.append(at)
    return sorted(rows)


def _edges(parts: Sequence[Part], columns: Sequence[tuple[float, float]], em: float) -> list[float]:
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


__all__ = ["form_going_on", "form_grid", "shares"]
