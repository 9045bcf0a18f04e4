"""What a document holds and does not print (隐藏文字): of the text that nobody sees, that which says something else than is
printed.

Text layers repeat what is printed: under a picture of it, cut off at the end of one page where the next one goes on,
twice on the same spot. That is no news. What is left may be meant for a program that reads the file: it is reported, and
used for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise

from extractors.redaction.spans import spans
from extractors.schema.disclosure import Grid, Page, withheld
from extractors.schema.hidden import Hidden
from extractors.schema.source import Box

# Characters of a hidden line that are shown.
_SHOWN = 200
# Numbers, and what else says something.
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_SILENT = re.compile(r"[\W_\d]+")
# A single letter is dirt.
_FEWEST = 2
# What another OCR read is the same as ours where they share so many of their pairs of characters; fewer letters, or letters
# and digits, are what it made of a seal or a line.
_ALIKE = 0.5
_FEWEST_OF_OCR, _SHORTEST_OF_OCR = 4, 8


def of(pages: Sequence[Page]) -> tuple[Hidden, ...]:
    """The hidden lines of the pages in order that say what neither their page nor one beside it prints, without personal
    data, at most 200 characters of each."""
    if not any(page.hidden for page in pages):
        return ()
    return tuple(_news(pages))


def _news(pages: Sequence[Page]) -> Iterator[Hidden]:
    whole: _Print | None = None
    for at, page in enumerate(pages):
        # of a page that could not be read nobody knows what it prints
        if not page.hidden or (page.legibility == 0 and not page.words):
            continue
        if page.number is None:
            # sheets refer to each other all over a workbook
            print_ = whole = whole or _Print.of(pages)
        else:
            print_ = _Print.of(pages[max(0, at - 1) : at + 2])
        for line in _joined(page.hidden):
            repeated = print_.resembles(line.text) if page.by_ocr(line.box) else print_.says(line.text)
            if not repeated:
                yield replace(line, text=_bounded(line.text))


def _joined(lines: Iterable[Hidden]) -> Iterator[Hidden]:
    """Lines of one character each, one after the other, as the line that they are read as."""
    for (why, short), held in groupby(lines, key=lambda line: (line.why, len(line.text) == 1)):
        found = list(held)
        if not short or len(found) == 1:
            yield from found
            continue
        boxes = [line.box for line in found if line.box is not None]
        around = reduce(Box.union, boxes) if boxes else None
        text = "".join(line.text for line in found)
        yield replace(found[0], text=text, why=why, box=around)


@dataclass(frozen=True, slots=True)
class _Print:
    """What some pages print: their letters and ideographs in a row, and their numbers."""

    letters: str
    numbers: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> _Print:
        texts = [text for page in pages for text in _texts(page)]
        letters = _letters("".join(texts))
        numbers = frozenset(number for text in texts for number in _NUMBER.findall(text))
        return cls(letters, numbers, frozenset(pairwise(letters)))

    def says(self, text: str) -> bool:
        """Whether a text is printed, or says nothing at all."""
        letters = _letters(text)
        printed = len(letters) < _FEWEST or letters in self.letters
        return printed and self.numbers.issuperset(_NUMBER.findall(text))

    def resembles(self, text: str) -> bool:
        """Whether a text may be what another OCR made of what is printed."""
        letters = _letters(text)
        if len(letters) < _FEWEST_OF_OCR or sum(map(str.isalnum, text)) < _SHORTEST_OF_OCR:
            return True
        found = [pair in self.pairs for pair in pairwise(letters)]
        return sum(found) >= _ALIKE * len(found)


def _texts(page: Page) -> Iterator[str]:
    for word in page.words:
        yield word.text
    for block in page.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def _letters(text: str) -> str:
    return _SILENT.sub("", text)


def _bounded(text: str) -> str:
    """Without personal data and what would only turn the line about, and no longer than a line."""
    told = "".join(c if c.isprintable() else " " for c in withheld(text, spans(text)))
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"
