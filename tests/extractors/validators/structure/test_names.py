"""The words of the forms: totals, parts, carry-overs, numbering."""

from __future__ import annotations

import pytest

from extractors.validators.structure import names


@pytest.mark.parametrize(
    ("name", "level", "ordinal"),
    [
        ("一、基本支出", 0, 1),
        ("二十一、其他支出", 0, 21),
        ("二一、债务付息支出", 0, 21),
        ("（三）公用经费", 1, 3),
        ("10、卫生健康支出", 2, 10),
        ("1. 一般公共预算资金", 2, 1),
        ("(2)商品和服务支出", 3, 2),
        ("其中：一、财政拨款", 0, 1),
        ("2024年项目", None, None),
        ("1.5级公务员", None, None),
        ("合计", None, None),
    ],
)
def test_the_numbering_gives_level_and_number(name: str, level: int | None, ordinal: int | None) -> None:
    assert (names.numbering(name), names.ordinal(name)) == (level, ordinal)


@pytest.mark.parametrize(
    "name",
    ["合计", "总 计", "小计", "收入总计", "本年支出合计", "本 年 收 入 合 计", "金额合计", "预算支出总额"],
)
def test_totals_are_recognised(name: str) -> None:
    assert names.is_total(name)


@pytest.mark.parametrize("name", ["基本支出", "会计事务", "统计信息事务", "合计生育", "人员经费合计数据"])
def test_items_are_not_totals(name: str) -> None:
    assert not names.is_total(name)


@pytest.mark.parametrize(
    "name",
    ["上年结转", "年初财政拨款结转和结余", "结转下年", "用事业基金弥补收支差额", "年终结转结余", "结余分配"],
)
def test_carried_money_is_recognised(name: str) -> None:
    assert names.is_carried(name)


def test_two_prints_of_a_name_become_the_same() -> None:
    assert names.plain("10、对个人和家庭的补助") == names.plain("对个人和家庭补助 ")
    assert names.plain("因公出国（境）费") == names.plain("因公出国(境)费")


def test_a_definition_applies_only_where_all_its_parts_are_named_once() -> None:
    assert names.nested(["公务用车购置及运行维护费", "购置费", "运行费"]) == {0: (1, 2)}
    assert names.nested(["公务用车购置及运行维护费", "购置费"]) == {}
    assert names.nested(["基本支出", "人员经费", "公用经费", "人员经费"]) == {}
