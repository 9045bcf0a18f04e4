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

from collections.abc import Iterator, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Grid, Ruling
from extractors.tables.formgrid import form_grid, shares
from extractors.tables.segments import Line, Segment
from extractors.tables.zones import FAR, Zone, alike, captioned

# Lines of heads are no further apart than this, in heights of type.
_STEP = 1.6


def open_forms(
    printed: Sequence[Line], across: Sequence[Ruling], page: int | None
) -> Iterator[tuple[Zone, Grid]]:
    """The forms among the lines of a page, from top to bottom."""
    free = n = 0
    while n < len(printed):
        heads = _heads(printed, n)
        if heads is None:
            n += 1
            continue
        first, body = heads
        start = _climb(printed, first, free)
        end = _end(printed, body, start)
        grid = form_grid(printed[start:end], range(first - start, body - start), across, page)
        if grid is not None:
            yield Zone(start, first, end, captioned(printed, start)), grid
            free = end
        n = end


# --- which lines ------------------------------------------------------------------------------------------


def _heads(printed: Sequence[Line], n: int) -> tuple[int, int] | None:
    """The first of the lines that are the heads of indicators, and the one below them; None where the nth line does not
    hold the head of the items, or no level and target are beside it. Heads of targets may stand a line higher, and a
    line lower."""
    item = next((s for s in printed[n].segments if forms.LEVEL3.fullmatch(plain(s.text))), None)
    if item is None:
        return None
    first = n
    if (
        n
        and _follows(printed, n)
        and all(_is_target(s) and s.box.x0 > item.box.x1 for s in printed[n - 1].segments)
    ):
        first -= 1
    body = n + 1
    if body < len(printed) and _follows(printed, body) and _is_deeper(printed[body], printed[first:body]):
        body += 1
    texts = [plain(s.text) for line in printed[first:body] for s in line.segments]
    return (first, body) if forms.heads_indicators(texts) else None


def _is_deeper(line: Line, heads: Sequence[Line]) -> bool:
    """Whether the line below heads divides those of the targets (years), and stands under none of the others."""
    others = [s.box for head in heads for s in head.segments if not _is_target(s)]
    return len(line.segments) > 1 and not any(
        shares(s.box.x0, s.box.x1, box.x0, box.x1, line.em) for s in line.segments for box in others
    )


def _is_target(segment: Segment) -> bool:
    return forms.TARGET.fullmatch(plain(segment.text)) is not None


def _follows(printed: Sequence[Line], n: int) -> bool:
    return printed[n].y - printed[n - 1].y < _STEP * printed[n].em and alike(printed[n], printed[n - 1].em)


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
