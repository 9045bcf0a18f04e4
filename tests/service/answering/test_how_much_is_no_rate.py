"""How much of something there is is not at which rate it is to be; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """桐谷县审计局2023年部门预算
部门整体支出绩效目标表
单位：万元
一级指标\t二级指标\t三级指标\t指标值\t指标说明
投入管理\t预算管理\t预算执行率\t≥95%\t预算完成数与预算数之比
投入管理\t预算管理\t结转结余率\t≤8%\t结转结余总额与预算数之比
投入管理\t采购管理\t政府采购执行率\t≥90%\t实际采购金额与采购预算之比
产出\t数量指标\t审计项目数量\t≥24个\t年度审计计划
2023年收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t500.00\t一般公共服务支出\t500.00
收入总计\t500.00\t支出总计\t500.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize("question", ["上年结转多少？", "政府采购总额多少？", "结转结余是多少？"])
def test_a_rate_tells_no_amount(asked: Callable[[str], Answer], question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "told"),
    [("结转结余率定的是多少？", "8"), ("政府采购执行率要达到多少？", "90"), ("审计项目数量是多少？", "24")],
)
def test_a_rate_is_told_to_whom_asks_for_it(asked: Callable[[str], Answer], question: str, told: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer
