"""Words and ruling lines of one page → grids with merged cells, and the lines of type around them.

Knows nothing of PDF: a scan's words and lines take the same way.

    x0      x1      x2      x3        xs, ys are the distinct positions of the lines of one region.
 y0 ┌───────┬───────────────┐         Every little rectangle between neighbours is a base cell;
    │       │               │         two of them belong to one cell when no line stands between
 y1 │       ├───────┬───────┤         them. Words fall into the cell that holds their centre.
    │       │       │       │
 y2 └───────┴───────┴───────┘
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.schema.disclosure import Block, Grid, Page, Paragraph, Ruling, Run, Word
from extractors.tables import whitespace
from extractors.tables.cells import cell_at
from extractors.tables.collinear import REACH, merged, whole
from extractors.tables.typeset import line_text, text_lines

# A region's horizontals that stick out further than this beyond its outer verticals show an open side.
_OPEN = 8.0


def blocks(page: Page, before: Grid | None = None) -> list[Block]:
    """Grids and lines of type of a drawn page from top to bottom; structured pages give theirs unchanged.

    `before` is the table that the page before ends with, if it does: rows that go on with it need no header.
    """
    if page.blocks:
        return list(page.blocks)
    grids: list[tuple[float, Block]] = []
    words = list(page.words)
    framed: list[_Region] = []
    for region in _regions(page.rulings):
        if len(region.xs) == 2:
            framed.append(region)
        elif (found := _grid(region, words, page.number)) is not None:
            top, grid, words = found
            grids.append((top, grid))
    unruled, words = whitespace.find(words, page.rulings, page.number, before)
    grids += unruled
    for region in framed:
        # lines between rows inside a frame: columns are told by the type, where it has any
        if any(region.ys[0] - REACH <= top <= region.ys[-1] for top, _ in unruled):
            continue
        if (found := _grid(region, words, page.number)) is not None:
            top, grid, words = found
            grids.append((top, grid))
    lines: list[tuple[float, Block]] = [
        (line[0].box.y0, _paragraph(line, page)) for line in text_lines(words)
    ]
    return [block for _, block in sorted(grids + lines, key=lambda item: item[0])]


# --- regions ----------------------------------------------------------------------------------------------


class _Region:
    """Ruling lines that hang together: `across` maps y to x-ranges, `down` maps x to y-ranges."""

    def __init__(self, across: list[Ruling], down: list[Ruling]) -> None:
        self.across = merged((r.y0, r.x0, r.x1) for r in across)
        left = _reached([ranges[0][0] for ranges in self.across.values()], [r.x0 for r in down])
        right = -_reached([-ranges[-1][1] for ranges in self.across.values()], [-r.x1 for r in down])
        self.down = merged((r.x0, r.y0, r.y1) for r in down)
        self.ys = sorted(self.across)
        xs = sorted(self.down)
        for open_side in (left, right):
            if not xs or all(abs(open_side - x) > _OPEN for x in xs):
                xs.append(open_side)
                self.down[open_side] = [(self.ys[0], self.ys[-1])]
        self.xs = sorted(xs)


def _reached(across: Sequence[float], down: Sequence[float]) -> float:
    """How far to the left the lines reach: of three or more across one alone that sticks out is longer by a pen, or an
    underline."""
    outermost = sorted(across)[1 if len(across) > 2 else 0]
    return min(outermost, *down)


def _regions(rulings: Sequence[Ruling]) -> Iterator[_Region]:
    """Groups of crossing lines, from top to bottom; lines that meet nothing (underlines, frames) are left out."""
    across = whole([r for r in rulings if r.horizontal], horizontal=True)
    down = whole([r for r in rulings if not r.horizontal], horizontal=False)
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    xs = [v.x0 for v in down]
    for i, h in enumerate(across):
        for n in range(bisect_left(xs, h.x0 - REACH), bisect_right(xs, h.x1 + REACH)):
            v, j = down[n], len(across) + n
            if (
                v.y0 - REACH <= h.y0 <= v.y1 + REACH
                and parent[i] != parent[j]
                and (a := root(i)) != (b := root(j))
            ):
                parent[a] = b
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for i, ruling in enumerate((*across, *down)):
        groups[root(i)][i >= len(across)].append(ruling)
    found = [_Region(h, v) for h, v in groups.values() if len(h) >= 2 and v]
    yield from sorted((r for r in found if len(r.ys) >= 2 and len(r.xs) >= 2), key=lambda r: r.ys[0])


# --- one grid ---------------------------------------------------------------------------------------------


def _grid(region: _Region, words: list[Word], page: int | None) -> tuple[float, Grid, list[Word]] | None:
    """The grid of a region, and the words that stand outside it; None for a frame around running text."""
    xs, ys = region.xs, region.ys
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = _merge_cells(region, rows, columns)
    if len(set(owner)) < 2:
        return None
    inside: dict[int, list[Word]] = defaultdict(list)
    outside: list[Word] = []
    for word in words:
        x, y = word.box.center
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            r = min(bisect_right(ys, y) - 1, rows - 1)
            c = min(bisect_right(xs, x) - 1, columns - 1)
            inside[owner[r * columns + c]].append(word)
        else:
            outside.append(word)
    cells = []
    # every cell is a rectangle, so its last base cell is its lower right corner
    for first, last in {first: i for i, first in enumerate(owner)}.items():
        held = inside.get(first, [])
        r, c = divmod(first, columns)
        height, width = last // columns - r + 1, last % columns - c + 1
        cells.append(cell_at(r, c, held, xs, ys, page, height, width))
    grid = Grid(rows, columns, tuple(cells), page=page, edges=tuple(xs), heights=tuple(ys))
    return ys[0], grid, outside


def _merge_cells(region: _Region, rows: int, columns: int) -> list[int]:
    """For every base cell the index of the cell it belongs to (its first base cell, reading order)."""
    xs, ys = region.xs, region.ys
    owner = list(range(rows * columns))

    def root(i: int) -> int:
        while owner[i] != i:
            i = owner[i]
        return i

    def unite(i: int, j: int) -> None:
        a, b = sorted((root(i), root(j)))
        owner[b] = a

    middles = [(top + bottom) / 2 for top, bottom in pairwise(ys)]
    for c, x in enumerate(xs[1:-1]):
        for r in _gaps(region.down[x], middles):
            unite(r * columns + c, r * columns + c + 1)
    middles = [(left + right) / 2 for left, right in pairwise(xs)]
    for r, y in enumerate(ys[1:-1]):
        for c in _gaps(region.across[y], middles):
            unite(r * columns + c, (r + 1) * columns + c)
    flat = [root(i) for i in range(rows * columns)]
    return _rectangular(flat, columns)


def _gaps(ranges: list[tuple[float, float]], middles: list[float]) -> list[int]:
    """Which of the middles, in ascending order, a line that is drawn over these ranges leaves open."""
    if len(ranges) == 1 and ranges[0][0] <= middles[0] and middles[-1] <= ranges[0][1]:
        return []
    return [n for n, at in enumerate(middles) if not any(start <= at <= end for start, end in ranges)]


def _rectangular(owner: list[int], columns: int) -> list[int]:
    """A cell whose parts do not fill a rectangle (a broken line on a scan) falls apart row by row."""
    parts: dict[int, list[int]] = defaultdict(list)
    for i, first in enumerate(owner):
        parts[first].append(i)
    broken = {first for first, held in parts.items() if len(held) > 1 and not _fills(held, columns)}
    if not broken:
        return owner
    result = list(owner)
    for i, first in enumerate(owner):
        if first in broken:
            same_row = i % columns and owner[i - 1] == first
            result[i] = result[i - 1] if same_row else i
    return result


def _fills(held: list[int], columns: int) -> bool:
    """Whether base cells in reading order fill the rectangle between the first and the last."""
    first, last = held[0], held[-1]
    width = last % columns - first % columns + 1
    return held == [i + c for i in range(first, last + 1, columns) for c in range(width)]


def _paragraph(line: list[Word], page: Page) -> Paragraph:
    """One line of type, with a run for each word."""
    text = line_text(line)
    runs, at = [], 0
    for word in line:
        start = text.index(word.text, at)
        at = start + len(word.text)
        runs.append(Run(start, at, page=page.number, box=word.box, confidence=word.confidence))
    return Paragraph(text=text, runs=tuple(runs))
