"""Rows at the top of a page that go on with the table the page before ends with, without a header of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Grid, Ruling, Word
from extractors.tables.cells import cell_at, levels
from extractors.tables.rows import rows_of
from extractors.tables.segments import Line, Segment, is_number
from extractors.tables.zones import FAR, alike

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
    if not any(line.is_row for line in body) or not before.edges:
        return None
    em = median(line.em for line in body)
    rows = rows_of(body, em, across)
    edges = before.edges
    figured, named = _kinds(before)
    placed: list[dict[int, list[Word]]] = []
    strange = 0
    for row in rows:
        held: dict[int, list[Word]] = {}
        for line in row:
            for part in line.segments:
                c = bisect_right(edges, part.center) - 1
                if not 0 <= c < before.columns or _sticks_out(part, edges[c], edges[c + 1], em):
                    return None
                other, same = (named, figured) if part.number else (figured, named)
                strange += c in other - same and not forms.TOTAL.fullmatch(plain(part.text))
                held.setdefault(c, []).extend(part.words)
        placed.append(held)
    if strange > _STRANGE * sum(map(len, placed)):
        return None
    ys = levels((), rows, 0, em)
    cells = tuple(
        cell_at(r, c, held.get(c, ()), edges, ys, page)
        for r, held in enumerate(placed)
        for c in range(before.columns)
    )
    return end, Grid(len(rows), before.columns, cells, page=page, edges=edges)


def _kinds(grid: Grid) -> tuple[set[int], set[int]]:
    """The columns that hold figures and those that hold words, from the first row with a figure on."""
    held = [(cell.row, cell.column, is_number(cell.text)) for cell in grid.cells if cell.text.strip()]
    first = min((row for row, _, number in held if number), default=grid.rows)
    figured = {column for row, column, number in held if row >= first and number}
    return figured, {column for row, column, number in held if row >= first and not number}


def _sticks_out(part: Segment, left: float, right: float, em: float) -> bool:
    return part.box.x0 < left - em / 2 or part.box.x1 > right + em / 2
