"""What of a disclosure can be quoted: paragraphs, and sentences in cells. Who filled in a form is not among it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Disclosure, Role, Table
from extractors.schema.extraction import Passage
from extractors.schema.money import read_number

# Words of this length in a cell are a sentence, not a name.
_SENTENCE = 20


def of(disclosure: Disclosure) -> Iterator[Passage]:
    """Paragraphs under their headings, and sentences in cells under their table and row; no persons' details."""
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
