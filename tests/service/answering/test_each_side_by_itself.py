"""Two things held against each other in one respect are each asked of by itself; a rate that a form prints is reckoned anew.
The document is invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

SPORTS = """石礁市体育局2023年部门决算

第一部分 部门概况
各单位编制和人员情况
单位：名
单位名称\t核定编制\t年末实有
市体育运动学校\t64\t57
市体育场馆管理中心\t41\t38
市游泳训练中心\t22\t21
合计\t127\t116

第二部分 决算情况说明
一、项目情况
训练营补助：少年班按每人每年1800元、青年班按每人每年2600元核定。
场馆维修480.00万元，其中当年拨款400.00万元、上年结转80.00万元。东岸球场换草210.00万元；老泳池防水和管道更新165.00万元；射击馆、举重房消防改造105.00万元。

第三部分 决算表
各单位“三公”经费支出表
单位：万元
单位名称\t“三公”经费合计\t公务接待费\t公务用车运行维护费
市体育运动学校\t7.30\t1.10\t6.20
市体育场馆管理中心\t3.90\t0.90\t3.00
市游泳训练中心\t2.40\t0.40\t2.00
合计\t13.60\t2.40\t11.20

附件1 项目支出绩效自评表
单位：万元
项目名称\t场馆维修项目
项目资金\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
年度资金总额\t300.00\t480.00\t456.00\t10\t100.00%\t10
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t维修场馆数量\t3个\t3个\t30\t30
"""


@pytest.fixture(scope="module")
def sports(asked_of: AskedOf) -> Ask:
    return asked_of(SPORTS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("运动学校和游泳训练中心，哪家的空编多？各空几个？", ["空缺7人", "空缺1人"]),
        ("体育运动学校跟场馆管理中心，哪家单位的三公经费高，高多少？", ["7.30万元", "3.90万元", "3.40万元"]),
        ("三处场馆维修里，哪一处花钱最多，比最少的多多少？", ["210.00万元", "105.00万元"]),
        ("场馆维修里哪一处花的钱最多，跟最少的那处相差多少？", ["210.00万元", "105.00万元"]),
    ],
)
def test_each_of_two_is_found_by_itself(sports: Ask, question: str, told: list[str]) -> None:
    answer = sports(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    "question",
    ["场馆维修项目自评表上的执行率算得对吗？", "场馆维修自评表里印的预算执行率有没有算错？"],
)
def test_a_rate_that_a_form_prints_is_reckoned_from_its_amounts(sports: Ask, question: str) -> None:
    answer = sports(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "100.00%" in answer.answer, answer.answer
    assert "95.00%" in answer.answer, answer.answer


def test_what_all_units_have_vacant_is_not_what_one_has(sports: Ask) -> None:
    answer = sports("体育博物馆中心空编多少？")
    assert "空缺11名" not in answer.answer, answer.answer
