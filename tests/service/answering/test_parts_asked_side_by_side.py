"""Two things asked side by side: amounts and the people they are for, which ones and their names. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """枫桥县档案馆2025年部门预算

第一部分 情况说明

一、一般性支出说明

2025年预算安排会议费2.40万元，主要是3场编研会议，预计180人，预算费用2.40万元。
2025年预算安排培训费1.80万元，主要包括2场修复培训，预计90人，预算费用1.80万元。

二、政府采购说明

2025年政府采购预算80.00万元，其中货物50.00万元、工程0万元、服务30.00万元。
2025年面向中小企业预留政府采购项目预算金额60.00万元。

三、企业档案指导专项

企业档案指导专项25.00万元，用于指导退出企业整理档案1200卷，接收退休职工档案840份。走访企业46家。

第二部分 预算表

表1 收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t900.00\t一般公共服务支出\t900.00
收入总计\t900.00\t支出总计\t900.00

表2 一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t金额
30215\t会议费\t2.40
30216\t培训费\t1.80
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("开会和培训各安排多少钱？各有多少人参加？", ["2.40万元", "1.80万元", "180人", "90人"]),
        ("会议费和培训分别有多少人参加？", ["180人", "90人"]),
        # what is set aside is a part of what is bought, and not of all expenditure
        ("政府采购里面向中小企业预留的占百分之几？", ["60.00万元", "80.00万元", "75.00%"]),
    ],
)
def test_each_of_two_is_told(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_names_asked_for_beside_which_ones_are_asked_for_once(put: Callable[[str], Answer]) -> None:
    answer = put("企业档案指导专项指导的是哪几家退出企业？请列出企业名称。")
    assert "46家" not in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["馆里有多少在岗职工？", "档案馆一共有多少工作人员？"])
def test_a_number_of_something_else_is_no_number_of_people(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer
