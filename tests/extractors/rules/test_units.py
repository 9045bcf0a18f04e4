"""The units that a disclosure covers, from its table or its text."""

from __future__ import annotations

from extractors.pipeline import extract_bytes
from extractors.schema.budget import SpendingUnit


def units(*lines: str) -> list[SpendingUnit]:
    text = "\n".join(("青河县水务局2024年部门预算", *lines))
    return list(extract_bytes(text.encode(), "a.txt").budget.units)


def test_a_table_of_units_with_what_it_says_of_each() -> None:
    found = units(
        "一、机构设置",
        "部门机构设置情况",
        "单位名称\t单位性质\t单位规格",
        "青河县水务局本级\t行政\t正科级",
        "青河县河道管护站\t事业\t股级",
    )
    assert [u.name.text for u in found] == ["青河县水务局本级", "青河县河道管护站"]
    assert [(a.head, a.text.text) for a in found[1].about] == [("单位性质", "事业"), ("单位规格", "股级")]
    assert found[1].name.source.cell is not None


def test_a_numbered_list_in_the_text() -> None:
    found = units(
        "二、部门预算单位构成", "纳入预算的单位包括：", "1. 青河县水务局本级；", "2. 青河县河道管护站。"
    )
    assert [u.name.text for u in found] == ["青河县水务局本级", "青河县河道管护站"]


def test_duties_that_are_numbered_are_no_units() -> None:
    assert (
        units("一、部门职责", "主要职责包括：", "1.拟订全县水利规划并组织有关单位", "2.管理河道和水利工程。")
        == []
    )


def test_a_table_of_amounts_by_unit_is_none_of_units() -> None:
    assert units("部门收入总表", "单位：万元", "单位名称\t合计", "青河县水务局\t12.00") == []
