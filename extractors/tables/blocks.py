"""Printed lines → blocks: the lines of one cell that stand below each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.forms import plain
from extractors.schema.disclosure import Ruling, Word
from extractors.schema.source import Box
from extractors.tables.segments import Line, Segment, overlap
from extractors.tables.typeset import around, cell_text

# Lines of one cell are no further apart than this, in heights of type, and no nearer than half of one.
_LEADING, _NEAREST = 1.2, 0.5
# Between two ruling lines no further apart than _HIGHEST they may be up to _APART. Three lines, with some between heads,
# do not part rows: of those that do there are more.
_APART, _HIGHEST, _RULED = 2.0, 6.0, 6


@dataclass(frozen=True, slots=True)
class Block:
    """The words of a cell, as far as lines without a gap between them tell."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return plain(cell_text(self.words))

    @property
    def y(self) -> float:
        return self.box.center[1]


def blocks(printed: Iterable[Line], across: Sequence[Ruling]) -> list[Block]:
    """The blocks that begin from top to bottom. Figures stand for themselves, and no block goes on below a ruling line;
    between two lines that are near each other all is one."""
    ruled = len({round(r.y0) for r in across}) >= _RULED
    stacks: list[list[Segment]] = []
    near: list[int] = []
    for line in printed:
        joined: set[int] = set()
        near = [n for n in near if line.y - stacks[n][-1].box.center[1] < _APART * line.em]
        for part in line.segments:
            over = [
                n
                for n in near
                if n not in joined and _goes_on(stacks[n][-1], part, across, line.em, ruled=ruled)
            ]
            if len(over) == 1:
                stacks[over[0]].append(part)
                joined.add(over[0])
            else:
                joined.add(len(stacks))
                near.append(len(stacks))
                stacks.append([part])
    return [_block([word for part in stack for word in part.words]) for stack in stacks]


def _goes_on(above: Segment, below: Segment, across: Sequence[Ruling], em: float, *, ruled: bool) -> bool:
    step = below.box.center[1] - above.box.center[1]
    if not _NEAREST * em < step < (_APART if ruled else _LEADING) * em or above.number or below.number:
        return False
    if overlap(above, below) <= min(above.box.x1 - above.box.x0, below.box.x1 - below.box.x0) / 2:
        return False
    top, bottom = above.box.center[1], below.box.center[1]
    lines = [r.y0 for r in across if r.x0 < above.center < r.x1]
    if any(top < y < bottom for y in lines):
        return False
    over, under = [y for y in lines if y < top], [y for y in lines if y > bottom]
    near = bool(over and under) and min(under) - max(over) < _HIGHEST * em
    return near or step < _LEADING * em


def _block(words: Sequence[Word]) -> Block:
    box = around(words)
    assert box is not None  # no stack without words
    return Block(tuple(words), box)
