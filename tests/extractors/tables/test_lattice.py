"""Ruling lines and words → grids: what is drawn comes back, cell for cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.schema.disclosure import Grid, Page, Paragraph, Ruling, Word
from extractors.schema.source import Box
from extractors.tables.lattice import blocks

WIDTH, HEIGHT = 40.0, 16.0


@dataclass(frozen=True)
class Drawn:
    """A cell as the test draws it: first row and column, height and width in base cells."""

    row: int
    column: int
    height: int
    width: int

    @property
    def text(self) -> str:
        return f"格{self.row}之{self.column}"


def draw(cells: list[Drawn], left: float = 50, top: float = 80) -> Page:
    """Each cell draws its own four edges, as word processors do; the text stands in the middle."""
    rulings, words = [], []
    for cell in cells:
        x0, y0 = left + cell.column * WIDTH, top + cell.row * HEIGHT
        x1, y1 = x0 + cell.width * WIDTH, y0 + cell.height * HEIGHT
        rulings += [
            Ruling(x0, y0, x1, y0),
            Ruling(x0, y1, x1, y1),
            Ruling(x0, y0, x0, y1),
            Ruling(x1, y0, x1, y1),
        ]
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        words.append(Word(cell.text, Box(x - 15, y - 5, x + 15, y + 5)))
    return Page(1, 595, 842, tuple(words), tuple(rulings))


def only_grid(page: Page) -> Grid:
    (grid,) = [block for block in blocks(page) if isinstance(block, Grid)]
    return grid


def seen(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return sorted((c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells)


@st.composite
def tilings(draw_: st.DrawFn) -> list[Drawn]:
    """A rectangle cut into merged cells, every base row and column edge of it used by some cell."""
    rows, columns = draw_(st.integers(2, 7)), draw_(st.integers(2, 7))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells: list[Drawn] = []
    while free:
        r, c = min(free)
        width = draw_(st.integers(1, 3))
        while any((r, c + i) not in free for i in range(width)):
            width -= 1
        height = draw_(st.integers(1, 3))
        while any((r + j, c + i) not in free for j in range(height) for i in range(width)):
            height -= 1
        cells.append(Drawn(r, c, height, width))
        free -= {(r + j, c + i) for j in range(height) for i in range(width)}
    return cells


def used(cells: list[Drawn]) -> list[Drawn]:
    """The same cells on the edges that really are drawn: an edge that no cell has is no edge."""
    ys = sorted({c.row for c in cells} | {c.row + c.height for c in cells})
    xs = sorted({c.column for c in cells} | {c.column + c.width for c in cells})
    return [
        Drawn(
            ys.index(c.row),
            xs.index(c.column),
            ys.index(c.row + c.height) - ys.index(c.row),
            xs.index(c.column + c.width) - xs.index(c.column),
        )
        for c in cells
    ]


@settings(max_examples=60, deadline=None)
@given(tilings())
def test_any_tiling_of_merged_cells_comes_back_with_its_spans_and_texts(cells: list[Drawn]) -> None:
    assume(len(cells) > 1)  # one cell alone is a frame around text, not a table
    grid = only_grid(draw(cells))
    expected = [(u.row, u.column, u.height, u.width, d.text) for u, d in zip(used(cells), cells, strict=True)]
    assert seen(grid) == sorted(expected)


def test_edges_that_miss_each_other_by_a_hair_are_one_edge() -> None:
    page = draw([Drawn(0, 0, 1, 1), Drawn(0, 1, 1, 1), Drawn(1, 0, 1, 1), Drawn(1, 1, 1, 1)])
    wobbly = tuple(
        Ruling(r.x0 + 0.7 * (i % 2), r.y0, r.x1 + 0.7 * (i % 2), r.y1) for i, r in enumerate(page.rulings)
    )
    grid = only_grid(Page(1, 595, 842, page.words, wobbly))
    assert (grid.rows, grid.columns) == (2, 2)


def test_a_table_open_at_its_sides_still_has_its_outer_columns() -> None:
    across = tuple(Ruling(50, y, 210, y) for y in (80, 96, 112))
    down = (Ruling(90, 80, 90, 112), Ruling(130, 80, 130, 112))
    words = tuple(Word(t, Box(x, 84, x + 20, 94)) for t, x in (("甲", 55), ("乙", 95), ("丙", 150)))
    grid = only_grid(Page(1, 595, 842, words, across + down))
    assert [c.text for c in grid.cells if c.row == 0] == ["甲", "乙", "丙"]


def test_an_underline_is_not_a_table_and_text_outside_stays_text() -> None:
    page = Page(
        1,
        595,
        842,
        (Word("单位：万元", Box(400, 60, 460, 72)),),
        (Ruling(400, 74, 460, 74), Ruling(50, 300, 500, 300)),
    )
    assert [b.text for b in blocks(page) if isinstance(b, Paragraph)] == ["单位：万元"]
    assert not [b for b in blocks(page) if isinstance(b, Grid)]


def test_a_name_broken_over_two_lines_of_its_cell_is_one_name() -> None:
    cells = [Drawn(0, 0, 2, 1), Drawn(0, 1, 2, 1)]
    page = draw(cells)
    words = (
        Word("住房公", Box(55, 84, 80, 94)),
        Word("积金", Box(55, 97, 75, 107)),
        Word("20.34", Box(95, 90, 120, 100)),
    )
    grid = only_grid(Page(1, 595, 842, words, page.rulings))
    assert [c.text for c in grid.cells] == ["住房公积金", "20.34"]


def test_the_box_of_a_cell_is_where_its_figure_stands_not_the_whole_cell() -> None:
    page = draw([Drawn(0, 0, 1, 1), Drawn(0, 1, 1, 1)])
    boxes = {c.text: c.box for c in only_grid(page).cells}
    assert boxes == {word.text: word.box for word in page.words}


def test_one_line_that_sticks_out_is_longer_by_a_pen_and_no_column() -> None:
    page = draw([Drawn(r, c, 1, 1) for r in range(4) for c in range(3)])
    bottom = 80 + 4 * HEIGHT
    marked = replace(page, rulings=(*page.rulings, Ruling(30, bottom, 80, bottom)))
    assert (only_grid(marked).rows, only_grid(marked).columns) == (4, 3)


def test_lines_that_all_stick_out_have_a_column_at_the_open_side() -> None:
    page = draw([Drawn(r, c, 1, 1) for r in range(4) for c in range(3)])
    ends = tuple(Ruling(20, 80 + n * HEIGHT, 60, 80 + n * HEIGHT) for n in range(5))
    assert only_grid(replace(page, rulings=(*page.rulings, *ends))).columns == 4
