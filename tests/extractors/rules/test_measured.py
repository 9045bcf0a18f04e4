"""Numbers in the unit of their own column or row: of several units in one table each keeps to its place."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.rules.measured import Measure, of_heads
from extractors.schema.budget import Budget
from extractors.schema.disclosure import Column, Role
from extractors.schema.measure import is_unit, unit_in_brackets


def table(title: str, *rows: str, unit: str = "") -> Budget:
    lines = ("青河县水务局2024年部门预算", title, *([f"单位：{unit}"] if unit else []), *rows)
    return extract_bytes("\n".join(lines).encode(), "a.txt").budget


def money(budget: Budget) -> list[tuple[str, str, str, str]]:
    return [
        (line.name, a.column, a.money.printed, a.money.unit)
        for statement in budget.statements
        for line in statement.lines
        for a in line.amounts
    ]


def counted(budget: Budget) -> list[tuple[str, str, str]]:
    return [(c.item, c.quantity.printed, c.quantity.unit) for c in budget.counts]


@pytest.mark.parametrize(
    ("path", "measure"),
    [
        (("船只（艘）", "小计"), Measure("艘", money=False)),
        (("船只", "数量（艘）"), Measure("艘", money=False)),
        (("船只（艘）", "金额（万元）"), Measure("万元", money=True)),
        (("面积", "金额"), Measure("", money=True)),
        (("执行率",), Measure("%", money=False)),
        (("自评得分",), Measure("", money=False)),
        (("科目（类）", "2024年"), Measure()),
    ],
)
def test_the_lowest_head_that_says_something_decides(path: tuple[str, ...], measure: Measure) -> None:
    assert of_heads(Column(0, path, Role.VALUE)) == measure


def test_the_head_of_a_sides_names_says_nothing_of_its_amounts() -> None:
    assert of_heads(Column(0, ("数量项目", "2024年"), Role.VALUE, lead=1)) == Measure()


def test_units_are_known_alone_and_as_a_choice() -> None:
    assert all(map(is_unit, ("艘", "台/套", "台（套）", "万元", "%", "批次")))
    assert not any(map(is_unit, ("", "水务局", "按大类", "艘船")))
    assert unit_in_brackets("设备（台、套）") == "台、套"
    assert unit_in_brackets("功能科目（项）") == unit_in_brackets("因公出国（境）") == ""


def test_columns_of_things_and_of_money_keep_their_own_units() -> None:
    budget = table(
        "资产存量表",
        "单位名称\t船只（艘）\t用房（平方米）\t设备金额（万元）",
        "水务局本级\t2\t860.50\t12.40",
        "灌溉站\t1\t320.00\t3.10",
    )
    assert money(budget) == [
        ("水务局本级", "设备金额（万元）", "12.40", "万元"),
        ("灌溉站", "设备金额（万元）", "3.10", "万元"),
    ]
    assert counted(budget)[:2] == [
        ("水务局本级/船只（艘）", "2", "艘"),
        ("水务局本级/用房（平方米）", "860.50", "平方米"),
    ]


def test_a_head_with_a_unit_of_money_does_not_speak_for_columns_without_beside_counts() -> None:
    budget = table("资产存量表", "单位名称\t船只（艘）\t设备金额（万元）\t上年", "水务局本级\t2\t12.40\t9.00")
    assert money(budget) == [("水务局本级", "设备金额（万元）", "12.40", "万元")]


def test_a_column_of_units_gives_each_row_its_own() -> None:
    budget = table(
        "公务船只及会议情况表",
        "项目\t单位\t2023年\t2024年",
        "公务船只\t艘\t3\t2",
        "国内来访\t批次\t14\t11",
        "会议费\t万元\t4.20\t3.90",
    )
    assert money(budget) == [("会议费", "2023年", "4.20", "万元"), ("会议费", "2024年", "3.90", "万元")]
    assert counted(budget) == [("公务船只/2023年", "3", "艘"), ("公务船只/2024年", "2", "艘")]
    happened = [(m.item, m.column, m.quantity.printed, m.quantity.unit) for m in budget.mentions]
    assert happened == [("国内来访", "2023年", "14", "批次"), ("国内来访", "2024年", "11", "批次")]


def test_a_unit_between_number_and_price_is_the_numbers_and_begins_no_side() -> None:
    budget = table(
        "政府采购预算表",
        "项目名称\t数量\t计量单位\t单价\t资金来源\t",
        "\t\t\t\t合计\t一般公共预算",
        "抽水设备\t4\t台\t0.60\t2.40\t2.40",
        "巡查服务\t1\t项\t8.00\t8.00\t8.00",
        unit="万元",
    )
    (statement,) = budget.statements
    assert {line.side for line in statement.lines} == {""}
    assert money(budget)[:3] == [
        ("抽水设备", "单价", "0.60", "万元"),
        ("抽水设备", "资金来源/合计", "2.40", "万元"),
        ("抽水设备", "资金来源/一般公共预算", "2.40", "万元"),
    ]
    assert [(m.item, m.quantity.printed, m.quantity.unit) for m in budget.mentions] == [
        ("抽水设备", "4", "台"),
        ("巡查服务", "1", "项"),
    ]


def test_percentages_begin_no_side_and_scores_are_no_money() -> None:
    budget = table(
        "项目支出自评情况表",
        "项目名称\t预算数\t执行数\t执行率\t自评得分",
        "河道清淤\t40.00\t38.00\t95.00%\t96.5",
        "护岸\t20.00\t20.00\t100.00%\t99",
        unit="万元",
    )
    assert money(budget) == [
        ("河道清淤", "预算数", "40.00", "万元"),
        ("河道清淤", "执行数", "38.00", "万元"),
        ("护岸", "预算数", "20.00", "万元"),
        ("护岸", "执行数", "20.00", "万元"),
    ]
    assert [(m.item, m.column, m.quantity.unit) for m in budget.mentions[:2]] == [
        ("河道清淤", "执行率", "%"),
        ("河道清淤", "自评得分", ""),
    ]


def test_a_percentage_in_brackets_is_negative() -> None:
    budget = table("支出对照表", "项目\t2024年\t增减率", "水利工程\t9.00\t（12.50%）", unit="万元")
    assert [(m.quantity.printed, str(m.quantity.value)) for m in budget.mentions] == [
        ("（12.50%）", "-12.50")
    ]


def test_two_columns_of_numbers_say_which_one_each_count_is() -> None:
    budget = table(
        "资产使用情况表",
        "项目\t期初数\t\t期末数\t",
        "\t数量\t价值\t数量\t价值",
        "船只\t3\t6.40\t2\t4.10",
        unit="万元",
    )
    assert counted(budget) == [("船只/期初数", "3", ""), ("船只/期末数", "2", "")]


def test_of_the_units_listed_above_a_table_each_row_has_the_one_that_fits_its_name() -> None:
    lines = (
        "青河县水务局2024年部门决算",
        "资产使用情况表",
        "单位：万元、平方米、艘",
        "项目\t数量\t价值",
        "房屋\t860\t32.00",
        "船只\t2\t6.40",
        "其他\t7\t1.20",
    )
    budget = extract_bytes("\n".join(lines).encode(), "a.txt").budget
    assert counted(budget) == [("房屋", "860", "平方米"), ("船只", "2", "艘"), ("其他", "7", "")]
