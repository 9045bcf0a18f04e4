"""Text that is in a PDF page and cannot be seen (隐藏文字): drawn with invisible ink, white on white, as small as a speck,
or under an image. It repeats what is printed, is an OCR of the image that lies over it, or is meant for who reads the file
and not the paper; it is no print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from extractors.schema.disclosure import Word
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box

# Smaller type than this, in points, is a speck on paper; no word of larger type is as low or as narrow as the other.
_SPECK, _LOW = 2.0, 2.8
# One character printed twice stands no further apart than so many points.
_NEAR = 0.6
# Characters are looked up by squares, in points, of which a character's surroundings touch four at most.
_SQUARE = 2.0
# What hides text is set in the page's own instructions: invisible ink, or white ink (of light, of grey, of four inks) with
# which the next thing done is to write; most white ink only fills the ground.
_INKS = (b"3 Tr", b"7 Tr", b"1 1 1 rg", b"1 sc", b"1 g", b"0 0 0 0 k")
_MEANS = re.compile(
    rb"\b[37] Tr\b|\b(?:1 1 1 rg|1 scn?|1 g|0 0 0 0 k)\b(?:(?!\b(?:rg|g|k|scn?|f|F|B|Q)\b)[^(<])*(?:\(|<(?!<))"
)
# Ink that is nearly white, or white in more digits, hardly any page has: what sets ink, and how the last of its numbers then
# ends, in so many characters at most.
_SETTING = (b" rg", b" g ", b" sc", b" k ")
_NEARLY_WHITE = re.compile(rb"(?:\.9[7-9]\d*|(?<=1)\.0+) (?:rg|g |sc)$|\.0(?:[0-2]\d*)? k $")
_LAST_NUMBER = 10
_BLANKS = bytes.maketrans(b"\n\r\t\f\0", b"     ")
# Ink that lets nearly everything through, as a state of drawing says it.
_CLEAR = re.compile(r"/ca\s*(?:0?\.0[0-4]\d*|0(?:\.0*)?)(?![\d.])")
_REFERENCE = re.compile(r"(\d+) \d+ R")
_INVISIBLE, _FAINT = 3, 0.05
_WHITE = 0.97
# Rectangles in rows, each with its place in the order of drawing.
_Areas = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
_ORDER = 4
# What MuPDF says a character is that its font does not name.
_UNNAMED = "\ufffd"


class Means:
    """Whether a page of one PDF sets any means to hide text; most set none, and need no closer look."""

    def __init__(self) -> None:
        # whether the objects of these numbers, states of drawing and forms, hide anything
        self._known: dict[int, bool] = {}

    def are_on(self, page: Any, words: Iterable[Word]) -> bool:
        """Looks at the instructions of a PyMuPDF page and its forms, and at the sizes of its words."""
        for word in words:
            x0, y0, x1, y1 = word.box
            if y1 - y0 < _LOW or x1 - x0 < _LOW:
                return True
        if page.first_annot is not None or page.first_widget is not None:
            # notes and fields are drawn by instructions of their own
            return True
        document = page.parent
        if self._in(document, page.xref, page.read_contents()):
            return True
        return any(self._form(document, xref) for xref, *_ in page.get_xobjects())

    def _form(self, document: Any, xref: int) -> bool:
        if xref not in self._known:
            self._known[xref] = self._in(document, xref, document.xref_stream(xref) or b"")
        return self._known[xref]

    def _in(self, document: Any, xref: int, instructions: bytes) -> bool:
        plain = instructions.translate(_BLANKS)
        while b"  " in plain:
            plain = plain.replace(b"  ", b" ")
        # to look for the words alone is much faster
        if any(ink in plain for ink in _INKS) and _MEANS.search(plain):
            return True
        # a regular expression would try at every point
        if any(
            _NEARLY_WHITE.search(number + setting)
            for setting in _SETTING
            for number in {before[-_LAST_NUMBER:] for before in plain.split(setting)[:-1]}
        ):
            return True
        return b" gs" in plain and self._states(document, xref)

    def _states(self, document: Any, xref: int) -> bool:
        kind, states = document.xref_get_key(xref, "Resources/ExtGState")
        if kind == "null":
            # inherited: rare, and not followed
            return True
        if kind == "xref":
            states = document.xref_object(int(states.split()[0]))
        if _CLEAR.search(states):
            return True
        return any(self._state(document, int(number)) for number in _REFERENCE.findall(states))

    def _state(self, document: Any, xref: int) -> bool:
        if xref not in self._known:
            self._known[xref] = bool(_CLEAR.search(document.xref_object(xref)))
        return self._known[xref]


class Unseen:
    """The characters of a PyMuPDF page that cannot be seen, but for those that are printed as well at the same place."""

    def __init__(self, page: Any) -> None:
        behind = _Behind(page)
        self._shown, self._hidden = _Marks(), _Marks()
        # what is only a shape to draw in (7 Tr) is not among the texts that are drawn
        self._untraced = b"7 Tr" in page.read_contents()
        self._any = self._untraced
        for span in page.get_texttrace():
            for character, why in _with_reasons(span, behind):
                (self._shown if why is None else self._hidden).add(character[0], character[2], why)
                self._any = self._any or why is not None

    def __bool__(self) -> bool:
        return self._any

    def why(self, character: str, place: tuple[float, float]) -> Why | None:
        """Why a character that begins at a place on its line cannot be seen; None where it can."""
        for code in (ord(character[0]), ord(_UNNAMED)):
            if self._shown.at(code, place) is not None:
                return None
            if (found := self._hidden.at(code, place)) is not None:
                return found
        return Why.INVISIBLE if self._untraced else None


class _Marks:
    """Characters by where they begin."""

    def __init__(self) -> None:
        self._marks: dict[tuple[int, int, int], list[tuple[float, float, Why]]] = defaultdict(list)

    def add(self, code: int, place: tuple[float, float], why: Why | None) -> None:
        x, y = place
        self._marks[code, int(x // _SQUARE), int(y // _SQUARE)].append((x, y, why or Why.INVISIBLE))

    def at(self, code: int, place: tuple[float, float]) -> Why | None:
        x, y = place
        for column in {int((x - _NEAR) // _SQUARE), int((x + _NEAR) // _SQUARE)}:
            for row in {int((y - _NEAR) // _SQUARE), int((y + _NEAR) // _SQUARE)}:
                for left, base, why in self._marks.get((code, column, row), ()):
                    if abs(left - x) < _NEAR and abs(base - y) < _NEAR:
                        return why
        return None


class _Behind:
    """What else is drawn on a page, in the order of drawing; asked for where a text may be hidden by it, or hide in it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._pictured = bool(page.get_images())

    def covered(self, point: tuple[float, float], since: int) -> bool:
        """Whether an image that nothing shines through is drawn over a point after something else was."""
        return self._pictured and bool((_at(point, self._covers)[:, _ORDER] > since).any())

    def shaded(self, point: tuple[float, float], until: int) -> bool:
        """Whether anything but text is drawn at a point before something else is."""
        return bool((_at(point, self._fills)[:, _ORDER] < until).any())

    @cached_property
    def _drawn(self) -> list[tuple[Any, ...]]:
        drawn: list[tuple[Any, ...]] = self._page.get_bboxlog()
        return drawn

    @cached_property
    def _fills(self) -> _Areas:
        return _areas(
            (*place, at)
            for at, (kind, place, *_) in enumerate(self._drawn)
            if kind.startswith("fill-") and "text" not in kind
        )

    @cached_property
    def _covers(self) -> _Areas:
        masked = {tuple(info["bbox"]) for info in self._page.get_image_info() if info.get("has-mask")}
        return _areas(
            (*place, at)
            for at, (kind, place, *_) in enumerate(self._drawn)
            if kind == "fill-image" and tuple(place) not in masked
        )


