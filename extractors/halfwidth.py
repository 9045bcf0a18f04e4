"""Digits half-width and marks of sentences full-width, for the rules to read; what is quoted stays as it is printed.

Full-width digits (全角数字) become 0–9, and of running text the marks that a dump or a typist has left half-width (，；：（）)
become those of Chinese print.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.schema.disclosure import Cell, Disclosure, Paragraph, Section, Table

# With groups of three and a decimal point, and each digit by itself elsewhere.
_NUMBER = re.compile(
    r"(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])(?:．[０-９]+)?|[０-９]+(?:．[０-９]+)?"
)
_DIGIT = re.compile("[０-９]")
# A comma or a colon amid a number is part of it, and a mark amid words of letters is theirs.
_WORDS = "\u3400-\u9fff"
_MARK = re.compile(rf"(?<=[{_WORDS}”’》）%％])[,;:]|(?<=\d)[,;:](?=\s*[{_WORDS}“])")
# What stands in brackets is looked into when it is found: a bracket that never closes costs its line once.
_BRACKETS = re.compile(rf"(?P<beside>(?<=[{_WORDS}”]))?\((?P<inside>[^()\n]*)\)")
_WORD = re.compile(f"[{_WORDS}]")
# “三公", "三公": marks of a keyboard, or one of each
_QUOTES = re.compile(rf'(?:"|“)([{_WORDS}]{{1,20}})(?:"|”)')
_ANY_MARK = re.compile('[,;:("]')
_FULL = str.maketrans(",;:", "，；：")
_HALF = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def narrowed(text: str) -> str:
    """A text of the same length, its digits half-width, and the points and commas inside its numbers."""
    return _NUMBER.sub(lambda found: found.group().translate(_HALF), text) if _DIGIT.search(text) else text


def widened(text: str) -> str:
    """A text of the same length, its half-width marks beside Chinese words full-width; 1,234.00 and 8:30 stay."""
    if not _ANY_MARK.search(text):
        return text
    text = _BRACKETS.sub(_bracketed, text)
    text = _QUOTES.sub(lambda found: f"“{found.group(1)}”", text)
    return _MARK.sub(lambda found: found.group().translate(_FULL), text)


def _bracketed(found: re.Match[str]) -> str:
    chinese = found["beside"] is not None or _WORD.search(found["inside"])
    return f"（{found['inside']}）" if chinese else found.group()


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
    told = (*section.heading, *(p.text for p in section.paragraphs))
    if all(_read(text) is text for text in told):
        return section
    return replace(
        section, heading=tuple(map(_read, section.heading)), paragraphs=_paragraphs(section.paragraphs)
    )


def _table(table: Table) -> Table:
    lines = (table.title, table.label, *(p.text for p in (*table.caption, *table.notes)))
    cells = (cell.text for row in table.rows for cell in row if cell is not None)
    if not any(map(_DIGIT.search, (*lines, *cells))) and not any(map(_ANY_MARK.search, lines)):
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
    return tuple(replace(p, text=_read(p.text)) for p in paragraphs)


def _read(text: str) -> str:
    return widened(narrowed(text))


__all__ = ["halfwidth"]
