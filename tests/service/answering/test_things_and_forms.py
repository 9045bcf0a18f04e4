"""Things bought by what people call them, and the columns of the form of a project. All invented."""

from __future__ import annotations

import pytest

from tests.service.answering.conftest import Ask, AskedOf

TEXT = """柳溪县应急管理局2023年部门决算
一、部门概况
负责全县应急管理工作。
政府采购支出明细表
单位：万元
项目名称\t采购品目/名称\t数量\t单价\t采购预算金额
应急物资储备\t应急排涝抽水泵\t12\t1.50\t18.00
应急物资储备\t救灾帐篷\t5\t0.80\t4.20
办公设备购置\t便携式计算机\t6\t0.60\t3.60
办公设备购置\t台式计算机\t9\t0.50\t4.50
执法专项\t执法记录仪\t20\t0.20\t4.00
资产存量情况表
单位：万元
资产名称\t账面原值\t账面净值
卫星电话\t4.80\t3.10
业务车辆\t66.00\t41.00
项目支出绩效自评表
单位：万元
项目名称\t林区防火巡护
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t70.00\t82.00\t80.36\t10\t98.00%\t9.8
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("排涝泵的数量是多少？", "12"),
        ("抽水泵的单价是多少？", "1.50"),
        ("笔记本电脑的金额是多少？", "3.60"),
        ("台式电脑的单价是多少？", "0.50"),
        ("执法用记录仪的单价是多少？", "0.20"),
        ("帐篷的金额是多少？", "4.20"),
    ],
)
def test_a_thing_is_found_by_what_people_call_it(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert told in {f"{value.amount:f}" for value in answer.values}, answer.answer


@pytest.mark.parametrize("question", ["电脑的金额是多少？", "发电机的金额是多少？", "值班电话是多少？"])
def test_what_may_be_either_of_two_or_is_none_is_not_told(asked: Ask, question: str) -> None:
    assert not {"3.60", "4.50", "4.00"} & {f"{v.amount:f}" for v in asked(question).values}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("卫星电话的账面净值是多少？", "3.10"),
        ("业务车辆的账面原值多少？", "66.00"),
        ("业务车辆账面净值多少？", "41.00"),
    ],
)
def test_an_asset_is_told_by_the_column_asked(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert {f"{value.amount:.2f}" for value in answer.values} == {told}, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("林区防火巡护的年初预算数是多少？", "70.00"),
        ("林区防火巡护的全年预算数是多少？", "82.00"),
        ("林区防火巡护的执行率是多少？", "98.00"),
    ],
)
def test_each_column_of_a_project_s_form_is_its_own(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert told in answer.answer, answer.answer
    assert len(answer.values) < 2, answer.answer
