"""Header lines of a table without vertical lines → leaf heads of columns and the heads that stand over several.

           支  出                  Merged heads stand in the middle of what they cover, so a head's
─────────────────────────────     place tells its extent: a leaf reaches down to the body and as far
 项目   合计     基本  项目          up as down; a head over others ends where they begin.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.schema.disclosure import Ruling
from extractors.schema.source import Box
from extractors.tables.columns import Column, Strand, under_heads
from extractors.tables.headcells import LEVEL, Head, between_lines
from extractors.tables.headlines import heads_of, parts_of
from extractors.tables.segments import Line

# Shares of the height of the type. Lines of one head follow each other at about 1, rows of a header at 1.4 and more.
_LEADING = 1.25
# Where names were measured, a little more than measured; elsewhere less than this share of the pitch of rows, and this
# much at most.
_MEASURED, _NEAR, _FARTHEST = 1.1, 0.8, 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A head with the rows of the header and the columns it covers; `last` of each is covered as well."""

    head: Head
    row: int
    last_row: int
    column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Header:
    """All columns from left to right and the heads over them."""

    columns: list[Column]
    heads: list[Placed]
    rows: int


def resolve(
    printed: Sequence[Line],
    strands: Sequence[Strand],
    em: float,
    body: float | None,
    across: Sequence[Ruling] = (),
    *,
    leading: float = 0.0,
    pitch: float = 0.0,
    ruled: bool = False,
) -> Header | None:
    """The header that the lines print over strands of body text; `body` is the top of the first row of the body,
    `across` the horizontal ruling lines of the page, `leading` how far apart lines of one name are, where that was
    measured, `pitch` how far apart rows are, `ruled` whether each has a line below it.

    None where heads stand over each other in a way no header does.
    """
    nearest = max(_LEADING * em, _MEASURED * leading)
    heads = between_lines(
        parts_of(printed, strands, em, _FARTHEST * em),
        across,
        em,
        floor=float("inf") if body is None else body,
        farthest=max(nearest, min(_NEAR * pitch, _FARTHEST * em)),
        ruled=ruled,
    )
    if heads:
        bottom = max(h.box.y1 for h in heads)
        over = {h for h in heads if h.box.y1 < bottom - LEVEL * em}
    else:
        heads = heads_of(parts_of(printed, strands, em, nearest), nearest, em)
        if not heads:
            return Header(under_heads(strands, [], em), [], 0)
        lowest = max(h.box.y1 for h in heads)
        bottom = lowest + (em / 4 if body is None else max(0.0, body - lowest) / 2)
        middle = (min(h.box.y0 for h in heads) - (bottom - lowest) + bottom) / 2
        over = {h for h in heads if h.y < middle - LEVEL * em or any(_below(other, h, em) for other in heads)}
    underlined = _underlined(heads, over, across, em)
    best = _tried(heads, over, strands, em, bottom, underlined)
    # a head between two narrow ones below it looks like a leaf, but leaves them without a head above
    doubtful = [h for h in heads if h not in over and any(o.y > h.y + LEVEL * em for o in heads)]
    while best.strain > em and doubtful:
        # the one that mends most goes first: with it in its place, others look right where they are
        trials = [(_tried(heads, over | {h}, strands, em, bottom, underlined), h) for h in doubtful]
        other, head = min(trials, key=lambda trial: trial[0].strain)
        if other.strain >= best.strain - em / 2:
            break
        best = other
        over.add(head)
        doubtful.remove(head)
    return best.header


@dataclass(frozen=True, slots=True)
class _Trial:
    """A header, and by how many points in all its heads fail to fill the height above the columns, or stand beside the
    middle of the columns that they cover."""

    header: Header | None
    strain: float


def _tried(
    heads: Sequence[Head],
    over: set[Head],
    strands: Sequence[Strand],
    em: float,
    bottom: float,
    underlined: Mapping[Head, Ruling],
) -> _Trial:
    """The header when the heads `over` stand over others and the rest are leaves that reach down to `bottom`."""
    leaves = sorted((h for h in heads if h not in over), key=lambda h: h.box.x0)
    columns = under_heads(strands, [h.box for h in leaves], em)
    if any(a.head and b.head and a.head.x0 > b.head.x0 for a, b in pairwise(columns)):
        return _Trial(None, float("inf"))
    by_box = {h.box: h for h in leaves}
    tops = [2 * by_box[c.head].y - bottom if c.head else bottom for c in columns]
    spans: list[tuple[Head, int, int]] = []
    strain = 0.0
    for row in _levels(over, em):
        for head, first, last in _cover(row, columns, tops, underlined):
            spans.append((head, first, last))
            covered = tops[first : last + 1]
            strain += sum(top - min(covered) for top in covered)
            if head not in underlined:
                middle = (columns[first].reach[0] + columns[last].reach[1]) / 2
                strain += abs(head.box.center[0] - middle)
            tops[first : last + 1] = [min(2 * head.y - min(covered), head.box.y0)] * len(covered)
    strain += sum(top - min(tops) for top in tops)
    alone = any(first == last and columns[first].head is None for _, first, last in spans)
    if len(spans) < len(over) or alone:
        # a head over one column that has none of its own would be its leaf
        return _Trial(None, float("inf"))
    return _Trial(_laid_out(columns, by_box, spans[::-1]), strain)


