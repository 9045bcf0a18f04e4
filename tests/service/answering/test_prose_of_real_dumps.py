"""Documents of running text alone, as departments put them on their sites. All of them are invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import AskedOf

REPORT = """汀湾县供销社2023年部门整体支出绩效评价报告
一、基本情况
2023年收支完成情况。
1、收入：512.30万元。较上年度增加12.30万元，增加2.46%。其中：财政拨款收入512.30万元。
2、支出：520.40万元。其中：人员经费支出300.10万元，公用经费支出60.30万元，项目支出160.00万元。
"""
ACCOUNT = """澄江州本级2022年“三公”经费决算情况说明
2022年州本级各部门使用财政拨款安排“三公”经费支出701.20万元，比年初预算增加149.70万元。其中：公务用车购置及运行维护费700.00万元，比年初预算增加150.00万元；公务接待费1.20万元，比年初预算减少0.30万元。
公务接待费低于预算数的主要原因为合并接待。公务用车购置及运行维护费高于预算数的主要原因是汛期巡堤用车增多。
2022年公务接待40批次，300人次，支出1.20万元，较上年减少0.10万元。
"""
COUNTY = """漓源县2023年部门预算安排情况说明
（一）全县收入来源
1.一般公共预算收入安排情况
2023年全县一般公共预算收入安排500.00万元，比上年实际完成增加20.00万元，增长4.17%。税务部门安排300.00万元，财政部门安排200.00万元。
2.上级补助收入安排情况
2023年全县上级补助收入预计为900.00万元，其中：返还性收入100.00万元；一般性转移支付收入800.00万元。
3.调入资金安排情况
2023年为补足财力，安排调入资金70.00万元。
上述三项收入合计1470.00万元，为全县2023年一般公共预算的收入来源。
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (REPORT, "供销社2023年520.40万元支出分成哪几块？", ("300.10万元", "60.30万元", "160.00万元")),
        (REPORT, "汀湾县供销社2023年是收大于支还是支大于收，差多少？", ("支出更多", "相差8.10万元")),
        (ACCOUNT, "澄江州州本级2022年“三公”经费年初预算总额是多少？", ("推算预算为551.50万元",)),
        (ACCOUNT, "澄江州车辆购置和运行费为什么超出年初预算？", ("汛期巡堤用车增多",)),
        (ACCOUNT, "2022年平均每接待一人次花多少元？", ("40.00元/人次",)),
        (COUNTY, "漓源县2023年的收入都从哪儿来，各多少？", ("500.00万元", "900.00万元", "70.00万元")),
        (COUNTY, "从增加数倒推，漓源县2022年一般公共预算收入实际完成了多少？", ("480.00万元",)),
    ],
)
def test_what_running_text_tells_is_answered(
    asked_of: AskedOf, text: str, question: str, told: tuple[str, ...]
) -> None:
    answer = asked_of(text)(question)
    assert answer.status is Outcome.ANSWERED
    assert [part for part in told if part not in answer.answer] == []


def test_of_what_the_text_does_not_tell_nothing_is_said(asked_of: AskedOf) -> None:
    asked = asked_of(COUNTY)
    assert asked("漓源县2023年教育支出安排了多少？").status is Outcome.NOT_DISCLOSED
    assert asked("漓源县2022年专项债券收入实际完成了多少？").status is Outcome.NOT_DISCLOSED


def test_where_no_table_was_read_none_is_said_to_agree_with_the_text(asked_of: AskedOf) -> None:
    answer = asked_of(ACCOUNT)("预算表里的公务用车购置及运行维护费和文字说明一致吗？")
    assert not answer.answer.startswith("一致")
