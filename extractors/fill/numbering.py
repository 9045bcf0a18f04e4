"""Cells, sentences and numbers with their ids in front, as a model is shown them: `[t3r5c2] 2411.81`, `[p12s1] …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.numerals import Numeral, Sort, numerals
from extractors.schema.disclosure import Cell, Disclosure, Paragraph, Table
from extractors.schema.draft import CellRef, Ref, SpanRef

_SENTENCE = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]?")
# A sign, and no dash between two figures: 为-7.89%, （-7.89%）, but 3万元-5万元.
_SIGN = re.compile(r"(?:^|[^\w%％\-－−–—~～]|(?![元万亿年月日人个台辆号第至到])[\u4e00-\u9fff])([-－−])\Z")
# A sentence beyond it is asked in pieces, cut behind a comma.
_LONGEST_SENTENCE = 600
_COMMA = re.compile(r"[，、：:\s](?=\D)")
_BREAKS = re.compile(r"\s+")
# Characters of a cell, or of a line around a table, that are shown: a name has fewer, and what is longer is told apart by them.
_LONGEST_SHOWN = 200
# Characters before a sentence that are shown with it.
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a sentence: its id, and where it stands in the text that the sentence is part of."""

    id: str
    numeral: Numeral
    # where it begins, with its sign
    start: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters start..end of a paragraph or a cell; `around` are the headings above it, or what its row is called."""

    id: str
    holder: str
    in_cell: bool
    text: str
    start: int
    end: int
    around: tuple[str, ...]
    numbers: tuple[Number, ...] = ()

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The end of what stands before it in its text, which may name what it speaks of."""
        return self.text[max(0, self.start - _BEFORE) : self.start].strip()

    def at(self, start: int, end: int) -> Ref:
        """The place of characters start..end of the text that the sentence is part of."""
        if self.in_cell:
            return CellRef(cell=self.holder, start=start, end=end)
        return SpanRef(paragraph=self.holder, start=start, end=end)

    def whole(self) -> SpanRef | None:
        """Where the sentence itself is printed, in running text."""
        return None if self.in_cell else SpanRef(paragraph=self.holder, start=self.start, end=self.end)

    def marked(self, asked: Iterable[str] = ()) -> str:
        """The sentence with its id in front, and before each number that is asked about the number's."""
        wanted, pieces, at = frozenset(asked), [f"[{self.id}] "], self.start
        for number in self.numbers:
            if number.id in wanted:
                pieces += [self.text[at : number.start], f"[{number.id}]"]
                at = number.start
        return one_line("".join([*pieces, self.text[at : self.end]]))


def of_paragraph(paragraph: Paragraph, around: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences of a paragraph with the figures in them."""
    yield from _sentences(paragraph.id, False, paragraph.text, around)


def of_cell(place: str, cell: Cell, around: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences of a cell (`place` is its id) with the figures in them."""
    yield from _sentences(place, True, cell.text, around)


def _sentences(holder: str, in_cell: bool, text: str, around: tuple[str, ...]) -> Iterator[Sentence]:
    figures = [found for found in numerals(text) if found.sort is Sort.FIGURE]
    named = [Number(f"{holder}n{n}", found, _signed(text, found.start)) for n, found in enumerate(figures, 1)]
    spans = [found.span() for found in _SENTENCE.finditer(text) if found.group().strip()]
    at = 0
    for n, (start, end) in enumerate(_pieces(text, spans, named), 1):
        first = at
        while at < len(named) and named[at].start < end:
            at += 1
        yield Sentence(f"{holder}s{n}", holder, in_cell, text, start, end, around, tuple(named[first:at]))


def _signed(text: str, start: int) -> int:
    """Where a number begins whose digits begin at `start`."""
    found = _SIGN.search(text[max(0, start - 2) : start])
    return start - 1 if found else start


def _pieces(
    text: str, spans: Iterable[tuple[int, int]], numbers: Iterable[Number]
) -> Iterator[tuple[int, int]]:
    """The sentences, those that are too long in pieces; no number is cut."""
    inside = {at: number.start for number in numbers for at in range(number.start + 1, number.numeral.end)}
    for start, end in spans:
        while end - start > _LONGEST_SENTENCE:
            most = start + _LONGEST_SENTENCE
            commas = [found.end() for found in _COMMA.finditer(text, start + 1, most)]
            cut = commas[-1] if commas else most
            cut = inside.get(cut, cut)
            # digits that go on for longer than a sentence may be are no number that anybody names
            cut = cut if cut > start else most
            yield start, cut
            start = cut
        yield start, end


def sentences(disclosure: Disclosure) -> Iterator[Sentence]:
    """Every sentence of the running text, in printed order."""
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            yield from of_paragraph(paragraph, section.heading)


def row(table: Table, r: int) -> str:
    """A row of a table: the cells that hold something, each under its id."""
    cells = ((table.cell_id(r, c), cell) for c, cell in enumerate(table.rows[r]))
    return " | ".join(
        f"[{place}] {brief(cell.text)}" for place, cell in cells if cell is not None and cell.text.strip()
    )


def one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def brief(text: str) -> str:
    """A text in one line, or the beginning of it."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
