"""Where the columns of a table without vertical lines are: what overlaps from row to row is one column.

一、教育支出      1,200.00   800.00          Segments are laid over each other row by row; an interval
二、其他支出         36.50             5     covered without a break is a strand. Strands under one
├── strand ──┤   ├strand┤   ├───┤   ├┤      leaf head, never met in the same row, are one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.schema.source import Box
from extractors.tables.segments import Segment

# A strand without a head costs as much as one that stands this far (in heights of type) from its head.
_WITHOUT_HEAD = 6.0
_WRONG_SIDE = 8.0
# However wide the column, a name to the left of its head and an amount to the right of it stand no further than this;
# on the other side, no further than that.
_FARTHEST, _WRONG_FARTHEST = 4.0, 5.0


@dataclass
class Strand:
    """Segments of the body that lie over each other, between `x0` and `x1`; no one begins to the right of `begin` or ends
    to the left of `end`. `rows` are those it has segments in, `pieces` is how many there are, `words` how many of them have
    letters, `pointed` how many neither that nor are digits alone: amounts, and signs in their place."""

    x0: float
    x1: float
    begin: float
    end: float
    rows: set[int]
    pieces: int = 1
    words: int = 0
    pointed: int = 0
    # nothing to its right has letters
    last: bool = False

    def take(self, other: Strand) -> None:
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        self.begin, self.end = max(self.begin, other.begin), min(self.end, other.end)
        self.rows |= other.rows
        self.pieces += other.pieces
        self.words += other.words
        self.pointed += other.pointed

    @property
    def is_of_words(self) -> bool:
        return self.words * 2 > self.pieces

    def is_of_amounts(self, em: float) -> bool:
        """Whether it holds amounts. Whole ones look like codes, but are of any length and end on one line, and stand
        behind the names, not before those that they stand for."""
        ranged_right = self.x1 - self.end < em / 4 < self.begin - self.x0
        return self.pointed * 2 > self.pieces or (not self.is_of_words and (ranged_right or self.last))


@dataclass
class Column:
    """A column of the table to be: the box of its leaf head, if it has one, and what stands in it."""

    head: Box | None
    strands: list[Strand]

    @property
    def x0(self) -> float:
        return min([s.x0 for s in self.strands] + ([self.head.x0] if self.head else []))

    @property
    def x1(self) -> float:
        return max([s.x1 for s in self.strands] + ([self.head.x1] if self.head else []))

    @property
    def center(self) -> float:
        return self.head.center[0] if self.head else (self.x0 + self.x1) / 2

    @property
    def reach(self) -> tuple[float, float]:
        """Left and right end, when heads stand in the middle of their column and names and figures at its sides."""
        half = max(self.x1 - self.center, self.center - self.x0)
        return self.center - half, self.center + half


def strands(rows: Sequence[Sequence[Segment]]) -> list[Strand]:
    """From left to right. A segment that bridges strands which stand beside each other in other rows (a name too
    long for its column, a total in merged cells) joins nothing."""
    found: list[Strand] = []
    bridges: list[tuple[Strand, list[Strand]]] = []
    pieces = [
        Strand(
            s.box.x0,
            s.box.x1,
            begin=s.box.x0,
            end=s.box.x1,
            rows={r},
            words=any(map(str.isalpha, s.text)),
            pointed=not any(map(str.isalpha, s.text)) and not s.text.isdigit(),
        )
        for r, row in enumerate(rows)
        for s in row
    ]
    for piece in sorted(pieces, key=lambda p: p.x1 - p.x0):
        under = [s for s in found if s.x0 < piece.x1 and piece.x0 < s.x1]
        if any(a.rows & b.rows for a, b in _pairs(under)):
            bridges.append((piece, under))
            continue
        for other in under:
            piece.take(other)
            found.remove(other)
        found.append(piece)
    # where more segments bridge two strands than rows hold both, they are one: names with wide spaces inside
    for a, b in pairwise(sorted(found, key=lambda s: s.x0)):
        across = sum(piece.x0 < a.x1 and b.x0 < piece.x1 for piece, _ in bridges)
        if across > len(a.rows & b.rows):
            b.take(a)
            found.remove(a)
    found.sort(key=lambda s: s.x0)
    for strand in reversed(found):
        if strand.is_of_words:
            break
        strand.last = True
    return found


def _pairs(items: Sequence[Strand]) -> list[tuple[Strand, Strand]]:
    return [(a, b) for i, a in enumerate(items) for b in items[i + 1 :]]


def under_heads(found: Sequence[Strand], heads: Sequence[Box], em: float) -> list[Column]:
    """Each strand under the leaf head that is nearest, order kept; strands met in one row never share a head."""
    if _one_to_one(found, heads):
        return [Column(head, [strand]) for head, strand in zip(heads, found, strict=True)]
    many, wide = len(found), len(heads)
    endless = float("inf")
    best = [[endless] * (wide + 1) for _ in range(many + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0

    def reach(i: int, j: int, cost: float, start: tuple[int, int]) -> None:
        if cost < best[i][j]:
            best[i][j], came[i, j] = cost, start

    for i in range(many + 1):
        for j in range(wide + 1):
            cost = best[i][j]
            if i < many:
                reach(i + 1, j, cost + _WITHOUT_HEAD, (i, j))
            if j == wide:
                continue
            reach(i, j + 1, cost, (i, j))
            rows: set[int] = set()
            for k in range(i, many):
                if rows & found[k].rows:
                    break
                rows |= found[k].rows
                cost += _distance(found[k], heads[j], em) / em
                reach(k + 1, j + 1, cost, (i, j))
    columns: list[Column] = []
    i, j = many, wide
    while i or j:
        a, b = came[i, j]
        columns.append(Column(heads[b] if b < j else None, list(found[a:i])))
        i, j = a, b
    return sorted(columns, key=lambda c: c.x0 + c.x1)


def _one_to_one(found: Sequence[Strand], heads: Sequence[Box]) -> bool:
    """Whether there is a head for each strand, and none stands below another's: figures at the left of their column are
    as far from their own head as from the one before. Strands that are never met in one row may be one column."""
    if len(found) != len(heads) or not all(a.rows & b.rows for a, b in pairwise(found)):
        return False
    return all(
        strand.x0 > max((other.x1 for other in heads[:n]), default=strand.x0 - 1)
        and strand.x1 < min((other.x0 for other in heads[n + 1 :]), default=strand.x1 + 1)
        for n, strand in enumerate(found)
    )


def _distance(strand: Strand, head: Box, em: float) -> float:
    """How far a strand is from its head: amounts stand to the right of the middle of their column and names to the
    left, so the other side counts more; codes stand on either."""
    left, right = head.x0 - strand.x1, strand.x0 - head.x1
    left = _counted(left, em, wrong=strand.is_of_amounts(em))
    right = _counted(right, em, wrong=strand.is_of_words)
    return max(0.0, left, right) + 0.02 * abs((strand.x0 + strand.x1) / 2 - head.center[0])


def _counted(distance: float, em: float, *, wrong: bool) -> float:
    return min(distance * _WRONG_SIDE, _WRONG_FARTHEST * em) if wrong else min(distance, _FARTHEST * em)


def edges(columns: Sequence[Column], em: float) -> tuple[float, ...]:
    """x of the boundaries: between what stands in two columns, nearer to where their heads say they end."""
    inner = []
    for left, right in pairwise(columns):
        x = (left.reach[1] + right.reach[0]) / 2
        if not left.strands and not right.strands:
            # heads alone say where the middle of a column is, not how wide it is: taken for equal
            x = (left.center + right.center) / 2
        inner.append(min(max(x, left.x1), right.x0) if left.x1 < right.x0 else (left.x1 + right.x0) / 2)
    return columns[0].x0 - em / 4, *inner, columns[-1].x1 + em / 4
