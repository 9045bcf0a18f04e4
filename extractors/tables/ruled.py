"""Which lines of type lie between ruling lines of one length, strip by strip, and so are a table whatever their distance.

Everything from the top line to the first strip with figures is header. A strip with a caption in it ends the table: the
line above a title is no part of what stands below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Ruling
from extractors.tables.segments import Line
from extractors.tables.strips import Stack, has_figures, holds_several, stacks
from extractors.tables.zones import YEAR, Zone, captioned, climb, run

# Two lines frame something, or underline it.
_FEWEST_LINES = 3

# Index of the first line of type in a strip, and of the first below it.
_Strip = tuple[int, int]


def ruled_zones(printed: Sequence[Line], across: Sequence[Ruling]) -> list[Zone]:
    """Tables with a line below every row, from top to bottom."""
    em = median(line.em for line in printed)
    found: list[Zone] = []
    for stack in stacks(across, em):
        if len(stack.ys) < _FEWEST_LINES:
            continue
        for strips in _tables(printed, stack, em):
            zone = _zone(printed, strips)
            if zone is not None:
                found.append(zone)
    found.sort(key=lambda zone: zone.head)
    # lines of another length inside a table are of its header
    return [zone for n, zone in enumerate(found) if all(zone.head >= other.end for other in found[:n])]


def _tables(printed: Sequence[Line], stack: Stack, em: float) -> Iterator[list[_Strip]]:
    """Strips that hold type and follow each other without a caption between."""
    strips: list[_Strip] = []
    inside = (n for n, line in enumerate(printed) if stack.ys[0] < line.y < stack.ys[-1])
    for _, numbers in groupby(inside, key=lambda n: bisect_right(stack.ys, printed[n].y)):
        held = list(numbers)
        if _is_foreign(printed[held[0] : held[-1] + 1], stack, em):
            if strips:
                yield strips
            strips = []
        else:
            strips.append((held[0], held[-1] + 1))
    if strips:
        yield strips


def _is_foreign(strip: Sequence[Line], stack: Stack, em: float) -> bool:
    """Whether type between two lines is no part of a table: it stands apart, or out to the side."""
    if any(
        line.segments[0].box.x0 < stack.x0 - em or line.segments[-1].box.x1 > stack.x1 + em for line in strip
    ):
        return True
    if any(line.is_caption or forms.NOTE.match(line.text) for line in strip):
        return True
    return all(line.stands_apart for line in strip)


def _zone(printed: Sequence[Line], strips: Sequence[_Strip]) -> Zone | None:
    """The table of the strips; None where these hold several rows each, or none a figure."""
    first = next((n for n, (a, b) in enumerate(strips) if _begins_body(printed[a:b])), None)
    if first is None:
        return None
    held = [printed[a:b] for a, b in strips[first:]]
    figured = [strip for strip in held if has_figures(strip)]
    several = sum(holds_several(strip, alone=len(figured) == 1) for strip in figured)
    if several * 2 > len(figured):
        return None
    body, end = strips[first][0], strips[-1][1]
    head = strips[0][0] if first else climb(printed, body, 0)
    return Zone(head, body, _below_last_line(printed, strips[-1], end), captioned(printed, head), ruled=True)


def _begins_body(strip: Sequence[Line]) -> bool:
    """Whether a strip is a row, not heads: years are heads as well."""
    parts = [part for line in strip for part in line.segments]
    if any(part.number and not YEAR.fullmatch(part.text) for part in parts):
        return True
    texts = [plain(part.text) for part in sorted(parts, key=lambda p: p.box.x0)]
    return bool(forms.ITEM.match(texts[0])) or (len(texts) == 1 and bool(forms.TOTAL.fullmatch(texts[0])))


def _below_last_line(printed: Sequence[Line], last: _Strip, end: int) -> int:
    """The end of the table, which has a row more where its bottom line is missing."""
    first = next((n for n in range(*last) if printed[n].is_row), None)
    if first is None:
        return end
    further = run(printed, first)
    return further if any(line.is_row for line in printed[end:further]) else end
