"""Dumps that lost their merged cells: which columns each cell spans, judged by the row below and by the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Grid
from extractors.tables.captions import Rows

# Wider headers than any form has are left as they are: the search below is cubic.
_WIDEST = 120
# No row has totals of more blocks than this side by side.
_MOST_TOTALS = 3


def rows(grid: Grid) -> Rows:
    """The cells of a grid by row and column; covered positions are None."""
    found: Rows = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row][cell.column] = cell
    return found


def spread(rows: Rows) -> Rows:
    """The rows of a dump with vanished merged cells, each cell over the columns it spans.

    Rows that are too short are either heads over the heads below, or totals whose label spans the columns of codes.
    """
    width = max((len(row) for row in rows), default=0)
    if width > _WIDEST:
        return rows
    lengths = [sum(cell is not None for cell in row) for row in rows]
    full = next((r for r, length in enumerate(lengths) if length == width), 0)
    result = list(rows)
    for r in range(full - 1, -1, -1):
        if lengths[r] < width:
            result[r] = _over(rows[r][: lengths[r]], result[r + 1], width)
    for r in range(full + 1, len(rows)):
        if 1 < lengths[r] < width:
            result[r] = _total(rows[r][: lengths[r]], result[:r], full) or rows[r]
    return result


def _over(heads: Sequence[Cell | None], below: Sequence[Cell | None], width: int) -> list[Cell | None]:
    """Heads laid over the cells of the row below."""
    units = [cell for cell in below if cell is not None]
    row: list[Cell | None] = [None] * width
    if len(heads) > len(units):
        row[: len(heads)] = heads
        return row
    at = 0
    same = _said_again(heads, units)
    front, over = len(heads) - same, len(units) - same
    groups = _groups(front, [plain(unit.text) for unit in units[:over]]) if front else []
    groups += [(end, end + 1) for end in range(over, len(units))]
    for head, (start, end) in zip(heads, groups, strict=True):
        span = sum(unit.column_span for unit in units[start:end])
        if head is not None:
            row[at] = replace(head, column=at, column_span=span)
        at += span
    return row


def _said_again(heads: Sequence[Cell | None], units: Sequence[Cell]) -> int:
    """How many heads at the right the row below says again, each of them over that one: they reached down both rows."""
    same = 0
    for head, unit in zip(reversed(heads), reversed(units), strict=False):
        text = plain(head.text) if head is not None else ""
        if not text or text != plain(unit.text):
            break
        same += 1
    # what is left must have something to stand over
    return same if 0 < len(heads) - same <= len(units) - same else 0


def _total(cells: Sequence[Cell | None], above: Rows, full: int) -> list[Cell | None] | None:
    """A total's row whose labels lost the columns they span, or None when it is not clear how many each spans. `full` is
    the first row above that has all its cells: the lowest heads."""
    width = len(above[full])
    labels = [n for n, c in enumerate(cells) if c is not None and forms.TOTAL.fullmatch(plain(c.text))]
    missing = width - len(cells)
    if not 0 < len(labels) <= _MOST_TOTALS:
        return None
    if missing % len(labels):
        found = list(_shares(cells, labels, above, full))
        if len(found) != 1:
            return None
        shares = found[0]
    else:
        shares = [missing // len(labels)] * len(labels)
    wider = dict(zip(labels, shares, strict=True))
    row: list[Cell | None] = [None] * width
    at = 0
    for n, cell in enumerate(cells):
        assert cell is not None  # a row of a dump has no gaps
        span = 1 + wider.get(n, 0)
        row[at] = replace(cell, column=at, column_span=span)
        at += span
    return row


def _shares(
    cells: Sequence[Cell | None], labels: Sequence[int], above: Rows, full: int
) -> Iterator[list[int]]:
    """How many columns more each label may span: it begins where a head of the top row begins (人员经费, 公用经费), and what
    stands behind it falls under heads of amounts."""
    tops = {cell.column for cell in above[0] if cell is not None}
    heads = [plain(cell.text) if cell is not None else "" for cell in above[full]]
    missing = len(heads) - len(cells)
    for cuts in combinations(range(missing + len(labels) - 1), len(labels) - 1):
        shares = [b - a - 1 for a, b in pairwise((-1, *cuts, missing + len(labels) - 1))]
        starts = [
            n + sum(share for label, share in zip(labels, shares, strict=True) if label < n)
            for n in range(len(cells))
        ]
        if all(
            at in tops
            if n in labels
            else not (forms.NAME.fullmatch(heads[at]) or forms.CODE.fullmatch(heads[at]))
            for n, at in enumerate(starts)
        ):
            yield shares


def _groups(parents: int, below: Sequence[str]) -> list[tuple[int, int]]:
    """Which of the heads below each of `parents` heads covers, as start and end.

    A blank below stands for a head that goes on downwards, so it is alone; heads below a common head are
    several; where two common heads meet, the first word below starts again (项目 预算数 | 项目 预算数), or amounts
    begin after names.
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
    groups, end = [], width
    for p in range(parents, 0, -1):
        groups.append((came[p][end], end))
        end = came[p][end]
    return groups[::-1]


def _group_cost(below: Sequence[str], start: int, end: int) -> int:
    texts = below[start:end]
    if not all(texts):
        return 20 * (len(texts) - 1)
    cost = 2 if len(texts) == 1 else 0
    if start and below[start - 1] and texts[0] not in below[:start]:
        # two heads side by side whose parts do not start alike
        cost += _border_cost(below[start - 1], texts[0])
    return cost + 4 * (len(texts) - len(set(texts)))


def _border_cost(last: str, first: str) -> int:
    """How little it seems that a common head ends between two heads: where amounts begin after names, and less surely where
    a total begins, or changes (增减额, 增减%) do after what is compared."""
    if _named(last) and not _named(first):
        return 1
    changes = bool(forms.CHANGE_HEAD.search(first)) is not bool(forms.CHANGE_HEAD.search(last))
    return 2 if changes or forms.TOTAL.fullmatch(first) else 3


def _named(head: str) -> bool:
    return bool(forms.NAME.fullmatch(head) or forms.CODE.fullmatch(head) or forms.RANK.fullmatch(head))
