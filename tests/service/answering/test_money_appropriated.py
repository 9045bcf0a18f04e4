"""What a table of appropriations, of three expenses and of projects has is told by its full name, be it asked by itself, in a
difference or as a share; the account is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]
TEXT = """柏渡县水文局2023年度部门决算
第二部分 决算情况说明
一、收入支出决算总体情况说明
2023年度收入总计1320.00万元，支出总计1320.00万元。
七、“三公”经费支出决算情况说明
2023年度“三公”经费支出决算38.00万元。
八、测站建设情况
新增测流断面9处，运行维护的行政村站点由40个增加到52个。
收入支出决算总表
公开01表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t900.00\t八、社会保障和就业支出\t170.00
二、政府性基金预算财政拨款收入\t200.00\t十二、农林水支出\t820.00
五、事业收入\t100.00\t二十三、其他支出\t190.00
本年收入合计\t1200.00\t本年支出合计\t1180.00
年初结转和结余\t120.00\t年末结转和结余\t140.00
总计\t1320.00\t总计\t1320.00
收入决算表
公开02表
单位：万元
科目编码\t科目名称\t本年收入合计\t财政拨款收入\t事业收入
\t合计\t1200.00\t1100.00\t100.00
支出决算表
公开03表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t1180.00\t500.00\t680.00
208\t社会保障和就业支出\t170.00\t170.00\t
213\t农林水支出\t820.00\t330.00\t490.00
2130301\t行政运行\t330.00\t330.00\t
229\t其他支出\t190.00\t\t190.00
财政拨款收入支出决算总表
公开04表
单位：万元
收入\t\t支出\t\t\t
项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算财政拨款\t900.00\t八、社会保障和就业支出\t150.00\t150.00\t
二、政府性基金预算财政拨款\t200.00\t十二、农林水支出\t760.00\t760.00\t
\t\t二十三、其他支出\t190.00\t\t190.00
本年收入合计\t1100.00\t本年支出合计\t1100.00\t910.00\t190.00
年初财政拨款结转和结余\t60.00\t年末财政拨款结转和结余\t60.00\t35.00\t25.00
一般公共预算财政拨款\t45.00\t\t\t\t
政府性基金预算财政拨款\t15.00\t\t\t\t
总计\t1160.00\t总计\t1160.00\t945.00\t215.00
财政拨款“三公”经费支出决算表
公开07表
单位：万元
预算数\t\t\t\t\t\t决算数\t\t\t\t\t
合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t
45.00\t0.00\t38.00\t20.00\t18.00\t7.00\t38.00\t0.00\t33.00\t19.00\t14.00\t5.00
政府性基金预算财政拨款收入支出决算表
公开08表
单位：万元
科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t年末结转和结余
\t合计\t15.00\t200.00\t190.00\t25.00
22960\t彩票公益金安排的支出\t15.00\t200.00\t190.00\t25.00
一般公共预算财政拨款项目支出决算表
公开09表
单位：万元
项目名称\t年初预算数\t全年预算数\t决算数
合计\t300.00\t440.00\t410.00
雨量站改造\t0.00\t150.00\t140.00
测船大修\t300.00\t290.00\t270.00
"""
BUDGET = """柏渡县水文局2024年部门预算
财政拨款收支总表
单位：万元
收入\t\t支出\t\t
项目\t预算数\t项目\t合计\t一般公共预算
一、本年收入\t400.00\t一、本年支出\t412.00\t412.00
（一）一般公共预算拨款\t400.00\t（一）农林水支出\t412.00\t412.00
二、上年结转\t12.00\t二、结转下年\t\t
收入总计\t412.00\t支出总计\t412.00\t412.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


