"""Tables that run over pages: what of a row or a merged cell goes on overleaf."""

from __future__ import annotations

from dataclasses import replace

from extractors.schema.disclosure import Cell, Grid, Table
from extractors.tables import build
from tests.extractors.tables.test_tables import grid, lines

HEAD = "一级指标|三级指标|指标值"


def merged(drawn: Grid, row: int, down: int) -> Grid:
    """The grid with the first cell of a row merged over the rows below it."""
    cells = [
        replace(cell, row_span=down) if (cell.row, cell.column) == (row, 0) else cell
        for cell in drawn.cells
        if not (cell.column == 0 and row < cell.row < row + down)
    ]
    return replace(drawn, cells=tuple(cells))


def both(first: Grid, second: Grid) -> Table:
    (table,) = build([*lines("项目绩效目标表"), first, second])[0]
    return table


def column(table: Table) -> list[Cell]:
    return [cell for row in table.rows[table.header_rows :] if (cell := row[0]) is not None]


def test_a_cell_merged_over_rows_covers_those_behind_the_page_break_too() -> None:
    first = merged(
        grid(1, HEAD, "产出指标|管护林地|≥900亩", "|补植苗木|≥2万株", "效益指标|受益村|≥6个"), 1, 2
    )
    table = both(first, merged(grid(2, "|带动就业|≥40人", "|增收户|≥12户", "满意度指标|村民|≥90%"), 0, 2))
    assert [(cell.text, cell.row_span) for cell in column(table)] == [
        ("产出指标", 2),
        ("效益指标", 3),
        ("满意度指标", 1),
    ]
    # a blank in a column without merged cells is a blank
    table = both(grid(1, HEAD, "效益指标|受益村|≥6个"), grid(2, "|带动就业|≥40人"))
    assert [cell.text for cell in column(table)] == ["效益指标", ""]
