"""Printed lines of a table's body → rows: a name broken over several lines belongs to the figures it stands beside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extractors.schema.disclosure import Ruling
from extractors.tables import strips
from extractors.tables.segments import Line, overlap

# Lines nearer than this share of the row pitch are lines of one row.
_NEAR = 0.8
# Lines nearer than this share of the height of the type are in one row, whatever they hold: no two rows are.
SAME = 0.75
# Lines of one cell are no further apart than this share of the height of the type.
_LEADING = 1.25
# A row between two lines has no more than this many heights of type above and below it.
_MARGIN = 2.0
# Lines of a name may differ by this from what was measured, and are never further apart than this many heights of type.
_WIDER, _FARTHEST = 1.1, 2.0
# A line of a broken name is shorter than its column by no more than this, at least this share of them is; the next one is
# among so many pieces of type.
_RAGGED, _FULL, _NEIGHBOURS = 1.5, 0.8, 12
# Rows are taken to be this many heights of type apart, where they cannot be measured.
_USUAL = 1.5


def pitch_of(body: Sequence[Line], em: float) -> float:
    """How far apart rows are: the smallest step between lines with figures, a tenth of them left out, since rows
    of several lines and rows without figures only make steps longer."""
    figures = [body[n] for n in _figures(body, em)]
    steps = sorted(b.y - a.y for a, b in pairwise(figures))
    return steps[len(steps) // 10] if steps else _USUAL * em


def near(body: Sequence[Line], em: float) -> float:
    """Lines nearer than this are lines of one row. Where all rows have several lines, the step between rows says
    little, so it counts no more than usual."""
    usual = max(_NEAR * min(pitch_of(body, em), _USUAL * em), SAME * em)
    return max(usual, _WIDER * (leading_of(body, em) or 0.0))


def leading_of(body: Sequence[Line], em: float) -> float | None:
    """How far apart the lines of one name are: the smallest step between lines of words, where it is smaller than between
    rows and the upper ones are as long as their column is wide; None where no name is broken."""
    longest = min(_NEAR * pitch_of(body, em), _FARTHEST * em)
    words = [s for line in body for s in line.segments if not s.number]
    steps = [
        (step, above)
        for n, above in enumerate(words)
        for below in words[n + 1 : n + 1 + _NEIGHBOURS]
        if SAME * em <= (step := below.box.center[1] - above.box.center[1]) <= longest
        and overlap(above, below) > 0
    ]
    if not steps:
        return None
    leading = min(step for step, _ in steps)
    upper = [above for step, above in steps if step < _WIDER * leading]
    full = sum(
        above.box.x1 > max(other.box.x1 for other in words if overlap(above, other) > 0) - _RAGGED * em
        for above in upper
    )
    return leading if full > _FULL * len(upper) else None


def _figures(body: Sequence[Line], em: float) -> list[int]:
    """The lines with figures, one of each row."""
    figures = [n for n, line in enumerate(body) if line.is_row]
    return figures[:1] + [
        b
        for a, b in pairwise(figures)
        if body[b].y - body[a].y >= SAME * em and not _goes_on(body[a], body[b], em)
    ]


def _goes_on(above: Line, below: Line, em: float) -> bool:
    """Whether the figures of a line are the ends of those right above it, which were too long for their columns: most
    of them digits alone below figures that are cut. A code that is cut looks like two."""
    if below.y - above.y >= _LEADING * em:
        return False
    figures = [s for s in below.segments if s.number]
    cut = [s.box for s in above.segments if strips.CUT.fullmatch(s.text)]
    ends = [s for s in figures if s.text.isdigit() and any(b.x0 < s.box.x1 and s.box.x0 < b.x1 for b in cut)]
    return len(ends) * 2 > len(figures)


def rows_of(body: Sequence[Line], em: float, across: Sequence[Ruling]) -> list[list[Line]]:
    """Rows from top to bottom. Ruling lines between the rows decide where most rows have them."""
    if not body:
        return []
    breaks = _ruled(body, across, em)
    if breaks is None:
        breaks = _spaced(body, near(body, em), em)
    return [list(body[a:b]) for a, b in pairwise([0, *breaks, len(body)])]


def _spaced(body: Sequence[Line], step: float, em: float) -> list[int]:
    """Where rows begin: lines far enough from the line above; between the figures of two rows at least once."""
    breaks: list[int] = []
    figures = _figures(body, em)
    steps = [b.y - a.y for a, b in pairwise(body)]
    for a, b in pairwise([0, *figures, len(body) - 1]):
        found = [n for n in range(a + 1, b + 1) if steps[n - 1] >= step]
        if not found and a in figures and b in figures and a != b:
            found = [max(range(a + 1, b + 1), key=lambda n: steps[n - 1])]
        breaks += found
    return sorted(set(breaks))


def _ruled(body: Sequence[Line], across: Sequence[Ruling], em: float) -> list[int] | None:
    """Where rows begin, by the lines ruled between them; None where most rows have none. Between two lines of a few,
    there may be several rows."""
    left = min(line.segments[0].box.x0 for line in body)
    right = max(line.segments[-1].box.x1 for line in body)
    ys = strips.heights(across, left, right)
    breaks = [n for n, (above, below) in enumerate(pairwise(body), 1) if _between(ys, above.y, below.y)]
    parts = [body[a:b] for a, b in pairwise([0, *breaks, len(body)])]
    several = [part for part in parts if strips.holds_several(part, alone=len(parts) == 1)]
    if len(several) * 2 > sum(map(strips.has_figures, parts)):
        return None
    if len(parts) == 1 and not (
        _between(ys, body[0].y - _MARGIN * em, body[0].y)
        and _between(ys, body[-1].y, body[-1].y + _MARGIN * em)
    ):
        return None
    for part in several:
        first = body.index(part[0])
        breaks += [first + n for n in _spaced(part, near(part, em), em)]
    return sorted(breaks)


def _between(ys: Sequence[float], top: float, bottom: float) -> bool:
    at = bisect_left(ys, top)
    return at < len(ys) and ys[at] < bottom
