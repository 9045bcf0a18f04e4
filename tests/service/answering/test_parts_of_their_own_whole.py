"""A part is held against the whole that it is printed with; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """溪口县档案馆2025年部门预算
一、收支情况
2025年一般公共预算当年拨款900.00万元，比2024年增加60.00万元，主要是新馆开放。
工资福利支出（301）448.92万元，比上年增加8.00万元。
2025年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t900.00\t一般公共服务支出\t1100.01
事业收入\t100.00\t\t
本年收入合计\t1000.00\t本年支出合计\t1100.01
上年结转\t100.01\t\t
收入总计\t1100.01\t支出总计\t1100.01
2025年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1100.01\t600.00\t500.02
2012601\t行政运行\t600.00\t600.00\t
2012604\t档案馆\t500.02\t\t500.02
2025年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t500.00\t400.00
2012601\t行政运行\t500.00\t500.00\t
2012604\t档案馆\t400.00\t\t400.00
2025年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t本年一般公共预算基本支出
\t\t合计\t人员经费\t公用经费
\t合计\t500.00\t448.93\t51.07
301\t工资福利支出\t448.93\t448.93\t
302\t商品和服务支出\t51.07\t\t51.07
"""


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


def test_a_line_of_basic_expenditure_is_a_part_of_the_total_of_its_table(
    asked: Callable[[str], Answer],
) -> None:
    answer = asked("商品和服务支出占基本支出的比例是多少？")
    assert "500.00万元" in answer.answer
    assert "10.21%" in answer.answer


def test_what_the_text_rounds_another_way_is_no_second_proof(asked: Callable[[str], Answer]) -> None:
    # 448.92 in the text and 448.93 in the table touch in what they may stand for, and are two amounts
    answer = asked("工资福利支出占基本支出的比例是多少？")
    assert answer.status is Outcome.ANSWERED
    assert "500.00万元" in answer.answer
    assert "[1][2]" not in answer.answer


def test_parts_that_are_rounded_up_may_exceed_their_whole_by_a_cent(asked: Callable[[str], Answer]) -> None:
    answer = asked("基本支出和项目支出各占总支出的比重是多少？")
    assert ("54.54%" in answer.answer, "45.46%" in answer.answer) == (True, True)


def test_receipts_of_the_year_are_the_sum_of_its_sources(asked: Callable[[str], Answer]) -> None:
    answer = asked("本年收入里一般公共预算拨款占多少？")
    assert "1000.00万元" in answer.answer
    assert "90.00%" in answer.answer


def test_the_appropriation_of_the_year_is_what_the_general_budget_spends(
    asked: Callable[[str], Answer],
) -> None:
    answer = asked("一般公共预算支出比上年增加多少，为什么？")
    assert "较上年增加60.00万元" in answer.answer
    assert "新馆开放" in answer.answer
