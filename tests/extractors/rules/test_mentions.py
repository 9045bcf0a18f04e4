"""Figures that are neither an amount of a line nor a change: with what the words or heads say they are of."""

from __future__ import annotations

import pytest

from extractors.facts import values
from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget


def budget(*lines: str) -> Budget:
    return extract_bytes("\n".join(("青河县水务局2024年部门预算", *lines)).encode(), "a.txt").budget


def mentioned(*lines: str) -> list[tuple[str, str, str]]:
    return [(m.item, m.quantity.printed, m.quantity.unit) for m in budget(*lines).mentions]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("下设内设机构4个。", [("内设机构", "4", "个")]),
        ("灌溉面积达12万亩，覆盖率95%。", [("灌溉面积", "12", "万亩"), ("覆盖率", "95", "%")]),
        ("按人均标准7000元/人核定。", [("人均标准", "7000", "元/人")]),
        ("共建成5座泵站。", [("共建成泵站", "5", "座")]),
        (
            "流域内设有3个雨量站、128个水位点和2部雷达。",
            [("雨量站", "3", "个"), ("水位点", "128", "个"), ("雷达", "2", "部")],
        ),
        ("对我县37家取水单位、64家水站开展抽查。", [("取水单位", "37", "家"), ("水站", "64", "家")]),
        ("设有水政科、工程科、财务科等9个科室以及2个队。", [("科室", "9", "个"), ("队", "2", "个")]),
    ],
)
def test_the_words_before_a_figure_name_it_else_those_behind(
    sentence: str, found: list[tuple[str, str, str]]
) -> None:
    assert mentioned(sentence) == found


def test_a_figure_in_a_reason_belongs_to_the_item_of_the_sentence() -> None:
    read = budget("水土保持（2130310）86.40万元，较上年增加12.15万元，原因是新开2条流域的治理。")
    assert [(m.item, m.column, m.quantity.printed) for m in read.mentions] == [
        ("水土保持", "新开流域的治理", "2")
    ]


def test_figures_in_the_words_of_a_cell_stand_under_its_row_and_head() -> None:
    read = budget(
        "项目支出表", "单位：万元", "项目名称\t金额\t项目简介", "河道清淤\t90.00\t清淤12公里，需资金90万元。"
    )
    found = [f for f in values(read) if f.origin == "prose"]
    assert [(f.row_name, f.column, f.source.text, f.unit, f.yuan) for f in found] == [
        ("河道清淤", "项目简介/清淤", "12", "公里", None),
        ("河道清淤", "项目简介/资金", "90", "万元", 900_000),
    ]


def test_a_share_in_a_table_is_a_percentage_and_no_money() -> None:
    read = budget(
        "部门支出总表",
        "单位：万元",
        "项目\t金额\t占比（%）",
        "基本支出\t60.00\t75.0",
        "项目支出\t20.00\t25.0",
    )
    assert [(m.item, m.column, m.quantity.printed, m.quantity.unit) for m in read.mentions] == [
        ("基本支出", "占比（%）", "75.0", "%"),
        ("项目支出", "占比（%）", "25.0", "%"),
    ]


def test_how_many_things_a_name_is_of_is_no_unit_of_its_marks() -> None:
    read = budget(
        "项目支出绩效自评汇总表",
        "单位：万元",
        "项目名称\t执行数\t自评得分",
        "堤防加固（两段）\t90.00\t95.50",
        "泵站改造（二期）\t60.00\t91.00",
        "雨量站维护\t20.00\t98.00",
    )
    assert [(m.item, m.quantity.printed, m.quantity.unit) for m in read.mentions] == [
        ("堤防加固（两段）", "95.50", ""),
        ("泵站改造（二期）", "91.00", ""),
        ("雨量站维护", "98.00", ""),
    ]


def test_a_form_that_a_dump_took_apart_is_label_and_value() -> None:
    assert mentioned("部门预算总额（万元）", "623.66", "其他资金", "0") == [
        ("部门预算总额（万元）", "623.66", "万元"),
        ("其他资金", "0", ""),
    ]


def test_ranks_dates_codes_and_thresholds_are_no_figures() -> None:
    assert mentioned("1、依据青财〔2023〕7号，2024年6月起单价50万元以上的设备需报批（详见附表3）。") == []


def test_a_definition_in_the_glossary_gives_no_figure() -> None:
    assert mentioned("三、名词解释", "大额采购：指单次金额超过30万元的采购。") == []


def test_things_counted_in_ten_thousands_are_no_money() -> None:
    assert mentioned("全年开展水样快检1.6万批次，粮食产量6.4万吨。") == [
        ("开展水样快检", "1.6", "万批次"),
        ("粮食产量", "6.4", "万吨"),
    ]


def test_couples_are_counted_where_their_clause_ends() -> None:
    assert mentioned("办理结婚登记820对、离婚登记210对。") == [
        ("办理结婚登记", "820", "对"),
        ("离婚登记", "210", "对"),
    ]


def test_the_label_of_a_table_before_a_project_counts_none() -> None:
    assert mentioned("详见表12 项目支出绩效目标表。") == []


def test_a_sentence_that_names_what_it_counts_is_not_of_the_amount_before_it() -> None:
    read = budget("全年发放取水补贴36.00万元。巡查水源地240处。")
    assert [(m.item, m.column, m.quantity.printed) for m in read.mentions] == [
        ("巡查水源地", "", "240"),
    ]


def test_a_row_of_levels_is_of_its_lowest() -> None:
    read = budget(
        "部门整体支出绩效自评表",
        "一级指标\t二级指标\t三级指标\t指标分值\t自评得分",
        "管理效能\t预算管理\t支出进度\t12\t10",
        "管理效能\t资产管理\t资产盘活\t8\t8",
    )
    assert [(m.item, m.column) for m in read.mentions] == [
        ("支出进度", "指标分值"),
        ("支出进度", "自评得分"),
        ("资产盘活", "指标分值"),
        ("资产盘活", "自评得分"),
    ]
