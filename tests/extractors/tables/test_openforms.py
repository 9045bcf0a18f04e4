"""Performance forms without vertical lines → the grid that they would have with all lines drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema.disclosure import Grid, Ruling, Word
from extractors.tables.extents import extents
from tests.extractors.tables.aligned import CAPTION, EM, PITCH, SIZE, grids, page, word

EDGES = (60.0, 120.0, 200.0, 300.0, 450.0, 530.0, 610.0)
HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
TOP = 100.0
Align = Literal["left", "center", "mixed"]
# Level 1 → level 2 → items with their targets.
Levels = dict[str, dict[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Drawn:
    """A form as the test draws it: the words, the lines between its rows, and what each row of indicators says."""

    words: list[Word]
    lines: list[Ruling]
    rows: list[tuple[str, ...]]


def draw(levels: Levels, align: Align, *, project: bool = True, years: bool = False) -> Drawn:
    """Every label stands in the middle of the rows that it covers."""
    drawn = Drawn([], [], [])
    width = 6 if years else 5
    y = TOP

    def put(text: str, column: int, at: float, *, head: bool = False) -> None:
        places = {
            "left": EDGES[column] + 3,
            "center": (EDGES[column] + EDGES[column + 1]) / 2,
            "right": EDGES[column + 1] - 3,
        }
        # mixed: heads in the middle, names to the left of it, figures to the right
        how = align if align != "mixed" else "center" if head else "right" if column > 3 else "left"
        x = places[how]
        # an item that is too long for its column goes on below
        pieces = [text[n : n + 12] for n in range(0, len(text), 12)]
        for n, piece in enumerate(pieces):
            drawn.words.append(word(piece, x, at + (n - (len(pieces) - 1) / 2) * 1.1 * SIZE * 1.3, how))

    def line(at: float, column: int) -> None:
        drawn.lines.append(Ruling(EDGES[column], at, EDGES[width], at))

    line(y - PITCH / 2, 0)
    if project:
        for label, value in (("项目名称", "河道清淤"), ("实施单位", "青河县水务局")):
            put(label, 0, y)
            put(value, 2, y)
            line(y + PITCH / 2, 0)
            y += PITCH
    begin = y - PITCH / 2
    for c, head in enumerate(HEADS, 1):
        put(head, c, y + (PITCH / 2 if years and c < 4 else 0), head=True)
    if years:
        line(y + PITCH / 2, 4)
        y += PITCH
        put("2023年", 4, y, head=True)
        put("2024年", 5, y, head=True)
    line(y + PITCH / 2, 1)
    y += PITCH
    for level1, inner in levels.items():
        start1 = y - PITCH / 2
        for level2, items in inner.items():
            start2 = y - PITCH / 2
            for item, target in items:
                height = PITCH if len(item) <= 12 else 1.8 * PITCH
                y += (height - PITCH) / 2
                put(item, 3, y)
                put(target, 4, y)
                if years:
                    put(target, 5, y)
                drawn.rows.append((level1, level2, item, target, *((target,) if years else ())))
                y += PITCH + (height - PITCH) / 2
                line(y - PITCH / 2, 3)
            put(level2, 2, (start2 + y - PITCH / 2) / 2)
            line(y - PITCH / 2, 2)
        put(level1, 1, (start1 + y - PITCH / 2) / 2)
        line(y - PITCH / 2, 1)
    put("绩效指标", 0, (begin + y - PITCH / 2) / 2)
    line(y - PITCH / 2, 0)
    return drawn


def told(grid: Grid, *, label: bool = True) -> list[tuple[str, ...]]:
    """What each row with an item says, labels repeated over the rows that they cover."""
    over: dict[tuple[int, int], str] = {}
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            over[r, cell.column] = cell.text
    matrix = [[over.get((r, c), "") for c in range(grid.columns)] for r in range(grid.rows)]
    first = next(r for r, row in enumerate(matrix) if "三级指标" in row)
    return [tuple(row[1:] if label else row) for row in matrix[first:] if row[-1] and row[-1][0] in "≥按"]


LEVELS: Levels = {
    "产出指标": {
        "数量指标": [("清淤河段", "≥12公里"), ("疏通涵洞", "≥8处")],
        "质量指标": [("验收合格率", "≥95%")],
    },
    "效益指标": {"社会效益": [("受益村庄", "≥9个"), ("汛期险情上报", "按时")]},
}


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("years", [False, True])
@pytest.mark.parametrize("align", ["left", "center", "mixed"])
def test_labels_cover_the_rows_they_stand_in_the_middle_of(align: Align, years: bool, ruled: bool) -> None:
    drawn = draw(LEVELS, align, years=years)
    (grid,) = grids(page(CAPTION + drawn.words, drawn.lines if ruled else []))
    assert told(grid) == drawn.rows


def test_an_item_of_two_lines_is_one_row() -> None:
    long = "全县主要河道清淤疏浚工程完成长度"
    drawn = draw({"产出指标": {"数量指标": [(long, "≥12公里"), ("疏通涵洞", "≥8处")]}}, "left")
    (grid,) = grids(page(CAPTION + drawn.words))
    assert [row[2] for row in told(grid)] == [long, "疏通涵洞"]


def test_heads_broken_over_lines_are_whole_between_ruling_lines() -> None:
    drawn = draw(LEVELS, "mixed", project=False)
    broken = {"一级指标": ("一级指", "标"), "二级指标": ("二级指", "标"), "指标值": ("指标", "值")}
    words = []
    for w in drawn.words:
        pieces = broken.get(w.text, (w.text,))
        x, y = w.box.center
        words += [
            word(piece, x, y + (n - (len(pieces) - 1) / 2) * 1.4 * EM, "center") if len(pieces) > 1 else w
            for n, piece in enumerate(pieces)
        ]
    lines = [
        Ruling(r.x0, r.y0 - (16 if n == 0 else 0), r.x1, r.y0 - (16 if n == 0 else 0))
        for n, r in enumerate(drawn.lines)
    ]
    lines = [
        Ruling(r.x0, r.y0 + (8 if n == 1 else 0), r.x1, r.y0 + (8 if n == 1 else 0))
        for n, r in enumerate(lines)
    ]
    (grid,) = grids(page(CAPTION[:1] + [w for w in words if w.text != "绩效指标"], lines))
    assert {"一级指标", "二级指标", "三级指标", "指标值"} <= {cell.text for cell in grid.cells}
    assert told(grid, label=False) == drawn.rows


def test_columns_without_heads_stand_behind_the_others() -> None:
    drawn = draw(LEVELS, "left", project=False)
    ys = sorted({w.box.center[1] for w in drawn.words if w.text.startswith("≥") or w.text == "按时"})
    notes = [word(text, x, y) for y in ys for text, x in (("甲", 540), ("乙", 640))]
    (grid,) = grids(page(CAPTION + drawn.words + notes))
    assert grid.columns == 7
    assert {(c.column, c.text) for c in grid.cells if c.column > 4 and c.text} == {(5, "甲"), (6, "乙")}


def test_the_title_and_a_note_are_no_rows() -> None:
    drawn = draw(LEVELS, "left")
    end = max(w.box.y1 for w in drawn.words)
    note = [word("注：本表由项目单位填报。", EDGES[0], end + PITCH)]
    (grid,) = grids(page(CAPTION + drawn.words + note))
    texts = {cell.text for cell in grid.cells}
    assert not texts & {"部门支出总表", "单位：万元", "注：本表由项目单位填报。"}


def test_a_sentence_that_names_indicators_is_no_form() -> None:
    words = [word("一级指标、二级指标、三级指标和指标值见附表。", 60, 80 + 20 * n) for n in range(6)]
    assert grids(page(words)) == []


def test_heads_without_anything_below_are_no_form() -> None:
    words = [word(head, 100.0 * c, 100) for c, head in enumerate(HEADS, 1)]
    assert grids(page(words)) == []


# --- any form ---------------------------------------------------------------------------------------------

_ITEMS = st.text("清淤疏通河道涵洞村庄受益验收", min_size=2, max_size=20)
_TARGETS = st.integers(1, 9999).map(lambda n: f"≥{n}处")
_INNER = st.lists(st.lists(st.tuples(_ITEMS, _TARGETS), min_size=1, max_size=4), min_size=1, max_size=3)


@settings(max_examples=50, deadline=None)
@given(
    outer=st.lists(_INNER, min_size=1, max_size=3),
    align=st.sampled_from(["left", "center", "mixed"]),
    project=st.booleans(),
    years=st.booleans(),
    ruled=st.booleans(),
)
def test_any_form_comes_back_row_for_row(
    outer: list[list[list[tuple[str, str]]]], align: Align, project: bool, years: bool, ruled: bool
) -> None:
    levels = {
        f"{'产效满'[n]}出指标": {f"{'数质时'[m]}量指标": items for m, items in enumerate(inner)}
        for n, inner in enumerate(outer)
    }
    drawn = draw(levels, align, project=project, years=years)
    (grid,) = grids(page(CAPTION + drawn.words, drawn.lines if ruled else []))
    assert told(grid) == drawn.rows


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(8, 40)), min_size=1, max_size=8))
def test_labels_in_the_middle_are_known_whatever_the_heights_of_rows(groups: list[tuple[int, float]]) -> None:
    bounds = [0.0]
    expected = []
    for count, height in groups:
        start = len(bounds) - 1
        bounds += [bounds[-1] + height * (n + 1) for n in range(count)]
        expected.append((start, start + count))
    middles = [(bounds[a] + bounds[b]) / 2 for a, b in expected]
    assert extents(middles, bounds, 1.0) == expected


def test_labels_at_the_top_of_their_rows_go_on_to_the_next() -> None:
    bounds = [20.0 * n for n in range(7)]
    assert extents([10.0, 50.0], bounds, 5.0) == [(0, 2), (2, 6)]


def test_a_form_goes_on_on_the_next_pages_without_heads() -> None:
    levels = {"产出指标": {"数量指标": [(f"河段{n}", f"≥{n}处") for n in range(1, 7)]}}
    drawn = draw(levels, "left")
    (first,) = grids(page(CAPTION + drawn.words))
    rest = draw(
        {"效益指标": {"社会效益": [("受益村庄", "≥9个"), ("通航河段", "≥2处")]}}, "left", project=False
    )
    below = TOP + PITCH
    words = [w for w in rest.words if w.box.center[1] > below - PITCH / 2 and w.text != "绩效指标"]
    (second,) = grids(page(words), before=first)
    assert second.edges == first.edges
    over = {(c.row, c.column): c.text for c in second.cells}
    assert [(over[r, 3], over[r, 4]) for r in range(2)] == [("受益村庄", "≥9个"), ("通航河段", "≥2处")]
    assert over[0, 1] == "效益指标"


def test_words_that_reach_over_a_head_take_nothing_of_it() -> None:
    words = [word(head, EDGES[c] + 3, TOP) for c, head in enumerate(HEADS, 1)]
    words += [word("1", 63, 20), word("1指指指指指指", 63, 60), word("11111指指指指指指指指", 123, 112)]
    words += [word("1", 303, 20)]
    (grid,) = grids(page(words))
    texts = [cell.text for cell in grid.cells]
    assert all(any(head in text for text in texts) for head in HEADS)
    assert sum(cell.row_span * cell.column_span for cell in grid.cells) == grid.rows * grid.columns


_WHERE = st.one_of(st.sampled_from([edge + 3 for edge in EDGES[:5]]), st.floats(5, 800))
_SPOTS = st.lists(
    st.tuples(_WHERE, st.floats(20, 500), st.text("清淤指标1.", min_size=1, max_size=14)),
    min_size=1,
    max_size=25,
)


@settings(max_examples=50, deadline=None)
@given(_SPOTS, st.booleans())
def test_whatever_stands_around_the_heads_no_cell_lies_over_another(
    spots: list[tuple[float, float, str]], ruled: bool
) -> None:
    words = [word(head, EDGES[c] + 3, TOP) for c, head in enumerate(HEADS, 1)]
    words += [word(text, x, y) for x, y, text in spots]
    lines = [Ruling(40, y, 700, y) for y in range(90, 500, 45)] if ruled else []
    for grid in grids(page(words, lines)):
        covered = [
            (cell.row + r, cell.column + c)
            for cell in grid.cells
            for r in range(cell.row_span)
            for c in range(cell.column_span)
        ]
        assert sorted(covered) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]
