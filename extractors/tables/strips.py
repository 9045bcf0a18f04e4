"""Ruling lines across a table → the strips between them. Where every row has a line below it, the strips are the rows.

────────────────────────────
 head     head of      head     Type in one strip is one row, wherever in it it stands and however
          two lines             far apart its lines are.
────────────────────────────
 a name
 of two lines  1.00    2.00
────────────────────────────
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Ruling
from extractors.tables.segments import Line, Segment

# A figure that its line had no more room for: less than two decimals, or less than three digits behind a comma.
CUT = re.compile(r"-?[\d,]*(?:\.\d?|,\d{0,2})")

# Numbered lines of a description begin with 1. more often than an item of the forms does.
_ITEM = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]")
# Fewer numbers that follow each other may be figures.
_FEWEST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines from `x0` to `x1` at heights `ys`, from top to bottom."""

    x0: float
    x1: float
    ys: tuple[float, ...]


def without_gaps(across: Iterable[Ruling], gap: float) -> list[Ruling]:
    """Lines drawn column by column, with gaps of no more than `gap` between the columns, as one."""
    levels: dict[float, list[Ruling]] = defaultdict(list)
    for ruling in across:
        levels[ruling.y0].append(ruling)
    joined: list[Ruling] = []
    for y in sorted(levels):
        pieces = sorted(levels[y], key=lambda r: r.x0)
        start, end = pieces[0].x0, pieces[0].x1
        for piece in pieces[1:]:
            if piece.x0 - end > gap:
                joined.append(Ruling(start, y, end, y))
                start = piece.x0
            end = max(end, piece.x1)
        joined.append(Ruling(start, y, end, y))
    return joined


def stacks(across: Sequence[Ruling], em: float) -> list[Stack]:
    """Lines below each other that begin and end at the same places."""
    found: list[tuple[float, float, list[float]]] = []
    for line in without_gaps(across, em):
        same = next((s for s in found if abs(s[0] - line.x0) < em and abs(s[1] - line.x1) < em), None)
        if same is None:
            found.append((line.x0, line.x1, [line.y0]))
        else:
            same[2].append(line.y0)
    return [Stack(x0, x1, tuple(ys)) for x0, x1, ys in found]


def heights(across: Iterable[Ruling], left: float, right: float) -> list[float]:
    """Where lines are ruled over most of what lies between `left` and `right`, from top to bottom."""
    ruled: dict[float, float] = defaultdict(float)
    for r in across:
        ruled[round(r.y0, 1)] += max(0.0, min(r.x1, right) - max(r.x0, left))
    return sorted(y for y, length in ruled.items() if length > (right - left) / 2)


def has_figures(strip: Iterable[Line]) -> bool:
    return any(part.number for line in strip for part in line.segments)


def holds_several(strip: Sequence[Line], *, alone: bool = False) -> bool:
    """Whether type between two lines is of several rows: two of its lines have a name and an amount each, or one numbers the
    columns (栏次), or figures stand below each other. Two may be one that was broken; where the strip is `alone`, no other
    says that strips are rows."""
    if sum(_is_complete(line) for line in strip) > 1:
        return True
    if sum(has_figures([line]) for line in strip) > 1 and any(map(_numbers_columns, strip)):
        return True
    columns: list[list[Segment]] = []
    for part in sorted((s for line in strip for s in line.segments if s.number), key=lambda s: s.box.x0):
        if columns and part.box.x0 < max(other.box.x1 for other in columns[-1]):
            columns[-1].append(part)
        else:
            columns.append([part])
    repeated = [repeats for column in columns if (repeats := _repeats(column))]
    if alone:
        return bool(repeated) or any(map(_begins_item, strip[1:]))
    return any(n > 1 for n in repeated) or (bool(repeated) and len(repeated) * 2 >= len(columns))


def _is_complete(line: Line) -> bool:
    amounts = any(s.number and not s.text.isdigit() for s in line.segments)
    return amounts and any(any(map(str.isalpha, s.text)) for s in line.segments)


def _begins_item(line: Line) -> bool:
    """Whether a line is no more of the name above: it begins with the number of an item, or is a total's name."""
    texts = [plain(part.text) for part in line.segments]
    return any(_ITEM.match(text) or forms.TOTAL.fullmatch(text) for text in texts)


def _numbers_columns(line: Line) -> bool:
    """Whether a line counts from one column to the next: such figures stand in the middle of their columns, amounts at the
    right, so that neither need be below the other."""
    texts = [forms.column_number(s.text) for s in line.segments]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    return (
        len(numbers) >= _FEWEST_NUMBERED
        and len(numbers) + 1 >= len(line.segments)
        and all(b - a == 1 for a, b in pairwise(numbers))
    )


def _repeats(column: Sequence[Segment]) -> int:
    """How many figures of a column stand below another and are not the end of one that was too long for it."""
    ordered = sorted(column, key=lambda s: s.box.y0)
    return sum(not (CUT.fullmatch(a.text) and b.text.isdigit()) for a, b in pairwise(ordered))
