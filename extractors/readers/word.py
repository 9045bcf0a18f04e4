"""DOCX → one page of blocks: paragraphs and tables in the order of the body.

The format knows no pages, so `line` is the place of a block: the 1-based ordinal of its paragraph (段落) in the
document, counting empty ones, those in table cells and those in text boxes; a cell has that of its first paragraph.
What the document hides is no text of it, and is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import nsmap, qn

from extractors.errors import DamagedDocument
from extractors.readers.limits import BROKEN_PARTS, Limits
from extractors.readers.wordink import Ink, has_ground
from extractors.schema.disclosure import Block, Cell, Grid, Page, Paragraph, Run
from extractors.schema.hidden import Hidden, Why

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The second rendering of the same content, for programs that cannot show the first.
_FALLBACK = f"{_COMPATIBILITY}Fallback"
_W = f"{{{nsmap['w']}}}"
# Elements whose children stand in the text as if the element were not there.
_TRANSPARENT = frozenset(
    [qn(f"w:{n}") for n in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml")]
    + [qn(f"w:{n}") for n in ("fldSimple", "dir", "bdo")]
    + [f"{_COMPATIBILITY}AlternateContent", f"{_COMPATIBILITY}Choice"]
)
_MARKS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,9}")
_BODY_LEVEL = 9  # the outline level of running text


def read(data: bytes, limits: Limits) -> Iterator[Page]:
    """The document as one page without a number; raises DamagedDocument or DocumentTooLarge."""
    try:
        document = docx.Document(BytesIO(data))
        styles, body = document.styles.element, document.element.body
    except BROKEN_PARTS as error:
        raise DamagedDocument(
            f"expected a Word document, found one whose parts cannot be read ({error}); "
            "open it in a word processor and save it again as DOCX"
        ) from error
    walk = _Walk(_heading_styles(styles), Ink(styles), limits, shaded=_has_backdrop(document.element))
    blocks = tuple(walk.blocks(body))
    yield Page(number=None, blocks=blocks, hidden=tuple(walk.hidden))


def _heading_styles(styles: Any) -> frozenset[str]:
    """Ids of the styles named Heading or Title, or with an outline level, and of those based on them."""
    base: dict[str, str] = {}
    found: set[str] = set()
    for style in styles.iterchildren(qn("w:style")):
        key = style.get(qn("w:styleId"), "")
        name, parent = style.find(qn("w:name")), style.find(qn("w:basedOn"))
        if parent is not None:
            base[key] = parent.get(qn("w:val"), "")
        named = name is not None and _HEADING.match(name.get(qn("w:val"), ""))
        if named or _outlined(style.find(f"{_W}pPr/{_W}outlineLvl")):
            found.add(key)
    while derived := {key for key, parent in base.items() if parent in found} - found:
        found |= derived
    return frozenset(found)


def _has_backdrop(document: Any) -> bool:
    """Whether the paper is coloured, or a picture lies behind text somewhere: white type may be seen on it."""
    if document.find(qn("w:background")) is not None:
        return True
    return any(anchor.get("behindDoc") in ("1", "true") for anchor in document.iter(qn("wp:anchor")))


def _outlined(level: Any) -> bool:
    return level is not None and _whole(level, _BODY_LEVEL) < _BODY_LEVEL


def _whole(element: Any, missing: int) -> int:
    """The whole number that an element states; what is none counts as not stated."""
    value = element.get(qn("w:val"), "")
    return int(value) if _DIGITS.fullmatch(value) else missing


def _through(element: Any, *wanted: str) -> Iterator[Any]:
    """Children with the wanted tags, also inside elements that only wrap them."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _through(child, *wanted)


