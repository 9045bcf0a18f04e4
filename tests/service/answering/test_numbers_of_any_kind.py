"""Numbers that are no money: held against each other in two places, and multiplied by rates. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answer import Answer, Outcome
from service.answering.document.numbers import scale, sort_of

TEXT = """槐坪县民政局2023年部门预算
一、部门概况
我局年末编制30名，实有在职人员27人。车辆编制4辆，实有车辆3辆。
二、主要工作任务
农村互助养老站建设项目计划新建互助站12个，服务老人1600人。
三、预算说明
2023年收入支出总计820.00万元，其中基本支出320.00万元，项目支出500.00万元。
2023年公务接待费预算3.60万元，国内公务接待48批次，接待310人次。
养老护理员岗位补贴预算86.40万元，按每人每月600元向120名护理员发放。
孤儿基本生活保障36.00万元，标准由每人每月1000元提高到1250元，保障孤儿24名。
高龄津贴120.00万元，按每人每年300元发放。
表1 2023年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一、一般公共预算拨款收入\t820.00\t一、社会保障和就业支出\t820.00
收入总计\t820.00\t支出总计\t820.00
表2 2023年项目支出表
单位：万元
项目名称\t合计\t财政拨款
合计\t500.00\t500.00
养老护理员岗位补贴\t86.40\t86.40
孤儿基本生活保障\t36.00\t36.00
高龄津贴\t120.00\t120.00
农村互助养老站建设\t257.60\t257.60
表3 2023年国有资产占用情况表
项目\t单位\t数量
车辆\t辆\t5
办公用房\t平方米\t900
表4 2023年项目绩效目标表
项目名称\t农村互助养老站建设
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t新建互助站\t≥10个
产出指标\t数量指标\t服务老人\t≥1600人
效益指标\t满意度指标\t老人满意度\t≥95%
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "verdict", "told"),
    [
        ("实有车辆数在文字说明和国有资产占用情况表中是否一致？", "不一致", ["3辆", "5", "相差2"]),
        ("新建互助站的数量，工作任务和绩效目标表写得一样吗？", "不一致", ["12个", "10个", "相差2"]),
        ("正文中服务老人的人数与绩效目标表是否相同？", "一致", ["1600人"]),
        ("计划新建几个互助站？绩效目标表里的数字与此相同吗？", "不一致", ["12个", "10个"]),
    ],
)
def test_a_number_in_two_places_is_told_from_both_with_a_verdict(
    put: Callable[[str], Answer], question: str, verdict: str, told: list[str]
) -> None:
    answer = put(question)
    assert f"{verdict}：" in answer.answer, answer.answer
    assert not (verdict == "一致" and "不一致" in answer.answer)
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("按每人每月600元和120名护理员计算，全年补贴需要多少万元？与项目预算相符吗？", ["86.40万元", "一致"]),
        ("养老护理员岗位补贴按人数和标准测算，与预算数相符吗？", ["86.40万元", "一致"]),
        (
            "24名孤儿按新标准测算，全年需要多少万元？与36.00万元的预算对得上吗？",
            ["1250元", "36.00万元", "一致"],
        ),
        ("按高龄津贴的总额和标准，可以算出它覆盖多少名老人？", ["300元", "4000名"]),
    ],
)
def test_a_rate_times_a_number_is_held_against_the_budget(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer
    assert answer.derivation


@pytest.mark.parametrize(
    "question",
    [
        # the one who is paid and the rate belong to different projects
        "养老护理员岗位补贴按高龄老人的人数测算，需要多少万元？",
        # nothing prints a number of those that are paid
        "高龄津贴按人数和标准测算，需要多少万元？",
        # only one place prints it
        "国内公务接待批次在文字说明和绩效目标表中是否一致？",
    ],
)
def test_a_factor_or_a_place_that_is_not_printed_is_not_made_up(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert not answer.derivation, answer.answer
    assert "一致" not in answer.answer, answer.answer


def test_what_one_thing_comes_to_is_divided_and_not_multiplied(put: Callable[[str], Answer]) -> None:
    answer = put("公务接待费平均每批次多少元？")
    assert [d.result for d in answer.derivation][-1] == Decimal("750.00"), answer.answer


@given(st.sampled_from(["人", "名", "批次", "场", "辆", "个"]), st.sampled_from(["", "百", "千", "万"]))
def test_a_unit_in_thousands_counts_the_same_things(unit: str, power: str) -> None:
    assert sort_of(power + unit) == sort_of(unit)
    assert scale(power + unit) == {"": 1, "百": 100, "千": 1_000, "万": 10_000}[power] * scale(unit)
