"""Tables that are parts of a form (绩效自评表) which the document draws as several: name and goals, money, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import forms
from extractors.forms import plain
from extractors.rules.statements import Read
from extractors.schema.disclosure import Table
from extractors.schema.draft import Kind

# How a form heads its money, and what it calls the rows below: none of them is an item of the budget.
_HEADED = re.compile(
    r"(?:项目|预算|资金)[^/]{0,6}(?:资金|执行)[^/]{0,6}(?:[（(].*[)）])?|(?:项目)?资金(?:情况)?"
)
_ROW = re.compile(
    r"(?:年度|项目|其中|当年|上年|其他|单位|财政|专户|管理|本级|上级|[：:（(）)、]|万?元)*(?:资金|拨款|总额|合计|结转)+.*"
)


def joined(tables: Sequence[Read]) -> list[Read]:
    """The tables, those with the money of a form whose name and goals stand in a table before marked as forms too."""
    made: list[Read] = []
    form: Read | None = None
    for read in tables:
        if read.kind is not Kind.PERFORMANCE or (form is not None and read.table.title != form.table.title):
            form = None
        if read.kind is Kind.PERFORMANCE and read.is_form:
            form = read if form is not None or _names_project(read.table) else None
        elif form is not None and _is_money(read.table):
            read = replace(read, is_form=True, lines=(), pairs=())
        made.append(read)
    return made


def _names_project(table: Table) -> bool:
    return any(
        cell is not None and forms.PROJECT_NAME.fullmatch(plain(cell.text).rstrip("：:"))
        for row in table.rows[:3]
        for cell in row
    )


def _is_money(table: Table) -> bool:
    """Whether a table begins with the head over a form's money, and all its rows are sources of money."""
    texts = [plain(row[0].text) if row and row[0] is not None else "" for row in table.rows]
    below = [text for text in texts[1:] if text]
    return bool(texts and below and _HEADED.fullmatch(texts[0])) and all(map(_ROW.fullmatch, below))
