"""How well the structure of tables is read: the edit distance between trees (TEDS), as table recognition is scored elsewhere.

A table is a tree of rows and cells with spans; the score is 1 − edits ÷ size of the larger tree, and a cell with another
text costs the share of its text that differs. The distance itself is docling's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from eval.fixture import Statement, plain
from eval.render.grid import lay_out
from extractors.schema.disclosure import Table

if TYPE_CHECKING:
    from docling_metrics_table import TableMetric


@dataclass(frozen=True, slots=True)
class Extent:
    """The text of a cell, without spaces, and the positions it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True)
class Match:
    """A table that was drawn and what it was read as; one of them is -1 where the other has no partner, and `teds` 0."""

    drawn: int
    read: int
    teds: float


def drawn(statement: Statement) -> list[Extent]:
    """The cells that a renderer draws: header, ruler and body. The line above the header is part of the caption."""
    grid = lay_out(statement)
    return [
        Extent(s.row - grid.top_rows, s.column, s.row_span, s.column_span, plain(s.text))
        for s in grid.spots
        if s.row >= grid.top_rows
    ]


def read(table: Table) -> list[Extent]:
    """The cells of a table as understood."""
    return [
        Extent(r, c, cell.row_span, cell.column_span, plain(cell.text))
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell is not None
    ]


def match(wanted: Sequence[Sequence[Extent]], found: Sequence[Sequence[Extent]]) -> list[Match]:
    """Each table with the one it was read as, those that share most texts first; then what has no partner."""
    words = [
        [Counter(cell.text for cell in table if cell.text) for table in side] for side in (wanted, found)
    ]
    shared = sorted(
        ((-(a & b).total(), w, f) for w, a in enumerate(words[0]) for f, b in enumerate(words[1])),
    )
    left, extra = dict(enumerate(wanted)), dict(enumerate(found))
    matches: list[Match] = []
    for same, w, f in shared:
        if same and w in left and f in extra:
            matches.append(Match(w, f, teds(left.pop(w), extra.pop(f))))
    return [*matches, *(Match(w, -1, 0.0) for w in left), *(Match(-1, f, 0.0) for f in extra)]


def teds(wanted: Iterable[Extent], found: Iterable[Extent]) -> float:
    """1 for the same table, 0 for nothing in common."""
    from docling_metrics_table import TableMetricHTMLInputSample

    sample = TableMetricHTMLInputSample(id="table", html_a=_html(wanted), html_b=_html(found))
    scored = _metric().evaluate_sample(sample).teds
    assert scored is not None  # the only metric asked for
    return float(scored.teds)


@cache
def _metric() -> TableMetric:
    from docling_metrics_table import TableMetric
    from docling_metrics_table.docling_metrics_table import TableMetricKind

    return TableMetric([TableMetricKind.TEDS])


def _html(cells: Iterable[Extent]) -> str:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = (
        "<tr>"
        + "".join(f'<td colspan="{c.column_span}" rowspan="{c.row_span}">{escape(c.text)}</td>' for c in row)
        + "</tr>"
        for _, row in groupby(ordered, key=lambda cell: cell.row)
    )
    return f"<table>{''.join(rows)}</table>"
