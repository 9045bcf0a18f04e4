"""How each page of a PDF is read: by its text layer, by OCR, or by both. OCR costs a thousand times as much, and errs.

    no text that can be seen, and a picture   → ocr
    a text layer that is not what is printed  → ocr     `layer` doubts it, a few words read from the picture decide
    a picture that holds most of the print    → ocr     a scan with a typed folio on it
    a picture that holds some of the print    → mixed   `pasted`: a table pasted into a typed page
    anything else                             → text

The text under a scan that makes it searchable is hidden text: what some other OCR read, nobody knows how well and with which
confidence. It is not used where the picture can be read, and where it must not be, its words count as uncertain.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from extractors.readers import glyphs, image, layer, pasted, pdf
from extractors.readers.hidden import Means, Unseen, not_at
from extractors.readers.limits import Limits
from extractors.readers.picture import MOST_PIXELS, Picture
from extractors.readers.upright import upright
from extractors.readers.vocabulary import Vocabulary
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box

# As for `readers.read`, which imports this module on need.
Ocr = Literal["auto", "always", "never"]

# The confidence of a word that some unknown OCR read: less than any figure may have that a check relies on.
_UNKNOWN = 0.5
# A picture that covers so much of a page, and holds so many times its typed characters, is the page.
_COVERED, _MOST = 0.8, 4
# Words are drawn for reading again with so many pixels to a point, no higher and wider than so many, with that much paper
# around them.
_FINE = 200 / 72
_HIGHEST, _WIDEST = 120.0, 3000.0
_MARGIN = 2.0
_SPACE = 16

_REFERENCE = re.compile(r"\d+ \d+ R")


class PageReader:
    """Reads the pages of one PDF in order, and remembers which of its fonts were looked at."""

    def __init__(self, ocr: Ocr, limits: Limits) -> None:
        self._ocr = ocr
        self._limits = limits
        self._known = Vocabulary()
        self._means = Means()
        # fonts whose digits have the right shapes; and of which a doubt was refuted, by its kind
        self._shaped: set[str] = set()
        self._cleared: dict[layer.Doubt, set[str]] = {}

    def read(self, page: Any, number: int) -> Page:
        """The page (1-based number) with its words. One that is a picture, or whose text layer is broken, and that is not
        to be read by OCR comes back without words and with a legibility of 0. Raises DocumentTooLarge."""
        typed = pdf.page(page, number)
        if self._ocr == "always":
            unseen = Unseen(page)
            return self._scanned(page, pdf.page(page, number, unseen) if unseen else typed)
        if not typed.words:
            return self._picture(page, typed) if image.is_picture(page) else typed
        pictures = pasted.pictures(page) if page.get_images() else []
        if (pictures or self._means.are_on(page, typed.words)) and (unseen := Unseen(page)):
            seen = pdf.page(page, number, unseen)
            if not seen.words:
                return self._uncertain(page, typed, seen)
            typed = seen
        if self._is_broken(page, typed):
            return self._picture(page, typed)
        return self._with(page, typed, pictures) if pictures else typed

    def learn(self, page: Page) -> None:
        """Takes in what a page says, whoever read it and when: later pages may say the same where it is hard to read."""
        if page.reader != "text":
            self._known.learn(page.words)

    def _picture(self, page: Any, typed: Page) -> Page:
        """A page that its text layer tells nothing of."""
        if self._ocr == "never":
            return replace(typed, words=(), legibility=0.0)
        return self._scanned(page, typed)

    def _scanned(self, page: Any, typed: Page) -> Page:
        from extractors.readers import scan

        found = scan.read(image.of_page(page, typed.number or 1, self._limits), self._known)
        return replace(found, hidden=not_at(typed.hidden, [word.box for word in found.words]))

    def _uncertain(self, page: Any, typed: Page, seen: Page) -> Page:
        """A page with nothing but hidden text; `seen` is without its words."""
        if not image.is_picture(page):
            return seen
        if self._ocr == "auto":
            return self._scanned(page, seen)
        words = tuple(replace(word, confidence=_UNKNOWN) for word in typed.words)
        return replace(typed, words=words, legibility=_UNKNOWN)

    # --- a text layer that is not what is printed ---

    def _is_broken(self, page: Any, typed: Page) -> bool:
        fonts = _fonts(page)
        doubt = layer.doubt(typed.words)
        draw = image.greys(page)
        if doubt is None and not fonts <= self._shaped:
            digits = glyphs.sample(typed.words)
            if digits and glyphs.misshapen(digits, draw):
                doubt = layer.Doubt.DIGITS
            elif digits:
                self._shaped |= fonts
        if doubt is None or fonts <= self._cleared.get(doubt, set()):
            return False
        if self._ocr == "never":
            return layer.beyond_doubt(typed.words, doubt)
        if layer.refuted(typed.words, doubt, lambda words: _reread(words, draw)):
            return True
        self._cleared.setdefault(doubt, set()).update(fonts)
        return False

    # --- pictures in a typed page ---

    def _with(self, page: Any, typed: Page, pictures: Sequence[Box]) -> Page:
        if not image.may_be_drawn(page, self._limits):
            return replace(typed, legibility=0.0)
        draw = image.greys(page)
        printed: dict[Box, int] = {}
        for box in pictures:
            scale = min(pasted.LOOK, math.sqrt(MOST_PIXELS / _area(box)))
            count = pasted.print_in(draw(box, scale), [_from(word.box, box) for word in typed.words], scale)
            if count >= pasted.FEWEST:
                printed[box] = count
        if not printed:
            return typed
        characters = sum(len(word.text) for word in typed.words)
        unread = sum(printed.values())
        covered = sum(map(_area, printed))
        if covered >= _COVERED * typed.width * typed.height and unread > _MOST * characters:
            return self._picture(page, typed)
        if self._ocr == "never":
            hidden = not_at(typed.hidden, list(printed))
            return replace(typed, legibility=characters / (characters + unread), hidden=hidden)
        whole = image.of_page(page, typed.number or 1, self._limits)
        merged = pasted.merged(typed, [(box, self._pasted(_cut(whole, box))) for box in printed])
        read = [word.box for word in merged.words if merged.by_ocr(word.box)]
        return replace(merged, hidden=not_at(typed.hidden, read))

    def _pasted(self, picture: Picture) -> Page:
        """What a picture on a typed page says; nothing where it lies on its side there, as its rows are columns of the
        page."""
        from extractors.readers import scan

        if upright(picture).turned:
            return Page(number=picture.number, width=picture.width, height=picture.height, legibility=0.0)
        return scan.read(picture, self._known)


def _fonts(page: Any) -> frozenset[str]:
    """The fonts that a page names, as references or, where they are inherited, as MuPDF lists them."""
    kind, named = page.parent.xref_get_key(page.xref, "Resources/Font")
    if kind != "null":
        # a reference to the whole list names them all; without any, they are the page's own
        return frozenset(_REFERENCE.findall(named)) or frozenset((f"{page.number}: {named}",))
    return frozenset(str(font[0]) for font in page.get_fonts()) or frozenset((f"{page.number}:",))


def _reread(words: Sequence[Word], draw: glyphs.Draw) -> list[str]:
    """What OCR reads at the places of some words, put one below the other into one picture."""
    from extractors.readers import scan

    crops = [draw(_grown(word.box), _fine(word.box)) for word in words]
    width = max(crop.shape[1] for crop in crops)
    tops: list[int] = []
    height = _SPACE
    for crop in crops:
        tops.append(height)
        height += crop.shape[0] + _SPACE
    strip = np.full((height, width + 2 * _SPACE), 255, np.uint8)
    for top, crop in zip(tops, crops, strict=True):
        strip[top : top + crop.shape[0], _SPACE : _SPACE + crop.shape[1]] = crop
    pixels = np.repeat(strip[:, :, np.newaxis], 3, axis=2)
    found = scan.read(Picture(pixels, 1, float(pixels.shape[1]), float(height)))
    return [
        "".join(
            word.text
            for word in sorted(found.words, key=lambda word: word.box.x0)
            if top <= word.box.center[1] < top + crop.shape[0]
        )
        for top, crop in zip(tops, crops, strict=True)
    ]


def _fine(box: Box) -> float:
    """Pixels to a point for a word, of whatever size it is said to be."""
    return min(_FINE, _HIGHEST / max(1.0, box.y1 - box.y0), _WIDEST / max(1.0, box.x1 - box.x0))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _cut(whole: Picture, box: Box) -> Picture:
    x0, y0, x1, y1 = (round(edge / whole.scale) for edge in box)
    pixels = np.ascontiguousarray(whole.pixels[y0:y1, x0:x1])
    return Picture(pixels, whole.number, box.x1 - box.x0, box.y1 - box.y0)


def _from(box: Box, corner: Box) -> Box:
    return Box(box.x0 - corner.x0, box.y0 - corner.y0, box.x1 - corner.x0, box.y1 - corner.y0)


def _grown(box: Box) -> Box:
    return Box(box.x0 - _MARGIN, box.y0 - _MARGIN, box.x1 + _MARGIN, box.y1 + _MARGIN)
