"""Paragraphs that are too long for one → pieces, cut behind a sentence (句) where there is one.

A dump without line feeds is one paragraph of a million characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.disclosure import LONGEST_PARAGRAPH, Block, Page, Paragraph

_SENTENCE_ENDS = "。；;！？"


def cut(page: Page) -> Page:
    """The page with every paragraph at most LONGEST_PARAGRAPH characters long; no character is lost."""
    return replace(page, blocks=tuple(piece for block in page.blocks for piece in _pieces(block)))


def _pieces(block: Block) -> Iterator[Block]:
    if not isinstance(block, Paragraph) or len(block.text) <= LONGEST_PARAGRAPH:
        yield block
        return
    start = 0
    while start < len(block.text):
        end = _end(block.text, start)
        runs = tuple(
            replace(run, start=max(run.start, start) - start, end=min(run.end, end) - start)
            for run in block.runs
            if run.start < end and run.end > start
        )
        yield replace(block, text=block.text[start:end], runs=runs)
        start = end


def _end(text: str, start: int) -> int:
    """Where the piece that begins at `start` ends: behind the last sentence that fits, else where it is full."""
    full = start + LONGEST_PARAGRAPH
    if full >= len(text):
        return len(text)
    last = max(text.rfind(mark, start, full) for mark in _SENTENCE_ENDS)
    return last + 1 if last >= 0 else full
