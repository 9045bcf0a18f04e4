"""Final accounts whose text alone tells each line against the budget. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """鹭洲区粮食储备中心2024年度决算

第一部分 部门决算情况说明

一、收入支出决算总体情况说明

2024年度收入支出总计430.00万元。与2023年度相比，收入支出总计增加430.00万元，增长100.00%。主要原因：中心于2024年组建。

二、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为400.00万元，全年预算为452.00万元，支出决算为430.00万元。决算数小于预算数的主要原因：轮换进度推迟。其中：

1、粮油物资储备支出（类）粮油物资事务（款）行政运行（项）。主要用于：值守人员工资。全年预算为120.00万元，支出决算为114.00万元。决算数小于全年预算数的主要原因：人员调出。
2、粮油物资储备支出（类）粮油储备（款）储备粮油补贴（项）。主要用于：稻谷轮换补贴。全年预算为260.00万元，支出决算为244.00万元。决算数小于全年预算数的主要原因：轮换进度推迟。
3、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：职工住房公积金。全年预算为72.00万元，支出决算为72.00万元。决算数与全年预算数持平。

第二部分 决算表

表1 一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
222\t粮油物资储备支出\t358.00\t114.00\t244.00
22201\t粮油物资事务\t114.00\t114.00\t
2220101\t行政运行\t114.00\t114.00\t
22204\t粮油储备\t244.00\t\t244.00
2220401\t储备粮油补贴\t244.00\t\t244.00
221\t住房保障支出\t72.00\t72.00\t
22102\t住房改革支出\t72.00\t72.00\t
2210201\t住房公积金\t72.00\t72.00\t
\t合计\t430.00\t186.00\t244.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("哪些科目的决算和全年预算正好相等？", ["住房公积金", "72.00万元"], ["储备粮油补贴", "行政运行"]),
        ("哪些科目决算数低于全年预算？", ["行政运行", "储备粮油补贴"], ["住房公积金"]),
        ("哪个科目的决算比预算少得最多，少多少？", ["储备粮油补贴", "16.00万元"], ["行政运行"]),
        # by its rate another line is further from the plan
        (
            "按比例看，哪个科目的决算比预算少得最多？",
            ["储备粮油补贴"],
            ["行政运行", "住房公积金"],
        ),
        ("全年预算里还剩多少钱没有花？", ["452.00万元", "430.00万元", "22.00万元"], ["400.00万元"]),
        ("行政运行的预算还剩多少没花？", ["120.00万元", "114.00万元", "6.00万元"], ["452.00万元"]),
        ("收支比2023年平白多了一倍，什么原因？", ["中心于2024年组建"], []),
        # the word only describes what all basic expenditure is for
        ("日常的基本支出和项目支出哪个多，多多少？", ["186.00万元", "244.00万元", "58.00万元"], []),
        # the sentence before the amounts says what they are for
        ("住房公积金这一条写的主要用于什么？", ["主要用于：职工住房公积金"], ["稻谷轮换"]),
    ],
)
def test_lines_are_told_against_the_budget_by_the_text(
    put: Callable[[str], Answer], question: str, told: list[str], untold: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer
    assert not [words for words in untold if words in answer.answer], answer.answer


@pytest.mark.parametrize(
    "question",
    ["储备粮油补贴还有多少钱没花掉，结转到明年几月用？", "单位一共有多少职工？", "在岗员工有多少人员？"],
)
def test_what_the_text_does_not_tell_is_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert "22.00万元" not in answer.answer, answer.answer
    assert answer.status is Outcome.NOT_DISCLOSED or "没有披露" in answer.answer, answer.answer
