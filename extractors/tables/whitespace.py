"""Tables without vertical ruling lines: aligned type, with or without lines between the rows (三线表).

Precision goes first. A table is a run of rows in which figures stand beside names, under heads that account for
its columns; running text, tables of contents and text in two columns have none of that.

     title, unit          lines that stand apart end a table on either side
     head   head   head   above the first row with figures, no row pitch away from each other
     name    1.00   2.00  a row: figures beside a name
     long                 type without figures, nearer than a row pitch: part of the row it is nearest
     name    3.00   4.00
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid, Ruling, Word
from extractors.tables import columns as layout
from extractors.tables import heads as header
from extractors.tables.cells import cell_at, levels
from extractors.tables.collinear import whole
from extractors.tables.headcells import Head
from extractors.tables.openforms import open_forms
from extractors.tables.overleaf import going_on, under_same_heads
from extractors.tables.rows import leading_of, pitch_of, rows_of
from extractors.tables.ruled import ruled_zones
from extractors.tables.segments import Line, Segment, is_number, lines
from extractors.tables.typeset import cell_text
from extractors.tables.zones import ROWS, Zone, is_known_head, zones

# A longer head is a sentence.
_LONGEST_HEAD = 40
# Figures of fewer digits, and nothing else in them, may be numbers of pages or years.
_SHORTEST_AMOUNT = 5


def find(
    words: Sequence[Word], rulings: Sequence[Ruling], page: int | None, before: Grid | None = None
) -> tuple[list[tuple[float, Grid]], list[Word]]:
    """Grids with the height they begin at, and the words that belong to none.

    `before` is the grid the page before ends with: rows at the top of a page that fall into its columns go on
    with it, however few they are.
    """
    if not _worth_a_look(words, fewest=3 if before is None else 1):
        return [], list(words)
    printed = lines(words)
    across = whole([r for r in rulings if r.horizontal], horizontal=True)
    grids: list[tuple[float, Grid]] = []
    taken: set[int] = set()
    for zone, grid in _found(printed, across, page, before):
        grids.append((printed[zone.head].y - printed[zone.head].em / 2, grid))
        taken.update(range(zone.head, zone.end))
    if before is not None:
        rest = going_on(printed, taken, before, across, page)
        if rest is not None:
            end, grid = rest
            grids.insert(0, (printed[0].y - printed[0].em / 2, grid))
            taken.update(range(end))
    if not grids:
        return [], list(words)
    left = {id(w) for n, line in enumerate(printed) if n not in taken for s in line.segments for w in s.words}
    return grids, [word for word in words if id(word) in left]


def _found(
    printed: Sequence[Line], across: Sequence[Ruling], page: int | None, before: Grid | None
) -> Iterator[tuple[Zone, Grid]]:
    """Forms, then tables where ruling lines tell them, then the others from what these leave of the page."""
    told = list(open_forms(printed, across, page))
    for zone in ruled_zones(printed, across):
        if all(zone.end <= form.head or form.end <= zone.head for form, _ in told):
            grid = _grid(printed, zone, across, page, before)
            told += [(zone, grid)] if grid is not None else []
    told.sort(key=lambda found: found[0].head)
    yield from told
    starts = [0, *(zone.end for zone, _ in told)]
    stops = [*(zone.head for zone, _ in told), len(printed)]
    for start, stop in zip(starts, stops, strict=True):
        for zone in zones(printed, start, stop):
            if (grid := _grid(printed, zone, across, page, before)) is not None:
                yield zone, grid


def _worth_a_look(words: Sequence[Word], fewest: int) -> bool:
    """Whether the page has more figures standing alone than a page number, or a unit over what may be a table, or heads of
    indicators. On the page behind a table, one figure may be its last row."""
    figures = heads = 0
    for word in words:
        if word.text[-1].isdigit() and is_number(word.text):
            figures += 1
            if figures >= fewest:
                return True
        elif "单位" in word.text and forms.UNIT.search(word.text):
            return True
        elif "指标" in word.text and len(word.text) < _LONGEST_HEAD:
            heads += 1
            if heads >= fewest:
                return True
    return False


def _grid(
    printed: Sequence[Line], zone: Zone, across: Sequence[Ruling], page: int | None, before: Grid | None
) -> Grid | None:
    """The grid of a zone; None where it shows too little of a table."""
    if before is not None and (grid := under_same_heads(printed, zone, before, across, page)) is not None:
        return grid
    body = list(printed[zone.body : zone.end])
    em = median(line.em for line in printed[zone.head : zone.end])
    rows = rows_of(body, em, across)
    strands = layout.strands([[s for line in row for s in line.segments] for row in rows])
    # the one row of a table left blank (合计) stands anywhere below the heads, so it does not say how far they reach down
    first = rows[0] if any(map(_has_figures, rows)) else ()
    top = min((s.box.y0 for line in first for s in line.segments), default=None)
    resolved = header.resolve(
        printed[zone.head : zone.body],
        strands,
        em,
        top,
        across,
        leading=leading_of(body, em) or 0.0,
        pitch=pitch_of(body, em),
        ruled=zone.ruled,
    )
    if resolved is None or not _is_table(
        rows, resolved, zone.captioned or _repeats(before, resolved), ruled=zone.ruled
    ):
        return None
    edges = layout.edges(resolved.columns, em)
    ys = levels(printed[zone.head : zone.body], rows, resolved.rows, em)
    cells = [_head_cell(p, edges, ys, page) for p in resolved.heads]
    covered = {
        (r, c)
        for p in resolved.heads
        for r in range(p.row, p.last_row + 1)
        for c in range(p.column, p.last_column + 1)
    }
    cells += [
        cell_at(r, c, (), edges, ys, page)
        for r in range(resolved.rows)
        for c in range(len(resolved.columns))
        if (r, c) not in covered
    ]
    for r, row in enumerate(rows, resolved.rows):
        held = _by_column(row, resolved.columns)
        cells += [cell_at(r, c, held.get(c, ()), edges, ys, page) for c in range(len(resolved.columns))]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(len(ys) - 1, len(edges) - 1, tuple(cells), page=page, edges=edges)


def _is_table(
    rows: Sequence[Sequence[Line]], resolved: header.Header, captioned: bool, *, ruled: bool
) -> bool:
    """At least three rows with figures and a head over most columns, under a title or unit or with heads that forms
    have and amounts; or fewer rows under a title or unit, every column with its head, and three of them or lines ruled."""
    if any(len(_head_text(placed.head)) > _LONGEST_HEAD for placed in resolved.heads):
        return False
    headed = sum(column.head is not None for column in resolved.columns)
    width = len(resolved.columns)
    figures = sum(_has_figures(row) for row in rows)
    if width < 2:
        return False
    if captioned and headed == width and (ruled or headed >= ROWS):
        return True
    if figures < ROWS or headed < 2 or headed * 2 <= width:
        return False
    known = sum(is_known_head(_head_text(placed.head)) for placed in resolved.heads)
    return captioned or (
        known >= 2 and any(_is_amount(s) for row in rows for line in row for s in line.segments)
    )


def _has_figures(row: Sequence[Line]) -> bool:
    """Whether figures stand beside a name or other figures, be it between the lines of the name."""
    parts = [part for line in row for part in line.segments]
    return len(parts) > 1 and any(part.number for part in parts)


def _repeats(before: Grid | None, resolved: header.Header) -> bool:
    """Whether the heads are those of the table that the page before ends with."""
    if before is None or before.columns != len(resolved.columns) or not resolved.heads:
        return False
    known = {plain(cell.text) for cell in before.cells}
    return all(_head_text(placed.head) in known for placed in resolved.heads)


def _head_text(head: Head) -> str:
    return plain(cell_text(head.words))


def _is_amount(part: Segment) -> bool:
    return part.number and not (part.text.isdigit() and len(part.text) < _SHORTEST_AMOUNT)


def _by_column(row: Sequence[Line], columns: Sequence[layout.Column]) -> dict[int, list[Word]]:
    held: dict[int, list[Word]] = {}
    for line in row:
        for part in line.segments:
            c = min(range(len(columns)), key=lambda i: _apart(part, columns[i]))
            held.setdefault(c, []).extend(part.words)
    return held


def _apart(part: Segment, column: layout.Column) -> tuple[float, float]:
    """How far a segment is from what stands in a column; one that reaches into several is in the leftmost."""
    distance = min((max(0.0, part.box.x0 - s.x1, s.x0 - part.box.x1) for s in column.strands), default=1e6)
    return distance, column.x0


def _head_cell(placed: header.Placed, edges: Sequence[float], ys: Sequence[float], page: int | None) -> Cell:
    rows, wide = placed.last_row - placed.row + 1, placed.last_column - placed.column + 1
    return cell_at(placed.row, placed.column, placed.head.words, edges, ys, page, rows, wide)
