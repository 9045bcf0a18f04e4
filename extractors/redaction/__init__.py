"""Personal data out of the texts, before anything is drafted from them.

Who filled in a form and how to reach them is printed, and wanted in no output. It is replaced once and here, character
by character, so that every later stage can quote what it likes and every offset stays right. The pages themselves are
left as they were read: a drawn page shows what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import forms
from extractors.forms import plain
from extractors.redaction import cells, values
from extractors.redaction.spans import Span, spans
from extractors.schema.disclosure import WITHHELD, Disclosure, Paragraph, Section, Table, withheld

# Blanks included, a longer text is no label.
_LONGEST_LABEL = 60


def redact(disclosure: Disclosure) -> Disclosure:
    """The disclosure without names, numbers and addresses of persons, which it holds apart to be counted."""
    taken: list[str] = []
    sections = tuple(_section(section, taken) for section in disclosure.sections)
    tables = tuple(_table(table, taken) for table in disclosure.tables)
    if not taken:
        return disclosure
    return replace(disclosure, sections=sections, tables=tables, withheld=(*disclosure.withheld, *taken))


def _table(table: Table, taken: list[str]) -> Table:
    found = cells.personal(table)
    caption = _each(table.caption, [spans(p.text) for p in table.caption], taken)
    # notes stand among the paragraphs of sections too, and are counted there
    notes = _each(table.notes, [spans(p.text) for p in table.notes], [])
    if not found and caption is table.caption and notes is table.notes:
        return table
    rows = [list(row) for row in table.rows]
    heads: dict[str, str] = {}
    for (r, c), held in found.items():
        cell = rows[r][c]
        assert cell is not None  # spans are found in cells
        taken += [cell.text[start:end] for start, end in held]
        rows[r][c] = replace(cell, text=withheld(cell.text, held))
        heads[plain(cell.text)] = plain(withheld(cell.text, held))
    return replace(
        table,
        title=withheld(table.title, spans(table.title)),
        columns=tuple(
            # what was withheld as a whole is no head of anything
            replace(
                column, path=tuple(p for part in column.path if (p := heads.get(part, part)).strip(WITHHELD))
            )
            for column in table.columns
        ),
        rows=tuple(tuple(row) for row in rows),
        caption=caption,
        notes=notes,
    )


def _section(section: Section, taken: list[str]) -> Section:
    paragraphs = _each(section.paragraphs, list(_in_paragraphs(section.paragraphs)), taken)
    heading = tuple(withheld(text, spans(text)) for text in section.heading)
    if paragraphs is section.paragraphs and heading == section.heading:
        return section
    return replace(section, heading=heading, paragraphs=paragraphs)


def _in_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[Sequence[Span]]:
    """The spans of each paragraph; one that is nothing but a label announces the one below, as dumps print a form."""
    label = None
    for paragraph in paragraphs:
        text = paragraph.text
        announced = forms.announces(plain(text)) if len(text) <= _LONGEST_LABEL else None
        whole = label is not None and announced is None and values.is_value(text, label)
        yield values.trimmed(text) if whole else spans(text)
        label = announced


def _each(
    paragraphs: tuple[Paragraph, ...], found: Sequence[Sequence[Span]], taken: list[str]
) -> tuple[Paragraph, ...]:
    if not any(found):
        return paragraphs
    for paragraph, held in zip(paragraphs, found, strict=True):
        taken += [paragraph.text[start:end] for start, end in held]
    return tuple(p.withholding(held) if held else p for p, held in zip(paragraphs, found, strict=True))


__all__ = ["redact"]
