"""Rows that go on with the table the page before ends with: at the top of the page, or under the same heads again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid, Ruling, Word
from extractors.tables.cells import cell_at, levels
from extractors.tables.formgrid import form_going_on
from extractors.tables.rows import rows_of
from extractors.tables.segments import Line, Segment, is_number, overlap
from extractors.tables.typeset import cell_text
from extractors.tables.zones import FAR, Zone, alike

# A dash or a word may stand for an amount in some rows; where more than this share of the cells holds another kind of
# thing than its column, it is other text.
_STRANGE = 0.2


def going_on(
    printed: Sequence[Line], taken: Iterable[int], before: Grid, across: Sequence[Ruling], page: int | None
) -> tuple[int, Grid] | None:
    """The rows at the top of a page that fall into the columns of `before`, and the line after them."""
    first = min(taken, default=len(printed))
    end = 0
    while end < first and not printed[end].stands_apart and alike(printed[end], printed[0].em):
        if end and printed[end].y - printed[end - 1].y > FAR * printed[end].em:
            break
        end += 1
    while end and printed[end - 1].is_folio:
        end -= 1
    body = printed[:end]
    if (form := form_going_on(body, before, across, page)) is not None:
        return end, form
    if not any(line.is_row for line in body) or not before.edges:
        return None
    em = median(line.em for line in body)
    rows = rows_of(body, em, across)
    placed = _placed(rows, before, em)
    if placed is None:
        return None
    ys = levels((), rows, 0, em)
    return end, Grid(
        len(rows), before.columns, _cells(placed, 0, before, ys, page), page=page, edges=before.edges
    )


def under_same_heads(
    printed: Sequence[Line], zone: Zone, before: Grid, across: Sequence[Ruling], page: int | None
) -> Grid | None:
    """The grid of a zone that begins with the heads of `before`, each over the same columns: then the rows below are in
    the columns of `before`, however few they are and however long no figure follows."""
    first = min(
        (cell.row for cell in before.cells if cell.text and is_number(cell.text)), default=before.rows
    )
    heads = [cell for cell in before.cells if cell.row < first and cell.text]
    start = _below(printed, zone, heads)
    if not heads or start is None or not before.edges:
        return None
    held: dict[Cell, list[Word]] = {head: [] for head in heads}
    for part in (part for line in printed[zone.head : start] for part in line.segments):
        over = [
            head
            for head in heads
            if before.edges[head.column] < part.center < before.edges[head.column + head.column_span]
            and plain(part.text) in plain(head.text)
        ]
        if over:
            # 项 is a head and no part of 项目, which stands over it
            held[min(over, key=lambda head: len(plain(head.text)))].extend(part.words)
    if any(plain(cell_text(words)) != plain(head.text) for head, words in held.items()):
        return None
    em = median(line.em for line in printed[zone.head : zone.end])
    rows = rows_of(printed[start : zone.end], em, across)
    placed = _placed(rows, before, em)
    if placed is None:
        return None
    ys = levels(printed[zone.head : start], rows, first, em)
    repeated = [
        cell_at(c.row, c.column, held.get(c, ()), before.edges, ys, page, c.row_span, c.column_span)
        for c in before.cells
        if c.row < first
    ]
    cells = (*repeated, *_cells(placed, first, before, ys, page))
    return Grid(first + len(rows), before.columns, cells, page=page, edges=before.edges)


def _below(printed: Sequence[Line], zone: Zone, heads: Sequence[Cell]) -> int | None:
    """The line below the heads, where the first lines of the zone hold these and nothing else."""
    left = sum(len(plain(head.text)) for head in heads)
    for n in range(zone.head, zone.end):
        if left <= 0:
            return n if left == 0 else None
        left -= len(printed[n].text)
    return None


def _placed(rows: Sequence[Sequence[Line]], before: Grid, em: float) -> list[dict[int, list[Word]]] | None:
    """The words of each row by the column of `before` that they fall into; None where they do not."""
    edges = before.edges
    room = _room(before)
    figured, named = _kinds(before)
    placed: list[dict[int, list[Word]]] = []
    strange = 0
    parts = [part for row in rows for line in row for part in line.segments]
    columns = _beside(
        parts, [min(max(bisect_right(edges, p.center) - 1, 0), before.columns - 1) for p in parts]
    )
    for row in rows:
        held: dict[int, list[Word]] = {}
        for line in row:
            for part in line.segments:
                c = columns[id(part)]
                if _sticks_out(part, *room[c], em):
                    return None
                other, same = (named, figured) if part.number else (figured, named)
                strange += c in other - same and not forms.TOTAL.fullmatch(plain(part.text))
                held.setdefault(c, []).extend(part.words)
        placed.append(held)
    return None if strange > _STRANGE * sum(map(len, placed)) else placed


def _beside(parts: Sequence[Segment], columns: Sequence[int]) -> dict[int, int]:
    """The column of each part, by its identity: the one that its middle is in, unless all that it stands above or below
    is in the next. An edge between heads with nothing below them is but a guess."""
    held: dict[int, list[Segment]] = {}
    for part, c in zip(parts, columns, strict=True):
        held.setdefault(c, []).append(part)
    result: dict[int, int] = {}
    for part, c in zip(parts, columns, strict=True):
        result[id(part)] = c
        if part.number or any(other is not part and overlap(part, other) > 0 for other in held[c]):
            continue
        for near in (c - 1, c + 1):
            if any(overlap(part, other) > 0 for other in held.get(near, ())):
                result[id(part)] = near
    return result


def _cells(
    placed: Sequence[dict[int, list[Word]]], first: int, before: Grid, ys: Sequence[float], page: int | None
) -> tuple[Cell, ...]:
    return tuple(
        cell_at(r, c, held.get(c, ()), before.edges, ys, page)
        for r, held in enumerate(placed, first)
        for c in range(before.columns)
    )


def _room(grid: Grid) -> list[tuple[float, float]]:
    """From where to where type may stand in each column: the outer ones are open to the margin, and one that holds
    nothing yet but its head may turn out as wide as its neighbours leave room."""
    first = _first_figure(grid)
    held = [cell for cell in grid.cells if cell.text and cell.box is not None and cell.column_span == 1]
    filled = {cell.column for cell in held if cell.row >= first}
    room = list(pairwise(grid.edges))
    for c in set(range(grid.columns)) - filled:
        left = max((cell.box.x1 for cell in held if cell.column == c - 1 and cell.box), default=room[c][0])
        right = min((cell.box.x0 for cell in held if cell.column == c + 1 and cell.box), default=room[c][1])
        room[c] = min(room[c][0], left), max(room[c][1], right)
    room[0] = float("-inf"), room[0][1]
    room[-1] = room[-1][0], float("inf")
    return room


def _first_figure(grid: Grid) -> int:
    """The first row with a figure: above it stand heads."""
    return min((cell.row for cell in grid.cells if cell.text and is_number(cell.text)), default=grid.rows)


def _kinds(grid: Grid) -> tuple[set[int], set[int]]:
    """The columns that hold figures and those that hold words, from the first row with a figure on."""
    held = [(cell.row, cell.column, is_number(cell.text)) for cell in grid.cells if cell.text.strip()]
    first = _first_figure(grid)
    figured = {column for row, column, number in held if row >= first and number}
    return figured, {column for row, column, number in held if row >= first and not number}


def _sticks_out(part: Segment, left: float, right: float, em: float) -> bool:
    return part.box.x0 < left - em / 2 or part.box.x1 > right + em / 2
