"""Amounts are told as they are printed, and also in the unit that a question asks for. The document is invented."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from service.answer import Answer, Outcome
from service.answering.in_unit import unit_asked

TEXT = """秀川县司法局2022年度部门决算
一、人员情况
年末实有在职人员40人。
二、决算说明
公务接待费0.50万元，比上年减少0.10万元，主要原因是来人减少。
一般公共预算财政拨款支出决算表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t12,345,678.90\t8,345,678.90\t4,000,000.00
2040601\t行政运行\t8,345,678.90\t8,345,678.90\t
2040604\t基层司法业务\t3,000,000.00\t\t3,000,000.00
2040607\t法律援助\t1,000,000.00\t\t1,000,000.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "printed", "converted"),
    [
        ("行政运行是多少万元？", "8,345,678.90元", "约834.57万元"),
        ("法律援助花了多少万元？", "1,000,000.00元", "即100万元"),
        ("行政运行是多少亿元？", "8,345,678.90元", "约0.0835亿元"),
        ("公务接待费是多少元？", "0.50万元", "即5000元"),
        ("基层司法业务和法律援助一共多少万元？", "3,000,000.00元", "即400万元"),
    ],
)
def test_an_amount_is_told_as_printed_and_in_the_unit_asked_for(
    asked: Callable[[str], Answer], question: str, printed: str, converted: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert printed in answer.answer
    assert f"（{converted}）" in answer.answer


def test_what_one_costs_is_told_in_the_unit_asked_for(asked: Callable[[str], Answer]) -> None:
    answer = asked("按在职人员40人算，基本支出人均多少万元？")
    assert "208641.97元/人（约20.86万元/人）" in answer.answer
    assert any(step.unit == "万元/人" and "÷ 10000" in step.expression for step in answer.derivation)


def test_each_conversion_is_a_calculation_that_gives_its_value(asked: Callable[[str], Answer]) -> None:
    answer = asked("法律援助花了多少万元？")
    (step,) = (step for step in answer.derivation if step.unit == "万元")
    assert (step.expression, step.result) == ("1000000.00 ÷ 10000", Decimal(100))
    assert [v.yuan for v in answer.values if v.amount == Decimal(100)] == [Decimal(1_000_000)]


def test_without_a_unit_or_in_that_of_print_nothing_is_converted(asked: Callable[[str], Answer]) -> None:
    for question in ("行政运行是多少？", "行政运行是多少元？", "行政运行是多少钱？"):
        answer = asked(question)
        assert "（即" not in answer.answer
        assert "（约" not in answer.answer


def test_what_is_quoted_stays_as_it_is_printed(asked: Callable[[str], Answer]) -> None:
    answer = asked("公务接待费为什么减少，是多少元？")
    quoted = answer.answer.partition("“")[2].partition("”")[0]
    assert quoted
    assert "（即" not in quoted


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("一共多少万元？", "万元"),
        ("一共多少亿？", "亿元"),
        ("一共多少万？", "万元"),
        ("以元计是多少？", "元"),
        ("多少万人？", ""),
        ("多少钱？", ""),
        ("甲多少万元，乙多少元？", ""),
        ("3万元是什么钱？", ""),
    ],
)
def test_the_unit_that_a_question_asks_for(text: str, unit: str) -> None:
    assert unit_asked(text) == unit
