"""Tables of the prescribed forms → statements with lines and amounts, by their titles and column heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Cell, Column, Disclosure, Role, Table
from extractors.schema.draft import (
    CellRef,
    DraftAmount,
    DraftLine,
    DraftStatement,
    Kind,
    Method,
    Ref,
    SpanRef,
)
from extractors.schema.money import read_number

_FUNCTIONAL = re.compile(r"2\d\d(?:\d\d){0,2}")
_LONGEST_NAME = 60
_ECONOMIC = re.compile(r"[35]\d\d(?:\d\d){0,3}")


def kind_of(table: Table) -> Kind:
    """The statement a table is: its title says so; codes and heads decide where titles are used loosely."""
    kind = forms.kind_of_title(table.title)
    if kind is None:
        if _has_indicators(table):
            return Kind.PERFORMANCE
        return Kind.PROJECTS if _lists_projects(table) else Kind.OTHER
    if kind in (*forms.BY_FUNCTION, *forms.BY_ECONOMIC):
        if kind is Kind.BASIC_BY_ECONOMIC and _has_projects(table):
            kind = Kind.GENERAL_BY_FUNCTION  # a table of all expenditure under the title of the basic one
        functional, economic = _code_counts(table)
        if functional > economic or (not economic and re.search("功能", table.title)):
            kind = forms.BY_FUNCTION.get(kind, kind)
        elif economic or re.search("经济", table.title):
            kind = forms.BY_ECONOMIC.get(kind, kind)
    return kind


def _lists_projects(table: Table) -> bool:
    """A column of projects' names before columns of money, whatever the title."""
    return any(
        c.role is Role.NAME and c.path and forms.PROJECT_NAME.fullmatch(c.path[-1]) for c in table.columns
    ) and any(
        c.role is Role.VALUE and c.path and forms.MONEY_HEAD.fullmatch(c.path[-1]) for c in table.columns
    )


def is_form(table: Table) -> bool:
    """A form of labels and values (绩效目标表), not a table with a header of its own."""
    if not any(column.path for column in table.columns if column.role is Role.VALUE):
        return True
    return _has_indicators(table) or any(_names_project(row) for row in table.rows[:3])


def _names_project(row: Sequence[Cell | None]) -> bool:
    """A row of labels and values in turn, one of them the project's name; a header has more heads than that."""
    texts = [plain(cell.text) for cell in row if cell is not None and cell.text.strip()]
    labels = texts[::2]
    return len(texts) in (2, 4) and any(forms.PROJECT_NAME.fullmatch(label) for label in labels)


def _has_indicators(table: Table) -> bool:
    return any(forms.LEVEL1.fullmatch(plain(c.text)) for row in table.rows for c in row if c is not None)


def _has_projects(table: Table) -> bool:
    return any(
        column.role is Role.VALUE and re.search("项目支出|专项", "/".join(column.path))
        for column in table.columns
    ) and any(column.path and re.search("基本支出", column.path[0]) for column in table.columns)


def _code_counts(table: Table) -> tuple[int, int]:
    """Rows with a functional and rows with an economic code; columns named after economic items count too."""
    lines = list(_lines(table, Kind.OTHER))
    functional = sum(bool(_FUNCTIONAL.fullmatch(line.code)) for line in lines)
    economic = sum(bool(_ECONOMIC.fullmatch(line.code)) for line in lines)
    if functional and not economic:
        items = sum(
            bool(re.search(r"办公费|基本工资|离休费|津贴补贴", "".join(c.path))) for c in table.columns
        )
        return (functional, functional + items) if items else (functional, 0)
    return functional, economic


def draft(disclosure: Disclosure) -> Iterator[DraftStatement]:
    """A statement for each table that holds amounts or says that it is blank."""
    for table in disclosure.tables:
        kind = kind_of(table)
        if kind is Kind.PERFORMANCE and is_form(table):
            continue
        lines = tuple(_lines(table, kind))
        nil = _nil(table, disclosure) if not any(line.amounts for line in lines) else None
        if not any(line.amounts for line in lines) and (nil is None or kind is Kind.OTHER):
            continue
        yield DraftStatement(
            kind=kind,
            table=table.id,
            label=table.label,
            title=table.title,
            unit=table.unit,
            columns=tuple(
                "/".join(c.path)
                for c in table.columns
                if c.role is Role.VALUE or c.index in table.moved.values()
            ),
            lines=lines,
            nil=nil,
        )


# --- lines ------------------------------------------------------------------------------------------------


def _lines(table: Table, kind: Kind) -> Iterator[DraftLine]:
    matrix = table.covering()
    panels = sorted({column.panel for column in table.columns})
    two_sided = len(panels) > 1
    for panel in panels:
        columns = [column for column in table.columns if column.panel == panel]
        for r in range(table.header_rows, len(matrix)):
            line = _line(table, matrix[r], r, columns, two_sided=two_sided)
            if line is not None:
                yield line


