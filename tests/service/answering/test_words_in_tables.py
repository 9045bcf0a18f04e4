"""Questions about what rows and forms say in words, and about the rows that such words pick out."""

from __future__ import annotations

import pytest

from service.answer import Answer, Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """青河县水务局2024年部门预算
项目支出预算表
单位：万元
项目名称\t支出事由\t预算数\t资金来源
河道清淤\t汛期保障经费\t90.00\t县级自筹
护岸整修\t汛期保障经费\t12.00\t省级补助
水质监测\t日常巡查经费\t7.50\t县级自筹
"""
FORM = """青河县水务局2024年部门预算
项目支出绩效目标表
单位：万元
项目名称\t河道清淤\t项目性质\t经常性项目
主管部门\t青河县水务局\t计划完成日期\t2024-11-30
年度资金总额\t90.00\t是否政府采购\t否
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t清淤河段\t12公里
"""


@pytest.fixture(scope="module")
def table(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.fixture(scope="module")
def form(asked_of: AskedOf) -> Ask:
    return asked_of(FORM)


def quotes(answer: Answer) -> set[str]:
    return {c.quote for c in answer.citations}


def test_the_words_under_a_head_are_those_of_the_row_named(table: Ask) -> None:
    answer = table("护岸整修的资金来源是什么？")
    assert answer.status is Outcome.ANSWERED
    assert "省级补助" in quotes(answer)
    assert "县级自筹" not in quotes(answer)


def test_rows_that_words_pick_out_are_told_and_summed_up(table: Ask) -> None:
    answer = table("汛期保障经费一共安排了多少？")
    assert "90.00万元" in answer.answer
    assert "12.00万元" in answer.answer
    assert "102.00万元" in answer.answer
    assert "7.50" not in answer.answer


def test_a_form_is_asked_by_its_labels(form: Ask) -> None:
    assert "经常性项目" in quotes(form("河道清淤的项目性质是什么？"))
    assert "2024-11-30" in quotes(form("河道清淤项目计划什么时候完成？"))
    assert "否" in quotes(form("河道清淤是不是政府采购项目？"))


def test_another_project_has_nothing_under_the_labels_of_this_one(form: Ask) -> None:
    assert form("堤防加固的项目性质是什么？").status is Outcome.NOT_DISCLOSED
