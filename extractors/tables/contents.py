"""Lists of contents in the form of a table: their numbers are pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.forms import plain
from extractors.schema.disclosure import Role, Table

_TITLE = re.compile(r"目录|.*(?:附表|报表|表格)目录")
_PAGE = re.compile(r"\d{1,3}")
# What stands before the name of a table in a list of them: 一、 表1 1.
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|(?:附?表|公开)[一二三四五六七八九十\d]+(?:[-—]\d+)?表?[:：、]?)+"
)
_PLAINLY = 3


def paged(tables: Sequence[Table]) -> list[Table]:
    """The tables, in lists of contents no column of which holds values."""
    later = {_name(table.title) for table in tables if table.title}
    return [_as_list(table) if _is_contents(table, later) else table for table in tables]


def _is_contents(table: Table, titles: set[str]) -> bool:
    """Whether a table is called a list of contents or names other tables, and all its values are pages."""
    values = [column.index for column in table.columns if column.role is Role.VALUE]
    texts = [
        plain(cell.text)
        for row in table.rows[table.header_rows :]
        for c in values
        if (cell := row[c]) is not None and cell.text.strip()
    ]
    if not texts or not all(_PAGE.fullmatch(text) for text in texts):
        return False
    if _TITLE.fullmatch(plain(table.title)):
        return True
    named = {_name(cell.text) for row in table.rows for cell in row if cell is not None}
    return len((named & titles) - {_name(table.title)}) >= _PLAINLY


def _name(text: str) -> str:
    return _NUMBERED.sub("", plain(text))


def _as_list(table: Table) -> Table:
    return replace(
        table,
        columns=tuple(
            replace(column, role=Role.RANK) if column.role is Role.VALUE else column
            for column in table.columns
        ),
    )
