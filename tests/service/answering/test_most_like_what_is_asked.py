"""Questions in none of the document's words: the one sentence that tells all that is asked, and the one cause that is most like
what is wondered at. The document is invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TOWN = """澜石县城市管理局2024年部门预算

部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t930.00\t400.00\t530.00
212\t城乡社区支出\t930.00\t400.00\t530.00
21201\t城乡社区管理事务\t930.00\t400.00\t530.00
2120101\t行政运行\t400.00\t400.00\t0.00
2120104\t城管执法\t530.00\t0.00\t530.00

一、项目支出情况
1.干旱时段应急送水31.50万元，全年送水1260车次，每车次补助250元。
2.环卫工人早餐补贴43.80万元，为402名一线环卫职工按每人每天3元发放。
3.背街路灯维护76.00万元，城区背街路灯总数达到5230盏；其中电费48.00万元，更换灯具28.00万元。
4.老旧房屋安全鉴定36.50万元，较上年减少22.50万元，学校周边的870栋已在上年鉴定完毕，今年只剩420栋。
5.电动三轮车规范管理补助58.30万元，较上年减少9.70万元，下降14.26%，原因是登记车辆由1940辆减至1620辆。
6.临河公园步道翻修112.00万元，步道长3.6公里，计划2024年9月完工。
7.市容考评奖励64.00万元，较上年增加14.00万元，增长28.00%，主要原因是参评街道由5个扩大到8个。

二、科目变动情况
城市公共设施突发事件处置90.00万元，较上年减少135.00万元，下降60.00%。上年汛期集中抢修的7处塌陷路段不再安排，仅保留日常排险队伍补助。

三、重点项目
设施应急抢险90.00万元，较上年减少135.00万元，下降60.00%。其中队伍补助52.00万元，设备租赁38.00万元。
"""


@pytest.fixture(scope="module")
def town(asked_of: AskedOf) -> Ask:
    return asked_of(TOWN)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("干旱的时候往村里送水，一车补多少钱，拉了多少车？", ("1260车次", "250元")),
        ("应急的水送了几车，每车补几块钱？", ("1260车次", "250元")),
        ("扫马路的工人吃早餐，一天补几块，有多少人能领？", ("402名", "3元")),
        ("后街上的路灯有多少盏，一年光电费要多少钱？", ("5230盏", "48.00万元")),
        ("河边公园那条步道有多长，翻修花多少钱？", ("3.6公里", "112.00万元")),
    ],
)
def test_one_sentence_tells_all_that_is_asked_in_other_words(
    town: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = town(question)
    assert answer.status is Outcome.ANSWERED
    assert all(number in answer.answer for number in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("给电三轮管理的补助怎么反倒减了？", "1940辆减至1620辆"),
        ("旧房子安全鉴定的钱怎么砍了一大截？", "鉴定完毕"),
        ("奖励市容考评先进的钱为什么变多了？", "由5个扩大到8个"),
    ],
)
def test_the_cause_most_like_what_is_wondered_at_is_told(town: Ask, question: str, told: str) -> None:
    answer = town(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize("why", ["为什么减少了", "怎么少了这么多", "下降的原因是什么"])
def test_a_reason_told_of_the_same_amounts_under_another_name_is_told(town: Ask, why: str) -> None:
    answer = town(f"设施应急抢险的经费比上年{why}？")
    assert answer.status is Outcome.ANSWERED
    assert "塌陷路段不再安排" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "送水的司机有多少人，每人每月工资多少？",
        "早餐是哪家公司供应的，合同签了多少钱？",
        "电动三轮车一共罚了多少钱，扣了几辆？",
        "公园里的假山为什么拆了？",
        "今年预计接待多少批次、多少人次？",
    ],
)
def test_what_only_sounds_alike_is_not_told(town: Ask, question: str) -> None:
    assert town(question).status is Outcome.NOT_DISCLOSED
