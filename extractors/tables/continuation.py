"""Tables that run over pages: whether a grid goes on with the table before it, and the joining of the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid, Paragraph, covering
from extractors.schema.money import read_number
from extractors.tables import headrows
from extractors.tables.captions import Caption, Rows

# Edges of columns on two pages that are the same edge, in points.
_SAME_EDGE = 4.0
_MARK = re.compile(r"\W")


@dataclass
class Growing:
    """A table while pages are still being joined to it."""

    caption: Caption
    rows: Rows
    width: int
    edges: tuple[float, ...]
    header: int
    pages: list[int]
    spans_known: bool
    notes: list[Paragraph] = field(default_factory=list)
    # what later pages print again: title, unit, heads
    repeated: list[str] = field(default_factory=list)


def goes_on(built: Growing, caption: Caption, rows: Rows, grid: Grid) -> bool:
    """Joins the grid's rows to the table before it, if they are its continuation."""
    if caption.title and plain(caption.title) != plain(built.caption.title):
        return False
    if caption.label and built.caption.label and caption.label != built.caption.label:
        return False
    fitted = _fit(rows, grid, built)
    if fitted is None:
        return False
    repeated = _repeated_header(built, fitted)
    if caption.title and (not repeated or _starts_again(built, fitted[repeated:])):
        return False
    matrix = covering(fitted)
    if not repeated and not caption.lines and headrows.is_ruler(matrix[0]):
        return False
    if not repeated and _has_own_header(matrix, built):
        return False
    built.repeated += [line.text for line in caption.lines]
    built.repeated += [cell.text for row in fitted[:repeated] for cell in row if cell is not None]
    body = fitted[repeated:]
    if grid.edges and body and _cut_in_two(built.rows[-1], body[0], built.edges):
        _mend(built.rows[-1], body[0])
        body = body[1:]
    offset = len(built.rows)
    for r, row in enumerate(body, offset):
        built.rows.append([c if c is None or c.row == r else c.in_row(r) for c in row])
    if grid.page:
        built.pages += (grid.page, *grid.beside)
    return True


def _fit(rows: Rows, grid: Grid, built: Growing) -> Rows | None:
    """The rows on the columns of the table before, or None when their edges are others."""
    if grid.edges and built.edges:
        aside = grid.edges[0] - built.edges[0]
        if abs(aside) > 3 * _SAME_EDGE:
            return rows if _are_moved(grid.edges, built.edges, aside) else None
        at: list[int] = []
        for edge in grid.edges:
            near = min(range(len(built.edges)), key=lambda i: abs(built.edges[i] - edge))
            if abs(built.edges[near] - edge) > _SAME_EDGE or (at and near <= at[-1]):
                return rows if grid.columns == built.width else None
            at.append(near)
        if grid.columns == built.width:
            return rows
        fitted: Rows = []
        for row in rows:
            wide: list[Cell | None] = [None] * built.width
            for c, cell in enumerate(row):
                if cell is not None:
                    span = at[c + cell.column_span] - at[c]
                    wide[at[c]] = replace(cell, column=at[c], column_span=span)
            fitted.append(wide)
        return fitted
    return rows if grid.columns == built.width else None


def _are_moved(edges: Sequence[float], before: Sequence[float], aside: float) -> bool:
    """Whether edges are those of the table before, moved aside: on the other page of a sheet, or of a bound book."""
    return len(edges) == len(before) and all(
        abs(edge - aside - other) <= _SAME_EDGE for edge, other in zip(edges, before, strict=True)
    )


def _repeated_header(built: Growing, rows: Rows) -> int:
    """How many rows at the top repeat rows of the table; 0 for none. They repeat its first ones: fewer than its header
    where the ruler row is not repeated, more where merged cells tie the first lines to it. In a form made of several
    tables they repeat heads further down."""
    first = _same_rows(built.rows, rows)
    if first or not rows or any(read_number(word) is not None for word in _words(rows[0])):
        return first
    starts = (r for r, row in enumerate(built.rows) if _words(row) and _words(row) == _words(rows[0]))
    further = max((_same_rows(built.rows[r:], rows) for r in starts), default=0)
    return further if further > 1 else 0


def _same_rows(above: Rows, below: Rows) -> int:
    same = 0
    for one, other in zip(above, below, strict=False):
        if not _words(other) or _letters(one) != _letters(other):
            break
        same += 1
    return same


def _letters(row: Sequence[Cell | None]) -> list[str]:
    """The words without quotes and brackets, which a scan may lose."""
    return [_MARK.sub("", word) for word in _words(row)]


def _words(row: Sequence[Cell | None]) -> list[str]:
    return [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]


def _has_own_header(matrix: headrows.Matrix, built: Growing) -> bool:
    """Whether rows without a title begin a table of their own: heads, and not the heads of this table."""
    height = headrows.height(matrix, spans_known=built.spans_known)
    if height >= len(matrix):
        return False
    words = _words(matrix[0])
    return (
        len(words) > 1
        and all(read_number(w) is None for row in matrix[:height] for w in _words(row))
        and sum(
            bool(forms.NAME.fullmatch(w) or forms.CODE.fullmatch(w) or forms.RANK.fullmatch(w)) for w in words
        )
        >= 1
        and len(matrix) > height
        and built.header < len(built.rows)
        and bool(_words(built.rows[-1]))
        and any(read_number(w) is not None for row in matrix[height:] for w in _words(row))
    )


def _starts_again(built: Growing, body: Rows) -> bool:
    """A second table of the same name (another unit's): its ranks or its totals begin anew. Where a page had room for
    the header alone, they only begin."""
    if len(built.rows) <= built.header:
        return False
    first = _words(body[0]) if body else []
    if first[:1] == ["1"]:
        return True
    totals = {w for row in built.rows[built.header :] for w in _words(row) if forms.TOTAL.fullmatch(w)}
    return any(w in totals for row in body[:1] for w in _words(row) if forms.TOTAL.fullmatch(w))


def _cut_in_two(last: Sequence[Cell | None], first: Sequence[Cell | None], edges: Sequence[float]) -> bool:
    """Whether the first row of a page is the rest of the row that the page before could not hold: words only, each
    below words that fill the width of their column."""
    parts = [(c, cell) for c, cell in enumerate(first) if cell is not None and cell.text.strip()]
    if not parts or (first[0] is not None and first[0].text.strip()):
        return False
    if any(read_number(cell.text) is not None for _, cell in parts):
        return False
    before = [last[c] if c < len(last) else None for c, _ in parts]
    if not all(cell is not None and cell.text.strip() and _fills(cell, edges) for cell in before):
        return False
    numbers = sum(cell is not None and read_number(cell.text) is not None for cell in last)
    return numbers > 0 and len(parts) < sum(c is not None and bool(c.text.strip()) for c in last)


def _fills(cell: Cell, edges: Sequence[float]) -> bool:
    """Whether no further word of a column's usual type would have fitted behind the cell's text."""
    if cell.box is None:
        return True
    left, right = edges[cell.column], edges[cell.column + cell.column_span]
    return cell.box.x1 - cell.box.x0 > 0.6 * (right - left)


def _mend(last: list[Cell | None], first: Sequence[Cell | None]) -> None:
    for c, cell in enumerate(first):
        before = last[c] if c < len(last) else None
        if cell is not None and cell.text.strip() and before is not None:
            last[c] = replace(before, text=before.text + cell.text)
