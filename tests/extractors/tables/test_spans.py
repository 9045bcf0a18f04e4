"""Dumps that lost their merged cells: which columns heads and totals cover."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.readers import text
from extractors.schema.disclosure import Table
from extractors.tables import build


def dumped(title: str, *rows: str) -> Table:
    """A dump of a cell a line: cells that a merged one covers have vanished."""
    cells = "\n\n".join("\n".join(f"\t{cell}" for cell in row.split("|")) for row in rows)
    (table,) = build(text.page(f"{title}\n单位：万元\n{cells}\n").blocks)[0]
    return table


def test_a_total_over_two_blocks_spans_from_where_their_head_begins() -> None:
    table = dumped(
        "一般公共预算基本支出表",
        "人员经费|公用经费",
        "科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额",
        "301|工资福利支出|80.00|302|商品和服务支出|9.00|310|资本性支出|1.00",
        "30101|基本工资|80.00|30201|办公费|9.00|31002|办公设备购置|1.00",
        "人员经费合计|80.00|公用经费合计|10.00",
    )
    last = [(c.column, c.column_span, c.text) for c in table.rows[-1] if c is not None]
    assert last == [(0, 2, "人员经费合计"), (2, 1, "80.00"), (3, 5, "公用经费合计"), (8, 1, "10.00")]
    # without heads over the blocks it may span as many columns at either side, and stays as it is printed
    bare = dumped(
        "支出表",
        "科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额",
        "301|工资福利支出|80.00|302|商品和服务支出|9.00|310|资本性支出|1.00",
        "人员经费合计|80.00|公用经费合计|10.00",
    )
    assert [c.column for c in bare.rows[-1] if c is not None] == [0, 1, 2, 3]


def test_changes_stand_under_the_head_behind_what_is_compared() -> None:
    text = "\n\n".join(
        "\n".join(f"\t{cell}" for cell in row.split("|"))
        for row in (
            "科目编码|科目名称|上年执行数|本年预算数|本年预算数比上年执行数",
            "|||小计|基本支出|项目支出|增减额|增减率",
            "206|科学技术支出|10.00|12.00|8.00|4.00|2.00|20%",
        )
    )
    budget = extract_bytes(f"一般公共预算支出表\n单位：万元\n{text}\n".encode(), "a.txt").budget
    (line,) = budget.statements[0].lines
    assert [(a.column, a.money.printed) for a in line.amounts][1:4] == [
        ("本年预算数/小计", "12.00"),
        ("本年预算数/基本支出", "8.00"),
        ("本年预算数/项目支出", "4.00"),
    ]


def test_a_head_that_the_row_below_says_again_reached_down_both_rows() -> None:
    table = dumped(
        "支出决算表",
        "项目|本年支出合计|基本支出|项目支出|经营支出",
        "功能分类科目编码|科目名称|本年支出合计|基本支出|项目支出|经营支出",
        "栏次|1|2|3|4",
        "合计|90.00|50.00|40.00|",
        "206|科学技术支出|90.00|50.00|40.00|",
    )
    assert [column.path for column in table.columns] == [
        ("项目", "功能分类科目编码"),
        ("项目", "科目名称"),
        ("本年支出合计",),
        ("基本支出",),
        ("项目支出",),
        ("经营支出",),
    ]
