"""The structure score gives full marks to what was drawn, and takes them away where rows, cells or spans differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.fixture import Column, Holds, Statement
from eval.load import names
from eval.reading import reading
from eval.scorers.trees import Extent, Match, drawn, match, read, teds
from extractors.schema.draft import Kind

STATEMENT = Statement(
    id="t1",
    kind=Kind.EXPENDITURE,
    title="部门支出总表",
    columns=(
        Column(Holds.NAME, 30, ("科目名称",)),
        Column(Holds.VALUE, 15, ("本年支出", "合计")),
        Column(Holds.VALUE, 15, ("本年支出", "项目支出")),
    ),
    rows=(("教育支出", "12.00", ""), ("", "3.00", "3.00")),
)


def test_the_cells_drawn_are_those_of_the_grid_with_their_spans() -> None:
    assert Extent(0, 0, 2, 1, "科目名称") in drawn(STATEMENT)
    assert Extent(0, 1, 1, 2, "本年支出") in drawn(STATEMENT)
    assert len(drawn(STATEMENT)) == 4 + 6


def test_the_truth_gets_full_marks() -> None:
    assert teds(drawn(STATEMENT), drawn(STATEMENT)) == 1.0


@pytest.mark.parametrize(
    "lie",
    [
        lambda cell: replace(cell, text="13.00") if cell.text == "12.00" else cell,
        lambda cell: replace(cell, column_span=1),
        lambda cell: replace(cell, row_span=1),
        lambda cell: replace(cell, row=cell.row + 1) if cell.row == 3 and cell.column == 2 else cell,
    ],
    ids=["text", "column span", "row span", "row"],
)
def test_a_cell_that_differs_costs_something_and_not_all(lie: object) -> None:
    assert callable(lie)
    assert 0.7 < teds(drawn(STATEMENT), [lie(cell) for cell in drawn(STATEMENT)]) < 1.0


def test_the_score_is_one_less_edits_by_the_larger_tree() -> None:
    # a tree of table, 3 rows and 6 cells without its last row: a row and two cells of ten nodes are gone
    whole = [Extent(r, c, 1, 1, f"{r}{c}") for r in range(3) for c in range(2)]
    assert teds(whole, whole[:4]) == pytest.approx(1 - 3 / 10)


def test_a_table_in_two_parts_is_one_match_and_one_extra_table() -> None:
    cells = drawn(STATEMENT)
    above = [cell for cell in cells if cell.row < 3]
    below = [replace(cell, row=cell.row - 3) for cell in cells if cell.row >= 3]
    first, rest = match([cells], [below, above])
    assert (first.drawn, first.read) == (0, 1)
    assert 0 < first.teds < 1
    assert rest == Match(-1, 0, 0.0)


def test_a_table_that_was_not_read_scores_nothing() -> None:
    assert match([drawn(STATEMENT)], []) == [Match(0, -1, 0.0)]


@pytest.mark.parametrize("name", names()[:6])
def test_a_document_with_all_spans_is_read_whole(name: str) -> None:
    held = reading(name, "docx")
    found = match([drawn(s) for s in held.fixture.statements], [read(t) for t in held.disclosure.tables])
    assert {m.drawn: m.teds for m in found} == dict.fromkeys(range(len(held.fixture.statements)), 1.0)
