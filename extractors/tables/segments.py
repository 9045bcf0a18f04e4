"""Words of a page → printed lines of segments: what stands together on a line, apart from its neighbours by a gap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Word
from extractors.schema.money import read_number
from extractors.schema.source import Box
from extractors.tables.typeset import around, line_text

# Shares of the height of the type. Words nearer than _GAP stand in one cell; spaces inside a name are narrower.
_GAP = 0.3
# Words whose centres differ by more are on two lines; a name of two lines stands half a line off its figure.
_LEVEL = 0.25

# Figures of one column begin or end within so many points of each other; so many show that there is a column.
_SAME_PLACE, _FEWEST = 0.5, 3

# The last part of a code whose parts are set apart by a space (301 02), and what stands before it.
_CODE_PART, _CODE_BEGUN = re.compile(r"\d\d"), re.compile(r"\d{3}(?:\d\d)?")
_LEADER = re.compile(r"[.．·]{4,}|…{2,}|(?:\.\s){3,}")
_TITLE = re.compile(r".{3,}表(?:[（(].*[)）])?|.*续表.*")
# 其中： is the first line of a head or a name too long for its column.
_SENTENCE = re.compile(r"(?!其中[:：]$)(?:.*[。；;，,：:]$|.*[。；].*)")
_FOLIO = re.compile(r"\W*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d+\s*页?)?\W*")
_HEADING = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|节).*")
_UNIT_OF_HEAD = re.compile(r"[^:：]+[（(][^（）()]*单位[:：][^（）()]+[)）]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """One cell's share of a printed line; `number` where all of it is one number."""

    words: tuple[Word, ...]
    box: Box
    text: str
    number: bool

    @property
    def center(self) -> float:
        return (self.box.x0 + self.box.x1) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Segments from left to right; `y` is the middle of the line, `em` the height of its type, both in points."""

    segments: tuple[Segment, ...]
    y: float
    em: float

    @property
    def text(self) -> str:
        return plain("".join(segment.text for segment in self.segments))

    @property
    def is_row(self) -> bool:
        """Whether figures stand in it beside a name or other figures, as in the body of a table."""
        return (
            len(self.segments) > 1
            and any(segment.number for segment in self.segments)
            and not _LEADER.search(self.text)
        )

    @property
    def stands_apart(self) -> bool:
        """Whether it is no part of a table: a caption, a note, a sentence, a heading."""
        text = self.text
        if self.names_unit or forms.NOTE.match(text) or _LEADER.search(text):
            return True
        if self.is_row:
            return False
        return len(self.segments) == 1 and bool(
            len(text) > _LONGEST
            or _TITLE.fullmatch(text)
            or forms.LABEL.fullmatch(text)
            or _SENTENCE.fullmatch(text)
            or _HEADING.fullmatch(text)
        )

    @property
    def names_unit(self) -> bool:
        """Whether it says what a table is in. A head among heads says so of its column: 价值（金额单位：万元）."""
        text = self.text
        if "单位" not in text or not (forms.UNIT.search(text) or forms.COUNT_UNIT.search(text)):
            return False
        return len(self.segments) < 2 or not any(
            _UNIT_OF_HEAD.fullmatch(plain(s.text)) for s in self.segments
        )

    @property
    def is_folio(self) -> bool:
        """Whether it may be a page number (页码): a row that holds nothing but its rank looks the same."""
        return len(self.segments) == 1 and bool(_FOLIO.fullmatch(self.text))

    @property
    def is_caption(self) -> bool:
        """Whether it names a table or its unit."""
        return bool(
            self.names_unit
            or (len(self.segments) == 1 and _TITLE.fullmatch(self.text) and len(self.text) <= _LONGEST)
        )


def lines(words: Iterable[Word]) -> list[Line]:
    """The printed lines from top to bottom."""
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.y0 + w.box.y1):
        if levels:
            first = levels[-1][0].box
            height = min(first.y1 - first.y0, word.box.y1 - word.box.y0)
            if word.box.center[1] - first.center[1] <= _LEVEL * height:
                levels[-1].append(word)
                continue
        levels.append([word])
    return _parted([_line(level) for level in levels])


def _parted(printed: list[Line]) -> list[Line]:
    """A figure close behind a name is in a cell of its own where others stand alone at its place: the name fills its own."""
    figures = [s.box for line in printed for s in line.segments if s.number]
    begins, ends = sorted(box.x0 for box in figures), sorted(box.x1 for box in figures)
    return [
        replace(line, segments=tuple(part for s in line.segments for part in _cells(s, begins, ends)))
        for line in printed
    ]


def _cells(part: Segment, begins: Sequence[float], ends: Sequence[float]) -> tuple[Segment, ...]:
    last = part.words[-1]
    if part.number or len(part.words) < 2 or not is_number(last.text):
        return (part,)
    alone = any(
        bisect_right(xs, x + _SAME_PLACE) - bisect_left(xs, x - _SAME_PLACE) >= _FEWEST
        for xs, x in ((begins, last.box.x0), (ends, last.box.x1))
    )
    return (segment(part.words[:-1]), segment(part.words[-1:])) if alone else (part,)


def _line(words: list[Word]) -> Line:
    em = median(word.box.y1 - word.box.y0 for word in words)
    parts: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        near = parts and word.box.x0 - parts[-1][-1].box.x1 < _GAP * em
        if near and not _are_figures(parts[-1][-1].text, word.text):
            parts[-1].append(word)
        else:
            parts.append([word])
    segments = tuple(segment(part) for part in parts)
    return Line(segments, sum(w.box.center[1] for w in words) / len(words), em)


def _are_figures(left: str, right: str) -> bool:
    """Whether two words side by side are figures of their own, not parts of a code."""
    if not (is_number(right) and is_number(left)):
        return False
    return not (_CODE_PART.fullmatch(right) and _CODE_BEGUN.fullmatch(left))


def segment(words: Sequence[Word]) -> Segment:
    """Words of one line as one segment."""
    box = around(words)
    assert box is not None  # no segment without words
    text = line_text(words)
    return Segment(tuple(words), box, text, is_number(text))


def overlap(a: Segment, b: Segment) -> float:
    """How wide the part of the line is that both stand in; less than nothing where they stand beside each other."""
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)


def is_number(text: str) -> bool:
    """Whether the whole text is one number; most words are told by their last character, which is cheap."""
    return (text[-1].isdigit() or text[-1] in ")）") and read_number(text) is not None
