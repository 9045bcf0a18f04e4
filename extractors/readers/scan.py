"""A picture of a page → words and ruling lines in points on the upright picture, by OCR (文字识别)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from extractors.readers.decoding import Character
from extractors.readers.gutter import gutter
from extractors.readers.inked import enclosed, ink
from extractors.readers.picture import Picture
from extractors.readers.recognition import find, recognise
from extractors.readers.rulings import rulings
from extractors.readers.settle import Evidence, Settled, settle, wants_a_closer_look, weigh
from extractors.readers.strips import Strip, cut
from extractors.readers.upright import legible, upright
from extractors.readers.vocabulary import Vocabulary
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.source import Box

# A picture smaller than this on a side, in pixels, holds no line of type.
_SMALLEST = 12
# Gaps between characters, in heights of the line, from where on they are words apart.
_GAP = 1.0
# The width of characters in heights of the box of their line, which has some room above and below.
_WIDE, _NARROW = 0.72, 0.36
_IDEOGRAPHS = "\u2e80"


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    x0: float
    x1: float
    confidence: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def read(picture: Picture, vocabulary: Vocabulary | None = None) -> Page:
    """The page as read. Its legibility is the mean confidence of the words; 0 when none was found.

    `vocabulary` is that of the document. A word's confidence is that of its least certain letter
    or digit. Words of low confidence are kept: a figure that is hard to read must not look like a blank cell.
    """
    known = Vocabulary() if vocabulary is None else vocabulary
    page = legible(upright(picture))
    lines = rulings(page.pixels, page.scale)
    words = tuple(_words(page, lines, known))
    return Page(
        number=picture.number,
        width=page.width,
        height=page.height,
        words=words,
        rulings=lines,
        reader="ocr",
        legibility=fmean(word.confidence for word in words) if words else 0.0,
        gutter=gutter(page.pixels, page.scale),
    )


def _words(picture: Picture, lines: Sequence[Ruling], vocabulary: Vocabulary) -> Iterator[Word]:
    height, width = picture.pixels.shape[:2]
    if min(height, width) < _SMALLEST:
        return
    areas = enclosed((height, width), lines, picture.scale)
    strips = list(cut(picture.pixels, find(picture.pixels), areas, ink(picture.pixels)))
    found: list[list[Evidence]] = [[] for _ in strips]
    for number, reading in recognise([strip.pixels for strip in strips]):
        found[number].append(weigh(reading, strips[number], vocabulary))
    close = [
        (number, strip.close)
        for number, strip in enumerate(strips)
        if strip.close is not None and wants_a_closer_look(found[number][0])
    ]
    for place, reading in recognise([pixels for _, pixels in close]):
        number = close[place][0]
        found[number].append(weigh(reading, strips[number], vocabulary))
    settled = [settle(strip, evidence) for strip, evidence in zip(strips, found, strict=True)]
    verticals = [line for line in lines if not line.horizontal]
    for strip, said in zip(strips, settled, strict=True):
        if said.first_read or said.others:
            yield _whole(strip, said, picture.scale)
        else:
            yield from _of_strip(strip, said.characters, picture.scale, verticals)


def _whole(strip: Strip, said: Settled, scale: float) -> Word:
    """All that a cell says as one word."""
    box, *others = (_box(box, scale) for box in strip.boxes)
    for other in others:
        box = box.union(other)
    text = "".join(c.text for c in said.characters)
    return Word(text, box, min(c.confidence for c in said.characters), said.first_read, said.others)


def _of_strip(
    strip: Strip, characters: Sequence[Character], scale: float, verticals: Sequence[Ruling]
) -> Iterator[Word]:
    for number, box in enumerate(strip.boxes):
        start = strip.starts[number]
        # the last step may reach beyond the picture
        end = strip.starts[number + 1] if number + 1 < len(strip.boxes) else math.inf
        mine = [c for c in characters if start <= c.middle < end]
        line = _box(box, scale)
        shift = line.x0 - (start + strip.margins[number]) * scale
        parts = list(_parts([_placed(c, line, scale, shift) for c in mine], line, verticals))
        for place, part in enumerate(parts):
            word = _word(part, line)
            if strip.tall:  # the box is that of the ink, so it is known where its ends are
                x0 = line.x0 if place == 0 else word.box.x0
                x1 = line.x1 if place == len(parts) - 1 else word.box.x1
                word = replace(word, box=Box(x0, line.y0, x1, line.y1))
            yield word


def _box(box: tuple[int, int, int, int], scale: float) -> Box:
    return Box(*(edge * scale for edge in box))


def _placed(character: Character, line: Box, scale: float, shift: float) -> _Placed:
    middle = character.middle * scale + shift
    half = (_WIDE if character.text > _IDEOGRAPHS else _NARROW) * (line.y1 - line.y0) / 2
    return _Placed(character.text, middle - half, middle + half, character.confidence)


def _parts(characters: Sequence[_Placed], box: Box, verticals: Sequence[Ruling]) -> Iterator[list[_Placed]]:
    """The characters of a line, parted by ruling lines that pass between them and by wide gaps."""
    middle = (box.y0 + box.y1) / 2
    crossing = [r.x0 for r in verticals if r.y0 <= middle <= r.y1 and box.x0 < r.x0 < box.x1]
    part: list[_Placed] = list(characters[:1])
    for left, right in pairwise(characters):
        ruled = any(left.middle < x <= right.middle for x in crossing)
        if ruled or right.x0 - left.x1 > _GAP * (box.y1 - box.y0):
            yield part
            part = []
        part.append(right)
    if part:
        yield part


def _word(characters: Sequence[_Placed], line: Box) -> Word:
    certain = [c.confidence for c in characters if c.text.isalnum()] or [c.confidence for c in characters]
    return Word(
        "".join(c.text for c in characters),
        Box(max(line.x0, characters[0].x0), line.y0, min(line.x1, characters[-1].x1), line.y1),
        min(certain),
    )
