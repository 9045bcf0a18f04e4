"""Grids and the lines around them → tables: captions read, pages joined, headers resolved.

A grid goes on with the table before it when nothing but its own title stands between them and its columns fall on
the same edges; a repeated header is dropped, a row that the page break cut in two is put together again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Block, Paragraph, Table, covering
from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT
from extractors.tables import (
    abreast,
    alignment,
    captions,
    contents,
    folios,
    formlines,
    header,
    headrows,
    placement,
    running,
    spans,
)
from extractors.tables.continuation import Growing, goes_on

# Characters of a line that says something.
_WORD = 2


def build(blocks: Iterable[Block]) -> tuple[tuple[Table, ...], list[Block], list[Paragraph]]:
    """Tables in printed order, the paragraphs that belong to none (notes stay among them), and page numbers."""
    blocks = list(blocks)
    numbered = folios.of(blocks)
    repeated = running.of(blocks, numbered)
    blocks = abreast.joined(blocks, numbered.keys() | repeated)
    built: list[Growing] = []
    rest: list[Block] = []
    pending: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if forms.TICK.search(block.text) or id(block) in repeated or _is_scrap(block):
                # what is ticked in a form goes on with the form; what each page repeats, and a letter of a seal, stand
                # between no two tables
                rest.append(block)
            elif id(block) not in numbered:
                pending.append(block)
            continue
        pending, inside = formlines.above(pending, block)
        caption = captions.read(pending)
        prose = pending[: len(pending) - len(caption.lines)]
        rows = captions.take_rows(spans.rows(block), caption)
        if not block.spans_known:
            rows = spans.spread(rows)
        if inside:
            rows = formlines.with_lines(rows, inside, block.columns)
        if built:
            built[-1].notes += captions.notes(prose)
        rest.extend((*prose, *inside))
        # a line of a dump that names department and unit is a row by itself: it belongs to the table below
        pending = [] if rows else caption.lines
        if not rows:
            continue
        if not (built and not prose and goes_on(built[-1], caption, rows, block)):
            inherited = built[-1].caption if built and _same_form(built[-1], caption, prose) else caption
            matrix = covering(rows)
            built.append(
                Growing(
                    caption=replace(inherited, unit=caption.unit or inherited.unit),
                    rows=rows,
                    width=block.columns,
                    edges=block.edges,
                    header=headrows.height(matrix, spans_known=block.spans_known),
                    pages=[block.page, *block.beside] if block.page else [],
                    spans_known=block.spans_known,
                )
            )
    if built:
        built[-1].notes += captions.notes(pending)
    rest.extend(pending)
    common = Counter(b.caption.unit for b in built if b.caption.unit in YUAN_PER_UNIT).most_common(1)
    unit = common[0][0] if common else None
    found = [_table(f"t{n}", b, unit) for n, b in enumerate(built, 1)]
    return alignment.align(contents.paged(found)), rest, list(numbered.values())


def _is_scrap(line: Paragraph) -> bool:
    """Whether a line is a single letter that OCR saw, as of a seal: a dump may print a value so."""
    return len(plain(line.text)) < _WORD and any(run.confidence < 1 for run in line.runs)


def _same_form(above: Growing, caption: captions.Caption, prose: Sequence[Paragraph]) -> bool:
    """Whether a table without a caption belongs under the title above: nothing stands between, or only a line of the
    kind of form that is made of many little tables."""
    if caption.lines:
        return False
    form = forms.kind_of_title(above.caption.title) is Kind.PERFORMANCE
    return not prose or (form and len(prose) < 3 and all(len(p.text) < 30 for p in prose))


def _table(id_: str, built: Growing, common_unit: str | None) -> Table:
    rows = [[*row, *[None] * (built.width - len(row))] for row in built.rows]
    matrix = covering(rows)
    columns = header.columns(matrix[: built.header], matrix[built.header :], built.width)
    table = Table(
        id=id_,
        title=built.caption.title,
        label=built.caption.label,
        # a table that names no unit is in the one that most tables of the document name
        unit=built.caption.unit or captions.unit_in_header(rows[: built.header], columns) or common_unit,
        columns=columns,
        rows=tuple(tuple(row) for row in rows),
        header_rows=built.header,
        pages=tuple(dict.fromkeys(built.pages)),
        notes=tuple(built.notes),
        repeated=tuple(built.repeated),
        caption=tuple(built.caption.lines),
        spans_known=built.spans_known,
        rulers=frozenset(
            r for r, row in enumerate(matrix[built.header :], built.header) if headrows.is_ruler(row)
        ),
    )
    return placement.settle(table)
