"""Ruling lines that lie on one line: drawn cell by cell or twice, they are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.schema.disclosure import Ruling

# Lines nearer than this are one line drawn twice (double borders, cells that each draw their own edge).
_SAME = 2.0
# Ends of lines that miss each other by no more than this still meet.
REACH = 3.0


def merged(segments: Iterable[tuple[float, float, float]]) -> dict[float, list[tuple[float, float]]]:
    """Positions within _SAME become one; touching ranges on it are joined."""
    clusters: list[tuple[float, list[tuple[float, float]]]] = []
    for position, start, end in sorted(segments):
        if clusters and position - clusters[-1][0] <= _SAME:
            clusters[-1][1].append((start, end))
        else:
            clusters.append((position, [(start, end)]))
    result: dict[float, list[tuple[float, float]]] = {}
    for position, ranges in clusters:
        joined: list[tuple[float, float]] = []
        for start, end in sorted(ranges):
            if joined and start <= joined[-1][1] + REACH:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        result[position] = joined
    return result


def whole(rulings: Sequence[Ruling], *, horizontal: bool) -> list[Ruling]:
    """Collinear pieces joined, strokes as short as a gap left out; from top to bottom, or from left to right."""
    if horizontal:
        lines = merged((r.y0, min(r.x0, r.x1), max(r.x0, r.x1)) for r in rulings)
        return [Ruling(a, y, b, y) for y, ranges in lines.items() for a, b in ranges if b - a > REACH]
    lines = merged((r.x0, min(r.y0, r.y1), max(r.y0, r.y1)) for r in rulings)
    return [Ruling(x, a, x, b) for x, ranges in lines.items() for a, b in ranges if b - a > REACH]
