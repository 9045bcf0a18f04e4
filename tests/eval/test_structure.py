"""The structure score gives full marks to what was drawn, and takes them away where cells have other neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from eval.fixture import Column, Fixture, Holds, Statement
from eval.load import load, names
from eval.render.formats import render
from eval.structure import Direction, Extent, Match, Relation, drawn, relations, score, total
from extractors.pipeline import understand
from extractors.readers import read
from extractors.schema.disclosure import Cell, Disclosure, Table
from extractors.schema.draft import Kind, Stage

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
FIXTURE = Fixture("one", "某局", 2024, Stage.BUDGET, body=(STATEMENT,))


def table(cells: list[Extent], id_: str = "t1") -> Table:
    held: list[list[Cell | None]] = [[None] * 3 for _ in range(max(cell.row for cell in cells) + 1)]
    for c in cells:
        held[c.row][c.column] = Cell(c.row, c.column, c.text, c.row_span, c.column_span)
    return Table(id_, "", "", None, (), tuple(map(tuple, held)), header_rows=2)


def scored(*tables: Table) -> Match:
    return total(score(Disclosure("d", "d", (), tables), FIXTURE))


def test_the_relations_of_a_table_are_those_of_its_neighbours_with_spans() -> None:
    right, below = Direction.RIGHT, Direction.BELOW
    assert dict(relations(drawn(STATEMENT))) == {
        Relation("科目名称", "本年支出", right, 0): 1,
        Relation("科目名称", "合计", right, 0): 1,
        Relation("科目名称", "教育支出", below, 0): 1,
        Relation("本年支出", "合计", below, 0): 1,
        Relation("本年支出", "项目支出", below, 0): 1,
        Relation("合计", "项目支出", right, 0): 1,
        Relation("合计", "12.00", below, 0): 1,
        Relation("项目支出", "3.00", below, 1): 1,
        Relation("教育支出", "12.00", right, 0): 1,
        Relation("12.00", "3.00", below, 0): 1,
        Relation("3.00", "3.00", right, 0): 1,
    }


def test_what_was_drawn_gets_full_marks() -> None:
    assert scored(table(drawn(STATEMENT))) == Match("", "", 11, 11, 11)


def moved(cell: Extent) -> Extent:
    """The figure of the first row, one column to the right."""
    return replace(cell, column=2) if cell.text == "12.00" else cell


def unmerged(cell: Extent) -> Extent:
    return replace(cell, column_span=1)


def misread(cell: Extent) -> Extent:
    return replace(cell, text="教育") if cell.text == "教育支出" else cell


@pytest.mark.parametrize("lie", [moved, unmerged, misread])
def test_a_cell_with_other_neighbours_costs_precision_or_recall(lie: Callable[[Extent], Extent]) -> None:
    cells = [lie(cell) for cell in drawn(STATEMENT) if lie is not moved or cell.text or cell.column < 2]
    found = scored(table(cells))
    assert 0.5 < found.f1 < 1


def test_a_table_in_two_parts_is_one_match_and_one_extra_table() -> None:
    cells = drawn(STATEMENT)
    above = [cell for cell in cells if cell.row < 3]
    below = [replace(cell, row=cell.row - 3) for cell in cells if cell.row >= 3]
    parts = score(Disclosure("d", "d", (), (table(above), table(below, "t2"))), FIXTURE)
    assert [(m.drawn_as, m.read_as) for m in parts] == [("t1", "t1"), ("", "t2")]
    assert total(parts) == Match("", "", drawn=11, read=9, same=8)


def test_a_table_that_was_not_read_is_all_missed() -> None:
    assert score(Disclosure("d", "d", (), ()), FIXTURE) == [Match("t1", "", 11, 0, 0)]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("name", names())
def test_with_all_lines_and_spans_the_structure_of_every_fixture_is_read_whole(name: str, kind: str) -> None:
    file, rendered = render(load(name), kind)
    disclosure = understand(read(rendered.data, file, ocr="never"), document=name, name=name)
    assert {m.drawn_as: m.f1 for m in score(disclosure, load(name))} == {
        s.id: 1.0 for s in load(name).statements
    }
