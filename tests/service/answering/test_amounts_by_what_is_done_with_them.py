"""An amount is told though it is asked for by what is done with the money, and a rate is no other amount. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from service.answering.asked.posed import posed
from tests.service.answering.conftest import Ask, AskedOf

BUDGET = """杉岭县教育局2024年部门预算
一、主要职责
管理全县学校。
二、收支说明
2024年收支总预算6,000.00万元，比上年增加100.00万元，增长1.69%。
校医服务外包64.80万元，聘用校医30名，每人每月1800元。
低产茶园改造每亩补助650元，计130.00万元。
2024年公务接待费2.10万元，较2023年减少0.60万元，主要原因是来客减少。
2023年末共有车辆4辆。2024年安排购置车辆0辆。
2024年政府采购预算总额300.00万元，其中：政府采购货物预算80.00万元、政府采购工程预算90.00万元、政府采购服务预算130.00万元。
高中教育2,000.00万元，用于县第一中学人员工资，较上年增加60.00万元，增长3.09%，原因是招考高中教师。
杉岭小学迁建工程800.00万元，由县财政安排。
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t4,100.00\t3,900.00\t200.00
30101\t基本工资\t2,400.00\t2,400.00\t
30107\t绩效工资\t1,500.00\t1,500.00\t
30206\t电费\t120.00\t\t120.00
30202\t印刷费\t80.00\t\t80.00
2024年项目绩效目标表
项目名称\t校园广播维护
年度金额\t30.00
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t低产茶园改造面积\t≥2000亩
\t质量指标\t广播在线率\t≥96%
\t时效指标\t故障修复时间\t≤12小时
成本指标\t经济成本指标\t人均补助标准\t75元
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("教师绩效工资在基本支出里列了多少？", "1,500.00万元"),
        ("老师的绩效工资在人员经费当中排了多少万元？", "1,500.00万元"),
        ("印刷费在基本支出里头占了多少钱？", "80.00万元"),
        ("教育局今年安排了多少电费？", "120.00万元"),
        ("教育局一共编了多少印刷费", "80.00万元"),
        ("接待费今年砍掉了多少？跟2023年的数比。", "0.60万元"),
        ("政府采购预算里，买服务的部分是多少？", "130.00万元"),
        ("政府采购中买东西的那一块有多少钱？", "80.00万元"),
        ("校园广播出了故障限几个小时修复？", "12小时"),
        ("校园广播坏了，要在多长时间内修好？", "12小时"),
        ("低产茶园改造今年的任务是多少亩？", "2000亩"),
    ],
)
def test_an_amount_is_asked_by_what_is_done_with_it(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "单位现有多少台公车？2024年有没有购车计划？",
        "共有几辆公务车，2024年有无买车的打算？",
    ],
)
def test_vehicles_there_are_and_whether_more_are_bought(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "4辆" in answer.answer, answer.answer
    assert "0辆" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2024年县第一中学高考一本率达到了多少？",
        "县第一中学的高考一本率有多高？",
        "杉岭小学迁建工程是谁家在盖，当时多少钱中的标？",
        "杉岭小学迁建工程由哪家公司承建？",
    ],
)
def test_neither_a_rate_nor_a_builder_is_told_by_what_names_the_school(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


def test_the_money_of_a_project_is_not_what_one_is_paid(asked: Ask) -> None:
    assert "75元" not in asked("校园广播维护补助的金额是多少？").answer


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ("给造林补助编的预算没花够数，决算少了多少？", "造林补助决算比年初预算少了多少?"),
        ("培训费当初预算多少、最后决算多少？", "培训费预算和决算各是多少?"),
        ("到年底，彩票公益金收入安排的那笔基金还有多少没用？", "年末还剩多少?"),
        ("经营收入拿去支持什么项目了？", "经营收入用在哪个项目上?"),
        ("请问水泵的单价和总金额", "水泵单价是多少,水泵一共多少钱"),
        ("今年要补给渔民多少钱？", "给渔民的补贴是多少?"),
        ("保洁员有几名，一年给他们安排多少劳务费？", "这些人的劳务费是多少?"),
        ("保洁员有几名？一年发给他们多少劳务费", "这些人的劳务费是多少"),
        ("教室有多少平方米？按2023年底的数。", "截至2023年底,"),
        ("一般公共预算财政拨款这块的支出数是多大？", "一般公共预算财政拨款支出是"),
    ],
)
def test_what_was_said_is_put_in_the_usual_words(said: str, usual: str) -> None:
    assert usual in posed(said)
