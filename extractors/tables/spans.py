"""Header rows of a dump that lost its merged cells: which columns each head spans, judged by the heads below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid
from extractors.tables.captions import Rows

# Wider headers than any form has are left as they are: the search below is cubic.
_WIDEST = 120


def rows(grid: Grid) -> Rows:
    """The cells of a grid by row and column; covered positions are None."""
    found: Rows = [[None] * grid.columns for _ in range(grid.rows)]
    lengths = [0] * grid.rows
    for cell in grid.cells:
        found[cell.row][cell.column] = cell
        lengths[cell.row] = max(lengths[cell.row], cell.column + 1)
    if not grid.spans_known and grid.columns <= _WIDEST:
        _spread(found, lengths, grid.columns)
    return found


def _spread(rows: Rows, lengths: Sequence[int], width: int) -> None:
    """Header rows of a dump that lost its merged cells have too few cells: give each the columns it spans."""
    full = next((r for r, length in enumerate(lengths) if length == width), 0)
    for r in range(full - 1, -1, -1):
        texts = [cell.text if cell else "" for cell in rows[r][: lengths[r]]]
        if lengths[r] < 3 or lengths[r] == width or any(forms.UNIT.search(text) for text in texts):
            continue
        below = [plain(cell.text) if cell else "" for cell in rows[r + 1]]
        at = 0
        row: list[Cell | None] = [None] * width
        for cell, span in zip(rows[r][: lengths[r]], _spans(lengths[r], below), strict=True):
            if cell is not None:
                row[at] = replace(cell, column=at, column_span=span)
            at += span
        rows[r] = row


def _spans(parents: int, below: Sequence[str]) -> list[int]:
    """How many columns each of `parents` heads covers, judged by the heads below.

    A blank below stands for a head that goes on downwards, so it is alone; heads below a common head are
    several; where two common heads meet, the first word below starts again (项目 预算数 | 项目 预算数).
    """
    width = len(below)
    infinite = 10**6
    best = [[infinite] * (width + 1) for _ in range(parents + 1)]
    came = [[0] * (width + 1) for _ in range(parents + 1)]
    best[0][0] = 0
    for p in range(1, parents + 1):
        for end in range(p, width + 1):
            for start in range(p - 1, end):
                if best[p - 1][start] == infinite:
                    continue
                cost = best[p - 1][start] + _group_cost(below, start, end)
                if cost < best[p][end]:
                    best[p][end], came[p][end] = cost, start
    spans, end = [], width
    for p in range(parents, 0, -1):
        spans.append(end - came[p][end])
        end = came[p][end]
    return spans[::-1]


def _group_cost(below: Sequence[str], start: int, end: int) -> int:
    texts = below[start:end]
    blanks = sum(not text for text in texts)
    if blanks:
        return 20 * (len(texts) - 1)
    cost = 2 if len(texts) == 1 else 0
    if start and below[start - 1] and texts[0] not in below[:start]:
        cost += 3  # two heads side by side whose parts do not start alike
    return cost + 4 * (len(texts) - len(set(texts)))
