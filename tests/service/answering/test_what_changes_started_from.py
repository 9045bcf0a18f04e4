"""What follows from the amounts and numbers that changes started from, printed nowhere. Both documents are invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

FINAL = """云岭县林业站2022年度部门决算
一、主要职责
管护全县林木，防治林木病虫害。
二、决算情况说明
全年收入900.00万元，较2021年度减少100.00万元，降幅10.00%，其中：财政拨款收入800.00万元，较2021年度减少150.00万元，降幅15.79%。
全年支出860.00万元，较2021年度减少190.00万元，降幅18.10%。
三、一般公共预算财政拨款支出情况
（一）农林水支出600.00万元，较年初预算数增加50.00万元，主要是追加防火经费。
（二）住房保障支出90.00万元，较年初预算数减少10.00万元。
（三）卫生健康支出60.00万元，与年初预算数持平。
四、“三公”经费情况
“三公”经费支出共40.00万元，较年初预算多8.00万元；公务接待费6.00万元，较年初预算少2.00万元。
五、人员情况
核定行政编制20人，在职17人；核定事业编制12人，在职11人。
六、政府采购情况
政府采购支出总额200.00万元，其中：货物支出120.00万元、服务支出80.00万元。授予中小企业合同150.00万元，其中授予小微企业合同90.00万元。
"""
BUDGET = """云岭县客运中心2023年单位预算
一、主要职责
管理全县客运站场。
二、收支预算情况
2023年收入总预算700.00万元，与2022年相比增加60.00万元，是因为新增班线，站务费相应增加22.00万元。
三、项目支出
2080505养老保险缴费50.00万元，2101101行政单位医疗20.00万元，2210201住房公积金30.00万元，三项合计比上年减少4.00万元，因退休2人。
候车厅改造工程总投资360.00万元，分三年付款，2023年支付150.00万元。
公务用车购置费30.00万元，较上年预算少12.00万元，主要是本年度拟购巡查车2辆，较上年度少1辆。
"""

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2021年是收得多还是花得多？两者差多少？", "50.00万元"),
        ("上年收入和支出哪个多，差多少？", "50.00万元"),
        ("2021年的收入当中，不属于财政拨款的有多少？", "50.00万元"),
        ("农林水支出、住房保障支出、卫生健康支出三类年初一共安排了多少？", "710.00万元"),
        ("把农林水支出和住房保障支出的年初预算还原再加总是多少？", "650.00万元"),
        ("“三公”经费的年初预算里，公务接待费原先占百分之几？", "25.00%"),
    ],
)
def test_last_years_amounts_and_budgets_are_reckoned_back_and_set_together(
    final: Ask, question: str, told: str
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


def test_how_an_outturn_stands_to_its_budget_asks_nothing_of_budgets_among_themselves(final: Ask) -> None:
    assert "450.00万元" not in final("农林水支出和住房保障支出，哪个比年初预算超得更多？").answer


def test_the_share_of_what_was_reckoned_back_is_of_the_same_year(final: Ask) -> None:
    told = final("2021年的财政拨款收入倒推出来是多少？在当年收入总额里占百分之几？").answer
    assert "950.00万元" in told
    assert "95.00%" in told


def test_several_items_are_reckoned_back_by_what_all_of_them_changed_by(budget: Ask) -> None:
    told = budget("养老保险缴费、行政单位医疗、住房公积金三项2022年合计预算应是多少？").answer
    assert "104.00万元" in told


def test_a_number_of_the_year_before_and_what_each_cost_then(budget: Ask) -> None:
    told = budget("按2023年的说明往回推，2022年打算买几辆车？那一年的购车预算平均每辆多少万元？").answer
    assert "3辆" in told
    assert "14.00万元/辆" in told


@pytest.mark.parametrize(
    "question",
    [
        "收入增加的那部分，刨去站务费的增长，其他来源多了多少？",
        "扣除站务费增加因素后，收入增加了多少？",
    ],
)
def test_a_change_is_told_without_one_of_its_factors(budget: Ask, question: str) -> None:
    assert "38.00万元" in budget(question).answer


def test_what_is_left_to_pay_is_the_whole_without_what_is_paid(budget: Ask) -> None:
    assert "210.00万元" in budget("候车厅改造2023年付完后还剩多少没付？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("政府采购里没有授予中小企业的部分是多少钱？", "50.00万元"),
        ("政府采购合同，没落到中小企业手里的有多少？", "50.00万元"),
        ("中小企业里扣除小微企业后，又是多少？", "60.00万元"),
    ],
)
def test_what_is_not_given_to_some_is_what_they_leave(final: Ask, question: str, told: str) -> None:
    assert told in final(question).answer


def test_posts_that_nobody_holds_are_told_together(final: Ask) -> None:
    assert "合计空缺4人" in final("行政、事业两种编制合起来，还有多少个岗位没人？").answer
