"""Where personal data is printed, so that a picture of the page can leave it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.schema.disclosure import WITHHELD, Disclosure, Paragraph, Table
from extractors.schema.source import Box


def places(redacted: Disclosure) -> dict[int, tuple[Box, ...]]:
    """The boxes by page: of running text the characters withheld, of a table the cell they stand in."""
    found: dict[int, list[Box]] = defaultdict(list)
    if redacted.withheld:
        for page, box in _boxes(redacted):
            found[page].append(box)
    return {page: tuple(dict.fromkeys(boxes)) for page, boxes in found.items()}


def _boxes(redacted: Disclosure) -> Iterator[tuple[int, Box]]:
    for table in redacted.tables:
        yield from _of_cells(table)
        yield from _of_runs((*table.caption, *table.notes))
    for section in redacted.sections:
        yield from _of_runs(section.paragraphs)


def _of_cells(table: Table) -> Iterator[tuple[int, Box]]:
    for row in table.rows:
        for cell in row:
            if cell is not None and cell.page is not None and cell.box is not None and WITHHELD in cell.text:
                yield cell.page, cell.box


def _of_runs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[int, Box]]:
    """What was replaced has runs of its own."""
    for paragraph in paragraphs:
        if WITHHELD not in paragraph.text:
            continue
        for run in paragraph.runs:
            text = paragraph.text[run.start : run.end]
            if run.page is not None and run.box is not None and text and not text.strip(WITHHELD):
                yield run.page, run.box
