"""Characters that no font shows and that spell text all the same: the tags of Unicode, one for each of ASCII. A cell that
reads 合计 may hold a sentence in them. They are taken out, and told as what they spell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.disclosure import Block, Grid, Page, Paragraph, Run, Word
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box

_FIRST = 0xE0000
_TAGS = re.compile("[\U000e0000-\U000e007f]+")


def spoken(page: Page) -> Page:
    """The page without them; itself where it has none, as nearly all have."""
    # to look at the last of all characters is faster than to search
    if max(map(_last, _texts(page)), default="") < chr(_FIRST):
        return page
    hidden: list[Hidden] = []
    words = tuple(told for word in page.words if (told := _word(word, page.number, hidden)).text)
    blocks = tuple(_block(block, hidden) for block in page.blocks)
    return replace(page, words=words, blocks=blocks, hidden=(*page.hidden, *hidden))


def _texts(page: Page) -> Iterator[str]:
    yield "".join([word.text for word in page.words])
    for block in page.blocks:
        if isinstance(block, Grid):
            yield "".join([cell.text for cell in block.cells])
        else:
            yield block.text


def _last(text: str) -> str:
    return max(text, default="")


def _word(word: Word, page: int | None, hidden: list[Hidden]) -> Word:
    text = _without(word.text, hidden, page=page, box=word.box)
    return word if text == word.text else replace(word, text=text)


def _block(block: Block, hidden: list[Hidden]) -> Block:
    if isinstance(block, Grid):
        cells = tuple(
            replace(cell, text=text)
            if (text := _without(cell.text, hidden, page=cell.page, box=cell.box, line=cell.line))
            != cell.text
            else cell
            for cell in block.cells
        )
        return replace(block, cells=cells)
    first = block.runs[0] if block.runs else Run(0, 0)
    text = _without(block.text, hidden, page=first.page, box=first.box, line=first.line)
    return block if text == block.text else _shortened(block, text)


def _shortened(paragraph: Paragraph, text: str) -> Paragraph:
    def at(place: int) -> int:
        return len(_TAGS.sub("", paragraph.text[:place]))

    runs = tuple(replace(run, start=at(run.start), end=at(run.end)) for run in paragraph.runs)
    return replace(paragraph, text=text, runs=runs)


def _without(
    text: str,
    hidden: list[Hidden],
    *,
    page: int | None = None,
    box: Box | None = None,
    line: int | None = None,
) -> str:
    spelled = "".join(chr(ord(tag) - _FIRST) for tag in "".join(_TAGS.findall(text)))
    if not spelled:
        return text
    if said := "".join(c for c in spelled if c.isprintable()).strip():
        hidden.append(Hidden(text=said, why=Why.INVISIBLE, page=page, box=box, line=line))
    return _TAGS.sub("", text)