@pytest.fixture(scope="module")
def of_budget(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("财政拨款收入总计是多少？", "1160.00万元"),
        ("财政拨款收入是多少？", "1100.00万元"),
        ("一般公共预算财政拨款收入是多少？", "900.00万元"),
        ("政府性基金预算财政拨款支出是多少？", "190.00万元"),
        ("一般公共预算财政拨款年末结转和结余多少？", "35.00万元"),
        ("政府性基金预算财政拨款年初结转和结余是多少？", "15.00万元"),
        ("年初财政拨款结转和结余是多少？", "60.00万元"),
        ("总支出是多少？", "1180.00万元"),
    ],
)
def test_what_was_appropriated_is_told_by_its_full_name(asked: Ask, question: str, amount: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert f"为{amount}" in answer.answer


@pytest.mark.parametrize(
    ("question", "made"),
    [
        ("财政拨款收入中一般公共预算比政府性基金多多少？", "700.00万元"),
        ("财政拨款支出里，农林水支出比社会保障和就业支出多多少？", "610.00万元"),
        ("财政拨款支出中农林水支出和其他支出一共多少？", "950.00万元"),
        ("政府性基金收入和支出相差多少？", "10.00万元"),
        ("一般公共预算和事业收入合计多少？", "1000.00万元"),
    ],
)
def test_amounts_of_one_money_are_set_against_each_other(asked: Ask, question: str, made: str) -> None:
    answer = asked(question)
    assert made in answer.answer, answer.answer


def test_both_sides_of_a_year_appropriated_are_of_that_year(asked: Ask) -> None:
    answer = asked("财政拨款本年收入和本年支出差多少？").answer
    assert ("财政拨款收入为1100.00万元" in answer, "两者相等" in answer) == (True, True)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("一般公共预算占全部收入的百分之几？", "68.18%"),
        ("政府性基金支出占总支出的比重是多少？", "16.10%"),
        ("事业收入在收入里占几成？", "7.58%"),
        ("公务用车购置及运行维护费里购置费占多少？", "57.58%"),
    ],
)
def test_a_share_is_of_the_side_that_is_named(asked: Ask, question: str, share: str) -> None:
    answer = asked(question).answer
    assert (
        share in answer
        or (share == "68.18%" and "75.00%" in answer)
        or (share == "7.58%" and "8.33%" in answer)
    ), answer


@pytest.mark.parametrize(
    "question", ["三公经费里哪一项最多，占多少？", "三公经费里占比最高的是哪一项，占多少？"]
)
def test_the_share_behind_the_largest_is_of_the_whole_it_was_found_in(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert ("公务用车购置及运行维护费33.00万元" in answer, "86.84%" in answer) == (True, True)
    assert "1180.00" not in answer


def test_what_money_mainly_comes_from_is_a_source_and_no_cause(asked: Ask) -> None:
    answer = asked("收入主要靠什么来源？占多少？").answer
    assert ("一般公共预算财政拨款收入900.00万元" in answer, "占68.18%" in answer) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "公务用车购置费和运行维护费相差多少？",
        "买车的钱和养车的钱哪个多，多多少？",
        "公务用车购置费比运行维护费多多少？",
    ],
)
def test_vehicles_bought_and_run_are_two_items_set_against_each_other(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert ("19.00万元" in answer, "14.00万元" in answer, "5.00万元" in answer) == (True, True, True)


def test_vehicles_bought_and_run_are_one_item_where_both_are_asked_together(asked: Ask) -> None:
    assert "33.00万元" in asked("买车和养车一共多少钱？").answer
    assert "合计" not in asked("公务用车购置及运行维护费一共多少钱？").answer


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("雨量站改造项目花了多少钱？", "140.00万元"),
        ("哪个项目金额最大？", "测船大修270.00万元"),
        ("雨量站改造和测船大修合计多少？", "合计410.00万元"),
        ("雨量站改造年初预算数是多少？", "0.00万元"),
    ],
)
def test_a_project_of_an_account_is_told_by_its_outturn(asked: Ask, question: str, amount: str) -> None:
    assert amount in asked(question).answer


def test_whether_a_fund_was_spent_is_told_by_what_was_spent(asked: Ask) -> None:
    assert asked("有没有政府性基金预算支出？").answer.startswith("有。政府性基金本年支出为190.00万元")


def test_a_change_of_an_item_is_none_of_what_its_name_is_made_of(asked: Ask) -> None:
    assert "52" not in asked("行政运行比上年减少多少？").answer


def test_what_is_left_at_the_end_is_not_what_a_year_began_with(of_budget: Ask) -> None:
    assert of_budget("年末结转和结余是多少？").status is Outcome.NOT_DISCLOSED
    assert of_budget("一般公共预算财政拨款年末结转和结余多少？").status is Outcome.NOT_DISCLOSED
    assert "12.00万元" in of_budget("财政拨款上年结转是多少？").answer


def test_a_year_s_receipts_are_told_without_what_was_carried_over(of_budget: Ask) -> None:
    assert "财政拨款收入为400.00万元" in of_budget("财政拨款收入是多少？").answer
    assert "财政拨款收入总计为412.00万元" in of_budget("财政拨款收入总计是多少？").answer
