"""The two kinds of text dump met in the wild, made from the same blocks.

`tabbed`:  one row a line, a tab between cells; positions hidden by a merge are blank.
`cells`:   one cell a line with a tab before it and a blank line after each row; positions hidden by a
           horizontal merge have vanished, those hidden by a vertical one are blank.
"""

from __future__ import annotations

from eval.fixture import Fixture, Heading, PageBreak, Statement
from eval.render.grid import TableGrid, lay_out
from eval.render.place import Place, Rendered


class _Lines:
    """Lines of text as they are written, counted from 1."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: dict[tuple[str, int, int], Place] = {}
        self.paragraphs: dict[int, tuple[Place, ...]] = {}

    def write(self, text: str) -> int:
        self.lines.append(text)
        return len(self.lines)

    def remember(self, number: int, line: int) -> None:
        """A line of the paragraph of this number."""
        self.paragraphs[number] = (*self.paragraphs.get(number, ()), Place(line=line))

    def rendered(self) -> Rendered:
        return Rendered(("\n".join(self.lines) + "\n").encode(), self.places, self.paragraphs)


def tabbed(fixture: Fixture) -> Rendered:
    """One table row a line."""
    out = _Lines()
    for text in (*fixture.cover, *fixture.contents):
        _paragraph(out, text)
    for number, block in enumerate(fixture.body):
        if isinstance(block, Statement):
            for text in (block.label, block.title, *block.top, block.unit_line):
                if text:
                    _paragraph(out, text)
            _rows(out, block)
            for note in block.notes:
                out.remember(number, _paragraph(out, note))
        elif not isinstance(block, PageBreak):
            out.remember(number, _paragraph(out, block.text))
    return out.rendered()


def cells(fixture: Fixture) -> Rendered:
    """One table cell a line."""
    out = _Lines()
    for text in (*fixture.cover, *fixture.contents):
        out.write(text)
    for number, block in enumerate(fixture.body):
        if isinstance(block, Statement):
            for text in (block.label, block.title, block.unit_line):
                if text:
                    out.write(text)
            _cell_lines(out, block)
            for note in block.notes:
                out.remember(number, out.write(note))
        elif not isinstance(block, PageBreak):
            if isinstance(block, Heading):
                out.write("")
            out.remember(number, out.write(block.text))
    return out.rendered()


def _paragraph(out: _Lines, text: str) -> int:
    line = out.write(text)
    out.write("")
    return line


def _rows(out: _Lines, statement: Statement) -> None:
    grid = lay_out(statement)
    texts = {(spot.row, spot.column): spot.text for spot in grid.spots}
    for row in range(grid.top_rows, grid.rows):
        line = out.write("\t".join(texts.get((row, column), "") for column in range(grid.columns)))
        _remember(out, statement, grid, row, range(grid.columns), line)
    out.write("")


def _cell_lines(out: _Lines, statement: Statement) -> None:
    grid = lay_out(statement)
    covered = grid.covered()
    for row in range(grid.rows):
        for column in range(grid.columns):
            spot = covered[row, column]
            if spot.column != column:
                continue
            line = out.write("\t" + (spot.text if spot.row == row else ""))
            _remember(out, statement, grid, row, (column,), line)
        out.write("")


def _remember(
    out: _Lines, statement: Statement, grid: TableGrid, row: int, columns: range | tuple[int, ...], line: int
) -> None:
    if row >= grid.body_start:
        for column in columns:
            out.places[statement.id, row - grid.body_start, column] = Place(line=line)
