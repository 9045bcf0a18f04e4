"""What part of one fund something is, in an account whose tables head the year's expenditure; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """榆坪县林业局2022年度部门决算
支出决算表
公开03表
单位：元
项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
栏次\t\t1\t2\t3
合计\t\t9,000,000.00\t4,000,000.00\t5,000,000.00
208\t社会保障和就业支出\t700,000.00\t700,000.00\t
213\t农林水支出\t8,300,000.00\t3,300,000.00\t5,000,000.00
2130201\t行政运行\t3,300,000.00\t3,300,000.00\t
2130205\t森林资源培育\t5,000,000.00\t\t5,000,000.00
一般公共预算财政拨款支出决算表
公开05表
单位：元
项目\t\t本年支出\t\t
功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出
栏次\t\t1\t2\t3
合计\t\t8,000,000.00\t3,600,000.00\t4,400,000.00
208\t社会保障和就业支出\t600,000.00\t600,000.00\t
213\t农林水支出\t7,400,000.00\t3,000,000.00\t4,400,000.00
2130201\t行政运行\t3,000,000.00\t3,000,000.00\t
2130205\t森林资源培育\t4,400,000.00\t\t4,400,000.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


def test_all_that_a_fund_pays_is_the_total_of_its_table(asked: Callable[[str], Answer]) -> None:
    answer = asked("一般公共预算支出是多少？")
    assert answer.status is Outcome.ANSWERED
    assert "8,000,000.00元" in answer.answer


@pytest.mark.parametrize(
    ("question", "percent"),
    [
        ("一般公共预算里基本支出占几成？", "45.00%"),
        ("一般公共预算中，项目支出占多大比重？", "55.00%"),
        ("一般公共预算支出里社会保障和就业支出占比是多少？", "7.50%"),
        ("一般公共预算财政拨款支出里项目支出占百分之多少？", "55.00%"),
        ("行政运行占一般公共预算支出的比重是多少？", "37.50%"),
    ],
)
def test_a_part_of_one_fund_is_reckoned_within_its_table(
    asked: Callable[[str], Answer], question: str, percent: str
) -> None:
    answer = asked(question)
    assert percent in answer.answer
    assert "8,000,000.00元" in answer.answer


def test_a_part_of_all_that_is_spent_is_reckoned_of_all_funds(asked: Callable[[str], Answer]) -> None:
    assert "44.44%" in asked("基本支出占全部支出的比重是多少？").answer
