"""Which columns are the sum of which others follows from the header alone."""

from __future__ import annotations

import pytest

from extractors.validators.structure.columns import Identity, identities, total_column

READABLE = [
    ("合计 基本支出 项目支出", "合计 = 基本支出 + 项目支出"),
    ("本年支出合计 基本支出 项目支出", "本年支出合计 = 基本支出 + 项目支出"),
    ("收入/合计 收入/财政拨款 收入/事业收入", "收入/合计 = 收入/财政拨款 + 收入/事业收入"),
    (
        "合计 本年收入/小计 本年收入/财政 本年收入/事业 上年结转",
        "合计 = 本年收入/小计 + 上年结转; 本年收入/小计 = 本年收入/财政 + 本年收入/事业",
    ),
    (
        "总计 工资/基本 工资/津贴 公积金",
        "总计 = 工资/基本 + 工资/津贴 + 公积金",
    ),
    (
        "合计 基本支出 人员经费 公用经费 项目支出",
        "合计 = 基本支出 + 项目支出; 基本支出 = 人员经费 + 公用经费",
    ),
    (
        "总计 基本支出/基本支出 基本支出/人员经费 基本支出/公用经费 项目支出",
        "总计 = 基本支出/基本支出 + 项目支出; 基本支出/基本支出 = 基本支出/人员经费 + 基本支出/公用经费",
    ),
    (
        "合计/预算数 合计/决算数 出国费/预算数 出国费/决算数 接待费/预算数 接待费/决算数",
        "合计/预算数 = 出国费/预算数 + 接待费/预算数; 合计/决算数 = 出国费/决算数 + 接待费/决算数",
    ),
    (
        "小计 公务接待费 公务用车购置及运行费 其中：/公务用车购置费 其中：/公务用车运行维护费 因公出国(境)费",
        "小计 = 公务接待费 + 公务用车购置及运行费 + 因公出国(境)费",
    ),
    (
        "合计 三公经费/小计 三公经费/接待费 三公经费/出国费 会议费 培训费",
        "合计 = 三公经费/小计 + 会议费 + 培训费; 三公经费/小计 = 三公经费/接待费 + 三公经费/出国费",
    ),
    (
        "公务用车购置及运行费 购置费 运行费",
        "公务用车购置及运行费 = 购置费 + 运行费",
    ),
]


def _read(text: str) -> set[Identity]:
    found = set()
    for line in text.split("; "):
        whole, _, parts = line.partition(" = ")
        found.add(Identity(whole, tuple(parts.split(" + "))))
    return found


@pytest.mark.parametrize(("header", "expected"), READABLE)
def test_a_header_spells_out_its_sums(header: str, expected: str) -> None:
    found = {Identity(one.whole, tuple(sorted(one.parts))) for one in identities(header.split())}
    assert found == {Identity(one.whole, tuple(sorted(one.parts))) for one in _read(expected)}


@pytest.mark.parametrize(
    "header",
    [
        "项目金额",
        "基本支出 项目支出",
        "合计 其中：财政拨款 其中：非税收入",
        "合计 总计 财政拨款 事业收入",
        "合计 上年预算数 本年预算数",
        "合计 数量 单价",
        "三公/合计 运行经费",
        "2023年 2024年 增减额",
    ],
)
def test_a_header_that_is_not_clear_gives_no_sum(header: str) -> None:
    assert identities(header.split()) == ()


def test_a_column_path_is_found_once_even_when_it_is_repeated() -> None:
    assert identities(["合计", "甲", "乙", "甲"]) == (Identity("合计", ("甲", "乙")),)


@pytest.mark.parametrize(
    ("header", "total"),
    [("预算数", "预算数"), ("支出/合计 支出/财政", "支出/合计"), ("甲 乙", None), ("一/合计 二/合计", None)],
)
def test_the_total_column_is_the_outermost_total_or_the_only_column(header: str, total: str | None) -> None:
    assert total_column(header.split()) == total
