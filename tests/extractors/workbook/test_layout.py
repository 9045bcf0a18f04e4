"""How a statement's columns and lines are put back where they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractors.schema.budget import Amount, Line, Quantity, Statement
from extractors.schema.draft import Kind
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.workbook.layout import Beside, Layout, lay_out


def amount(column: str, value: str, cell: str) -> Amount:
    source = Source(document="d", page=1, cell=cell, text=value)
    return Amount(column=column, money=Money.read(value, "万元", source))


def line(name: str, row: int, *amounts: Amount, code: str = "", panel: int = 0, side: str = "") -> Line:
    source = Source(document="d", page=1, cell=f"t1r{row}c{panel * 5}", text=name)
    return Line(name=name, code=code, panel=panel, side=side, source=source, amounts=amounts)


def laid(columns: Iterable[str], *lines: Line) -> Layout:
    return lay_out(Statement(kind=Kind.OTHER, table="t1", columns=tuple(columns), lines=lines))


def header(layout: Layout) -> list[tuple[str, int, int, int, int]]:
    return [(head.text, head.top, head.bottom, head.left, head.right) for head in layout.heads()]


def grid(layout: Layout) -> list[list[str]]:
    """Names and amounts as they stand, blanks as empty texts."""
    return [
        [
            "" if held is None else held.name if isinstance(held, Line) else f"{held.money.value}"
            for held in (row.get(at) for at in range(len(layout.columns)))
        ]
        for row in layout.rows
    ]


def test_a_head_over_several_columns_is_one_block_and_a_short_one_reaches_down() -> None:
    layout = laid(["合计", "基本支出/小计", "基本支出/人员经费", "项目支出"], line("甲", 2, code="201"))
    assert header(layout) == [
        ("编码", 0, 1, 0, 0),
        ("项目", 0, 1, 1, 1),
        ("合计", 0, 1, 2, 2),
        ("基本支出", 0, 0, 3, 4),
        ("项目支出", 0, 1, 5, 5),
        ("小计", 1, 1, 3, 3),
        ("人员经费", 1, 1, 4, 4),
    ]


def test_equal_heads_side_by_side_stay_two() -> None:
    layout = laid(["决算数", "决算数"], line("甲", 1))
    assert header(layout) == [("项目", 0, 0, 0, 0), ("决算数", 0, 0, 1, 1), ("决算数", 0, 0, 2, 2)]


def test_two_sides_stand_beside_each_other_row_by_row() -> None:
    layout = laid(
        ["收入/预算数", "支出/合计", "支出/基本支出"],
        line("收甲", 2, amount("收入/预算数", "1.00", "t1r2c1"), side="收入"),
        line("收总", 9, amount("收入/预算数", "1.00", "t1r9c1"), side="收入"),
        line("支甲", 2, amount("支出/合计", "0.40", "t1r2c6"), side="支出", panel=1),
        line("支乙", 3, amount("支出/基本支出", "0.60", "t1r3c7"), side="支出", panel=1),
        line("支总", 9, amount("支出/合计", "1.00", "t1r9c6"), side="支出", panel=1),
    )
    assert grid(layout) == [
        ["收甲", "1.00", "支甲", "0.40", ""],
        ["", "", "支乙", "", "0.60"],
        ["收总", "1.00", "支总", "1.00", ""],
    ]
    assert header(layout)[:2] == [("收入", 0, 0, 0, 1), ("支出", 0, 0, 2, 4)]


def test_a_side_that_is_the_head_of_the_names_heads_them() -> None:
    layout = laid(
        ["金额", "金额"],
        line("收甲", 1, amount("金额", "1.00", "t1r1c1"), side="收入"),
        line("支甲", 1, amount("金额", "2.00", "t1r1c6"), side="支出", panel=1),
    )
    assert [text for text, *_ in header(layout)] == ["收入", "金额", "支出", "金额"]
    assert grid(layout) == [["收甲", "1.00", "支甲", "2.00"]]


def test_a_column_without_amounts_stays_on_its_side() -> None:
    layout = laid(
        ["收入/上年", "收入/本年", "收入/备考", "支出/上年", "支出/本年"],
        line("甲", 2, amount("收入/本年", "1.00", "t1r2c2"), side="收入"),
        line("乙", 2, amount("支出/本年", "2.00", "t1r2c7"), side="支出", panel=1),
    )
    assert grid(layout) == [["甲", "", "1.00", "", "乙", "", "2.00"]]


def test_of_columns_with_the_same_head_the_printed_cell_decides() -> None:
    layout = laid(
        ["决算数", "决算数"],
        line("甲", 1, amount("决算数", "1.00", "t1r1c1"), amount("决算数", "2.00", "t1r1c2")),
        line("乙", 2, amount("决算数", "3.00", "t1r2c2")),
    )
    assert grid(layout) == [["甲", "1.00", "2.00"], ["乙", "", "3.00"]]


def test_an_amount_whose_column_is_taken_or_unknown_is_not_lost() -> None:
    layout = laid(
        ["合计"],
        line("甲", 1, amount("合计", "1.00", "t1r1c1"), amount("合计", "2.00", "t1r1c2")),
        line("乙", 2, amount("别处", "3.00", "t1r2c3")),
    )
    assert grid(layout) == [["甲", "1.00", "2.00", ""], ["乙", "", "", "3.00"]]


def test_lines_keep_their_order_where_the_cells_contradict_it() -> None:
    merged = Source(document="d", page=1, cell="t1r1c0", text="甲")
    lines = [
        Line(name="甲", source=merged, amounts=(amount("合计", f"{at}.00", f"t1r{at}c1"),)) for at in (1, 2)
    ]
    backwards = line("乙", 0, amount("合计", "9.00", "t1r0c1"))
    nowhere = Line(name="丙")
    assert grid(laid(["合计"], *lines, backwards, nowhere)) == [
        ["甲", "1.00"],
        ["甲", "2.00"],
        ["乙", "9.00"],
        ["丙", ""],
    ]


def test_a_table_without_lines_shows_its_head() -> None:
    layout = laid(["合计", "基本支出"])
    assert [text for text, *_ in header(layout)] == ["项目", "合计", "基本支出"]
    assert layout.rows == ()


def test_a_head_full_of_strokes_has_eight_levels() -> None:
    deep = "/".join("ab" * 50)
    layout = laid([deep], line("甲", 1, amount(deep, "1.00", "t1r1c1")))
    assert layout.levels == 8
    assert grid(layout) == [["甲", f"{Decimal('1.00')}"]]


def test_numbers_that_are_no_money_stand_under_their_heads_beside_the_amounts() -> None:
    def count(value: str, cell: str) -> Beside:
        source = Source(document="d", page=1, cell=cell, text=value)
        return Beside("数量", Quantity(printed=value, value=Decimal(value), unit="艘", source=source))

    statement = Statement(
        kind=Kind.OTHER,
        table="t1",
        columns=("数量", "价值"),
        lines=(line("甲", 1, amount("价值", "6.40", "t1r1c2")), line("乙", 2)),
    )
    layout = lay_out(statement, [count("3", "t1r1c1"), count("2", "t1r2c1"), count("9", "t1r7c1")])
    shown = [
        [held.quantity.printed for held in row.values() if isinstance(held, Beside)] for row in layout.rows
    ]
    assert shown == [["3"], ["2"]]
    assert [head.text for head in layout.heads()] == ["项目", "数量", "价值"]
