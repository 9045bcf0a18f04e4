"""What a fund had, received, spent and has left is its own, and not that of the department; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """桦川湾区体育局2023年度部门决算
第二部分 决算情况说明
一、收入支出总体情况说明
2023年度年初结转和结余60.00万元，收入合计940.00万元，支出合计970.00万元，年末结转和结余30.00万元。
四、一般公共预算财政拨款基本支出情况说明
2023年度一般公共预算财政拨款基本支出300.00万元。
人员经费270.00万元，主要包括基本工资、津贴补贴。
公用经费30.00万元，主要包括办公费、差旅费。
五、政府性基金预算财政拨款支出情况说明
2023年度政府性基金预算财政拨款年初结转20.00万元，本年收入200.00万元，本年支出190.00万元，年末结转30.00万元。支出全部为彩票公益金支出，比上年增加15.00万元，主要原因是新建两处健身步道。
六、政府采购情况说明
2023年度政府采购支出总额80.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出48.00万元、政府采购服务支出12.00万元。
收入支出决算总表
公开01表
单位：万元
收入\t\t\t支出\t\t
项目\t行次\t金额\t项目\t行次\t金额
栏次\t\t1\t栏次\t\t2
一、一般公共预算财政拨款收入\t1\t740.00\t七、文化旅游体育与传媒支出\t37\t780.00
二、政府性基金预算财政拨款收入\t2\t200.00\t二十三、其他支出\t53\t190.00
本年收入合计\t27\t940.00\t本年支出合计\t57\t970.00
年初结转和结余\t29\t60.00\t年末结转和结余\t59\t30.00
总计\t31\t1000.00\t总计\t62\t1000.00
支出决算表
公开03表
单位：万元
项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
合计\t\t970.00\t360.00\t610.00
20703\t体育\t780.00\t360.00\t420.00
22960\t彩票公益金安排的支出\t190.00\t\t190.00
一般公共预算财政拨款支出决算表
公开05表
单位：万元
项目\t\t本年支出\t\t
功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出
合计\t\t720.00\t300.00\t420.00
20703\t体育\t720.00\t300.00\t420.00
政府性基金预算财政拨款收入支出决算表
公开07表
单位：万元
项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
功能分类科目编码\t科目名称\t\t\t小计\t基本支出\t项目支出\t
合计\t\t20.00\t200.00\t190.00\t\t190.00\t30.00
22960\t彩票公益金安排的支出\t20.00\t200.00\t190.00\t\t190.00\t30.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("政府性基金本年支出多少？", "190.00万元"),
        ("政府性基金预算年初结转和结余是多少？", "20.00万元"),
        ("政府性基金年末结转多少？", "30.00万元"),
        ("政府性基金预算财政拨款本年收入是多少？", "200.00万元"),
        ("年初结转和结余是多少？", "60.00万元"),
    ],
)
def test_what_a_fund_has_is_told_of_it_alone(
    asked: Callable[[str], Answer], question: str, amount: str
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert amount in answer.answer


def test_all_receipts_are_held_against_all_that_is_spent(asked: Callable[[str], Answer]) -> None:
    answer = asked("本年收入比本年支出多还是少，差多少？")
    assert "30.00万元" in answer.answer
    assert "190.00万元" not in answer.answer


def test_the_start_of_a_year_is_told_of_what_its_end_names(asked: Callable[[str], Answer]) -> None:
    answer = asked("年末结转和结余比年初少多少？")
    assert ("60.00万元" in answer.answer, "相差30.00万元" in answer.answer) == (True, True)


def test_why_a_fund_spent_more_is_told_of_what_it_spent(asked: Callable[[str], Answer]) -> None:
    answer = asked("政府性基金支出比上年增加了多少，为什么？")
    assert "190.00万元" in answer.answer
    assert "较上年增加15.00万元" in answer.answer
    assert "新建两处健身步道" in answer.answer


@pytest.mark.parametrize(
    ("question", "percent"),
    [("公用经费占基本支出的比例是多少？", "10.00%"), ("人员经费占基本支出多大比重？", "90.00%")],
)
def test_two_parts_are_parts_of_what_they_make_together(
    asked: Callable[[str], Answer], question: str, percent: str
) -> None:
    # 300.00 of one fund, and not 360.00 of all
    answer = asked(question)
    assert percent in answer.answer
    assert "300.00万元" in answer.answer


@pytest.mark.parametrize(
    ("sort", "percent"), [("货物", "25.00%"), ("工程类", "60.00%"), ("服务类", "15.00%")]
)
def test_what_part_of_all_that_is_bought_one_sort_is(
    asked: Callable[[str], Answer], sort: str, percent: str
) -> None:
    assert percent in asked(f"政府采购里{sort}占多大比重？").answer


def test_what_appropriation_makes_of_the_receipts_is_called_by_its_name(
    asked: Callable[[str], Answer],
) -> None:
    answer = asked("一般公共预算财政拨款收入占本年收入合计的比重是多少？")
    assert "78.72%" in answer.answer


def test_that_there_are_both_says_nothing_of_one_being_counted_in_the_other(
    asked: Callable[[str], Answer],
) -> None:
    assert "有。" not in asked("公用经费也算在政府采购里面吗？").answer
