"""Projects of a final account ranked by how they were assessed and carried out; forms that tell the money of all years."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

FINAL = """柳川县文旅局2023年度部门决算
一、决算说明
2023年支出总计800.00万元。
二、绩效自评结果
1.古桥修缮项目绩效自评综述：项目自评得分88.50分。全年预算数100.00万元，执行数90.00万元，完成预算的90.00%。
2.图书流动车项目绩效自评综述：项目自评得分97.20分。全年预算数60.00万元，执行数59.40万元，完成预算的99.00%。
3.非遗传习所项目绩效自评综述：项目自评得分92.10分。全年预算数50.00万元，执行数42.00万元，完成预算的84.00%。
收入支出决算总表
单位：万元
项目\t决算数
支出总计\t800.00
"""
BUDGET = """柳川县交通局2025年部门预算
2025年支出总计900.00万元。
项目支出表
单位：万元
项目名称\t金额
石坝大桥改造\t300.00
渡口维护\t40.00
合计\t340.00
项目支出绩效目标表
单位：万元
项目名称\t石坝大桥改造\t\t
项目资金（万元）\t实施期资金总额\t700.00\t年度资金总额\t300.00
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t改造桥梁\t1座
"""


@pytest.fixture(scope="module")
def final(asked_of: AskedOf) -> Ask:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def budget(asked_of: AskedOf) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "first", "told"),
    [
        ("三个自评项目里，哪个项目的预算执行率最低？", "非遗传习所", ["84.00%", "99.00%"]),
        ("这三个项目的自评得分谁最高、谁最低？", "图书流动车", ["97.20分", "88.50分"]),
        ("古桥修缮和非遗传习所两个项目，谁的自评得分更高？", "非遗传习所", ["92.10分", "88.50分"]),
    ],
)
def test_projects_are_ranked_by_the_numbers_of_their_own_paragraphs(
    final: Ask, question: str, first: str, told: list[str]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert answer.answer.find(first) == min(
        at for name in ("古桥", "图书流动车", "非遗") if (at := answer.answer.find(name)) >= 0
    )
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_of_more_projects_than_are_told_none_is_singled_out(final: Ask) -> None:
    answer = final("五个项目里，哪个项目的自评得分最低？")
    assert "最低的是" not in answer.answer, answer.answer


def test_what_is_left_of_all_years_is_told_with_the_money_of_this_year(budget: Ask) -> None:
    answer = budget("石坝大桥改造整个实施期要花多少，今年安排多少，剩下多少留到以后？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [w for w in ("700.00万元", "300.00万元", "其余为400.00万元") if w not in answer.answer], (
        answer.answer
    )
