"""Which is largest, and what part of what: at the level that is asked for, in the table that has it, under heads that say a
year; the budget is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]
TEXT = """芦坪县教育体育局2024年部门预算
一、部门预算单位构成
芦坪县教育体育局所属预算单位：
1、芦坪县第一小学
2、芦坪县第二小学
收入和支出的总体目标是：
目标1：收入方面应收尽收
目标2：支出方面厉行节约
二、“三公”经费预算情况说明
2024年“三公”经费预算数35.00万元，其中：公务接待费16.00万元，公务用车购置及运行费20.00万元（其中公务用车购置费0.00万元，公务用车运行费20.00万元）。
公务接待费5,000元，比上年减少5,000元，原因是改在食堂用餐。
部门收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t900.00\t五、教育支出\t960.00
二、财政专户管理资金收入\t150.00\t八、社会保障和就业支出\t70.00
\t\t二十、住房保障支出\t20.00
本年收入合计\t1050.00\t本年支出合计\t1050.00
收入总计\t1050.00\t支出总计\t1050.00
部门收入总表
单位：万元
单位名称\t合计\t一般公共预算\t财政专户管理资金
合计\t1050.00\t900.00\t150.00
芦坪县第一小学\t600.00\t500.00\t100.00
芦坪县第二小学\t450.00\t400.00\t50.00
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t500.00\t400.00
205\t教育支出\t810.00\t410.00\t400.00
2050202\t小学教育\t810.00\t410.00\t400.00
208\t社会保障和就业支出\t70.00\t70.00\t
2080505\t机关事业单位基本养老保险缴费支出\t70.00\t70.00\t
221\t住房保障支出\t20.00\t20.00\t
2210201\t住房公积金\t20.00\t20.00\t
一般公共预算“三公”经费支出表
单位：万元
单位名称\t2024年“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t\t小计\t公务用车购置费\t公务用车运行费\t
合计\t35.00\t0.00\t14.00\t0.00\t14.00\t21.00
芦坪县第一小学\t24.00\t0.00\t9.00\t0.00\t9.00\t15.00
芦坪县第二小学\t11.00\t0.00\t5.00\t0.00\t5.00\t6.00
政府采购预算表
单位：万元
采购项目\t资金性质\t采购金额
公务用车更新\t一般公共预算\t12.00
课桌椅\t一般公共预算\t30.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


def test_the_largest_of_three_expenses_is_told_from_their_table(asked: Ask) -> None:
    answer = asked("三公经费里哪一项最多？").answer
    assert ("公务接待费21.00万元" in answer, "公务用车运行费" in answer) == (True, False)


def test_a_unit_is_told_what_stands_under_a_head_with_a_year(asked: Ask) -> None:
    assert "24.00万元" in asked("第一小学的三公经费是多少？").answer
    assert "芦坪县第一小学24.00万元" in asked("哪个单位的三公经费最多？").answer


def test_classes_of_a_fund_are_no_goods_that_it_pays_for(asked: Ask) -> None:
    answer = asked("一般公共预算支出里哪一类最多？它占几成？").answer
    assert ("810.00万元" in answer, "90.00%" in answer, "课桌椅" in answer) == (True, True, False)


def test_so_many_classes_are_classes(asked: Ask) -> None:
    answer = asked("一般公共预算支出最多的三类是哪些？").answer
    assert all(amount in answer for amount in ("810.00万元", "70.00万元", "20.00万元")), answer
    assert "2050202" not in answer


def test_vehicles_in_everyday_words_are_no_project_that_has_them_in_its_name(asked: Ask) -> None:
    assert "12.00万元" not in asked("公车一共花多少钱？").answer


def test_where_receipts_come_from_is_told_by_amounts_and_no_aims(asked: Ask) -> None:
    answer = asked("收入主要来自哪里？").answer
    assert ("900.00万元" in answer, "目标" in answer) == (True, False)


def test_two_sources_of_receipts_are_added_up(asked: Ask) -> None:
    assert "1050.00万元" in asked("一般公共预算和财政专户管理资金合计多少？").answer


@pytest.mark.parametrize("question", ["年初结转和结余是多少？", "上年结转是多少？"])
def test_what_was_carried_over_is_not_told_where_nothing_was(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED
