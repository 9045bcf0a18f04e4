"""Figures in tables that are no amount of a line: under heads that are no money, in rows that count things, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.rules.measured import Measures
from extractors.rules.mentions.claims import Claims
from extractors.rules.mentions.words import in_words, unit_of
from extractors.rules.statements import Read
from extractors.schema.disclosure import WITHHELD, Cell, Column, Role
from extractors.schema.draft import CellRef, DraftMention
from extractors.schema.measure import is_unit
from extractors.schema.money import read_change, read_figure

# Longer words in a column of names are a text of their own.
_LONGEST_NAME = 40
_NO_FIGURES = (Role.CODE, Role.RANK, Role.DATE, Role.CONTACT)
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"[（(](?:单位[:：])?(台[（(]套[)）]|[\u4e00-\u9fff%％/、㎡]{1,6})[)）]$")


def draft(read: Read, claims: Claims, department: str) -> Iterator[DraftMention]:
    """A mention for each figure of a table that nothing points at yet, row by row."""
    table = read.table
    for pair in read.pairs:
        if not claims.in_cell(pair.at.cell, pair.at.start, pair.at.start + 1):
            yield DraftMention(kind=read.kind, item=pair.label, at=pair.at, unit=pair.unit, in_words=False)
    if read.pairs:
        return
    measures = Measures(table)
    named: dict[int, list[int]] = {}
    for column in table.columns:
        if column.role is Role.NAME:
            own = named.setdefault(column.panel, [])
            # of levels of indicators the lowest says what the row is of
            lowest = bool(column.path) and forms.LEVEL3.fullmatch(column.path[-1]) is not None
            own.insert(0 if lowest else len(own), column.index)
    for r in range(table.header_rows, len(table.rows)):
        row = table.rows[r]
        if r in table.rulers:
            continue
        names = {panel: _name(row, columns) for panel, columns in named.items()}
        # without a name the nearest words to the left say what a number is of
        beside = ""
        for column in table.columns:
            cell = row[column.index]
            if cell is None or not cell.text.strip() or claims.whole(table.cell_id(r, column.index)):
                continue
            digits = _DIGIT.search(cell.text) is not None
            if (
                WITHHELD not in cell.text
                and column.role is not Role.UNIT
                and (not digits or not _is_number(cell.text))
            ):
                beside = plain(cell.text)
            name = names.get(column.panel)
            if not digits or column.role in _NO_FIGURES or cell is name:
                continue
            row_name = plain(name.text) if name is not None else ""
            yield from _of_cell(read, measures, r, column, cell, row_name, beside, claims, department)


def _name(row: Sequence[Cell | None], columns: Sequence[int]) -> Cell | None:
    words = [c for n in columns if (c := row[n]) is not None and _is_words(c.text)]
    return next((c for c in words if len(plain(c.text)) <= _LONGEST_NAME), None)


def _is_words(text: str) -> bool:
    return bool(text.strip()) and WITHHELD not in text and not _is_number(text)


def _is_change(text: str, column: Column) -> bool:
    return any(map(forms.CHANGE_HEAD.search, column.own)) and read_change(text) is not None


def _is_number(text: str) -> bool:
    return read_figure(plain(text)) is not None


def _of_cell(
    read: Read,
    measures: Measures,
    r: int,
    column: Column,
    cell: Cell,
    row_name: str,
    beside: str,
    claims: Claims,
    department: str,
) -> Iterator[DraftMention]:
    place = read.table.cell_id(r, column.index)
    path = "/".join(column.path)
    if _is_number(cell.text) or _is_change(cell.text, column):
        if not claims.in_cell(place, 0, len(cell.text)):
            unit = "%" if re.search(r"[%％]", cell.text) else _unit(read, measures, r, column, row_name)
            yield DraftMention(
                kind=read.kind,
                item=row_name or beside,
                column=path,
                at=CellRef(cell=place),
                unit=unit,
                in_words=False,
            )
        return
    for said, numeral in in_words(cell.text, department):
        if not claims.in_cell(place, numeral.start, numeral.end) and (row_name or said):
            yield DraftMention(
                kind=read.kind,
                item=row_name or said,
                column="/".join(part for part in (path, said if row_name else "") if part),
                at=CellRef(cell=place, start=numeral.start, end=numeral.end),
                unit=unit_of(numeral),
            )


def _unit(read: Read, measures: Measures, r: int, column: Column, row_name: str) -> str:
    """The unit of a number that is all its cell holds: its heads', its row's, or the table's own."""
    measure = measures.of(r, column)
    if measure.unit:
        return measure.unit
    bracketed = _UNIT.search(column.path[-1] if column.path else "")
    if bracketed:
        return bracketed.group(1)
    counted = read.counted.get((r, column.panel)) or ""
    # a score in a row of money (总额（万元）) is no money
    named = (
        None if measure.money is False and forms.UNIT_IN_BRACKETS.search(row_name) else _UNIT.search(row_name)
    )
    # how many there are, or which of them (加固（三座）, 改造（二期）), is no unit
    named = named if named is not None and is_unit(named.group(1)) else None
    if counted or named:
        return counted or (named.group(1) if named else "")
    return "" if measure.money is False else read.table.unit or ""
