"""A picture of a page → words and ruling lines in points on the upright picture, by OCR (文字识别).

The models come with the package, so nothing is fetched. The engine is built once in a process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

import rapidocr

from extractors.readers.gutter import gutter
from extractors.readers.picture import Picture
from extractors.readers.rulings import rulings
from extractors.readers.upright import legible, upright
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.source import Box

# A picture smaller than this on a side, in pixels, holds no line of type.
_SMALLEST = 12
# Gaps between characters, in heights of the line, from where on they are words apart.
_GAP = 1.0


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x0: float
    x1: float
    confidence: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def read(picture: Picture) -> Page:
    """The page as read. Its legibility is the mean confidence of the words; 0 when none was found.

    A word's confidence is that of its least certain letter or digit. Words of low confidence are kept: a figure
    that is hard to read must not look like a blank cell.
    """
    page = legible(upright(picture))
    lines = rulings(page.pixels, page.scale)
    words = tuple(_words(page, [r for r in lines if not r.horizontal]))
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


@cache
def _engine() -> Any:
    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": 10_000,
            "Global.log_level": "critical",
        }
    )


def _words(picture: Picture, verticals: Sequence[Ruling]) -> Iterator[Word]:
    if min(picture.pixels.shape[:2]) < _SMALLEST:
        return
    found = _engine()(picture.pixels, return_word_box=True, return_single_char_box=True)
    if found.txts is None:
        return
    located = iter(found.word_results or ())
    pending = next(located, None)
    for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True):
        xs, ys = corners[:, 0] * picture.scale, corners[:, 1] * picture.scale
        box = Box(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
        # A line whose characters could not be located is missing from the second list.
        if pending is not None and _same(text, pending):
            characters = [_character(item, picture.scale) for item in pending]
            pending = next(located, None)
        else:
            characters = _spread(text, box, float(score))
        for part in _parts(characters, box, verticals):
            yield _word(part, box)


def _same(text: str, located: Sequence[Any]) -> bool:
    return "".join(text.split()) == "".join("".join(item[0] for item in located).split())


def _character(item: Any, scale: float) -> _Character:
    text, confidence, corners = item
    xs = [float(x) * scale for x, _ in corners]
    return _Character(text, min(xs), max(xs), float(confidence))


def _spread(text: str, box: Box, confidence: float) -> list[_Character]:
    """Characters of equal width over the box of their line."""
    step = (box.x1 - box.x0) / len(text)
    return [
        _Character(c, box.x0 + i * step, box.x0 + (i + 1) * step, confidence)
        for i, c in enumerate(text)
        if not c.isspace()
    ]


def _parts(
    characters: Sequence[_Character], box: Box, verticals: Sequence[Ruling]
) -> Iterator[list[_Character]]:
    """The characters of a line, parted by ruling lines that pass between them and by wide gaps."""
    middle = (box.y0 + box.y1) / 2
    crossing = [r.x0 for r in verticals if r.y0 <= middle <= r.y1 and box.x0 < r.x0 < box.x1]
    part: list[_Character] = list(characters[:1])
    for left, right in pairwise(characters):
        ruled = any(left.middle < x <= right.middle for x in crossing)
        if ruled or right.x0 - left.x1 > _GAP * (box.y1 - box.y0):
            yield part
            part = []
        part.append(right)
    if part:
        yield part


def _word(characters: Sequence[_Character], line: Box) -> Word:
    certain = [c.confidence for c in characters if c.text.isalnum()] or [c.confidence for c in characters]
    return Word(
        "".join(c.text for c in characters),
        Box(min(c.x0 for c in characters), line.y0, max(c.x1 for c in characters), line.y1),
        min(certain),
    )
