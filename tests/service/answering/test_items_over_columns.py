"""Tables that have their items over the columns of one row, and a class that text and tables call by different names.

The document is invented.
"""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """河岭区公路养护中心2021年度部门预算
一、部门收支总体情况
2021年支出预算90.00万元，其中，一般公共服务90.00万元，卫生健康支出0万元，住房保障0万元。
部门支出总表
附件3\t单位：万元
科目编码\t\t\t科目名称\t总计\t基本支出\t项目支出
类\t款\t项
\t\t\t合计\t90.00\t60.00\t30.00
214\t01\t01\t行政运行\t60.00\t60.00\t
214\t01\t06\t公路养护\t30.00\t\t30.00
部门收支总表
附件1\t单位：万元
收入\t\t支出\t
项目\t本年预算\t项目\t本年预算
一、一般公共预算拨款\t90.00\t一、一般公共服务支出\t
二、政府性基金拨款\t\t二、医疗卫生与计划生育支出\t90.00
收入总计\t90.00\t支出总计\t90.00
基本支出预算明细表-工资福利支出
附件5\t单位：万元
单位名称\t功能科目\t总计\t工资性支出\t\t\t社会保障缴费\t\t\t住房公积金
\t\t\t合计\t基本工资\t津贴补贴\t合计\t基本养老保险缴费\t职工基本医疗保险缴费\t
河岭区公路养护中心\t行政运行\t48.00\t30.00\t18.00\t12.00\t18.00\t7.00\t5.00\t6.00
基本支出预算明细表-单位运转经费支出预算表
附件6\t单位：万元
单位名称\t功能科目\t总计\t办公费\t印刷费\t邮电费\t维修（护）费\t差旅费\t工会经费
养护中心\t单位运转经费\t12.00\t3.00\t1.00\t1.50\t0.40\t4.60\t1.40
一般公共预算基本支出情况表
附件20\t单位：万元
科目编码\t科目名称\t总计\t人员经费\t公用经费
\t合计\t60.00\t48.00\t12.00
301\t工资福利支出\t48.00\t48.00\t
30101\t基本工资\t18.00\t18.00\t
30102\t津贴补贴\t12.00\t12.00\t
30107\t绩效工资\t\t\t
30108\t基本养老保险缴费\t7.00\t7.00\t
30110\t职工基本医疗保险缴费\t5.00\t5.00\t
30113\t住房公积金\t6.00\t6.00\t
302\t商品和服务支出\t12.00\t\t12.00
30201\t办公费\t3.00\t\t3.00
30202\t印刷费\t1.00\t\t1.00
30207\t邮电费\t1.50\t\t1.50
30213\t维修（护）费\t0.50\t\t0.50
30211\t差旅费\t4.60\t\t4.60
30228\t工会经费\t1.40\t\t1.40
"""


@pytest.fixture(scope="module")
def put(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("社会保障缴费合计是多少？", ("18.00万元",)),
        ("工资性支出一共多少？", ("30.00万元",)),
        ("社会保障缴费由哪几项组成？", ("7.00万元", "5.00万元", "6.00万元")),
        ("工资福利支出48.00万元由哪两块组成？", ("30.00万元", "18.00万元")),
        ("社会保障缴费18.00万元里是不是把住房公积金也算进去了？", ("包括", "6.00万元")),
        ("附件6里哪一项最多？", ("差旅费", "4.60万元")),
        # the amount of a table that has the item in a line of its own comes first
        ("办公费多少？", ("30201", "3.00万元")),
    ],
)
def test_items_over_the_columns_of_one_row_are_items(put: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = put(question)
    assert all(part in answer.answer for part in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "维修（护）费在附件6和附件20里一样吗？",
        "维修费到底安排了多少？前面的单位运转经费表和最后的附件20好像不一样。",
    ],
)
def test_an_item_over_a_column_is_held_against_its_line_elsewhere(put: Ask, question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING or "不一致" in answer.answer
    assert "0.40万元" in answer.answer
    assert "0.50万元" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "卫生健康支出在文字说明和部门收支总表里对得上吗？",
        "文字说明中的卫生健康支出与收支总表一致吗？",
    ],
)
def test_a_class_that_was_renamed_is_found_by_its_former_name(put: Ask, question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING
    assert "医疗卫生与计划生育支出为90.00万元" in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("行政运行是基本支出还是项目支出？", "（基本支出）为60.00万元", "更多"),
        ("公路养护的30万元算基本支出还是项目支出？", "（项目支出）为30.00万元", "更多"),
        ("办公费列在人员经费还是公用经费？", "（公用经费）为3.00万元", "更多"),
    ],
)
def test_which_of_two_columns_has_the_money_is_no_contest_of_amounts(
    put: Ask, question: str, told: str, not_told: str
) -> None:
    answer = put(question).answer
    assert told in answer
    assert not_told not in answer
    assert "没有印出" in answer


@pytest.mark.parametrize("question", ["有没有绩效工资？", "单位发绩效工资吗？", "有绩效工资吗？"])
def test_a_row_without_a_number_says_that_there_is_none(put: Ask, question: str) -> None:
    answer = put(question)
    assert answer.answer.startswith("没有：表中列有“绩效工资”")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公用经费里哪一项最大，比办公费多多少？", ("差旅费", "1.60万元")),
        ("公用开支里最大的是哪项，比印刷费高出多少？", ("差旅费", "3.60万元")),
    ],
)
def test_what_was_singled_out_is_held_against_another(put: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = put(question).answer
    assert all(part in answer for part in told), answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("科目214 01 06是什么，多少钱？", ("公路养护（2140106）", "30.00万元")),
        ("附件3里科目214 01 01的名称和金额？", ("行政运行（2140101）", "60.00万元")),
    ],
)
def test_a_code_is_read_in_the_parts_of_its_columns(put: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = put(question)
    assert all(part in answer.answer for part in told)
    assert "没有披露" not in answer.answer