class _Walk:
    """One pass over the body, counting paragraphs as they come."""

    def __init__(self, headings: frozenset[str], ink: Ink, limits: Limits, *, shaded: bool) -> None:
        self.hidden: list[Hidden] = []
        self._headings = headings
        self._ink = ink
        # whether what comes may stand on a ground that white type is seen on
        self._shaded = shaded
        self._limits = limits
        self._line = 0

    def blocks(self, container: Any) -> Iterator[Block]:
        for element in _through(container, qn("w:p"), qn("w:tbl")):
            if element.tag == qn("w:tbl"):
                yield from self._table(element)
            else:
                yield from self._paragraph(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        """One paragraph for each line that the author broke (换行), then what its text boxes hold."""
        self._line += 1
        line, heading = self._line, self._is_heading(element)
        for text in filter(None, (part.strip() for part in self._text(element).split("\n"))):
            yield Paragraph(text, (Run(0, len(text), line=line),), heading=heading)
        yield from self._boxes(element)

    def _boxes(self, element: Any) -> Iterator[Block]:
        """What the text boxes hold, which may be filled with any colour."""
        outside = self._shaded
        for box in _text_boxes(element):
            self._shaded = True
            yield from self.blocks(box)
            self._shaded = outside

    def _text(self, element: Any) -> str:
        """What is printed of a paragraph: insertions, but not deletions (修订), field codes or what cannot be seen."""
        printed: list[str] = []
        unseen: dict[Why, list[str]] = {}
        for run in _through(element, qn("w:r")):
            why = self._ink.why(run, element, shaded=self._shaded)
            (printed if why is None else unseen.setdefault(why, [])).extend(_pieces(run))
        for why, pieces in unseen.items():
            self._hide("".join(pieces), why, self._line)
        return "".join(printed)

    def _hide(self, text: str, why: Why, line: int) -> None:
        if said := " ".join(text.split()):
            self.hidden.append(Hidden(text=said, why=why, line=line))

    def _is_heading(self, element: Any) -> bool:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return (style is not None and style.get(qn("w:val")) in self._headings) or _outlined(
            element.find(f"{_W}pPr/{_W}outlineLvl")
        )

    def _table(self, element: Any) -> Iterator[Block]:
        """The grid, then what cannot stand in a cell: the tables and text boxes inside it."""
        cells: list[Cell] = []
        inner: list[Block] = []
        rows = columns = 0
        # Where a vertically merged cell stands that the row below may continue: column → index in `cells`.
        above: dict[int, int] = {}
        outside = self._shaded
        ground = outside or self._ink.shades(element.find(qn("w:tblPr")))
        for row in _through(element, qn("w:tr")):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                continue
            if properties is not None and properties.find(qn("w:hidden")) is not None:
                self._skip(row)
                continue
            at = _number(properties, "w:gridBefore", 0)
            merged: dict[int, int] = {}
            for tc in _through(row, qn("w:tc")):
                properties = tc.find(qn("w:tcPr"))
                span = max(1, _number(properties, "w:gridSpan", 1))
                merge = None if properties is None else properties.find(qn("w:vMerge"))
                self._shaded = ground or has_ground(properties)
                text, line = self._cell(tc, inner)
                self._shaded = outside
                first = above.get(at)
                if (
                    merge is not None
                    and merge.get(qn("w:val"), "continue") == "continue"
                    and first is not None
                    and cells[first].column_span == span
                ):
                    cells[first] = replace(cells[first], row_span=cells[first].row_span + 1)
                    merged[at] = first
                else:
                    if merge is not None:
                        merged[at] = len(cells)
                    cells.append(Cell(rows, at, text, column_span=span, line=line))
                at += span
            above = merged
            rows, columns = rows + 1, max(columns, at)
            self._limits.require("cells in a table", rows * columns, self._limits.max_cells)
        # A table that only lays out other blocks on the page is none itself.
        if not inner or any(cell.text.strip() for cell in cells):
            yield Grid(rows, columns, tuple(cells))
        yield from inner

    def _skip(self, row: Any) -> None:
        """Counts the paragraphs of a row that is not shown, and tells what they say."""
        first = self._line + 1
        paragraphs = list(row.iter(qn("w:p")))
        self._line += len(paragraphs)
        texts = ("".join(piece for run in p.iter(qn("w:r")) for piece in _pieces(run)) for p in paragraphs)
        self._hide(" ".join(texts), Why.SWITCHED_OFF, first)

    def _cell(self, tc: Any, inner: list[Block]) -> tuple[str, int]:
        """The paragraphs of a cell joined by line breaks, and the ordinal of the first."""
        line = self._line + 1
        parts: list[str] = []
        for element in _through(tc, qn("w:p"), qn("w:tbl")):
            if element.tag == qn("w:tbl"):
                inner.extend(self._table(element))
                continue
            self._line += 1
            parts.append(self._text(element))
            inner.extend(self._boxes(element))
        return "\n".join(parts).strip("\n"), line


def _number(properties: Any, tag: str, missing: int) -> int:
    found = None if properties is None else properties.find(qn(tag))
    return missing if found is None else _whole(found, missing)


def _pieces(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br"):
            yield "" if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]


def _text_boxes(element: Any) -> Iterator[Any]:
    """The outermost text boxes (文本框) anchored in a paragraph, each once."""
    for child in element:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag != _FALLBACK:
            yield from _text_boxes(child)
