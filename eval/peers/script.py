"""What a user would write in an afternoon on top of a table library: tables joined over pages, rows and columns named.

It is meant to be a good one of its sort: it knows merged heads, heads printed again, ranks, codes in parts, two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pymupdf

from eval.fixture import plain
from eval.peers.grid import PeerGrid, Row, extents
from eval.scorers.peers import ReadCell

_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?")
_CODE = re.compile(r"\d{2,}")
_UNIT = re.compile(r"单位[：:]\s*(\S*元)")
_TITLE = re.compile(r"^.*表(?:（.*）)?\s*$", re.MULTILINE)
_RANK, _CODES = re.compile("序号|行次|栏次"), re.compile("编码|代码|编号")
# the second and third part of a code that stands in three columns
_PARTS = ("款", "项")


@dataclass(frozen=True)
class JoinedTable:
    """A table over all its pages; `ends` is the last of them, `head` how many of `rows` are header."""

    ends: int
    title: str
    unit: str
    head: int
    rows: tuple[Row, ...]


def join(data: bytes, grids: Sequence[PeerGrid]) -> list[JoinedTable]:
    """The tables of a PDF: a grid at the top of the next page with as many columns goes on under the same title or none,
    and the same head or none."""
    tables: list[JoinedTable] = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        above = (0, 0.0)
        for grid in grids:
            top = above[1] if above[0] == grid.page else 0.0
            page = document[grid.page - 1]
            text = page.get_text(clip=(0, top, page.rect.width, grid.top))
            above = (grid.page, grid.bottom)
            table = _table(grid, text)
            if tables and _goes_on(tables[-1], table):
                rows = tables[-1].rows + table.rows[table.head :]
                tables[-1] = replace(tables[-1], ends=grid.page, rows=rows)
            else:
                tables.append(table)
    return tables


def cells(table: JoinedTable) -> Iterator[ReadCell]:
    """Every number of a table that is no rank and no code, with row and column."""
    body = [row for row in _texts(table.rows[table.head :]) if not _numbers_the_columns(row)]
    columns = _columns(table, body)
    for row in body:
        code, name, valued = "", "", False
        for text, column in zip(row, columns, strict=True):
            if column.amounts:
                valued = True
                if _NUMBER.fullmatch(text):
                    yield ReadCell(text, code, name, column.head, table.unit)
            elif text and not column.ranks:
                if valued:
                    code, name, valued = "", "", False  # another side begins
                if _CODE.fullmatch(text):
                    code += text if not code or column.parts else ""
                else:
                    name = name or text


@dataclass(frozen=True)
class _Column:
    """What a column holds; `head` is the last one over it. `parts` are the further parts of a code in several columns."""

    head: str
    ranks: bool = False
    amounts: bool = False
    parts: bool = False


def _columns(table: JoinedTable, body: Sequence[Sequence[str]]) -> list[_Column]:
    """By their heads; without any, bare numbers before the first names are codes."""
    paths = [""] * len(table.rows[0])
    heads = list(paths)
    for cell in extents(table.rows[: table.head]):  # merged heads stand over all they cover
        for c in range(cell.column, cell.column + cell.column_span):
            paths[c] += cell.text
            heads[c] = cell.text or heads[c]
    columns: list[_Column] = []
    named = False
    for c, path in enumerate(paths):
        texts = [row[c] for row in body if row[c]]
        numbers = [text for text in texts if _NUMBER.fullmatch(text)]
        named = named or (bool(texts) and not numbers)
        coded = _CODES.search(path) or not (path or named or any("." in n or "," in n for n in numbers))
        columns.append(
            _Column(
                heads[c],
                ranks=bool(_RANK.search(path)),
                amounts=bool(numbers) and not coded and not _RANK.search(path),
                parts=heads[c] in _PARTS or not path,
            )
        )
    return columns


def _numbers_the_columns(texts: Sequence[str]) -> bool:
    """Whether it is the row of 栏次."""
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    counted = [str(n) for n in range(1, len(numbers) + 1)]
    return numbers == counted and (len(numbers) > 1 or "栏次" in texts)


def _table(grid: PeerGrid, above: str) -> JoinedTable:
    numbered = (n for n, row in enumerate(_texts(grid.rows)) if any(map(_NUMBER.fullmatch, row)))
    units, titles = _UNIT.findall(above), _TITLE.findall(above)
    return JoinedTable(
        grid.page,
        plain(titles[-1]) if titles else "",
        units[-1] if units else "",
        next(numbered, len(grid.rows)),
        grid.rows,
    )


def _goes_on(last: JoinedTable, table: JoinedTable) -> bool:
    head = _texts(table.rows[: table.head])
    return (
        table.ends == last.ends + 1
        and len(table.rows[0]) == len(last.rows[0])
        and (not head or head == _texts(last.rows[: last.head]))
        and (not table.title or table.title.replace("（续表）", "") == last.title)
    )


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[plain(text or "") for text in row] for row in rows]
