"""Every printed number accounted for: a fact, a code, a rank, a date, part of a name, or nowhere.

The numbers are counted in what the pages print, not in what was understood of them, so that a number lost on the way
is missed here and named with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.facts import sources
from extractors.forms import plain
from extractors.numerals import Numeral, Sort, numerals
from extractors.redaction.spans import spans
from extractors.schema.budget import Budget
from extractors.schema.coverage import Coverage, Fate
from extractors.schema.disclosure import Cell, Disclosure, Grid, Page, Paragraph, Role, Table
from extractors.schema.draft import CellRef, Draft, Ref, SpanRef
from extractors.schema.money import read_number
from extractors.schema.source import Box, Source

_FATES = {
    Sort.RANK: Fate.RANK,
    Sort.DATE: Fate.DATE,
    Sort.REFERENCE: Fate.REFERENCE,
    Sort.CODE: Fate.CODE,
    Sort.NAME: Fate.NAME,
}
_OF_COLUMN = {Role.CODE: Fate.CODE, Role.DATE: Fate.DATE, Role.CONTACT: Fate.REFERENCE}
# Most cells with digits hold one number and nothing else.
_NUMBER = re.compile(r"\s*[-−]?\d[\d,]*(?:\.\d+)?\s*")
_DIGIT = re.compile(r"\d")
_CONTENTS = re.compile(r"[.．·…]{4,}\s*\d+\s*$")
_FORMULA = re.compile(r"[\d\s=＝+＋\-－—()（）*×栏]+")


def of(disclosure: Disclosure, draft: Draft, budget: Budget) -> Coverage:
    """What became of every number that the document prints."""
    return _Account(disclosure, draft, budget).coverage()


def unclaimed(disclosure: Disclosure, draft: Draft, budget: Budget) -> tuple[Ref, ...]:
    """Where the numbers of tables and text are printed that ended up nowhere."""
    account = _Account(disclosure, draft, budget)
    account.coverage()
    return tuple(account.unclaimed)


class _Account:
    def __init__(self, disclosure: Disclosure, draft: Draft, budget: Budget) -> None:
        self.disclosure = disclosure
        self.fates: Counter[Fate] = Counter()
        self.nowhere: list[Source] = []
        self.unclaimed: list[Ref] = []
        self.cells: dict[str, list[tuple[int, int]]] = {}
        self.paragraphs: dict[str, list[tuple[int, int]]] = {}
        self._claim(draft, budget)
        self.codes = {ref.cell for s in draft.statements for line in s.lines for ref in line.code_at}
        self.names = {
            line.name_at.cell for s in draft.statements for line in s.lines if line.name_at is not None
        }

    def _claim(self, draft: Draft, budget: Budget) -> None:
        """The spans that facts were read from; what was pointed at but not kept claims nothing."""
        kept = {_key(source) for source in sources(budget)}
        for ref in draft.figures():
            if isinstance(ref, CellRef):
                found = self.disclosure.find_cell(ref.cell)
                text = "" if found is None else found[1].text[ref.start : ref.end]
                if (ref.cell, text) in kept:
                    self.cells.setdefault(ref.cell, []).append((ref.start, ref.start + len(text)))
                continue
            source = self.disclosure.place(ref)
            if source is not None and _key(source) in kept:
                self.paragraphs.setdefault(ref.paragraph, []).append((ref.start, ref.end))

    def coverage(self) -> Coverage:
        for table in self.disclosure.tables:
            self._table(table)
        for section in self.disclosure.sections:
            for paragraph in section.paragraphs:
                self._paragraph(paragraph, section.heading)
        self.fates[Fate.WITHHELD] += sum(len(numerals(text)) for text in self.disclosure.withheld)
        self._lost()
        return Coverage(
            printed=self.fates.total(),
            fates={fate: self.fates[fate] for fate in Fate if self.fates[fate]},
            nowhere=tuple(self.nowhere),
        )

    # --- tables ---

    def _table(self, table: Table) -> None:
        for paragraph in table.caption:
            for numeral in numerals(paragraph.text):
                self.fates[_FATES.get(numeral.sort, Fate.NAME)] += 1
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row):
                if cell is not None and _DIGIT.search(cell.text):
                    self._cell(table, r, c, cell)

    def _cell(self, table: Table, r: int, c: int, cell: Cell) -> None:
        place = table.cell_id(r, c)
        if self.cells.get(place) == [(0, len(cell.text))] and _NUMBER.fullmatch(cell.text):
            self.fates[Fate.FACT] += 1
            return
        whole = self._of_cell(table, r, c, cell)
        for numeral in numerals(cell.text):
            claimed = any(a <= numeral.start and numeral.end <= b for a, b in self.cells.get(place, ()))
            fate = Fate.FACT if claimed else _FATES.get(numeral.sort) or whole or Fate.NOWHERE
            self.fates[fate] += 1
            if fate is Fate.NOWHERE:
                document = self.disclosure.document
                self.nowhere.append(cell.source(document, place, numeral.start, numeral.end))
                self.unclaimed.append(CellRef(cell=place, start=numeral.start, end=numeral.end))

    def _of_cell(self, table: Table, r: int, c: int, cell: Cell) -> Fate | None:
        """What figures in a cell are by where they stand, if no fact was read from them."""
        text = plain(cell.text)
        role = table.columns[c].role
        if r in table.rulers or role is Role.RANK or table.cell_id(r, c) in self.codes:
            return Fate.CODE if table.cell_id(r, c) in self.codes else Fate.RANK
        if r < table.header_rows:
            if _FORMULA.fullmatch(text) and not re.search(r"\d[.,]\d", text):
                return Fate.RANK
            return Fate.NAME if read_number(text) is None else None
        if role in _OF_COLUMN:
            return _OF_COLUMN[role]
        return Fate.NAME if table.cell_id(r, c) in self.names and read_number(text) is None else None

    # --- running text ---

    def _paragraph(self, paragraph: Paragraph, heading: tuple[str, ...]) -> None:
        text = paragraph.text
        if not _DIGIT.search(text):
            return
        defined = any(re.search("名词|术语", part) for part in heading)
        contents = _CONTENTS.search(text)
        spans = self.paragraphs.get(paragraph.id, ())
        for numeral in numerals(text):
            if any(a <= numeral.start and numeral.end <= b for a, b in spans):
                fate = Fate.FACT
            elif contents and numeral.start >= contents.start():
                fate = Fate.RANK
            else:
                fate = _FATES.get(numeral.sort) or (Fate.NAME if defined else Fate.NOWHERE)
            self.fates[fate] += 1
            if fate is Fate.NOWHERE:
                document = self.disclosure.document
                self.nowhere.append(paragraph.source(document, numeral.start, numeral.end))
                self.unclaimed.append(SpanRef(paragraph=paragraph.id, start=numeral.start, end=numeral.end))

    # --- what no table and no section holds ---

    def _lost(self) -> None:
        """Numbers that the pages print and nothing holds: named one by one, with their places."""
        self.fates[Fate.RANK] += sum(1 for folio in self.disclosure.folios for _ in numerals(folio.text))
        missing = _digits(_printed(self.disclosure.pages))
        missing.subtract(_digits(self._kept()))
        if not +missing:
            return
        held = set(self._places())
        for place, source, private in _numbers(self.disclosure):
            digits = _digits([source.text])
            if place in held or digits - missing:
                continue
            missing -= digits
            self.fates[Fate.WITHHELD if private else Fate.NOWHERE] += 1
            if not private:
                self.nowhere.append(source)

    def _kept(self) -> Iterator[str]:
        for table in self.disclosure.tables:
            yield from table.repeated
            yield from (paragraph.text for paragraph in table.caption)
            yield from (cell.text for row in table.rows for cell in row if cell is not None)
        for section in self.disclosure.sections:
            yield from (paragraph.text for paragraph in section.paragraphs)
        yield from (folio.text for folio in self.disclosure.folios)
        yield from self.disclosure.withheld

    def _places(self) -> Iterator[tuple[object, ...]]:
        """The words and lines that tables and sections are made of."""
        boxes: dict[int, list[Box]] = {}
        for number, line, box in self._spots():
            if number is not None and box is not None:
                boxes.setdefault(number, []).append(box)
            elif line is not None:
                yield (line,)
        for page in self.disclosure.pages:
            for word in page.words:
                x, y = word.box.center
                held = boxes.get(page.number or 0, ())
                if any(b.x0 <= x <= b.x1 and b.y0 <= y <= b.y1 for b in held):
                    yield (page.number, word.box)

    def _spots(self) -> Iterator[tuple[int | None, int | None, Box | None]]:
        for table in self.disclosure.tables:
            for row in table.rows:
                yield from ((c.page, c.line, c.box) for c in row if c is not None and c.text)
        paragraphs = [p for table in self.disclosure.tables for p in table.caption]
        paragraphs += [p for section in self.disclosure.sections for p in section.paragraphs]
        for paragraph in (*paragraphs, *self.disclosure.folios):
            yield from ((run.page, run.line, run.box) for run in paragraph.runs)


def _numbers(disclosure: Disclosure) -> Iterator[tuple[tuple[object, ...], Source, bool]]:
    """The printed numbers of the pages as they were read, each under its word or line, and whether it is personal."""
    name = disclosure.document
    for page in disclosure.pages:
        for word in page.words:
            if _DIGIT.search(word.text):
                source = Source(document=name, page=page.number, box=word.box, text=word.text)
                yield (page.number, word.box), source, bool(spans(word.text))
        for block in page.blocks:
            if isinstance(block, Grid):
                for cell in block.cells:
                    for found in numerals(cell.text):
                        text = cell.text[found.start : found.end]
                        source = Source(document=name, line=cell.line, text=text)
                        yield (cell.line,), source, _personal(cell.text, found)
            else:
                for found in numerals(block.text):
                    source = block.source(name, found.start, found.end)
                    yield (block.runs[0].line,), source, _personal(block.text, found)


def _personal(text: str, numeral: Numeral) -> bool:
    return any(start <= numeral.start < end for start, end in spans(text))


def _key(source: Source) -> tuple[object, ...]:
    if source.cell:
        return source.cell, source.text
    return source.page, source.line, source.box, source.text


def _printed(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        yield from (word.text for word in page.words)
        for block in page.blocks:
            if isinstance(block, Grid):
                yield from (cell.text for cell in block.cells)
            else:
                yield block.text


def _digits(texts: Iterable[str]) -> Counter[str]:
    """How often each digit occurs, whatever its width."""
    return Counter(re.sub(r"\D", "", "".join(texts)))
