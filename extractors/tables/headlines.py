"""Lines of type above a table → heads: words set apart and lines below each other that are one head."""

from __future__ import annotations

from collections.abc import Sequence

from extractors import forms
from extractors.forms import plain
from extractors.tables.columns import Strand
from extractors.tables.headcells import Head, head_of
from extractors.tables.segments import Line, Segment, overlap, segment

# 项    目: two short words that are one head stand no further apart than this share of the height of the type.
_SPACED = 1.2


def parts_of(printed: Sequence[Line], strands: Sequence[Strand], em: float, nearest: float) -> list[Segment]:
    """Lines of heads, words set apart put together; no line of a head is further from the next than `nearest`."""
    parts: list[Segment] = []
    for n, line in enumerate(printed):
        below = [s for other in printed[n + 1 :] if other.y - line.y < nearest for s in other.segments]
        parts += _joined(line.segments, below, strands, em)
    return parts


def heads_of(parts: Sequence[Segment], nearest: float, em: float) -> list[Head]:
    """Heads put together from their lines."""
    heads: list[list[Segment]] = []
    for part in sorted(parts, key=lambda p: p.box.center[1]):
        above = next((h for h in heads if _goes_on(h[-1], part, nearest, em)), None)
        if above is None:
            heads.append([part])
        else:
            above.append(part)
    return [head_of(head) for head in heads]


def _goes_on(above: Segment, below: Segment, nearest: float, em: float) -> bool:
    """Whether a line is the next one of the same head."""
    shared = overlap(above, below)
    narrow = min(above.box.x1 - above.box.x0, below.box.x1 - below.box.x0)
    step = below.box.center[1] - above.box.center[1]
    return shared > narrow / 2 and em / 2 < step < nearest


def _joined(
    segments: Sequence[Segment], below: Sequence[Segment], strands: Sequence[Strand], em: float
) -> list[Segment]:
    """Words of one line that are one head with wide spaces in it are joined; `below` is what stands on the next line."""
    result: list[Segment] = []
    for part in segments:
        if result and _is_spaced(result[-1], part, below, strands, em):
            result[-1] = segment((*result[-1].words, *part.words))
        else:
            result.append(part)
    return result


def _is_spaced(
    left: Segment, right: Segment, below: Sequence[Segment], strands: Sequence[Strand], em: float
) -> bool:
    """Whether two words are one head: both are short, or one is a single character and the head goes on below in the
    middle of the two, or all that stands below either stands in the middle and neither goes on by itself."""
    texts = [plain(left.text), plain(right.text)]
    if right.box.x0 - left.box.x1 > _SPACED * em or all(forms.CODE.fullmatch(text) for text in texts):
        return False
    middle = (left.box.x0 + right.box.x1) / 2
    goes_on = min(map(len, texts)) == 1 and any(abs(part.center - middle) < em / 4 for part in below)
    under = [s for s in strands if s.x0 < right.box.x1 and left.box.x0 < s.x1]
    centred = len(under) == 1 and abs((under[0].x0 + under[0].x1) / 2 - middle) < em / 4
    left_on, right_on = ([b for b in below if overlap(part, b) > 0] for part in (left, right))
    each = bool(left_on and right_on and left_on != right_on)
    if max(map(len, texts)) > 2 and not (goes_on or (centred and not each)):
        return False
    a, b = (_strand_under(part, strands) for part in (left, right))
    return not (a and b and a is not b and a.rows & b.rows)


def _strand_under(part: Segment, strands: Sequence[Strand]) -> Strand | None:
    return next((s for s in strands if s.x0 < part.box.x1 and part.box.x0 < s.x1), None)