def _below(other: Head, head: Head, em: float) -> bool:
    return (
        other.y > head.y + LEVEL * em
        and other.box.y0 > head.box.y1 - em / 4
        and min(other.box.x1, head.box.x1) - max(other.box.x0, head.box.x0) > em / 10
    )


def _levels(over: Collection[Head], em: float) -> list[list[Head]]:
    """Heads over others by the row of the header they stand in, from the lowest row up."""
    rows: list[list[Head]] = []
    for head in sorted(over, key=lambda h: -h.y):
        if rows and rows[-1][0].y - head.y <= LEVEL * em:
            rows[-1].append(head)
        else:
            rows.append([head])
    return [sorted(row, key=lambda h: h.box.x0) for row in rows]


def _underlined(
    heads: Sequence[Head], over: Collection[Head], across: Sequence[Ruling], em: float
) -> dict[Head, Ruling]:
    """Heads over others with a ruling line of their own right below them, which ends where what they cover ends. A line
    below several heads says nothing of any."""
    longest = max((r.x1 - r.x0 for r in across), default=0.0)
    result: dict[Head, Ruling] = {}
    for ruling in across:
        held = [
            h
            for h in heads
            if h.box.y1 - em / 4 <= ruling.y0 <= h.box.y1 + em and ruling.x0 < h.box.center[0] < ruling.x1
        ]
        if len(held) == 1 and held[0] in over and ruling.x1 - ruling.x0 < longest - em:
            result[held[0]] = ruling
    return result


def _cover(
    row: Sequence[Head],
    columns: Sequence[Column],
    tops: Sequence[float],
    underlined: Mapping[Head, Ruling],
) -> list[tuple[Head, int, int]]:
    """The columns that each head of a row covers, of those whose own heads begin below it: those over its own
    ruling line, else those it stands in the middle of."""
    y = row[0].y
    free = [top > y for top in tops]
    result: list[tuple[Head, int, int]] = []
    for head in row:
        if (line := underlined.get(head)) is not None:
            under = [c for c, column in enumerate(columns) if free[c] and line.x0 < column.center < line.x1]
            if under and under[-1] - under[0] == len(under) - 1:
                result.append((head, under[0], under[-1]))
                free[under[0] : under[-1] + 1] = [False] * len(under)
    row = [head for head in row if head not in {h for h, _, _ in result}]
    first = 0
    while first < len(columns):
        if not free[first]:
            first += 1
            continue
        last = first
        while last + 1 < len(columns) and free[last + 1]:
            last += 1
        x0, x1 = columns[first].reach[0], columns[last].reach[1]
        inside = [h for h in row if x0 <= h.box.center[0] <= x1]
        if inside and len(inside) <= last - first + 1:
            result += _shared_out(inside, columns, first, last)
        first = last + 1
    return result


def _shared_out(
    heads: Sequence[Head], columns: Sequence[Column], first: int, last: int
) -> list[tuple[Head, int, int]]:
    """Neighbouring columns shared out among heads so that each is nearest the middle of its own; a column is left
    out where that fits better."""
    width = last - first + 1
    endless = float("inf")
    best = [[endless] * (width + 1) for _ in range(len(heads) + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for h in range(len(heads) + 1):
        for end in range(width + 1):
            if best[h][end] == endless:
                continue
            if end < width:
                left, right = columns[first + end].reach
                cost = best[h][end] + (right - left)
                if cost < best[h][end + 1]:
                    best[h][end + 1], came[h, end + 1] = cost, (h, end)
            if h == len(heads):
                continue
            for stop in range(end + 1, width + 1):
                middle = (columns[first + end].reach[0] + columns[first + stop - 1].reach[1]) / 2
                cost = best[h][end] + abs(heads[h].box.center[0] - middle)
                if cost < best[h + 1][stop]:
                    best[h + 1][stop], came[h + 1, stop] = cost, (h, end)
    result = []
    h, end = len(heads), width
    while h or end:
        before, start = came[h, end]
        if before < h:
            result.append((heads[before], first + start, first + end - 1))
        h, end = before, start
    return result[::-1]


def _laid_out(
    columns: list[Column], leaves: dict[Box, Head], spans: Sequence[tuple[Head, int, int]]
) -> Header:
    """Rows for the heads: one below the lowest head above, down to the row above the next."""
    depth = [0] * len(columns)
    rows: list[int] = []
    for _, first, last in spans:
        row = max(depth[first : last + 1])
        rows.append(row)
        depth[first : last + 1] = [row + 1] * (last + 1 - first)
    count = max(depth) + 1
    placed = [
        Placed(leaves[column.head], depth[c], count - 1, c, c)
        for c, column in enumerate(columns)
        if column.head
    ]
    below = [depth[c] if column.head else count for c, column in enumerate(columns)]
    for (head, first, last), row in zip(reversed(spans), reversed(rows), strict=True):
        placed.append(Placed(head, row, min(below[first : last + 1]) - 1, first, last))
        below[first : last + 1] = [row] * (last + 1 - first)
    return Header(columns, sorted(placed, key=lambda p: (p.row, p.column)), count)
