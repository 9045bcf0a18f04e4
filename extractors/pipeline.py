"""The calls in order and nothing else."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from extractors import forms, sections, tables, validators
from extractors.forms import plain
from extractors.ground import ground
from extractors.readers import Limits, Ocr, Progress, read
from extractors.rules import draft
from extractors.schema.disclosure import Block, Disclosure, Grid, Page, Paragraph, Role, Table
from extractors.schema.extraction import Extraction, PageInfo, Passage, Run
from extractors.schema.money import read_number
from extractors.tables import lattice

# Words of this length in a cell are a sentence, not a name.
_SENTENCE = 20


def extract(
    path: Path, *, ocr: Ocr = "auto", limits: Limits | None = None, progress: Progress | None = None
) -> Extraction:
    """The checked budget of a file. Raises DocumentError when it cannot be read."""
    return extract_bytes(path.read_bytes(), path.name, ocr=ocr, limits=limits, progress=progress)


def extract_bytes(
    data: bytes,
    name: str,
    *,
    ocr: Ocr = "auto",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """The checked budget of a document given as bytes; `name` is only a name. Raises DocumentError."""
    start = time.perf_counter()
    pages = read(data, name, ocr=ocr, limits=limits or Limits(), progress=progress)
    disclosure = understand(pages, document=hashlib.sha256(data).hexdigest(), name=Path(name).stem)
    budget = ground(draft(disclosure), disclosure)
    return Extraction(
        budget=budget,
        checks=validators.check(budget),
        passages=tuple(_passages(disclosure)),
        pages=tuple(_page_info(pages)),
        run=Run(
            version=version("mingzhang"),
            readers=tuple(sorted({page.reader for page in pages})),
            seconds=round(time.perf_counter() - start, 3),
        ),
    )


def understand(pages: Sequence[Page], *, document: str, name: str) -> Disclosure:
    """Pages → tables and headed sections."""
    found, rest = tables.build(_numbered(pages))
    return Disclosure(
        document=document, name=name, sections=sections.build(rest), tables=found, pages=tuple(pages)
    )


def _numbered(pages: Sequence[Page]) -> Iterator[Block]:
    number = 0
    above: Grid | None = None
    for page in pages:
        for block in (found := lattice.blocks(page, above)):
            if isinstance(block, Paragraph):
                number += 1
                yield replace(block, id=f"p{number}")
            else:
                yield block
        # below the last table of a page stands its number and nothing else, where the table goes on
        above = next((block for block in found[:-3:-1] if isinstance(block, Grid)), None)


def _passages(disclosure: Disclosure) -> Iterator[Passage]:
    """Paragraphs under their headings and sentences in cells under table and row; no persons' details."""
    document = disclosure.document
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            if not _personal(paragraph.text):
                yield Passage(id=paragraph.id, heading=section.heading, source=paragraph.source(document))
    for table in disclosure.tables:
        shortest = 1 if _words_only(table) else _SENTENCE
        for row in table.rows[table.header_rows :]:
            held = [cell for cell in row if cell is not None and cell.text.strip()]
            if any(_personal(cell.text) for cell in held):
                continue
            name = next(
                (plain(c.text) for c in held if len(c.text) < _SENTENCE and read_number(c.text) is None), ""
            )
            for cell in held:
                if len(cell.text) >= shortest:
                    id_ = table.cell_id(cell.row, cell.column)
                    heading = tuple(part for part in (table.title or table.label, name) if part)
                    yield Passage(id=id_, heading=heading, source=cell.source(document, id_))


def _words_only(table: Table) -> bool:
    """A list in the form of a table (机构设置, 单位构成): every cell of it says something of its row."""
    return (
        not any(column.role is Role.VALUE and column.path for column in table.columns)
        and len(table.rows) < 60
    )


def _personal(text: str) -> bool:
    return bool(forms.MOBILE.search(text) or re.search(rf"(?:{forms.PERSONAL.pattern})\s*[:：]", text))


def _page_info(pages: Sequence[Page]) -> Iterator[PageInfo]:
    for page in pages:
        if page.number is not None:
            yield PageInfo(
                number=page.number,
                width=page.width,
                height=page.height,
                reader=page.reader,
                legibility=page.legibility,
            )
