"""Tables wider than the paper, whose right-hand columns a spreadsheet prints on pages of their own.

page 1  科目编码 │ 科目名称 │ 总计      page 2  基本支出 │ 项目支出     the rows stand at the same heights, and nothing
        207      │ 文化支出 │ 61.20             52.00    │ 9.20         on page 2 names them: they are one row each
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Block, Cell, Grid, Paragraph
from extractors.schema.money import read_number
from extractors.tables import captions, headrows, spans

# Lines of the same row on two pages, in points; type that reaches the edge where the paper ends is nearer than this.
_SAME_HEIGHT = 1.0
_TOUCHING = 4.0


@dataclass
class _Sheet:
    """A page with one table: where its grid is among the blocks, the lines above it and those that caption it, y below the
    heads, whether it names its rows, and how many pages have been put at its right."""

    at: int
    grid: Grid
    above: list[Paragraph]
    caption: captions.Caption
    body: float
    named: bool
    joined: int = 0


def joined(blocks: Sequence[Block], apart: Collection[int]) -> list[Block]:
    """The blocks with the columns that stand on pages of their own put at the right of their table, and their captions
    above it. `apart` are the lines that belong to no table: page numbers and the like."""
    parts = _single(blocks, apart)
    ends = Counter(_ends(grid) for _, grid, _ in parts)
    # few documents have two pages whose tables begin and end at the same heights
    parts = [part for part in parts if _is_shared(ends, *_ends(part[1]))]
    if not parts:
        return list(blocks)
    result: list[Block | None] = list(blocks)
    left: list[_Sheet] = []
    above: dict[int, list[Paragraph]] = {}
    for part in parts:
        sheet = _sheet(*part, left)
        fits = [(s, n) for s in left if (n := _repeated(s, sheet)) is not None]
        if not fits:
            # a title, or columns that fit nowhere, begin something else
            left = [] if sheet.caption.title or not sheet.named else left
            left += [sheet] if sheet.named else []
            continue
        # down, then over or over, then down: the pages of a column come in the order of those at their left
        target, repeated = min(fits, key=lambda fit: fit[0].joined)
        lines = _over(target, sheet, repeated)
        gone = {id(line) for line in (*target.above, *sheet.above)}
        target.above, above[target.at] = lines, lines
        target.grid = _abreast(target, sheet.grid, repeated)
        target.joined += 1
        result = [None if id(block) in gone else block for block in result]
        result[target.at], result[sheet.at] = target.grid, None
    return [
        block
        for at, held in enumerate(result)
        for block in (*above.get(at, ()), *((held,) if held is not None else ()))
    ]


def _single(blocks: Sequence[Block], apart: Collection[int]) -> list[tuple[int, Grid, list[Paragraph]]]:
    """The ruled tables that are the only one of their page, where they are, and the lines above them."""
    pages: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        page = block.page if isinstance(block, Grid) else block.runs[0].page if block.runs else None
        if page is not None:
            pages.setdefault(page, []).append(at)
    found = []
    for held in pages.values():
        grids = [(at, block) for at in held if isinstance(block := blocks[at], Grid)]
        if len(grids) == 1 and grids[0][1].heights:
            lines = (block for at in held if at < grids[0][0] and isinstance(block := blocks[at], Paragraph))
            found.append((*grids[0], [line for line in lines if id(line) not in apart]))
    return found


def _ends(grid: Grid) -> tuple[int, int]:
    return round(grid.heights[0] / 2), round(grid.heights[-1] / 2)


def _is_shared(ends: Counter[tuple[int, int]], top: int, foot: int) -> bool:
    return sum(ends[top + m, foot + n] for m in (-1, 0, 1) for n in (-1, 0, 1)) > 1


def _sheet(at: int, grid: Grid, above: list[Paragraph], left: Iterable[_Sheet]) -> _Sheet:
    matrix = spans.rows(grid)
    heads = headrows.height(matrix)
    texts = {plain(cell.text) for row in matrix[:heads] for cell in row if cell is not None}
    named = any(form.fullmatch(text) for text in texts for form in (forms.NAME, forms.CODE, forms.RANK))
    if not heads:
        # rows without heads go on with those above the same edges, where they name something
        words = any(cell.text.strip() and read_number(cell.text) is None for cell in grid.cells)
        named = words and any(_same_edges(sheet.grid, grid) for sheet in left)
    body = grid.heights[heads] if heads < grid.rows else float("inf")
    return _Sheet(at, grid, above, captions.read(above), body, named)


def _same_edges(one: Grid, other: Grid) -> bool:
    pairs = list(zip(one.edges, other.edges, strict=False))
    return len(pairs) > other.columns and all(abs(a - b) < _TOUCHING for a, b in pairs)


def _repeated(left: _Sheet, right: _Sheet) -> int | None:
    """How many columns a page repeats at its left, where its rows are those of another page; None where they are not."""
    a, b = left.grid, right.grid
    below = left.body - _SAME_HEIGHT
    if not _is_near(b.heights[0], a.heights[:1]) or not all(
        y < below or _is_near(y, other.heights) for own, other in ((a, b), (b, a)) for y in own.heights
    ):
        return None
    same = zip(_columns(a), _columns(b), strict=False)
    repeated = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], same))
    if repeated == b.columns or (right.named and not repeated):
        return None
    own, other = (plain(sheet.caption.title) for sheet in (left, right))
    cut = any(own in plain(a.text) and other in plain(b.text) for a, b in _cut(left, right, repeated))
    if own and other and own != other and not cut:
        return None
    return None if left.caption.unit and right.caption.unit and not repeated else repeated


def _is_near(y: float, heights: Sequence[float]) -> bool:
    at = bisect_left(heights, y - _SAME_HEIGHT)
    return at < len(heights) and heights[at] <= y + _SAME_HEIGHT


def _columns(grid: Grid) -> list[list[tuple[int, str]]]:
    """The texts of each column with the heights at which their cells begin."""
    columns: list[list[tuple[int, str]]] = [[] for _ in range(grid.columns)]
    for cell in grid.cells:
        columns[cell.column].append((round(grid.heights[cell.row]), plain(cell.text)))
    return columns


def _cut(left: _Sheet, right: _Sheet, repeated: int) -> Iterable[tuple[Paragraph, Paragraph]]:
    """The lines above the tables that the edge of the paper cuts in two."""
    for one in left.above:
        for other in right.above:
            a, b = one.runs[-1].box, other.runs[0].box
            if (
                a is not None
                and b is not None
                and plain(one.text) != plain(other.text)
                and abs(a.y0 - b.y0) < _SAME_HEIGHT
                and a.x1 > left.grid.edges[-1] - _TOUCHING
                and b.x0 < right.grid.edges[repeated] + _TOUCHING
            ):
                yield one, other


def _over(left: _Sheet, right: _Sheet, repeated: int) -> list[Paragraph]:
    """The lines above both parts from top to bottom, each once and whole."""
    halves = {id(other): one for one, other in _cut(left, right, repeated)}
    lines = {(_top(line), plain(line.text)): line for line in left.above}
    for line in right.above:
        if id(line) not in halves:
            lines.setdefault((_top(line), plain(line.text)), line)
            continue
        half = halves[id(line)]
        # the character that the edge itself cuts is printed on both pages
        at = len(half.text) - (half.text[-1:] == line.text[:1])
        runs = (replace(run, start=run.start + at, end=run.end + at) for run in line.runs)
        lines[_top(half), plain(half.text)] = replace(
            half, text=half.text[:at] + line.text, runs=(*half.runs, *runs)
        )
    return sorted(lines.values(), key=_top)


def _top(line: Paragraph) -> int:
    box = line.runs[0].box
    return round(box.y0) if box is not None else 0


def _abreast(left: _Sheet, right: Grid, repeated: int) -> Grid:
    """Both grids as one: rows at the heights of either, columns side by side."""
    own = left.grid
    heights = sorted((*own.heights, *(y for y in right.heights if not _is_near(y, own.heights))))

    def row(y: float) -> int:
        return bisect_left(heights, y - _SAME_HEIGHT)

    def moved(grid: Grid, by: int) -> list[Cell]:
        places = [row(y) for y in grid.heights]
        return [
            replace(
                cell,
                row=places[cell.row],
                row_span=places[cell.row + cell.row_span] - places[cell.row],
                column=cell.column + by,
            )
            for cell in grid.cells
            if cell.column + by >= (own.columns if by else 0)
        ]

    cells = moved(own, 0)
    added = moved(right, own.columns - repeated)
    by = own.edges[-1] - right.edges[repeated]
    return Grid(
        len(heights) - 1,
        own.columns + right.columns - repeated,
        tuple(_whole(cells, added, own, right.edges[repeated], row(left.body))),
        page=own.page,
        edges=(*own.edges, *(x + by for x in right.edges[repeated + 1 :])),
        heights=tuple(heights),
        beside=(*own.beside, *((right.page,) if right.page else ())),
    )


def _whole(left: list[Cell], right: list[Cell], own: Grid, begins: float, heads: int) -> list[Cell]:
    """The cells of both parts; a head over others that the edge of the paper cuts is one: printed on one side of it and
    blank on the other, or half on either."""
    ending = {(c.row, c.row_span): c for c in left if c.column + c.column_span == own.columns}
    for cell in [c for c in right if c.column == own.columns and c.row + c.row_span < heads]:
        other = ending.get((cell.row, cell.row_span))
        if other is None:
            continue
        texts = [part.text.strip() for part in (other, cell)]
        if all(texts) and not _is_cut(other, own.edges[-1], cell, begins):
            continue
        left.remove(other)
        right.remove(cell)
        told = other if texts[0] else cell
        span = other.column_span + cell.column_span
        left.append(replace(told, text="".join(texts), column=other.column, column_span=span))
    return [*left, *right]


def _is_cut(left: Cell, ends: float, right: Cell, begins: float) -> bool:
    return (
        left.box is not None
        and right.box is not None
        and left.box.x1 > ends - _TOUCHING
        and right.box.x0 < begins + _TOUCHING
    )
