"""Labels and what is drawn agree where cells are merged over the sides of a table, and where a ruler is merged."""

from __future__ import annotations

from eval.fixture import LEFT, Column, Holds, Statement
from eval.labels import amounts, indicators
from eval.load import load
from eval.render.grid import lay_out
from extractors.schema.draft import Kind

SIDES = (
    Column(Holds.CODE, 1, ("人员经费", "科目编码")),
    Column(Holds.VALUE, 1, ("人员经费", "决算数")),
    *(Column(holds, 1, ("公用经费", holds)) for holds in 2 * (Holds.CODE, Holds.NAME, Holds.VALUE)),
)


def test_a_label_merged_over_sides_names_the_amount_at_its_right() -> None:
    row = ("人员经费合计", "3.00", "公用经费合计", LEFT, LEFT, LEFT, LEFT, "2.00")
    statement = Statement("t1", Kind.BASIC_BY_ECONOMIC, "支出决算表", columns=SIDES, rows=(row,))
    assert [(label.row_name, label.printed) for _, _, label in amounts(statement)] == [
        ("人员经费合计", "3.00"),
        ("公用经费合计", "2.00"),
    ]


def test_a_ruler_may_be_merged_over_columns() -> None:
    ruler = ("栏次", LEFT, "1", "2", "3", "4", "5", LEFT)
    statement = Statement("t1", Kind.BASIC_BY_ECONOMIC, "支出决算表", columns=SIDES, ruler=ruler)
    spots = [spot for spot in lay_out(statement).spots if spot.row == 2]
    assert [(spot.text, spot.column, spot.column_span) for spot in spots] == [
        ("栏次", 0, 2),
        ("1", 2, 1),
        ("2", 3, 1),
        ("3", 4, 1),
        ("4", 5, 1),
        ("5", 6, 2),
    ]


def test_of_several_targets_the_one_of_this_year_is_the_label() -> None:
    # two earlier years stand before it, what it rests on behind
    batches = next(found for found in indicators(load("chongtan-2023")) if found.level3 == "食品抽检批次")
    assert batches.target == "≥1680批次"
