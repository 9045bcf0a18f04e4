"""Names with 和 in them are one item, and a total over more than a kind of money is not that kind's. All invented."""

from __future__ import annotations

import pytest

from tests.service.answering.conftest import Ask, AskedOf

TEXT = """汀泽县林业局2024年部门决算
一、部门概况
负责全县造林和护林。
二、决算说明
2024年林业和草原支出决算为830.00万元。社会保障和就业支出年初预算为92.00万元，支出决算为110.40万元，完成年初预算的120.00%。
年终结转结余为12.00万元。上年结转结余为57.00万元。
支出决算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t940.40\t400.40\t540.00
208\t社会保障和就业支出\t110.40\t110.40\t
213\t农林水支出\t830.00\t290.00\t540.00
21302\t林业和草原\t830.00\t290.00\t540.00
2130205\t森林资源培育\t520.00\t290.00\t230.00
2130234\t林业草原防灾减灾\t190.00\t\t190.00
2130236\t草原管理\t120.00\t\t120.00
“三公”经费、会议费和培训费支出表
单位：万元
项目\t2023年\t2024年
合计\t80.90\t61.10
一、“三公”经费小计\t68.10\t50.10
1.公务接待费\t8.10\t5.10
2.公务用车运行维护费\t60.00\t45.00
二、会议费\t5.40\t4.20
三、培训费\t7.40\t6.80
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("“三公”经费是多少？", "50.10万元", "61.10万元"),
        ("2023年“三公”经费是多少？", "68.10万元", "80.90万元"),
        ("“三公”经费、会议费和培训费加起来是多少？", "61.10万元", "合计11.00万元"),
        ("林业和草原一共多少万元？", "830.00万元", "310.00万元"),
        ("社会保障和就业支出完成年初预算的比例是多少？", "120.00%", "100.00%"),
        ("年末结转结余是多少？", "12.00万元", "57.00万元"),
    ],
)
def test_a_name_is_told_whole_and_a_total_as_what_it_is_of(
    asked: Ask, question: str, told: str, never: str
) -> None:
    answer = asked(question)
    assert told in answer.answer, answer.answer
    assert never not in answer.answer, answer.answer


BUDGET = """汀泽县水务局2025年部门预算
一、预算说明
2025年部门支出总预算940.00万元，比上年增加40.00万元，增长4.44%。
2025年财政拨款收支总预算700.00万元，比上年增加10.00万元，增长1.45%。
财政拨款收支总表
单位：万元
项目\t合计\t一般公共预算拨款\t政府性基金预算拨款
农林水支出\t700.00\t640.00\t60.00
本年支出合计\t700.00\t640.00\t60.00
"""


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("收支总预算较上年增加多少？", "40.00万元", "10.00万元"),
        ("财政拨款收支总预算较上年增加多少？", "10.00万元", "40.00万元"),
        ("本年支出合计的政府性基金预算拨款是多少？", "60.00万元", "700.00万元"),
    ],
)
def test_the_whole_of_one_fund_is_not_the_whole(
    asked_of: AskedOf, question: str, told: str, never: str
) -> None:
    answer = asked_of(BUDGET)(question)
    assert told in answer.answer, answer.answer
    assert never not in answer.answer, answer.answer


def test_money_called_by_the_beginning_of_an_items_name_is_that_items(asked_of: AskedOf) -> None:
    asked = asked_of(TEXT)
    assert "520.00万元" in asked("森林支出一共多少？").answer
    refused = asked("城市草坪支出安排了多少钱？")
    assert not refused.values, refused.answer
