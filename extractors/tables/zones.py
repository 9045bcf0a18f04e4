"""Which lines of a page may be a table: runs of rows with figures, and the lines of heads above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors import forms
from extractors.forms import plain
from extractors.tables.rows import SAME, near, pitch_of
from extractors.tables.segments import Line

# Heights of type: type of another size is no part of the table, lines further apart do not follow each other.
_SAME_SIZE = 1.2
FAR = 4.0
# How many heads or figures side by side make a table of fewer than ROWS rows.
ROWS = 3
_CAPTION_REACH = 4
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines head..body are the header, body..end the body; `captioned` when a title or unit stands above, `ruled` when a
    ruling line stands below every row."""

    head: int
    body: int
    end: int
    captioned: bool
    ruled: bool = False


def zones(printed: Sequence[Line], start: int, stop: int) -> Iterator[Zone]:
    """Runs of the lines start..stop that may be tables, from top to bottom."""
    printed = printed[:stop]
    free = n = start
    while n < len(printed):
        line = printed[n]
        if line.is_row and not line.stands_apart:
            head = climb(printed, n, free)
            end = run(printed, n)
            body = _body_start(printed, head, n, end)
            yield Zone(head, body, end, captioned(printed, head))
            free = n = end
        elif line.names_unit and (end := _heads_only(printed, n + 1)) > n + 1:
            body = end
            while body > n + 2 and forms.TOTAL.fullmatch(printed[body - 1].text):
                body -= 1
            yield Zone(n + 1, body, end, True)
            free = n = end
        else:
            n += 1


def run(printed: Sequence[Line], first: int) -> int:
    """The line after the last of a table whose first row of figures is `first`."""
    em = printed[first].em
    last = first
    for n in range(first + 1, len(printed)):
        line = printed[n]
        if line.stands_apart or not alike(line, em) or line.y - printed[n - 1].y > FAR * em:
            break
        # an amount alone is in a row as well, between the lines of its name; other numbers alone may be of pages
        if line.is_row or (line.segments[0].number and len(line.segments) == 1 and not line.is_folio):
            last = n
    pitch = pitch_of(printed[first : last + 1], em)
    start = _first_of_row(printed, 0, first, near(printed[first : last + 1], em))
    x0 = min(s.box.x0 for line in printed[start : last + 1] for s in line.segments)
    x1 = max(s.box.x1 for line in printed[start : last + 1] for s in line.segments)
    end = last + 1
    while end < len(printed):
        line = printed[end]
        # sentences are wide; names side by side in two columns are not
        width = max(s.box.x1 - s.box.x0 for s in line.segments)
        if (
            line.stands_apart
            or (line.is_folio and not _is_ranked(line, printed[end - 1], printed[last]))
            or not alike(line, em)
            or line.y - printed[end - 1].y > 1.4 * pitch
            or line.segments[0].box.x0 < x0 - em
            or line.segments[-1].box.x1 > x1 + em
            or width > 0.6 * (x1 - x0)
        ):
            break
        end += 1
    return end


def _is_ranked(line: Line, above: Line, row: Line) -> bool:
    """Whether a number alone on its line goes on with the row above or is the rank of a row that holds no more."""
    rank = abs(line.segments[0].center - row.segments[0].center) < line.em
    return line.y - above.y < SAME * line.em or rank


def alike(line: Line, em: float) -> bool:
    return em / _SAME_SIZE <= line.em <= em * _SAME_SIZE


def climb(printed: Sequence[Line], first: int, free: int) -> int:
    """The topmost line that hangs together with the first row of figures."""
    em = printed[first].em
    top = first
    while (
        top > free
        and not (printed[top - 1].stands_apart or printed[top - 1].is_folio)
        and alike(printed[top - 1], em)
        and printed[top].y - printed[top - 1].y <= FAR * em
    ):
        top -= 1
    return top


def _body_start(printed: Sequence[Line], head: int, first: int, end: int) -> int:
    """The first line of the body: the first row of figures, with lines of its name that stand higher and items
    without figures before it. No head is a figure, so one that stands on a line of its own, between the lines of a
    name, is of the body as well."""
    step = near(printed[first:end], printed[first].em)
    start = _first_of_row(printed, head, first, step)
    for n in range(head, start):
        if any(forms.ITEM.match(plain(s.text)) for s in printed[n].segments):
            return n
        if any(s.number and not YEAR.fullmatch(s.text) for s in printed[n].segments):
            return _first_of_row(printed, head, n, step)
    return start


def _first_of_row(printed: Sequence[Line], head: int, n: int, step: float) -> int:
    """The first of the lines above that are nearer than rows are."""
    while n > head and printed[n].y - printed[n - 1].y < step:
        n -= 1
    return n


def captioned(printed: Sequence[Line], head: int) -> bool:
    return any(line.is_caption for line in printed[max(0, head - _CAPTION_REACH) : head])


def _heads_only(printed: Sequence[Line], start: int) -> int:
    """The line after a header without a body (a table left blank), or `start` where there is none."""
    end = start
    known = 0
    widest = 0
    while end < len(printed):
        line = printed[end]
        if line.stands_apart or line.is_row or line.is_folio:
            break
        reach = FAR if forms.TOTAL.fullmatch(line.text) else FAR / 2
        if end > start and (
            line.y - printed[end - 1].y > reach * line.em or not alike(line, printed[start].em)
        ):
            break
        widest = max(widest, len(line.segments))
        known += sum(is_known_head(plain(s.text)) for s in line.segments)
        end += 1
    followed = end < len(printed) and printed[end].is_row and not printed[end].stands_apart
    return end if widest >= ROWS and known >= ROWS and not followed else start


def is_known_head(text: str) -> bool:
    patterns = (forms.HEAD, forms.NAME, forms.CODE, forms.RANK, forms.TOTAL, forms.NOTE_HEAD)
    return any(pattern.fullmatch(text) for pattern in patterns)
