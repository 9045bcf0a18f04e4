"""Tables with horizontal ruling lines only: where the type stands in a row, and how the lines are drawn, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractors.schema.disclosure import Grid, Page, Ruling, Word
from extractors.schema.source import Box
from extractors.tables import build, spans
from extractors.tables.lattice import blocks

SIZE = 10.0
EDGES = (60.0, 130.0, 210.0, 290.0, 370.0, 450.0)
CAPTION = "支出决算表"
HEADS = ["支出功能分\n类科目编码", "科目名称", "本年支出合\n计", "基本支出", "对附属单位\n补助支出"]
ROWS = [
    ["", "合计", "1171.62", "859.02", "312.60"],
    ["201", "一般公共服\n务支出", "934.95", "622.35", "312.60"],
    ["20103", "政府办公厅\n（室）及相\n关机构事务", "934.95", "622.35", ""],
    ["2010301", "行政运行", "622.35", "622.35", ""],
    ["210", "卫生健康支\n出", "44.39", "44.39", ""],
]


def line(text: str, x: float, y: float, align: str) -> Word:
    """Type whose middle is at height `y`."""
    width = sum(SIZE if ord(c) > 0x2E80 else SIZE / 2 for c in text)
    x -= {"left": 0, "center": width / 2, "right": width}[align]
    return Word(text, Box(x, y - SIZE / 2, x + width, y + SIZE / 2))


def cell(
    text: str, left: float, right: float, top: float, bottom: float, align: str, place: str, leading: float
) -> list[Word]:
    parts = text.split("\n") if text else []
    step = leading * SIZE
    start = {
        "top": top + 3,
        "middle": (top + bottom - step * len(parts)) / 2,
        "foot": bottom - 3 - step * len(parts),
    }[place]
    x = {"left": left + 3, "center": (left + right) / 2, "right": right - 3}[align]
    return [line(part, x, start + step * (n + 0.5), align) for n, part in enumerate(parts)]


class Drawn:
    """A page under a pen: rows of cells, and the heights at which lines belong."""

    def __init__(self, number: int = 1, leading: float = 1.5) -> None:
        self.number, self.leading = number, leading
        self.words: list[Word] = []
        self.ys: list[float] = []
        self.y = 60.0

    def caption(self) -> Drawn:
        self.words += [
            line(CAPTION, 250, self.y, "center"),
            line("单位：万元", EDGES[-1], self.y + 20, "right"),
        ]
        self.y += 32
        return self

    def rows(
        self,
        rows: Sequence[Sequence[str]],
        names: str = "middle",
        figures: str = "foot",
        align: str = "left",
        numbers: str = "right",
    ) -> Drawn:
        self.ys = self.ys or [self.y]
        for row in rows:
            bottom = (
                self.y + 6 + self.leading * SIZE * max(len(text.split("\n")) if text else 1 for text in row)
            )
            for c, text in enumerate(row):
                place, side = (figures, numbers) if c > 1 and text[:1].isdigit() else (names, align)
                self.words += cell(text, EDGES[c], EDGES[c + 1], self.y, bottom, side, place, self.leading)
            self.y = bottom
            self.ys.append(bottom)
        return self

    def page(self, rulings: list[Ruling] | None = None) -> Page:
        drawn = across(self.ys) if rulings is None else rulings
        return Page(self.number, 842, 595, tuple(self.words), tuple(drawn))


def across(ys: Sequence[float]) -> list[Ruling]:
    return [Ruling(EDGES[0], y, EDGES[-1], y) for y in ys]


def grids(page: Page, before: Grid | None = None) -> list[Grid]:
    return [block for block in blocks(page, before) if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in spans.rows(grid)]


WANTED = [[text.replace("\n", "") for text in row] for row in (HEADS, *ROWS)]


@pytest.mark.parametrize("leading", [1.2, 1.5, 1.8])
@pytest.mark.parametrize("names", ["top", "middle"])
@pytest.mark.parametrize("figures", ["top", "middle", "foot"])
@pytest.mark.parametrize("align", ["left", "center"])
def test_heads_and_names_of_several_lines_are_one(
    leading: float, names: str, figures: str, align: str
) -> None:
    drawn = Drawn(leading=leading).caption().rows([HEADS], names, align=align).rows(ROWS, names, figures)
    (grid,) = grids(drawn.page())
    assert texts(grid) == WANTED


def table() -> Drawn:
    return Drawn().caption().rows([HEADS]).rows(ROWS)


def test_lines_in_pieces_with_little_gaps_are_lines() -> None:
    drawn = table()
    pieces = [Ruling(a, y, b - 6, y) for y in drawn.ys for a, b in pairwise(EDGES)]
    assert [texts(grid) for grid in grids(drawn.page(pieces))] == [WANTED]


def test_a_double_line_is_a_line() -> None:
    drawn = table()
    double = across([*drawn.ys, drawn.ys[0] - 4, drawn.ys[1] + 3, drawn.ys[-1] + 3])
    assert [texts(grid) for grid in grids(drawn.page(double))] == [WANTED]


def test_the_last_line_or_the_first_may_be_missing() -> None:
    drawn = table()
    assert [texts(grid) for grid in grids(drawn.page(across(drawn.ys[:-1])))] == [WANTED]
    assert [texts(grid) for grid in grids(drawn.page(across(drawn.ys[1:])))] == [WANTED]


def test_lines_above_and_below_a_title_are_no_part_of_the_table() -> None:
    drawn = table()
    for ys in ([48.0], [70.0], [48.0, 70.0]):
        (built,), rest, _ = build(blocks(drawn.page(across([*ys, *drawn.ys]))))
        assert (built.title, built.unit, built.header_rows) == (CAPTION, "万元", 1)
        assert [[c.text if c else "" for c in row] for row in built.rows] == WANTED
        assert rest == []


def test_a_short_line_divides_heads() -> None:
    heads = ["科目编码", "科目名称", "合计", "基本支出", "项目\n支出"]
    drawn = Drawn().caption()
    top = drawn.y
    for c, head in enumerate(heads):
        room = (top + 20, top + 60) if c > 2 else (top, top + 60)
        drawn.words += cell(head, EDGES[c], EDGES[c + 1], *room, "center", "middle", 1.5)
    drawn.words += cell("本年支出", EDGES[3], EDGES[5], top, top + 20, "center", "middle", 1.5)
    drawn.y, drawn.ys = top + 60, [top, top + 60]
    drawn.rows(ROWS)
    short = Ruling(EDGES[3], top + 20, EDGES[5], top + 20)
    (built,), _, _ = build(blocks(drawn.page([*across(drawn.ys), short])))
    assert built.header_rows == 2
    assert [column.path for column in built.columns] == [
        ("科目编码",),
        ("科目名称",),
        ("合计",),
        ("本年支出", "基本支出"),
        ("本年支出", "项目支出"),
    ]


def test_three_lines_hold_broken_heads_and_many_rows() -> None:
    drawn = table()
    three = across([drawn.ys[0], drawn.ys[1], drawn.ys[-1]])
    single = Drawn().caption().rows([HEADS], "top")
    rows = [[text.replace("\n", "")[:4] if c == 1 else text for c, text in enumerate(row)] for row in ROWS]
    single.rows(rows, figures="middle")
    three = across([single.ys[0], single.ys[1], single.ys[-1]])
    assert [texts(grid) for grid in grids(single.page(three))] == [[WANTED[0], *rows]]


def test_lines_below_groups_of_rows_leave_the_rows_apart() -> None:
    rows = [[text.replace("\n", "")[:4] if c == 1 else text for c, text in enumerate(row)] for row in ROWS]
    drawn = Drawn().caption().rows([HEADS]).rows(rows, figures="middle")
    groups = across([drawn.ys[n] for n in (0, 1, 2, 4, 6)])
    assert [texts(grid) for grid in grids(drawn.page(groups))] == [[WANTED[0], *rows]]


@pytest.mark.parametrize("heads", [[HEADS], []])
def test_a_table_goes_on_over_the_page_with_and_without_its_heads(heads: list[list[str]]) -> None:
    first = Drawn().caption().rows([HEADS]).rows(ROWS[:3])
    for rest in (ROWS[3:], ROWS[4:]):
        second = Drawn(number=2).rows([*heads, *rest])
        above = blocks(first.page())
        assert isinstance(above[-1], Grid)
        (built,), left, _ = build([*above, *blocks(second.page(), above[-1])])
        read = [[c.text if c else "" for c in row] for row in built.rows]
        assert read == [*WANTED[:4], *WANTED[-len(rest) :]]
        assert left == []


def test_names_broken_without_any_line_are_told_by_their_own_leading() -> None:
    rows = [["", "合计", "1171.62", "859.02", "312.60"], *ROWS[1:]]
    drawn = Drawn(leading=1.6).caption()
    drawn.rows([[head.replace("\n", "")[:6] for head in HEADS]])
    for row in rows:
        drawn.rows([row], "top", "top")
        drawn.y += 6
    (grid,) = grids(drawn.page([]))
    assert texts(grid)[1:] == WANTED[1:]


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    first = (
        Drawn()
        .caption()
        .rows([HEADS])
        .rows([*ROWS[:2], ["20103", "政府办公厅（\n室）及相关机", "1.00", "1.00", ""]], "top", "top")
    )
    second = Drawn(number=2).rows([["", "构事务", "", "", ""], *ROWS[3:]], "top", "top")
    above = blocks(first.page())
    assert isinstance(above[-1], Grid)
    (built,), _, _ = build([*above, *blocks(second.page(), above[-1])])
    names = [cell.text for row in built.rows[3:5] if (cell := row[1]) is not None]
    assert names == ["政府办公厅（室）及相关机构事务", "行政运行"]


def test_heads_of_a_three_line_table_stand_at_the_top_and_the_short_line_divides_them() -> None:
    drawn = Drawn().caption()
    top = drawn.y
    heads = ["科目编码", "科目名称", "合计", "基本支出经\n费拨款", "项目支出经\n费拨款"]
    for c, head in enumerate(heads):
        drawn.words += cell(head, EDGES[c], EDGES[c + 1], top + 20 * (c > 2), top + 60, "center", "top", 1.5)
    drawn.words += cell("其中", EDGES[3], EDGES[5], top, top + 20, "center", "top", 1.5)
    drawn.y = top + 60
    drawn.rows(ROWS, "top", "top")
    short = Ruling(EDGES[3], top + 20, EDGES[5], top + 20)
    (grid,) = grids(drawn.page([*across([top, top + 60, drawn.y]), short]))
    assert texts(grid)[1][3:] == ["基本支出经费拨款", "项目支出经费拨款"]
    assert texts(grid)[2:] == WANTED[1:]


def test_running_text_between_lines_is_no_table() -> None:
    words = [line("青河县水务局2024年部门预算", 60, 50, "left")]
    for n in range(20):
        words += [line("全年支出", 60, 80 + 20 * n, "left"), line("1,200.00", 130, 80 + 20 * n, "left")]
        words += [line("万元，比上年增加", 190, 80 + 20 * n, "left"), line("36.50", 300, 80 + 20 * n, "left")]
        words += [line("万元，主要是新增项目。", 340, 80 + 20 * n, "left")]
    page = Page(1, 842, 595, tuple(words), tuple(across([40, 60, 480, 500])))
    assert grids(page) == []
