"""Words at their row and column → cells with text and box."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.disclosure import Cell, Word
from extractors.schema.source import Box
from extractors.tables.segments import Line
from extractors.tables.typeset import around, cell_text


def levels(header: Sequence[Line], rows: Sequence[Sequence[Line]], heads: int, em: float) -> list[float]:
    """y of the boundaries between rows: halfway between the type of two rows, the header's rows of one height."""
    tops = [min(s.box.y0 for line in row for s in line.segments) for row in rows]
    ends = [max(s.box.y1 for line in row for s in line.segments) for row in rows]
    between = [(end + top) / 2 for end, top in zip(ends, tops[1:], strict=False)]
    last = [ends[-1] + em / 4] if ends else []
    if not heads:
        return [tops[0] - em / 4, *between, *last]
    boxes = [s.box for line in header for s in line.segments]
    top = min(box.y0 for box in boxes) - em / 4
    lowest = max(box.y1 for box in boxes)
    bottom = (lowest + tops[0]) / 2 if tops else lowest + em / 4
    return [*(top + (bottom - top) * r / heads for r in range(heads)), bottom, *between, *last]


def cell_at(
    row: int,
    column: int,
    words: Sequence[Word],
    edges: Sequence[float],
    ys: Sequence[float],
    page: int | None,
    row_span: int = 1,
    column_span: int = 1,
) -> Cell:
    return Cell(
        row=row,
        column=column,
        row_span=row_span,
        column_span=column_span,
        text=cell_text(words),
        page=page,
        box=around(words) or Box(edges[column], ys[row], edges[column + column_span], ys[row + row_span]),
        confidence=min([w.confidence for w in words], default=1.0),
        first_read="".join(w.first_read or w.text for w in words) if any(w.first_read for w in words) else "",
    )
