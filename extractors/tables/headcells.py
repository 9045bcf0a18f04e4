"""Heads between ruling lines: type between the line above it and the line below it is one head, as high as that room.

───────────────────────────────
 name       amount of this year    A head of two lines stands no nearer than a head and the one over
 of item   ─────────────────────   it; but between these two a line is ruled. Where a head stands in
            total       basic      its room, at the top or in the middle, says nothing either.
───────────────────────────────
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.schema.disclosure import Ruling, Word
from extractors.schema.source import Box
from extractors.tables.collinear import REACH
from extractors.tables.segments import Segment, overlap
from extractors.tables.strips import without_gaps
from extractors.tables.typeset import around

# Heads whose middles (or tops) differ by no more than this share of the height of the type stand at one height.
LEVEL = 0.3
# The line above the heads is no further from them than this many heights of type.
_ABOVE = 2.0


@dataclass(frozen=True, slots=True)
class Head:
    """The words of one head and the box around them, or around the room that it has between two lines."""

    words: tuple[Word, ...]
    box: Box

    @property
    def y(self) -> float:
        return self.box.center[1]


def between_lines(
    parts: Sequence[Segment],
    across: Sequence[Ruling],
    em: float,
    *,
    floor: float,
    farthest: float,
    ruled: bool,
) -> list[Head] | None:
    """The heads that lines of type make above the body, which begins at `floor`; None where lines do not tell.

    Where the rows are not `ruled`, the header may have rows without a line between them, so type that is above other type
    must look like a broken head; and without a line below it, its lines are no further apart than `farthest`.
    """
    if not parts:
        return None
    highest = min(part.box.y0 for part in parts)
    end = max(part.box.y1 for part in parts)
    lines = [r for r in without_gaps(across, em) if highest - _ABOVE * em < r.y0 < floor]
    rooms: dict[tuple[float, float], list[list[Segment]]] = defaultdict(list)
    for part in sorted(parts, key=lambda p: p.box.center[1]):
        x, y = part.box.center
        ys = [r.y0 for r in lines if r.x0 - REACH <= x <= r.x1 + REACH]
        top = max((at for at in ys if at < y), default=highest)
        line = min((at for at in ys if at > y), default=None)
        # what is not divided ends with the header, be the line below it ruled over all columns or not
        top, bottom = max(top, highest), min(end if line is None else line, end)
        heads = rooms[top, bottom]
        above = [head for head in heads if any(overlap(other, part) > em / 10 for other in head)]
        if not above:
            heads.append([part])
        elif len(above) == 1 and _goes_on(above[0][-1], part, em, farthest if line is None else None):
            above[0].append(part)
        else:
            return None
    if not ruled and not all(_alike(heads, em) for heads in rooms.values()):
        return None
    return [head_of(head, room) for room, heads in rooms.items() for head in heads]


def _goes_on(above: Segment, below: Segment, em: float, farthest: float | None) -> bool:
    narrow = min(above.box.x1 - above.box.x0, below.box.x1 - below.box.x0)
    step = below.box.center[1] - above.box.center[1]
    return overlap(above, below) > narrow / 2 and em / 2 < step and (farthest is None or step < farthest)


def _alike(heads: Sequence[Sequence[Segment]], em: float) -> bool:
    """Whether the heads between two lines begin at one height, or have their middles at one height: heads that stand over
    others do neither."""
    tops = [head[0].box.center[1] for head in heads]
    middles = [(head[0].box.center[1] + head[-1].box.center[1]) / 2 for head in heads]
    return any(max(ys) - min(ys) <= LEVEL * em for ys in (tops, middles))


def head_of(parts: Sequence[Segment], room: tuple[float, float] | None = None) -> Head:
    """Lines of one head, as high as its `room` if that is known."""
    words = tuple(word for part in parts for word in part.words)
    box = around(words)
    assert box is not None  # every part holds a word
    return Head(words, box if room is None else Box(box.x0, room[0], box.x1, room[1]))
