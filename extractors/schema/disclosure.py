"""What a document holds before anything is understood: pages of words, then tables and headed sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, pairwise, zip_longest

from extractors.schema.draft import CellRef, Method, Ref
from extractors.schema.hidden import Hidden
from extractors.schema.source import Box, Source


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space, with its box.

    Of OCR: `first_read` is what its letters alone would be, where the text is not that, and `others` the figures that it
    may be as well, each with the logarithm of how likely the picture makes it.
    """

    text: str
    box: Box
    confidence: float = 1.0
    first_read: str = ""
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical ruling line (表格线) as its two end points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return abs(self.x1 - self.x0) >= abs(self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; `row` and `column` are 0-based positions in the grid it belongs to."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    confidence: float = 1.0
    # as in a source
    first_read: str = ""

    def in_row(self, row: int) -> Cell:
        """The cell in another row; every cell of a document comes by here, so it is written out."""
        return Cell(
            row,
            self.column,
            self.text,
            self.row_span,
            self.column_span,
            self.page,
            self.box,
            self.line,
            self.confidence,
            self.first_read,
        )

    def source(self, document: str, cell: str, start: int = 0, end: int | None = None) -> Source:
        """The place of text[start:end], the whole of it as a rule: the box of the cell, under its id in the table."""
        return Source(
            document=document,
            page=self.page,
            box=self.box,
            line=self.line,
            cell=cell,
            text=self.text[start:end],
            confidence=self.confidence,
            first_read=self.first_read,
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as found, before its header is understood. Covered positions of spans hold no cell."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    page: int | None = None
    # False where the format loses merged cells (text dumps): blanks may then stand for spans.
    spans_known: bool = True
    # x of the column boundaries, columns + 1 of them, where the page was drawn
    edges: tuple[float, ...] = ()
    # y of the row boundaries, rows + 1 of them, where lines are drawn there
    heights: tuple[float, ...] = ()
    # pages after its own that hold its right-hand columns
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters start..end of a paragraph and where they are printed."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    confidence: float = 1.0


# What stands in the place of each character of personal data.
WITHHELD = "▇"

# Characters of a paragraph at most; of real ones the longest met has 782. Rules look back and forth inside a
# paragraph, so their time grows with its square.
LONGEST_PARAGRAPH = 5_000


def withheld(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with as many other characters at the spans."""
    kept = [0, *(place for span in spans for place in span), len(text)]
    pieces = (text[a:b] for a, b in zip(kept[::2], kept[1::2], strict=True))
    marks = (WITHHELD * (end - start) for start, end in spans)
    return "".join(chain.from_iterable(zip_longest(pieces, marks, fillvalue="")))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `id` (such as `p12`) is unique in the document."""

    text: str
    runs: tuple[Run, ...] = ()
    id: str = ""
    # A line of type that stands apart: centred, larger, or a heading of the format.
    heading: bool = False

    def withholding(self, spans: Sequence[tuple[int, int]]) -> Paragraph:
        """The paragraph with other characters at the spans; every character left keeps its place on the page."""
        # the place of a part of a run goes by the widths of its characters, so what is replaced gets runs of its own
        runs: list[Run] = []
        for run in self.runs:
            cuts = {cut for span in spans for cut in span if run.start < cut < run.end}
            ends = [run.start, *sorted(cuts), run.end]
            runs += [
                replace(run, start=a, end=b, box=run.box and _part(run, self.text, a, b))
                for a, b in pairwise(ends)
            ]
        return replace(self, text=withheld(self.text, spans), runs=tuple(runs))

    def source(self, document: str, start: int = 0, end: int | None = None) -> Source:
        """The place of text[start:end]; of several pages, the one where it begins."""
        end = len(self.text) if end is None else end
        page: int | None = None
        line: int | None = None
        box: Box | None = None
        confidence = 1.0
        for run in self.runs:
            if run.end <= start or run.start >= end:
                continue
            if page is None and line is None:
                page, line = run.page, run.line
            if run.page != page:
                break
            confidence = min(confidence, run.confidence)
            if run.box is not None:
                part = _part(run, self.text, max(start, run.start), min(end, run.end))
                box = part if box is None else box.union(part)
        return Source(
            document=document, page=page, line=line, box=box, text=self.text[start:end], confidence=confidence
        )


_DIGIT = re.compile(r"\d")
_WIDE = re.compile("[\u2e80-\U0010ffff]+")


def _part(run: Run, text: str, start: int, end: int) -> Box:
    """The box of text[start:end] inside a run: CJK characters are twice as wide as ASCII ones."""
    assert run.box is not None
    scale = (run.box.x1 - run.box.x0) / (_width(text[run.start : run.end]) or 1)
    left = run.box.x0 + scale * _width(text[run.start : start])
    right = run.box.x0 + scale * _width(text[run.start : end])
    return Box(left, run.box.y0, right, run.box.y1)


def _width(text: str) -> int:
    return 2 * len(text) - len(_WIDE.sub("", text))


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader yields. Drawn formats give words and rulings; structured formats give blocks at once."""

    number: int | None
    width: float = 0.0
    height: float = 0.0
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    blocks: tuple[Block, ...] = ()
    # "text" for a text layer, "ocr" for words read from an image, "mixed" for both
    reader: str = "text"
    # Mean OCR confidence of the words; 1 for text layers, 0 where nothing could be read.
    legibility: float = 1.0
    # on a mixed page the places whose words were read by OCR
    pictures: tuple[Box, ...] = ()
    # x between two pages that lie side by side on one sheet
    gutter: float | None = None
    # what the file holds of the page and nobody sees on it; no word of it is among the others
    hidden: tuple[Hidden, ...] = ()

    def halves(self) -> tuple[Page, ...]:
        """The pages of the sheet from the left, with its number and its places: itself, or what lies on either side of the
        gutter."""
        x = self.gutter
        if x is None:
            return (self,)
        return tuple(
            replace(
                self,
                words=tuple(word for word in self.words if (word.box.center[0] < x) is left),
                rulings=tuple(line for line in self.rulings if ((line.x0 + line.x1) / 2 < x) is left),
                gutter=None,
            )
            for left in (True, False)
        )

    def by_ocr(self, box: Box | None) -> bool:
        """Whether what stands in a box was read by OCR."""
        if self.reader != "mixed" or box is None:
            return self.reader == "ocr"
        x, y = box.center
        return any(p.x0 <= x <= p.x1 and p.y0 <= y <= p.y1 for p in self.pictures)

    def numbers(self) -> Page:
        """The page with no words but those that hold a digit, and without lines and hidden text: what has to be accounted
        for."""
        words = tuple(word for word in self.words if _DIGIT.search(word.text))
        return replace(self, words=words, rulings=(), hidden=())


class Role(StrEnum):
    """What a column of a table holds."""

    RANK = "rank"  # 序号
    CODE = "code"  # 科目编码, 单位代码
    NAME = "name"  # 科目名称, 项目
    VALUE = "value"
    NOTE = "note"  # 备注, text columns
    DATE = "date"  # 年度, 完成时间
    CONTACT = "contact"  # 负责人, 电话, 邮编
    UNIT = "unit"  # 计量单位, the unit of each row


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its header path resolved; panels are the sides of a two-sided table, from the left.

    The first `lead` heads of the path are those of its panel's names (支出/按功能分类), the rest its own."""

    index: int
    path: tuple[str, ...]
    role: Role
    panel: int = 0
    lead: int = 0

    @property
    def own(self) -> tuple[str, ...]:
        """The heads over the column itself."""
        return self.path[self.lead :]


def covering(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """For every position the cell that covers it."""
    matrix: list[list[Cell | None]] = [list(row) for row in rows]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None or cell.row_span * cell.column_span == 1:
                continue
            for rr in range(r, min(r + cell.row_span, len(matrix))):
                for cc in range(c, min(c + cell.column_span, len(matrix[rr]))):
                    if matrix[rr][cc] is None:
                        matrix[rr][cc] = cell
    return matrix


@dataclass(frozen=True, slots=True)
class Table:
    """A table put together from one or more grids, its header resolved.

    `rows` holds header and body, one cell or None per column; the first `header_rows` of them are header.
    `caption` are the lines printed above (title, unit), `notes` those below; `method` says what placed the cells.
    """

    id: str
    title: str
    label: str
    unit: str | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int
    pages: tuple[int, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    caption: tuple[Paragraph, ...] = ()
    method: Method = Method.TABLE_RULE
    # False for text dumps, which lose merged cells and with them the place of others
    spans_known: bool = True
    # (row, column) of values that belong to another column than the one they are printed in
    moved: Mapping[tuple[int, int], int] = field(default_factory=dict)

    # rows of the body that only number the columns (栏次)
    rulers: frozenset[int] = frozenset()
    # what later pages print again, and is not kept twice: title, unit, heads
    repeated: tuple[str, ...] = ()

    def covering(self) -> list[list[Cell | None]]:
        """For every position the cell that covers it: merged cells stand at all they span."""
        return covering(self.rows)

    def cell_id(self, row: int, column: int) -> str:
        return f"{self.id}r{row}c{column}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its path and the paragraphs under it."""

    id: str
    heading: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Sections and tables of one document; of its pages the printed numbers."""

    document: str
    name: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    pages: tuple[Page, ...] = ()
    folios: tuple[Paragraph, ...] = ()  # page numbers (页码)
    # the personal data that the texts no longer hold: to be counted, and never to be shown
    withheld: tuple[str, ...] = ()
    # each has its own, whatever it was replaced from
    _cells: dict[str, tuple[Table, Cell]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _paragraphs: dict[str, Paragraph] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for table in self.tables:
            for r, row in enumerate(table.rows):
                for c, cell in enumerate(row):
                    if cell is not None:
                        self._cells[table.cell_id(r, c)] = (table, cell)
            self._paragraphs.update((p.id, p) for p in (*table.caption, *table.notes))
        # a paragraph of several lines stands here whole
        self._paragraphs.update((p.id, p) for section in self.sections for p in section.paragraphs)

    def find_cell(self, cell: str) -> tuple[Table, Cell] | None:
        """The table and the cell with an id such as `t3r5c2`, or None."""
        return self._cells.get(cell)

    def find_paragraph(self, paragraph: str) -> Paragraph | None:
        return self._paragraphs.get(paragraph)

    def place(self, ref: Ref | None) -> Source | None:
        """Where and what is printed at a reference; None where it points at nothing."""
        if ref is None:
            return None
        if isinstance(ref, CellRef):
            found = self.find_cell(ref.cell)
            if found is None:
                return None
            end = len(found[1].text) if ref.end is None else ref.end
            if not 0 <= ref.start <= end <= len(found[1].text):
                return None
            return found[1].source(self.document, ref.cell, ref.start, end)
        paragraph = self.find_paragraph(ref.paragraph)
        if paragraph is None or not 0 <= ref.start < ref.end <= len(paragraph.text):
            return None
        return paragraph.source(self.document, ref.start, ref.end)
