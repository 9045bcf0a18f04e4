"""What an amount is made of, or is for, as one sentence or one item below it tells. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """苍梧县林业局2024年部门预算
一、主要任务
抓好下列林区防火工作：
1.完善林区防火责任制，落实巡山护林。
2.开展防火宣传和实战演练。
二、部门收支情况
2024年收入预算900.00万元，其中：一般公共预算拨款820.00万元，政府性基金预算拨款30.00万元，事业收入50.00万元。
三、支出情况
（一）按经济科目分类情况
基本支出600.01万元，其中：工资福利支出480.00万元，商品和服务支出90.00万元，对个人和家庭的补助30.00万元。
项目支出中一般公共预算安排269.99万元，其中：商品和服务支出169.99万元，资本性支出100.00万元。
（二）具体使用情况
1.林业数据平台120.00万元，其中系统开发70.00万元、设备更新35.00万元、安全测评15.00万元。
2.用于残疾人事业的彩票公益金支出（2296006）30.00万元，由政府性基金安排，用于8个林场无障碍设施改造。
3.林区防火80.00万元，比上年增加5.00万元。
部门支出预算表
单位：万元
科目编码\t科目名称\t合计\t一般公共预算\t\t\t政府性基金预算
\t\t\t小计\t基本支出\t项目支出\t
2130204\t事业机构\t600.01\t600.01\t600.01\t\t
2130234\t林业草原防灾减灾\t269.99\t269.99\t\t269.99\t
2296006\t用于残疾人事业的彩票公益金支出\t30.00\t\t\t\t30.00
\t合计\t900.00\t870.00\t600.01\t269.99\t30.00
政府性基金预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
229\t其他支出\t30.00\t\t30.00
22960\t彩票公益金安排的支出\t30.00\t\t30.00
2296006\t用于残疾人事业的彩票公益金支出\t30.00\t\t30.00
\t合计\t30.00\t\t30.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("一般公共预算的项目支出按经济科目看，分成哪几块？", ("169.99", "100.00")),
        ("基本支出按经济分类由哪几部分组成？", ("480.00", "90.00", "30.00")),
        ("林业数据平台那一百多万具体怎么花？", ("70.00", "35.00", "15.00")),
        ("林业数据平台的钱打算怎么花的？", ("70.00", "35.00", "15.00")),
        ("这个部门2024年的钱都是从哪几条渠道来的？", ("820.00", "30.00", "50.00")),
        ("今年的资金从哪几种途径来？", ("820.00", "30.00", "50.00")),
    ],
)
def test_every_part_is_told_with_its_amount(asked: Ask, question: str, parts: tuple[str, ...]) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(part in answer.answer for part in parts), answer.answer


def test_a_group_with_one_item_is_for_what_that_is_for(asked: Ask) -> None:
    answer = asked("今年有没有彩票公益金，是干什么用的？")
    assert "8个林场无障碍设施改造" in answer.answer, answer.answer


def test_where_money_goes_is_told_by_no_list_without_amounts(asked: Ask) -> None:
    answer = asked("林区防火的钱都花在哪些方面？")
    assert "责任制" not in answer.answer, answer.answer
