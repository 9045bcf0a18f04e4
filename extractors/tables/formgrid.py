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
from extractors.tables.blocks import Block, blocks
from extractors.tables.formcells import Part, between, cells, covered, joined, levels, reach
from extractors.tables.formcolumns import Stretch, columns, shared
from extractors.tables.segments import Line

# A block stands in a column if they share so much, in heights of type.
_SHARED = 0.3
# What stands in rows side by side overlaps by this, in heights of type.
_LEVEL = 0.3
# A line without an item is a row of its own if it is as far from every other as rows are, by this share: a label between
# two rows is less than half as far.
_OWN = 0.6


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns are, which of them holds the items, and the height of the type."""

    columns: Sequence[Stretch]
    item: int
    em: float

    def part(self, block: Block) -> Part:
        """A block with the columns that it stands in; between two of them, in the nearer."""
        at = block.box.x0, block.box.x1
        room = [shared(at, column) for column in self.columns]
        held = [
            n
            for n, (width, (x0, x1)) in enumerate(zip(room, self.columns, strict=True))
            if width > min(_SHARED * self.em, (at[1] - at[0]) / 2, (x1 - x0) / 2)
        ] or [max(range(len(room)), key=room.__getitem__)]
        return Part(block, held[0], held[-1])


def form_grid(
    held: Sequence[Block], heads: Sequence[Block], across: Sequence[Ruling], page: int | None, em: float
) -> Grid | None:
    """The grid of a form's blocks, of which `heads` are those over the indicators; None where nothing stands below."""
    lowest = max(head.box.y1 for head in heads)
    highest = min(head.box.y0 for head in heads)
    below = [b for b in held if b.y > lowest]
    if not below:
        return None
    found = columns(heads, below, em)
    labels = [(b.box.x0, b.box.x1) for b in held if b.y < highest and b.box.x1 < found[0][0]]
    if labels:
        found.insert(0, (min(x0 for x0, _ in labels), max(x1 for _, x1 in labels)))
    layout = _Layout(found, 0, em)
    over = [layout.part(head) for head in heads]
    item = max(p.first for p in over if forms.LEVEL3.fullmatch(p.block.text))
    layout = _Layout(found, item, em)
    # heads of targets in several rows (指标值, 2023年): the others stand in the middle of these
    targets = _levelled([reach(p) for p in over if p.first > item], em)
    deep = (highest, lowest) if len(targets) > 1 else None
    parts = [layout.part(block) for block in held]
    return _grid(layout, parts, _edges(parts, found, em), deep, across, page)


def form_going_on(
    printed: Sequence[Line], before: Grid, across: Sequence[Ruling], page: int | None
) -> Grid | None:
    """The grid of lines that go on with the form which the page before ends with, in its columns; None where that ends
    with none, or these are no items with their targets."""
    heads = [cell for cell in before.cells if forms.LEVEL3.fullmatch(plain(cell.text))]
    rows = range(heads[-1].row, heads[-1].row + heads[-1].row_span) if heads else range(0)
    texts = [plain(cell.text) for cell in before.cells if cell.row in rows]
    if not printed or not before.edges or not forms.heads_indicators(texts):
        return None
    em = median(line.em for line in printed)
    layout = _Layout(list(pairwise(before.edges)), heads[-1].column, em)
    parts = [layout.part(block) for block in blocks(printed, across)]
    items = [p for p in parts if p.first == layout.item]
    targets = [p for p in parts if p.first > layout.item]
    told = sum(any(shared(reach(p), reach(t)) > 0 for t in targets) for p in items)
    left, right = before.edges[0] - em, before.edges[-1] + em
    if told * 2 < len(printed) or any(p.block.box.x0 < left or p.block.box.x1 > right for p in parts):
        return None
    return _grid(layout, parts, before.edges, None, across, page)


def _grid(
    layout: _Layout,
    parts: Sequence[Part],
    edges: Sequence[float],
    deep: Stretch | None,
    across: Sequence[Ruling],
    page: int | None,
) -> Grid:
    """The grid of parts; between the heights `deep` stand heads of targets in several rows."""
    item, em = layout.item, layout.em
    beside = [p for p in parts if deep and deep[0] <= p.y <= deep[1] and p.last <= item]
    rows = _rows([p for p in parts if p not in beside], item, em)
    margin = max(median(b[0] - a[1] for a, b in pairwise(rows)), 0.0) / 2 if len(rows) > 1 else em / 2
    top, bottom = rows[0][0] - margin, rows[-1][1] + margin
    ruled = [r for r in strips.without_gaps(across, em) if top - em / 2 < r.y0 < bottom + em / 2]
    if len(ruled) > len(rows) / 2:
        ys = levels(ruled, parts)
        runs = [between(ruled, ys, x0, x1) for x0, x1 in layout.columns]
    else:
        ys = [top, *((a[1] + b[0]) / 2 for a, b in pairwise(rows)), bottom]
        runs = covered(parts, ys, len(layout.columns), item, em)
        if deep:
            runs[item] = joined(runs[item], ys, *deep)
    held = tuple(cells(parts, runs, edges, ys, page))
    return Grid(len(ys) - 1, len(edges) - 1, held, page=page, edges=tuple(edges))


def _rows(parts: Sequence[Part], item: int, em: float) -> list[Stretch]:
    """From where to where the type of each row reaches. Items and what stands right of them are in a row each; blocks
    left of all items are rows where they stand far from all others."""
    rows = _levelled([reach(p) for p in parts if p.last >= item], em)
    gaps = [b[0] - a[1] for a, b in pairwise(rows)]
    usual = max(median(gaps), 0.0) if gaps else em / 2
    for at in sorted(reach(p) for p in parts if p.last < item):
        if all(-shared(row, at) > _OWN * usual for row in rows):
            rows.append(at)
    return sorted(rows)


def _levelled(reaches: Sequence[Stretch], em: float) -> list[Stretch]:
    """Heights that overlap, as one each."""
    rows: list[Stretch] = []
    for y0, y1 in sorted(reaches):
        if rows and shared(rows[-1], (y0, y1)) > _LEVEL * em:
            rows[-1] = rows[-1][0], max(rows[-1][1], y1)
        else:
            rows.append((y0, y1))
    return rows


def _edges(parts: Sequence[Part], found: Sequence[Stretch], em: float) -> list[float]:
    """Edges in the middle between columns, also where these reach over each other."""
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(found)]
    last = max(*(p.block.box.x1 for p in parts), found[-1][1])
    return sorted([min(p.block.box.x0 for p in parts) - em / 4, *inner, last + em / 4])


__all__ = ["form_going_on", "form_grid"]
