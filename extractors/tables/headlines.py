"""Lines of type above a table → heads: words set apart and lines below each other that are one head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors import forms
from extractors.forms import plain
from extractors.tables.columns import Strand
from extractors.tables.headcells import LEVEL, Head, head_of
from extractors.tables.segments import Line, Segment, overlap, segment

# 项    目: two short words that are one head stand no further apart than this share of the height of the type.
_SPACED = 1.2
# A head is no further from the middle of the words that it stands over, whose columns differ in width.
_CENTRED = 1.5
# 收        入: the two characters of these may stand any distance apart; by itself neither says anything.
_LETTERSPACED = re.compile("收入|支出|[合总小]计|项目|科目|名称|单位|金额|备注|行次|栏次|序号")


def parts_of(printed: Sequence[Line], strands: Sequence[Strand], em: float, nearest: float) -> list[Segment]:
    """Lines of heads, words set apart put together; no line of a head is further from the next than `nearest`."""
    parts: list[Segment] = []
    for n, line in enumerate(printed):
        below = [s for other in printed[n + 1 :] if other.y - line.y < nearest for s in other.segments]
        above = [s for other in printed[:n] if line.y - other.y < nearest for s in other.segments]
        parts += _joined(line.segments, above, below, strands, em)
    return parts


def heads_of(parts: Sequence[Segment], nearest: float, em: float) -> list[Head]:
    """Heads put together from their lines."""
    heads: list[list[Segment]] = []
    leaves = _code_parts(parts, em)
    for part in sorted(parts, key=lambda p: p.box.center[1]):
        above = next((h for h in heads if part not in leaves and _goes_on(h[-1], part, nearest, em)), None)
        # of three lines the one in the middle is level with the heads of one
        last = not any(_goes_on(part, other, nearest, em) for other in parts)
        if above is not None and len(above) == 1 and last and _stands_over(above[0], part, parts, em):
            above = None
        if above is None:
            heads.append([part])
        else:
            above.append(part)
    return [head_of(head) for head in heads]


def _stands_over(above: Segment, below: Segment, parts: Sequence[Segment], em: float) -> bool:
    """Whether a word is over the words of a row, and not the first line of the one in the middle of them:

               基本支出             Heads are set in the middle of their height, as those of one line show (科目名称): then
    科目名称                        the words on both sides have none of their own above them.
         小计  人员经费  公用经费
    """
    top, foot = above.box.center[1], below.box.center[1]
    level = LEVEL * em
    between = [p for p in parts if top - level <= p.box.center[1] <= foot + level and p not in (above, below)]
    middle = (top + foot) / 2
    if not any(abs(p.box.center[1] - middle) <= level / 2 for p in between if not _met(p, between)):
        return False
    sides = (
        max((p for p in between if p.box.x1 <= below.box.x0), key=lambda p: p.box.x1, default=None),
        min((p for p in between if p.box.x0 >= below.box.x1), key=lambda p: p.box.x0, default=None),
    )
    left, right = sides
    if left is None or right is None or abs((left.center + right.center) / 2 - above.center) > _CENTRED * em:
        return False
    return all(
        abs(side.box.center[1] - foot) <= level and not _met(side, (above, *between))
        for side in (left, right)
    )


def _met(part: Segment, others: Sequence[Segment]) -> bool:
    """Whether some other part stands above or below."""
    return any(other is not part and overlap(part, other) > 0 for other in others)


def _code_parts(parts: Sequence[Segment], em: float) -> list[Segment]:
    """The heads 类, 款 and 项 side by side, each over a part of the code: none is the last line of the head above them."""
    for first in parts:
        if first.text != "类":
            continue
        level = [p for p in parts if abs(p.box.center[1] - first.box.center[1]) <= LEVEL * em]
        right = sorted((p for p in level if p.box.x0 > first.box.x0), key=lambda p: p.box.x0)
        # what follows them at the same height may be the last line of a broken head (拨|款)
        beside = [
            p
            for p, text in takewhile(lambda pair: pair[0].text == pair[1], zip(right, "款项目", strict=False))
        ]
        if beside:
            return [first, *beside]
    return []


def _goes_on(above: Segment, below: Segment, nearest: float, em: float) -> bool:
    """Whether a line is the next one of the same head."""
    shared = overlap(above, below)
    narrow = min(above.box.x1 - above.box.x0, below.box.x1 - below.box.x0)
    step = below.box.center[1] - above.box.center[1]
    return shared > narrow / 2 and em / 2 < step < nearest


def _joined(
    segments: Sequence[Segment],
    above: Sequence[Segment],
    below: Sequence[Segment],
    strands: Sequence[Strand],
    em: float,
) -> list[Segment]:
    """Words of one line that are one head with wide spaces in it are joined; `above` and `below` is what stands on the lines
    next to it."""
    result: list[Segment] = []
    parted = any(part.text == "款" for part in segments)
    for part in segments:
        if result and (
            _is_letterspaced(result[-1], part, parted=parted)
            or (
                # each of 类 款 项 is the head of a part, and no end of the one beside it
                not (parted and {result[-1].text, part.text} & {*"类款项目"})
                and _is_spaced(result[-1], part, below, strands, em)
                and (
                    _goes_on_between(result[-1], part, below, em)
                    or not _are_two(result[-1], part, (*above, *below))
                )
            )
        ):
            result[-1] = segment((*result[-1].words, *part.words))
        else:
            result.append(part)
    return result


def _is_letterspaced(left: Segment, right: Segment, *, parted: bool) -> bool:
    """Whether two characters are one head; where a code is `parted` (类 款 项 目), each is the head of a part."""
    pair = left.text + right.text
    return len(pair) == 2 and _LETTERSPACED.fullmatch(pair) is not None and not (parted and pair == "项目")


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
    goes_on = goes_on or _goes_on_between(left, right, below, em)
    under = [s for s in strands if s.x0 < right.box.x1 and left.box.x0 < s.x1]
    centred = len(under) == 1 and abs((under[0].x0 + under[0].x1) / 2 - middle) < em / 4
    left_on, right_on = ([b for b in below if overlap(part, b) > 0] for part in (left, right))
    each = bool(left_on and right_on and left_on != right_on)
    if max(map(len, texts)) > 2 and not (goes_on or (centred and not each)):
        return False
    a, b = (_strand_under(part, strands) for part in (left, right))
    return not (a and b and a is not b and a.rows & b.rows)


def _goes_on_between(left: Segment, right: Segment, below: Sequence[Segment], em: float) -> bool:
    """Whether all that stands below two words stands in the middle of both, as the last line of one head does:

    一般公共预算 财政
         拨款
    """
    under = [p for p in below if p.box.x0 < right.box.x1 and left.box.x0 < p.box.x1]
    middle = (left.box.x0 + right.box.x1) / 2
    return (
        len(under) == 1
        and abs(under[0].center - middle) < em / 4
        and under[0].box.x0 >= left.box.x0
        and under[0].box.x1 <= right.box.x1
    )


def _are_two(left: Segment, right: Segment, near: Sequence[Segment]) -> bool:
    """Whether two words are of two narrow heads side by side, each with more of it on the lines next to these:

    政府  国有
    性基  资本
    """
    if min(len(plain(left.text)), len(plain(right.text))) < 2:
        return False
    left_on, right_on = ({id(other) for other in near if overlap(part, other) > 0} for part in (left, right))
    return bool(left_on and right_on) and not left_on & right_on


def _strand_under(part: Segment, strands: Sequence[Strand]) -> Strand | None:
    return next((s for s in strands if s.x0 < part.box.x1 and part.box.x0 < s.x1), None)
