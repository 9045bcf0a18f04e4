"""Forms without vertical lines (绩效目标表): the heads of the indicators say where the columns are, labels in the middle of
several rows which rows these are.

project    name of the project
           total     8.40               above the heads: labels and what stands beside them
money      granted   8.40
goals      what shall be reached.
           level 1   level 2  item   target
           output    number   item   ≥ 1        below: a row for each item
indicators           quality  item   ≥ 99 %
           benefit   society  item   ≥ 95 %
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractors import forms
from extractors.schema.disclosure import Grid, Ruling
from extractors.tables.blocks import Block, blocks
from extractors.tables.formgrid import form_grid
from extractors.tables.segments import Line
from extractors.tables.zones import FAR, Zone, alike, captioned

# Heads beside each other overlap by this, in heights of type.
_OFF = 0.15
# No head is higher than this, in heights of type.
_TALLEST = 12.0


def open_forms(
    printed: Sequence[Line], across: Sequence[Ruling], page: int | None
) -> Iterator[tuple[Zone, Grid]]:
    """The forms among the lines of a page, from top to bottom."""
    if not any("指标" in segment.text for line in printed for segment in line.segments):
        return
    free = 0
    held = sorted(blocks(printed, across), key=lambda block: block.box.y0)
    for item in [block for block in held if forms.LEVEL3.fullmatch(block.text)]:
        em = item.words[0].box.y1 - item.words[0].box.y0
        heads = _beside(item, held, em)
        first = bisect_left(printed, min(h.box.y0 for h in heads), key=lambda line: line.y)
        body = bisect_right(printed, max(h.box.y1 for h in heads), key=lambda line: line.y)
        if first < free or not forms.heads_indicators([head.text for head in heads]):
            continue
        start = _climb(printed, first, free)
        end = _end(printed, body, start)
        top, bottom = printed[start].y, printed[end - 1].y
        inside = [b for b in held if top - em / 2 < b.y < bottom + em / 2]
        grid = form_grid(inside, heads, across, page, em)
        if grid is not None:
            yield Zone(start, first, end, captioned(printed, start)), grid
            free = end


# --- which lines ------------------------------------------------------------------------------------------


def _beside(item: Block, held: Sequence[Block], em: float) -> list[Block]:
    """The head of the items and what stands beside it, be it a line higher or lower (指标值 over 2023年); `held` begin from
    top to bottom."""
    low, high = item.box.y0 + _OFF * em, item.box.y1 - _OFF * em
    near = range(
        bisect_left(held, low - _TALLEST * em, key=lambda b: b.box.y0),
        bisect_left(held, high, key=lambda b: b.box.y0),
    )
    return [held[n] for n in near if held[n].box.y1 > low]


def _climb(printed: Sequence[Line], n: int, free: int) -> int:
    em = printed[n].em
    top = n
    while (
        top > free and not _is_apart(printed[top - 1], em) and printed[top].y - printed[top - 1].y < FAR * em
    ):
        top -= 1
    return top


def _end(printed: Sequence[Line], n: int, start: int) -> int:
    em = printed[start].em
    left = min((line.segments[0].box.x0 for line in printed[start:n]), default=0.0)
    end = n
    while (
        end < len(printed)
        and not _is_apart(printed[end], em)
        and printed[end].y - printed[end - 1].y < FAR / 2 * em
        and not printed[end].is_folio
        # a note, or the text that follows
        and not (printed[end].stands_apart and printed[end].segments[0].box.x0 < left + em)
    ):
        end += 1
    return end


def _is_apart(line: Line, em: float) -> bool:
    return line.is_caption or not alike(line, em) or bool(forms.LABEL.fullmatch(line.text))


__all__ = ["open_forms"]
