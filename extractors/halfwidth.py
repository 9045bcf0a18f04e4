"""Full-width digits (全角数字) as half-width ones, and the half-width commas of Chinese sentences as full-width ones, for
the rules to read; what is quoted stays as it is printed."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.schema.disclosure import Cell, Disclosure, Paragraph, Section, Table

# With groups of three and a decimal point, and each digit by itself elsewhere.
_NUMBER = re.compile(
    r"(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])(?:．[０-９]+)?|[０-９]+(?:．[０-９]+)?"
)
_DIGIT = re.compile("[０-９]")
_HALF = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
# 增长5%,主要原因是…; 其中:基本支出…: commas beside Chinese, none inside a number or a time
_MARK = re.compile(
    r"(?<=[一-鿿%％）)”\"])\s?[,;:]|(?<![\d\s,;:])[,;:](?=[一-鿿])|(?<=\d)[,;](?=\s?[一-鿿（(“])"
)
_WIDE = str.maketrans(",;:", "，；：")


def narrowed(text: str) -> str:
    """A text of the same length, its digits half-width, and the points and commas inside its numbers."""
    return _NUMBER.sub(lambda found: found.group().translate(_HALF), text) if _DIGIT.search(text) else text


def punctuated(text: str) -> str:
    """A narrowed text of the same length with the commas, semicolons and colons that Chinese sentences are printed with."""
    return _MARK.sub(lambda found: found.group().translate(_WIDE), narrowed(text))


def halfwidth(disclosure: Disclosure) -> Disclosure:
    """The disclosure with narrowed texts, every place in it where it was."""
    sections = tuple(map(_section, disclosure.sections))
    tables = tuple(map(_table, disclosure.tables))
    if all(
        a is b for a, b in zip((*sections, *tables), (*disclosure.sections, *disclosure.tables), strict=True)
    ):
        return disclosure
    return replace(disclosure, name=narrowed(disclosure.name), sections=sections, tables=tables)


def _section(section: Section) -> Section:
    heading = tuple(map(narrowed, section.heading))
    paragraphs = tuple(_sentence(p) for p in section.paragraphs)
    same = all(a is b for a, b in zip(paragraphs, section.paragraphs, strict=True))
    if same and heading == section.heading:
        return section
    return replace(section, heading=heading, paragraphs=paragraphs)


def _sentence(paragraph: Paragraph) -> Paragraph:
    text = punctuated(paragraph.text)
    return paragraph if text == paragraph.text else replace(paragraph, text=text)


def _table(table: Table) -> Table:
    lines = (table.title, table.label, *(p.text for p in (*table.caption, *table.notes)))
    cells = (cell.text for row in table.rows for cell in row if cell is not None)
    if not any(map(_DIGIT.search, (*lines, *cells))):
        return table
    return replace(
        table,
        title=narrowed(table.title),
        label=narrowed(table.label),
        columns=tuple(replace(c, path=tuple(map(narrowed, c.path))) for c in table.columns),
        rows=tuple(tuple(cell and _cell(cell) for cell in row) for row in table.rows),
        caption=_paragraphs(table.caption),
        notes=_paragraphs(table.notes),
    )


def _cell(cell: Cell) -> Cell:
    text = narrowed(cell.text)
    return cell if text is cell.text else replace(cell, text=text)


def _paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(p, text=narrowed(p.text)) for p in paragraphs)


__all__ = ["halfwidth"]
