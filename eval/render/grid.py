"""A statement as a grid of merged cells: what all the renderers draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from eval.fixture import ABOVE, LEFT, Column, Holds, Statement


@dataclass(frozen=True)
class Spot:
    """One printed cell. `row` counts from the top line of the grid; `align` is left, center or right."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    align: str = "left"


@dataclass(frozen=True)
class TableGrid:
    """`top_rows` lines stand inside the table above the header; `body_start` is the first row below header and ruler."""

    rows: int
    columns: int
    spots: tuple[Spot, ...]
    top_rows: int
    header_end: int
    body_start: int

    def covered(self) -> dict[tuple[int, int], Spot]:
        """Every position of the grid → the spot that covers it."""
        return {
            (row, column): spot
            for spot in self.spots
            for row in range(spot.row, spot.row + spot.row_span)
            for column in range(spot.column, spot.column + spot.column_span)
        }


def lay_out(statement: Statement) -> TableGrid:
    """The grid of a statement: its top line, header, ruler and body."""
    top = 1 if statement.top else 0
    width = len(statement.columns)
    spots = list(_top_line(statement.top, width)) if top else []
    header_end = top + statement.header_rows
    spots += _header(statement.columns, top, header_end)
    body_start = header_end
    if statement.ruler:
        spots += _ruler(statement.ruler, header_end)
        body_start += 1
    spots += _body(statement, body_start)
    return TableGrid(body_start + len(statement.rows), width, tuple(spots), top, header_end, body_start)


def _top_line(texts: tuple[str, ...], width: int) -> list[Spot]:
    edges = [round(width * k / len(texts)) for k in range(len(texts) + 1)]
    aligns = ["left", *["center"] * max(0, len(texts) - 2), "right"]
    return [
        Spot(0, start, text, column_span=end - start, align=align)
        for (start, end), text, align in zip(pairwise(edges), texts, aligns, strict=False)
    ]


def _header(columns: tuple[Column, ...], start: int, end: int) -> list[Spot]:
    spots: list[Spot] = []
    for depth in range(end - start):
        column = 0
        while column < len(columns):
            path = columns[column].path
            if depth >= len(path):
                column += 1
                continue
            leaf = depth == len(path) - 1
            span = 1
            while not leaf and column + span < len(columns) and _shares(columns[column + span], path, depth):
                span += 1
            rows = end - start - depth if leaf else 1
            spots.append(Spot(start + depth, column, path[depth], rows, span, "center"))
            column += span
    return spots


def _shares(column: Column, path: tuple[str, ...], depth: int) -> bool:
    return len(column.path) > depth + 1 and column.path[: depth + 1] == path[: depth + 1]


def _ruler(texts: tuple[str, ...], row: int) -> Iterator[Spot]:
    for c, text in enumerate(texts):
        if text != LEFT:
            across = next((n for n, right in enumerate(texts[c + 1 :]) if right != LEFT), len(texts) - c - 1)
            yield Spot(row, c, text, column_span=across + 1, align="center")


def _body(statement: Statement, start: int) -> list[Spot]:
    spots: list[Spot] = []
    for r, row in enumerate(statement.rows):
        for c, text in enumerate(row):
            if text in (LEFT, ABOVE):
                continue
            across = 1
            while c + across < len(row) and row[c + across] == LEFT:
                across += 1
            down = 1
            while r + down < len(statement.rows) and statement.rows[r + down][c] == ABOVE:
                down += 1
            spots.append(Spot(start + r, c, text, down, across, _align(statement.columns[c], text)))
    return spots


def _align(column: Column, text: str) -> str:
    if column.holds is Holds.VALUE:
        return "right"
    if column.holds is Holds.RANK or text in ("合计", "总计"):
        return "center"
    return "left"