def _line(
    table: Table, row: Sequence[Cell | None], r: int, columns: Sequence[Column], *, two_sided: bool
) -> DraftLine | None:
    if r in table.rulers or any(cell is not None and forms.PERSONAL.search(cell.text) for cell in row):
        return None
    # a head that a dump let reach down into the body names no row
    own = [cell if cell is not None and cell.row >= table.header_rows else None for cell in row]
    name = _name(own, columns)
    code = _code(own, columns)
    amounts = tuple(_amounts(table, row, r, columns))
    if name is None and not amounts:
        return None
    text = name.text if name is not None else ""
    if forms.NOTE.match(text):
        return None
    indent = len(text) - len(text.lstrip(" \u3000"))
    return DraftLine(
        code="".join(plain(cell.text) for cell in code),
        code_at=tuple(CellRef(cell=table.cell_id(cell.row, cell.column)) for cell in code),
        name=plain(text),
        name_at=None if name is None else CellRef(cell=table.cell_id(name.row, name.column)),
        indent=indent,
        of_which=bool(forms.OF_WHICH.match(text)),
        panel=columns[0].panel,
        side=_side(columns) if two_sided else "",
        amounts=amounts,
    )


def _side(columns: Sequence[Column]) -> str:
    named = [column.path[0] for column in columns if column.path and column.role is not Role.RANK]
    return named[0] if named else ""


def _name(row: Sequence[Cell | None], columns: Sequence[Column]) -> Cell | None:
    """The cell that names the row: the item before the body; a total may stand in a code column."""
    named = [column for column in columns if column.role is Role.NAME]
    bodies = [
        c for c in named if c.path and forms.BODY_NAME.fullmatch(c.path[-1]) and "项目" not in c.path[-1]
    ]
    items = [c for c in named if c not in bodies]
    codes = [c for c in columns if c.role in (Role.CODE, Role.RANK)]
    for group in (items, bodies, codes):
        for column in group:
            cell = row[column.index]
            if cell is None or not cell.text.strip() or len(cell.text) > _LONGEST_NAME:
                continue
            text = plain(cell.text)
            if read_number(text) is not None or not text.strip("*"):
                continue
            return cell
    return None


def _code(row: Sequence[Cell | None], columns: Sequence[Column]) -> list[Cell]:
    """The cells whose texts, joined, are the row's code: 类, 款, 项 side by side, or the one code column
    before the name; the code of a body (单位代码) only where no other is printed."""
    coded = [column for column in columns if column.role is Role.CODE]
    parts = [c for c in coded if c.path and c.path[-1] in ("类", "款", "项", "目")]
    body = [c for c in coded if c.path and re.search("单位|部门(?!经济|预算)|项目", c.path[-1])]
    others = [c for c in coded if c not in parts and c not in body]
    for group in (parts, others[:1], body[:1]):
        cells = [
            cell
            for column in group
            if (cell := row[column.index]) is not None and re.fullmatch(r"[A-Za-z]?\d+", plain(cell.text))
        ]
        if cells:
            return cells
    # several unnamed code columns under one head (功能分类科目编码) are 类, 款, 项 as well
    return []


def _amounts(
    table: Table, row: Sequence[Cell | None], r: int, columns: Sequence[Column]
) -> Iterator[DraftAmount]:
    for column in columns:
        cell = row[column.index]
        if column.role is not Role.VALUE or cell is None or (cell.row, cell.column) != (r, column.index):
            continue
        moved = table.moved.get((r, column.index))
        path = "/".join(table.columns[moved].path if moved is not None else column.path)
        if read_number(cell.text) is None or forms.NOT_MONEY.search(path):
            continue
        bracketed = forms.UNIT_IN_BRACKETS.search(path)
        unit = bracketed.group(1) if bracketed else table.unit
        if unit is None:
            continue
        placed = moved is not None or table.method is Method.ARITHMETIC
        yield DraftAmount(
            column=path,
            at=CellRef(cell=table.cell_id(r, column.index)),
            unit=unit,
            method=Method.ARITHMETIC if placed else Method.TABLE_RULE,
        )


def _nil(table: Table, disclosure: Disclosure) -> Ref | None:
    """Where a table without amounts says why: in a note below, or in its body."""
    for line in reversed(table.notes):
        note = disclosure.find_paragraph(line.id) or line
        if forms.NIL.search(note.text) and not re.match(r".{0,6}本表反映", note.text):
            return SpanRef(paragraph=note.id, start=0, end=len(note.text))
    for r, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        for c, cell in enumerate(row):
            if cell is not None and forms.NIL.search(plain(cell.text)):
                return CellRef(cell=table.cell_id(r, c))
    return None
