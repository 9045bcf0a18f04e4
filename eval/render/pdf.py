"""A fixture as a PDF with a text layer: cover, contents, prose, tables and page numbers."""

from __future__ import annotations

from dataclasses import dataclass

import pymupdf

from eval.fixture import Fixture, Heading, PageBreak, Statement
from eval.render.ink import LEADING, Ink, measure, wrap
from eval.render.place import Place, Rendered
from eval.render.table_ink import Look, Rules, draw_table
from extractors.schema.source import Box

_A4 = {"portrait": (595.0, 842.0), "landscape": (842.0, 595.0)}
_MARGIN = 56.0
_PROSE, _PART, _HEADING = 12.0, 18.0, 13.0
# A table begins a new page unless this many points are left.
_ROOM_FOR_A_TABLE = 300.0
# The day the file says it was made: fixed, so that the same data gives the same bytes.
_DATE = "D:20200101000000Z"


@dataclass(frozen=True)
class Style:
    """How a PDF departs from the fixture's own look. `None` keeps what the fixture says."""

    rules: Rules = Rules.FULL
    table_paper: str | None = None
    continuation: str | None = None
    table_size: float | None = None


def type_width(orientation: str) -> float:
    """How wide a line of type may be on paper of this orientation, in points."""
    return _A4[orientation][0] - 2 * _MARGIN


class Paper:
    """The pages being drawn, and a pen that moves down them."""

    def __init__(self, document: pymupdf.Document, orientation: str) -> None:
        self.document = document
        self.number = 0
        self.turn(orientation)

    def turn(self, orientation: str) -> None:
        """Goes on with paper of this orientation, on a new page."""
        self.width, self.height = _A4[orientation]
        self.left, self.right, self.bottom = _MARGIN, self.width - _MARGIN, self.height - _MARGIN
        self.new_page()

    def new_page(self) -> None:
        self.finish()
        self.number += 1
        self.y = _MARGIN
        self.ink = Ink(self.document.new_page(width=self.width, height=self.height))

    def finish(self) -> None:
        """Numbers the current page, except the cover, and puts its ink down."""
        if self.number == 0:
            return
        if self.number > 1:
            text = f"- {self.number} -"
            self.ink.write((self.width - measure(text, 9)) / 2, self.height - 36, text, 9)
        self.ink.close()

    def line(self, text: str, size: float, align: str = "left", bold: bool = False) -> None:
        """One line at the pen, which moves down by it."""
        height = size * LEADING
        if self.y + height > self.bottom:
            self.new_page()
        spare = self.right - self.left - measure(text, size)
        x = self.left + {"left": 0.0, "center": spare / 2, "right": spare}[align]
        self.ink.write(x, self.y, text, size, bold)
        self.y += height

    def paragraph(self, text: str, size: float) -> tuple[Place, ...]:
        """A paragraph whose first line is indented by two characters; its place on each page that it reaches."""
        indent = 2 * size
        height = size * 1.7
        tops: dict[int, float] = {}
        places: dict[int, Place] = {}
        for k, line in enumerate(wrap(text, self.right - self.left, size, first=indent)):
            if self.y + height > self.bottom:
                self.new_page()
            self.ink.write(self.left + (indent if k == 0 else 0), self.y, line, size)
            top = tops.setdefault(self.number, self.y)
            self.y += height
            places[self.number] = Place(self.number, Box(self.left, top, self.right, self.y))
        return tuple(places.values())


def draw(fixture: Fixture, style: Style | None = None) -> Rendered:
    """The fixture as a PDF, with the page and box of every body cell and paragraph."""
    style = style or Style()
    document = pymupdf.open()
    paper = Paper(document, fixture.paper)
    _cover(paper, fixture)
    places, paragraphs = _body(paper, fixture, style)
    paper.finish()
    document.set_metadata({"title": fixture.name, "creationDate": _DATE, "modDate": _DATE})
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    document.close()
    return Rendered(data, places, paragraphs)


def _cover(paper: Paper, fixture: Fixture) -> None:
    paper.y = paper.height * 0.3
    for text in fixture.cover:
        paper.line(text, 26, "center", bold=True)
        paper.y += 14
    if fixture.contents:
        paper.new_page()
        paper.line("目  录", _PART, "center", bold=True)
        paper.y += 10
        for text in fixture.contents:
            paper.line(text, _PROSE)
            paper.y += 6
    paper.new_page()


def _body(
    paper: Paper, fixture: Fixture, style: Style
) -> tuple[dict[tuple[str, int, int], Place], dict[int, tuple[Place, ...]]]:
    places: dict[tuple[str, int, int], Place] = {}
    paragraphs: dict[int, tuple[Place, ...]] = {}
    orientation = fixture.paper
    for number, block in enumerate(fixture.body):
        if isinstance(block, PageBreak):
            paper.new_page()
            continue
        table = isinstance(block, Statement)
        wanted = (style.table_paper or fixture.table_paper) if table else fixture.paper
        if wanted != orientation:
            paper.turn(wanted)
            orientation = wanted
        elif table and paper.bottom - paper.y < _ROOM_FOR_A_TABLE:
            paper.new_page()
        if isinstance(block, Statement):
            size = style.table_size or fixture.table_size
            continuation = style.continuation or fixture.continuation
            places |= draw_table(paper, block, Look(size, style.rules, continuation, fixture.setting))
            if block.notes:
                # they stand below the table, whose last page this is
                paragraphs[number] = (Place(paper.number),)
            paper.y += 2 * size
        elif isinstance(block, Heading):
            _heading(paper, block)
        else:
            paragraphs[number] = paper.paragraph(block.text, _PROSE)
    return places, paragraphs


def _heading(paper: Paper, heading: Heading) -> None:
    paper.y += 8
    if heading.level == 1:
        paper.line(heading.text, _PART, "center", bold=True)
    else:
        paper.line(heading.text, _HEADING, bold=True)
    paper.y += 6
