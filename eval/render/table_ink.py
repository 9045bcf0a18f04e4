"""A statement drawn on pages: columns by their widths, rows by their text, broken over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from eval.fixture import Setting, Statement
from eval.render.grid import Spot, TableGrid, lay_out
from eval.render.ink import Ink, measure, wrap
from eval.render.place import Place
from extractors.schema.source import Box

PADDING = 2.5


class Rules(StrEnum):
    """Which ruling lines a table has."""

    FULL = "full"
    HALF = "half"  # horizontal lines only
    THREE = "three"  # 三线表: those between heads, above and below them, and below the table
    NONE = "none"


@dataclass(frozen=True)
class Look:
    """How a table is drawn; `size` is that of its type, `continuation` what is printed again on its next page."""

    size: float
    rules: Rules
    continuation: str
    setting: Setting

    @property
    def line(self) -> float:
        """The height of a line of type."""
        return self.size * self.setting.leading


class Sheet(Protocol):
    """The page under the pen. `y` is the next free position; `new_page` moves it to the top of another page."""

    ink: Ink
    number: int
    y: float
    left: float
    right: float
    bottom: float

    def new_page(self) -> None: ...

    def line(self, text: str, size: float, align: str = "left", bold: bool = False) -> None: ...


@dataclass(frozen=True)
class _Shape:
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    lines: dict[Spot, list[str]]


def draw_table(sheet: Sheet, statement: Statement, look: Look) -> dict[tuple[str, int, int], Place]:
    """Draws caption, table and notes; the place of each body cell."""
    grid = lay_out(statement)
    size = look.size
    shape = _shape(grid, statement, sheet.left, sheet.right, look)
    places: dict[tuple[str, int, int], Place] = {}
    _caption(sheet, statement, size)
    head = range(grid.header_end)
    _rows(sheet, grid, shape, head, look)
    start = grid.header_end
    while start < grid.rows:
        end = _fitting(shape, start, sheet, look)
        if end > start:
            places |= _rows(sheet, grid, shape, range(start, end), look, statement.id)
            start = end
        if start < grid.rows:
            sheet.new_page()
            if look.continuation == "caption":
                _caption(sheet, statement, size)
            if look.continuation == "continued":
                _caption(sheet, replace(statement, title=f"{statement.title}（续表）"), size)
            if look.continuation != "none":
                _rows(sheet, grid, shape, range(grid.top_rows, grid.header_end), look)
    sheet.y += PADDING
    for note in statement.notes:
        for text in wrap(note, sheet.right - sheet.left, size):
            sheet.line(text, size)
    return places


def _caption(sheet: Sheet, statement: Statement, size: float) -> None:
    if statement.label:
        sheet.line(statement.label, size + 2)
    sheet.line(statement.title, size + 5, "center", bold=True)
    if statement.unit_line:
        sheet.line(statement.unit_line, size, "right")


def _shape(grid: TableGrid, statement: Statement, left: float, right: float, look: Look) -> _Shape:
    total = sum(column.width for column in statement.columns)
    edges = [left]
    for column in statement.columns:
        edges.append(edges[-1] + (right - left) * column.width / total)
    line = look.line
    heights = [line + 2 * PADDING] * grid.rows
    lines: dict[Spot, list[str]] = {}
    for spot in sorted(grid.spots, key=lambda spot: spot.row_span):
        width = edges[spot.column + spot.column_span] - edges[spot.column] - 2 * PADDING
        lines[spot] = wrap(spot.text, width, look.size)
        rows = range(spot.row, spot.row + spot.row_span)
        missing = len(lines[spot]) * line + 2 * PADDING - sum(heights[row] for row in rows)
        if missing > 0:
            heights[rows[-1]] += missing
    return _Shape(tuple(edges), tuple(heights), lines)


def _fitting(shape: _Shape, start: int, sheet: Sheet, look: Look) -> int:
    """The first row that no longer fits on the page; a merged cell is cut there only if its text fits above."""
    room = sheet.bottom - sheet.y
    end = start
    while end < len(shape.heights) and shape.heights[end] <= room:
        room -= shape.heights[end]
        end += 1
    cut = [spot for spot in shape.lines if start < spot.row < end < spot.row + spot.row_span]
    for spot in sorted(cut, key=lambda spot: -spot.row):
        needed = len(shape.lines[spot]) * look.line + 2 * PADDING
        if spot.row < end and sum(shape.heights[spot.row : end]) < needed:
            end = spot.row
    return end


def _rows(
    sheet: Sheet,
    grid: TableGrid,
    shape: _Shape,
    rows: range,
    look: Look,
    statement: str = "",
) -> dict[tuple[str, int, int], Place]:
    """Draws these rows at the pen; cells merged over a page break are drawn as far as they reach."""
    tops = {rows.start: sheet.y}
    for row in rows:
        tops[row + 1] = tops[row] + shape.heights[row]
    places: dict[tuple[str, int, int], Place] = {}
    for spot in grid.spots:
        first, last = max(spot.row, rows.start), min(spot.row + spot.row_span, rows.stop)
        if first >= last:
            continue
        box = Box(
            shape.edges[spot.column], tops[first], shape.edges[spot.column + spot.column_span], tops[last]
        )
        if spot.row >= grid.top_rows:
            head = spot.row < grid.header_end
            _frame(sheet.ink, box, look.rules, above=head, below=head or last == rows.stop)
        if spot.row == first:
            _fill(sheet.ink, box, shape.lines[spot], spot.align, look)
            if spot.row >= grid.body_start:
                places[statement, spot.row - grid.body_start, spot.column] = Place(sheet.number, box)
    sheet.y = tops[rows.stop]
    return places


def _frame(ink: Ink, box: Box, rules: Rules, *, above: bool, below: bool) -> None:
    """The lines around a cell; of three-line tables those `above` and `below` it that it has."""
    if rules is Rules.NONE:
        return
    if above or rules is not Rules.THREE:
        ink.rule(box.x0, box.y0, box.x1, box.y0)
    if below or rules is not Rules.THREE:
        ink.rule(box.x0, box.y1, box.x1, box.y1)
    if rules is Rules.FULL:
        ink.rule(box.x0, box.y0, box.x0, box.y1)
        ink.rule(box.x1, box.y0, box.x1, box.y1)


def _fill(ink: Ink, box: Box, lines: Sequence[str], align: str, look: Look) -> None:
    place = look.setting.figures if align == "right" else look.setting.names
    room = box.y1 - box.y0 - look.line * len(lines)
    top = box.y0 + {"top": PADDING, "middle": room / 2, "foot": room - PADDING}[place]
    top += (look.line - look.size) / 2
    for text in lines:
        spare = box.x1 - box.x0 - 2 * PADDING - measure(text, look.size)
        shift = {"left": 0.0, "center": spare / 2, "right": spare}[align]
        ink.write(box.x0 + PADDING + shift, top, text, look.size)
        top += look.line
