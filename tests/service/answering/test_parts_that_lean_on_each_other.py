"""Questions whose parts lean on each other, and such as set several amounts, units or years against each other."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """青河县水务局2024年部门预算
一、部门概况
本部门核定编制40名，年末实有36人。
二、预算说明
2024年支出总计900.00万元，比上年增加120.00万元，增长15.38%，主要原因是新开工两座泵站。
泵站运行240.00万元，比上年减少30.00万元，下降11.11%，主要原因是电价下调。
河道清淤用款分季度安排：第一季度用款计划12.00万元，第二季度用款计划60.00万元，第三季度用款计划8.00万元，第四季度用款计划10.00万元。
对全县26家取水企业、14家供水站开展执法检查。
泵站巡检全年两千四百次，更换水表一万三千块，测流断面十二处。
三、名词解释
取水计量率=（已装表的取水量/全部取水量）×100%。
支出预算表
单位：万元
科目名称\t合计\t基本支出\t项目支出
合计\t900.00\t500.00\t400.00
小型水库管护\t80.00\t30.00\t50.00
中型水库管护\t120.00\t70.00\t50.00
大型水库管护\t300.00\t200.00\t100.00
泵站运行\t240.00\t200.00\t40.00
河道清淤\t90.00\t0.00\t90.00
其他水务支出\t70.00\t0.00\t70.00
项目支出绩效目标表
单位：万元
项目名称\t河道清淤\t是否政府采购\t是
年度资金总额\t90.00\t项目性质\t经常性项目
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t年度清淤方量\t>=5万方
项目支出绩效目标表
单位：万元
项目名称\t泵站运行\t是否政府采购\t否
年度资金总额\t40.00\t项目性质\t经常性项目
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t全年巡检次数\t>=2400次
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # the item that the answer before singled out
        ("哪个项目要走政府采购？这个项目的年度资金是多少？", ["90.00万元"]),
        ("大型水库管护是小型水库管护的几倍？", ["300.00万元", "80.00万元", "3.75倍"]),
        ("小型、中型和大型水库管护加起来多少？", ["500.00万元"]),
        ("哪个季度用款最多？", ["60.00万元"]),
        ("检查的取水企业和供水站加起来有多少家？", ["40家"]),
        ("泵站运行有百分之多少花在项目支出上？", ["16.67%"]),
        ("支出预算怎么突然大了这么多？", ["新开工两座泵站"]),
        ("泵站运行分成基本和项目各是多少？", ["200.00万元", "40.00万元"]),
        ("还有多少编制没用上？", ["空缺4名"]),
        ("取水计量率是怎么算的？", ["已装表的取水量"]),
        ("测流断面有几处？", ["测流断面十二处"]),
    ],
)
def test_what_is_asked_on_and_set_against_each_other_is_answered(
    asked: Ask, question: str, told: list[str]
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


def test_amounts_told_with_the_items_are_not_called_undisclosed(asked: Ask) -> None:
    answer = asked("支出分到了哪几个科目，每个科目多少钱？")
    assert "没有披露" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # an amount of all is none of one, and tells no time
        "巡检员一个人一年补多少钱？",
        "河道清淤什么时候开工的？",
        "泵站的施工队叫什么？",
    ],
)
def test_a_detail_that_is_not_printed_is_not_answered_with_the_amount(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


def test_a_part_of_a_row_is_held_against_its_row_and_not_against_all(asked: Ask) -> None:
    answer = asked("小型水库管护的项目支出是多少，占它的几成？")
    assert "62.50%" in answer.answer, answer.answer
