"""Changes over time, asked for as people speak: by their size, with a guess, against the budget, of two things by nickname.

The documents are invented for it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

BUDGET = """松岗县水利局2024年部门预算
一、收支预算总体情况
2024年收入预算800.00万元，比2023年增加50.00万元，主要原因是新增水库维护任务。支出预算800.00万元，比2023年800.00万元持平。
基本支出300.00万元，比上年减少10.00万元，主要原因是退休两人。
水库维护（2130306）200.00万元，比上年增加25.00%。
农村水利（2130316）110.00万元，用于灌渠修缮。
防汛（2130314）90.00万元，与上年持平。
2024年支出预算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t800.00\t300.00\t500.00
2130301\t行政运行\t300.00\t300.00\t
2130306\t水库维护\t200.00\t\t200.00
2130314\t防汛\t90.00\t\t90.00
2130316\t农村水利\t110.00\t\t110.00
2130399\t其他水利支出\t100.00\t\t100.00
“三公”经费预算表
单位：万元
项目\t2023年预算数\t2024年预算数
合计\t11.00\t10.00
公务用车运行维护费\t8.00\t8.00
公务接待费\t3.00\t2.00
基本支出预算表
单位：万元
项目\t金额
水费\t1.20
电费\t3.60
"""

ACCOUNT = """松岗县民政局2023年部门决算
一、收入支出决算总体情况
2023年本年收入合计1500.00万元，比上年增加120.00万元，主要原因是提高救助标准。
1.行政运行（2080201）年初预算400.00万元，支出决算430.00万元，完成年初预算的107.50%，决算数大于预算数的主要原因是人员调资。
2023年“三公”经费支出决算18.00万元，比上年减少2.50万元，主要原因是厉行节约。
收入支出决算总表
单位：万元
项目\t决算数\t项目\t决算数
一、财政拨款收入\t1500.00\t一、社会保障和就业支出\t1480.00
本年收入合计\t1500.00\t本年支出合计\t1480.00
年初结转和结余\t30.00\t年末结转和结余\t50.00
总计\t1530.00\t总计\t1530.00
收入决算表
单位：万元
科目编码\t科目名称\t本年收入合计\t财政拨款收入
\t合计\t1500.00\t1500.00
2080201\t行政运行\t460.00\t460.00
2081902\t农村低保\t1040.00\t1040.00
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t1480.00\t430.00\t1050.00
2080201\t行政运行\t430.00\t430.00\t
2081902\t农村低保\t1050.00\t\t1050.00
"""


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def account(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


def test_the_change_that_a_question_states_finds_the_item_that_changed_so(
    budget: Callable[[str], Answer],
) -> None:
    assert "新增水库维护任务" in budget("今年的钱多了五十万，是啥原因？").answer


def test_a_guess_at_the_cause_is_answered_with_the_printed_cause(budget: Callable[[str], Answer]) -> None:
    answer = budget("基本支出少了10万，是降薪了？")
    assert answer.status is Outcome.ANSWERED
    assert "退休两人" in answer.answer
    assert "降薪" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["农村水利比上年增加多少？", "其他水利支出的增长率是多少？", "农村水利比去年有变化吗？"],
)
def test_a_change_that_nothing_bears_out_is_not_told(budget: Callable[[str], Answer], question: str) -> None:
    answer = budget(question)
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "文中没有印出与上年的比较" in answer.answer


def test_of_two_items_the_one_that_is_compared_is_told_as_changed(budget: Callable[[str], Answer]) -> None:
    answer = budget("防汛和农村水利比上年各增加多少？")
    assert "持平" in answer.answer
    assert "农村水利（2130316）为110.00万元" in answer.answer
    assert answer.answer.count("没有印出与上年的比较") == 1


def test_last_years_amount_follows_from_a_percentage(budget: Callable[[str], Answer]) -> None:
    answer = budget("水库维护上年是多少？")
    assert "约为160.00万元" in answer.answer
    assert [str(d.result) for d in answer.derivation] == ["125.00", "160.00"]


@pytest.mark.parametrize("question", ["农村水利2023年多少？", "其他水利支出去年多少？"])
def test_last_years_amount_is_never_this_years(budget: Callable[[str], Answer], question: str) -> None:
    answer = budget(question)
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "110.00" not in answer.answer
    assert "100.00" not in answer.answer


def test_no_change_is_said_at_once(budget: Callable[[str], Answer]) -> None:
    assert budget("防汛的钱变没变？").answer.startswith("没有变化：")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("水和电哪边开支大，大出多少？", "2.40万元"),
        ("水费比电费便宜多少？", "2.40万元"),
        ("防汛的钱比农村水利少几万？", "20.00万元"),
    ],
)
def test_two_things_by_their_everyday_names_are_set_against_each_other(
    budget: Callable[[str], Answer], question: str, result: str
) -> None:
    assert f"相差{result}" in budget(question).answer


def test_how_something_went_over_two_years_is_no_question_of_reasons(
    budget: Callable[[str], Answer],
) -> None:
    answer = budget("养车的开支两年间怎么变的？")
    assert answer.status is Outcome.ANSWERED
    assert "两年持平" in answer.answer


def test_a_part_that_says_this_year_is_not_about_the_year_named_before(
    budget: Callable[[str], Answer],
) -> None:
    answer = budget("2023年公务接待费预算是多少，今年减了多少？").answer
    assert "3.00万元" in answer
    assert "减少1.00万元" in answer


def test_the_change_against_the_budget_is_no_change_from_last_year(
    account: Callable[[str], Answer],
) -> None:
    assert "增加30.00万元" not in account("行政运行比上年增加多少？").answer


@pytest.mark.parametrize(
    "question", ["行政运行完成预算的百分之几？", "行政运行的执行率是多少？", "行政运行超了多少？"]
)
def test_an_account_is_held_against_its_budget(account: Callable[[str], Answer], question: str) -> None:
    answer = account(question).answer
    assert "400.00万元" in answer
    assert "430.00万元" in answer
    assert "107.50%" in answer


def test_what_is_left_at_the_end_of_the_year_is_held_against_its_start(
    account: Callable[[str], Answer],
) -> None:
    assert "增加20.00万元" in account("年末结转和结余比年初多了多少？").answer


def test_what_came_in_for_an_item_is_held_against_what_was_spent(
    account: Callable[[str], Answer],
) -> None:
    answer = account("农村低保当年收进来的钱和花出去的钱差了多少？").answer
    assert "1040.00万元" in answer
    assert "1050.00万元" in answer
    assert "相差10.00万元" in answer


def test_last_years_total_of_an_account_follows_from_the_printed_change(
    account: Callable[[str], Answer],
) -> None:
    assert "1380.00万元" in account("那2022年它的本年收入合计有多少？（按公布的增加额推）").answer


def test_how_last_year_differed_from_the_year_before_is_not_told_of_this_year(
    budget: Callable[[str], Answer],
) -> None:
    assert "增加50.00万元" not in budget("去年收入预算比前年多多少？").answer
