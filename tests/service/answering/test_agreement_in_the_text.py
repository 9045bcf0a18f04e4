"""Whether the text agrees with itself: an amount said twice, a time against a year, a reason against figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """芦浦区渔政服务中心2025年部门预算

第一部分 部门预算情况说明

一、支出说明

1、农林水支出（213类）农业农村（01款）渔业发展（35项）86.40万元。主要用于：增殖放流和渔港巡查。2024年当年预算执行数为90.00万元，2025年预算安排86.40万元，比2024年预算执行数减少4%。主要原因是：渔业发展经费增加。
2、住房保障支出（221类）住房改革支出（02款）购房补贴（03项）12.60万元。主要用于：职工购房补贴。2024年当年预算执行数为11.00万元，2025年预算安排13.20万元，比2024年预算执行数增加20%。主要原因是：人员增加。
3、卫生健康支出（210类）行政事业单位医疗（11款）事业单位医疗（02项）9.30万元。主要用于：职工医疗保险。2024年当年预算执行数为9.00万元，2025年预算安排9.30万元，比2024年预算执行数增加3.33%。主要原因是：缴费基数调整。

第二部分 增殖放流项目经费情况说明

一、项目概述

在芦浦湖放流鱼苗，恢复渔业资源。

二、实施周期

2024年3月1日-2024年11月30日

第三部分 预算表

表1 一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计
213\t农林水支出\t86.40
21301\t农业农村\t86.40
2130135\t渔业发展\t86.40
221\t住房保障支出\t12.60
22102\t住房改革支出\t12.60
2210203\t购房补贴\t12.60
210\t卫生健康支出\t9.30
21011\t行政事业单位医疗\t9.30
2101102\t事业单位医疗\t9.30
\t合计\t108.30
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("说明里购房补贴的预算前后一致吗？", ["12.60万元", "13.20万元", "相差0.60万元"]),
        ("购房补贴2025年的数，前面写的和后面写的是同一个数吗？", ["12.60万元", "13.20万元"]),
        ("增殖放流的实施周期与2025年度相符吗？写的是哪一年？", ["2024年3月1日-2024年11月30日"]),
        ("渔业发展给出的原因和数字矛盾吗？", ["86.40万元", "90.00万元", "渔业发展经费增加"]),
        # the one line of a group has all of its money
        ("农业农村这块，说明里的理由跟数字矛盾吗？", ["86.40万元", "渔业发展经费增加"]),
    ],
)
def test_what_the_text_says_in_two_ways_is_told_with_both(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert answer.answer.startswith("不一致："), answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("说明里事业单位医疗的预算前后一致吗？", "9.30万元"),
        ("增殖放流的实施周期与2024年度相符吗？", "2024年3月1日-2024年11月30日"),
    ],
)
def test_what_the_text_says_alike_is_said_to_agree(
    put: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert answer.answer.startswith("一致"), answer.answer
    assert told in answer.answer, answer.answer


def test_the_change_of_a_group_is_that_of_its_one_line(put: Callable[[str], Answer]) -> None:
    answer = put("农业农村2025年比上年是涨是跌？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "减少" in answer.answer
    assert "90.00万元" in answer.answer
