"""Cells, sentences and numbers with their ids in front, as a model is shown them: `[t3r5c2] 2411.81`, `[p12s1] …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.numerals import Numeral, Sort, numerals
from extractors.schema.disclosure import Cell, Disclosure, Paragraph, Table
from extractors.schema.draft import CellRef, Ref, SpanRef

_SENTENCE = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]?")
_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a sentence: its id, and where it stands in the text that the sentence is part of."""

    id: str
    numeral: Numeral


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
                pieces += [self.text[at : number.numeral.start], f"[{number.id}]"]
                at = number.numeral.start
        return one_line("".join([*pieces, self.text[at : self.end]]))


def of_paragraph(paragraph: Paragraph, around: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences of a paragraph with the figures in them."""
    yield from _sentences(paragraph.id, False, paragraph.text, around)


def of_cell(place: str, cell: Cell, around: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences of a cell (`place` is its id) with the figures in them."""
    yield from _sentences(place, True, cell.text, around)


def _sentences(holder: str, in_cell: bool, text: str, around: tuple[str, ...]) -> Iterator[Sentence]:
    figures = [found for found in numerals(text) if found.sort is Sort.FIGURE]
    named = [Number(f"{holder}n{n}", found) for n, found in enumerate(figures, 1)]
    spans = [found.span() for found in _SENTENCE.finditer(text) if found.group().strip()]
    for n, (start, end) in enumerate(spans, 1):
        within = tuple(number for number in named if start <= number.numeral.start < end)
        yield Sentence(f"{holder}s{n}", holder, in_cell, text, start, end, around, within)


def sentences(disclosure: Disclosure) -> Iterator[Sentence]:
    """Every sentence of the running text, in printed order."""
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            yield from of_paragraph(paragraph, section.heading)


def row(table: Table, r: int) -> str:
    """A row of a table: the cells that hold something, each under its id."""
    cells = ((table.cell_id(r, c), cell) for c, cell in enumerate(table.rows[r]))
    return " | ".join(
        f"[{place}] {one_line(cell.text)}" for place, cell in cells if cell is not None and cell.text.strip()
    )


def one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
