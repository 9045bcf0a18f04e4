"""Running heads and feet (页眉、页脚): what page after page prints at the same place, whatever it numbers there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Block, Grid, Paragraph
from extractors.tables import captions

# Lines at the top or the foot of a page that may run, in number; and how far their places may differ, in points.
_MOST = 3
_SAME_PLACE = 2.0
# Left and right pages may have heads of their own.
_FARTHEST = 2
_DIGITS = re.compile(r"\d+")


def of(blocks: Sequence[Block], numbered: Container[int]) -> set[int]:
    """The identities of the running lines of drawn pages, from the edge of the paper inwards; page numbers (`numbered`) may
    stand further out. The captions of a table that goes on are printed at the same place as well: they are none."""
    pages: dict[int, list[Block]] = {}
    for block in blocks:
        page = block.page if isinstance(block, Grid) else block.runs[0].page if block.runs else None
        if page is not None:
            pages.setdefault(page, []).append(block)
    outer = {
        number: [list(_outer(held, numbered)), list(_outer(held[::-1], numbered))]
        for number, held in pages.items()
    }
    found: set[int] = set()
    for number, ends in outer.items():
        for end, lines in enumerate(ends):
            for line in lines:
                others = (
                    other
                    for step in range(1, _FARTHEST + 1)
                    for near in (number - step, number + step)
                    if near in outer
                    for other in outer[near][end]
                )
                if not any(_same(line, other) for other in others) or _is_caption(line):
                    break
                found.add(id(line))
    return found


def _outer(held: Iterable[Block], numbered: Container[int]) -> Iterable[Paragraph]:
    """The lines between the edge of the paper and the first table, the nearest to the edge first."""
    left = _MOST
    for block in held:
        if not isinstance(block, Paragraph) or not left or not block.runs[0].box:
            return
        if id(block) in numbered:
            continue
        left -= 1
        yield block


def _is_caption(line: Paragraph) -> bool:
    text = line.text
    return bool(captions.is_caption(text) or forms.kind_of_title(text) or forms.NOTE.match(text))


def _same(one: Paragraph, other: Paragraph) -> bool:
    a, b = one.runs[0].box, other.runs[0].box
    return (
        a is not None
        and b is not None
        and abs(a.y0 - b.y0) < _SAME_PLACE
        and _DIGITS.sub("0", plain(one.text)) == _DIGITS.sub("0", plain(other.text))
    )
