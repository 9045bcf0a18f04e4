"""What of a disclosure can be quoted: paragraphs, and sentences in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import WITHHELD, Disclosure, Role, Table
from extractors.schema.extraction import Passage
from extractors.schema.money import read_number

# Words of this length in a cell are a sentence, not a name; shorter ones when they have the marks of one.
_SENTENCE, _MARKED = 20, 8
_MARKS = re.compile("[，。；]")
# What stands among the heads of a table and is no head: a note on all of it.
_NOTED = re.compile(r"\s*(?:备注|注释|注|说明|附注)\s*[:：]?[\s\d（(、.]*\S.{20,}[。；]", re.DOTALL)


def of(disclosure: Disclosure) -> Iterator[Passage]:
    """Paragraphs under their headings, and sentences in cells under their table and row."""
    document = disclosure.document
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            if _says(paragraph.text):
                yield Passage(id=paragraph.id, heading=section.heading, source=paragraph.source(document))
    for table in disclosure.tables:
        for row in table.rows[: table.header_rows]:
            for cell in row:
                if cell is not None and _NOTED.match(cell.text):
                    id_ = table.cell_id(cell.row, cell.column)
                    over = (table.title or table.label,) if table.title or table.label else ()
                    yield Passage(id=id_, heading=over, source=cell.source(document, id_))
        words_only = _words_only(table)
        shortest = 1 if words_only else _SENTENCE
        heads = {column.index: column.path for column in table.columns} if words_only else {}
        for row in table.rows[table.header_rows :]:
            held = [cell for cell in row if cell is not None and cell.text.strip() and _says(cell.text)]
            name = next(
                (plain(c.text) for c in held if len(c.text) < _SENTENCE and read_number(c.text) is None), ""
            )
            for cell in held:
                marked = len(cell.text) >= _MARKED and _MARKS.search(cell.text) is not None
                if len(cell.text) >= shortest or marked:
                    id_ = table.cell_id(cell.row, cell.column)
                    row_name = name if not words_only or plain(cell.text) != name else ""
                    # 任务名称, 主要内容: what a word is in a list is what stands over it
                    head = "/".join(heads.get(cell.column, ()))
                    heading = tuple(part for part in (table.title or table.label, row_name, head) if part)
                    yield Passage(id=id_, heading=heading, source=cell.source(document, id_))


def _words_only(table: Table) -> bool:
    """A list in the form of a table (机构设置, 单位构成): every cell of it says something of its row."""
    return (
        not any(column.role is Role.VALUE and column.path for column in table.columns)
        and len(table.rows) < 60
    )


def _says(text: str) -> bool:
    """Whether a text is more than labels of persons, and what was withheld beside them."""
    if WITHHELD not in text and forms.announces(plain(text)) is None:
        return True
    return any(map(str.isalnum, forms.ANNOUNCED.sub("", text)))
