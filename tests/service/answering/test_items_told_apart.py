"""Items called nearly alike are told apart, and what is not printed is not answered by what is. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]
TEXT = """榆埠县农机局2023年度部门决算
一、主要职责
推广农业机械，监理农机安全。
二、决算情况说明
农机监理平台由榆埠云科技有限公司维护。全局有喷药无人机2架。
单位运转经费主要用于监理站日常开支。
收入支出决算总表
单位：万元
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t440.00\t一、农林水支出\t520.00
二、事业收入\t60.00\t\t
三、经营收入\t30.00\t\t
本年收入合计\t530.00\t本年支出合计\t520.00
年初结转和结余\t20.00\t年末结转和结余\t30.00
总计\t550.00\t总计\t550.00
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t520.00\t250.00\t270.00
212\t城乡社区支出\t70.00\t\t70.00
21208\t国有土地使用权出让收入安排的支出\t70.00\t\t70.00
2120814\t农业生产发展支出\t70.00\t\t70.00
213\t农林水支出\t450.00\t250.00\t200.00
2130101\t行政运行\t250.00\t250.00\t
2130122\t农业生产发展\t200.00\t\t200.00
政府性基金预算财政拨款收入支出决算表
单位：万元
科目名称\t本年收入\t本年支出
说明：本单位没有政府性基金收支，本表为空。
财政拨款收入支出决算总表
单位：万元
收入\t\t支出\t\t
项目\t金额\t项目\t合计\t一般公共预算财政拨款
一、一般公共预算财政拨款\t440.00\t一、农林水支出\t431.00\t431.00
本年收入合计\t440.00\t本年支出合计\t431.00\t431.00
年初财政拨款结转和结余\t\t年末财政拨款结转和结余\t9.00\t9.00
总计\t440.00\t总计\t440.00\t440.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize("question", ["罚没收入是多少？", "捐赠支出是多少？", "租赁收入有多少？"])
def test_a_sort_of_money_that_nothing_prints_is_not_answered_by_the_whole(asked: Ask, question: str) -> None:
    assert asked(question).status is Outcome.NOT_DISCLOSED


def test_of_names_that_differ_in_one_word_the_one_said_is_meant(asked: Ask) -> None:
    assert "（2130122）为200.00万元" in asked("农业生产发展花了多少钱？").answer
    assert "（2120814）为70.00万元" in asked("农业生产发展支出花了多少钱？").answer
    assert "130.00万元" in asked("农业生产发展和农业生产发展支出相差多少？").answer


def test_what_appropriation_was_spent_is_not_what_came_in(asked: Ask) -> None:
    assert "431.00万元" in asked("财政拨款支出是多少？").answer
    assert "440.00万元" in asked("财政拨款收入是多少？").answer


def test_items_are_joined_by_a_plus(asked: Ask) -> None:
    answer = asked("事业收入加经营收入占总收入的比例是多少？").answer
    assert "合计90.00万元" in answer
    assert "16.36%" in answer or "16.98%" in answer


def test_a_part_larger_than_its_whole_is_none(asked: Ask) -> None:
    assert "%" not in asked("农林水支出占农业生产发展的百分之几？").answer


def test_who_does_it_is_told_where_a_firm_is_named(asked: Ask) -> None:
    assert "榆埠云科技有限公司" in asked("农机监理平台是哪家公司在维护？").answer
    assert asked("农业生产发展是哪家公司承建的？").status is Outcome.NOT_DISCLOSED


def test_spending_arranged_of_an_item_is_that_items(asked: Ask) -> None:
    answer = asked("国有土地使用权出让收入安排的支出一共多少？").answer
    assert "70.00万元" in answer
    assert "合计" not in answer


def test_a_whole_that_a_share_is_asked_of_is_not_told_for_it(asked: Ask) -> None:
    assert "550.00" not in asked("农机购置补贴占总收入的比例是多少？").answer


def test_an_amount_of_what_there_is_none_of_is_that_there_is_none(asked: Ask) -> None:
    answer = asked("政府性基金支出是多少？").answer
    assert answer.startswith("没有，空表说明：“")
    assert "本表为空" in answer


def test_what_was_spent_is_not_what_was_planned(asked: Ask) -> None:
    assert asked("支出预算是多少？").status is Outcome.NOT_DISCLOSED
    assert "520.00万元" in asked("支出是多少？").answer


def test_an_amount_beside_the_item_does_not_hide_that_it_holds_the_other(asked: Ask) -> None:
    answer = asked("行政运行在农林水支出450.00万元中占多大比重？").answer
    assert "前者占后者的55.56%" in answer
    assert "合计" not in answer


def test_how_large_a_share_is_no_question_of_land(asked: Ask) -> None:
    assert "55.56%" in asked("行政运行占农林水支出多大比重？").answer


def test_where_an_item_is_to_be_looked_for_is_no_part_of_its_name(asked: Ask) -> None:
    assert "250.00万元" in asked("单位运转经费中，行政运行安排了多少？").answer


def test_a_whole_and_its_part_make_nothing_together(asked: Ask) -> None:
    assert "合计" not in asked("农业生产发展和支出总计一共多少？").answer


def test_a_year_is_asked_for_and_not_that_there_is_such_a_thing(asked: Ask) -> None:
    assert asked("喷药无人机是哪一年买的？").status is Outcome.NOT_DISCLOSED
