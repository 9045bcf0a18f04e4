"""Page numbers (页码): lines that only number the page, and no figure that stands alone on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.schema.disclosure import Block, Grid, Paragraph

_FOLIO = re.compile(r"[-—–－\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–－\s]*")
# Pages that a dump does not number may lie between two that it does.
_FARTHEST = 3


def of(blocks: Sequence[Block]) -> dict[int, Paragraph]:
    """The page numbers among the blocks, by the identity of the block.

    On a drawn page they are its first or last line. A format without pages may hold them as well: marked (第5页, -5-),
    or bare and counting up from one to the next.
    """
    lines = [b for b in blocks if isinstance(b, Paragraph) and _FOLIO.fullmatch(b.text)]
    drawn = [line for line in lines if line.runs and line.runs[0].page is not None]
    bare = [line for line in lines if line not in drawn and line.text.strip().isdigit()]
    marked = [line for line in lines if line not in drawn and not line.text.strip().isdigit()]
    outer = _outermost(blocks)
    found = [line for line in drawn if id(line) in outer or not line.text.strip().isdigit()]
    found += marked
    if all(0 < int(b.text) - int(a.text) <= _FARTHEST for a, b in pairwise(bare)) and len(bare) > 1:
        found += bare
    return {id(line): line for line in found}


def _outermost(blocks: Sequence[Block]) -> set[int]:
    """The first and the last block of each drawn page."""
    ends: dict[int, list[int]] = {}
    for block in blocks:
        page = block.page if isinstance(block, Grid) else block.runs[0].page if block.runs else None
        if page is not None:
            ends.setdefault(page, []).append(id(block))
    return {end for held in ends.values() for end in (held[0], held[-1])}
