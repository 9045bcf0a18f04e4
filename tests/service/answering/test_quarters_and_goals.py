"""What is paid quarter by quarter, and what a goal sets of several things. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """临潭区体育事务中心2025年部门预算

第一部分 预算情况说明

2025年支出预算900.00万元，其中基本支出500.00万元，项目支出400.00万元。

第二部分 健身步道建设项目经费情况说明

一、项目概述

在城西修建健身步道，供居民使用。

二、年度用款安排

第一季度用款计划20.50万元，第二季度用款计划40.00万元，第三季度用款计划60.00万元，第四季度用款计划30.00万元。

第三部分 预算表

表1 收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t900.00\t文化旅游体育与传媒支出\t900.00
收入总计\t900.00\t支出总计\t900.00

表2 项目支出绩效目标表
项目名称：全民健身培训
预算金额：35.00万元
年度绩效目标：组织社会体育指导员培训120人，资助健身团队18支。
一级指标\t二级指标\t三级指标\t指标值
产出指标\t质量指标\t培训合格率\t≥95%
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("健身步道四个季度的用款计划合计多少？", ["20.50万元", "60.00万元", "150.50万元"]),
        ("健身步道第二季度和第四季度用款一共多少钱？", ["40.00万元", "30.00万元", "70.00万元"]),
        ("健身步道第三季度安排多少用款？", ["60.00万元"]),
    ],
)
def test_quarters_are_told_and_added_up(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_the_quarters_of_one_project_are_none_of_another(put: Callable[[str], Answer]) -> None:
    answer = put("游泳馆四个季度的用款计划合计多少？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_a_goal_of_two_things_is_told_with_both_numbers(put: Callable[[str], Answer]) -> None:
    answer = put("全民健身培训今年的目标是培训和资助多少？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "120人" in answer.answer
    assert "18支" in answer.answer