def _areas(found: Iterable[Sequence[float]]) -> _Areas:
    return np.array(list(found), dtype=np.float64).reshape(-1, _ORDER + 1)


def _at(point: tuple[float, float], areas: _Areas) -> _Areas:
    """Those of the areas that hold a point."""
    x, y = point
    held: _Areas = areas[(areas[:, 0] <= x) & (x <= areas[:, 2]) & (areas[:, 1] <= y) & (y <= areas[:, 3])]
    return held


def _with_reasons(span: dict[str, Any], behind: _Behind) -> Iterator[tuple[Any, Why | None]]:
    """The characters of a span of text, each with why it cannot be seen."""
    characters = span["chars"]
    if span["type"] == _INVISIBLE or span["opacity"] < _FAINT:
        yield from ((character, Why.INVISIBLE) for character in characters)
        return
    if span["size"] < _SPECK:
        yield from ((character, Why.TINY) for character in characters)
        return
    # a span is mostly as its ends and its middle are; only where they differ each character is looked at
    telling = {0, len(characters) // 2, len(characters) - 1}
    found = {_reason(span, characters[at], behind) for at in telling if characters}
    if len(found) == 1:
        whole = found.pop()
        yield from ((character, whole) for character in characters)
        return
    yield from ((character, _reason(span, character, behind)) for character in characters)


def _reason(span: dict[str, Any], character: Any, behind: _Behind) -> Why | None:
    x0, y0, x1, y1 = character[3]
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    if behind.covered(middle, span["seqno"]):
        return Why.COVERED
    # what is filled below may be dark: the white heads of a table
    return Why.WHITE if _white(span["color"]) and not behind.shaded(middle, span["seqno"]) else None


def not_at(hidden: Iterable[Hidden], places: Sequence[Box]) -> tuple[Hidden, ...]:
    """Hidden text that stands at none of the places: what stands where print was read from a picture repeats it, as well as
    some other OCR could read it."""
    return tuple(
        each
        for each in hidden
        if each.box is None
        or not any(_inside(place.center, each.box) or _inside(each.box.center, place) for place in places)
    )


def _white(color: Sequence[float]) -> bool:
    """In grey, in red, green and blue, or as the lack of four inks."""
    return max(color) < 1 - _WHITE if len(color) == 4 else min(color, default=0.0) > _WHITE


def _inside(point: tuple[float, float], area: Box) -> bool:
    return area.x0 <= point[0] <= area.x1 and area.y0 <= point[1] <= area.y1
