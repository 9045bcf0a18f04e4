"""Which tables of a disclosure are blank, and what it says of that; on an invented disclosure with a list of contents."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import AskedOf

BUDGET = """沐岭县档案馆2022年部门预算
目录
序号\t报表\t是否空表\t公开空表理由
表1\t2022年部门预算收支总表\t否\t
表2\t2022年政府性基金收支表\t是\t馆里当年没有这类拨款
表3\t2022年国有资本经营支出表\t是\t

2022年部门预算收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t86.40\t一般公共服务支出\t86.40
收入总计\t86.40\t支出总计\t86.40
"""
NOTED = """沐岭县气象局2022年部门预算
表1 部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t51.20\t自然资源海洋气象等支出\t51.20
收入总计\t51.20\t支出总计\t51.20

表2 政府性基金预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
注：本局不管理政府性基金，本表无数据。
"""
ASKED = (
    "这次公开的哪几张表是空表？",
    "有哪些空表，各自给了什么理由？",
    "空表一共有几张？",
    "报表里哪些没有数据，为什么？",
    "Which of the tables are empty?",
)


@pytest.mark.parametrize("question", ASKED)
def test_tables_that_the_list_of_contents_calls_blank_are_told_with_its_reason(
    asked_of: AskedOf, question: str
) -> None:
    answer = asked_of(BUDGET)(question)
    assert answer.status is Outcome.ANSWERED
    assert "馆里当年没有这类拨款" in answer.answer
    assert "国有资本经营支出表" in answer.answer
    assert "收支总表" not in answer.answer


@pytest.mark.parametrize("question", ASKED)
def test_tables_with_a_note_that_they_are_blank_are_told_with_it(asked_of: AskedOf, question: str) -> None:
    answer = asked_of(NOTED)(question)
    assert answer.status is Outcome.ANSWERED
    assert "本局不管理政府性基金，本表无数据" in answer.answer


def test_where_no_table_is_blank_none_is_told(asked_of: AskedOf) -> None:
    text = NOTED[: NOTED.index("\n表2")]
    assert asked_of(text)("哪些表是空表？").status is Outcome.NOT_DISCLOSED


def test_a_yes_that_stands_for_tables_with_amounts_does_not_call_them_blank(asked_of: AskedOf) -> None:
    text = BUDGET.replace("收支总表\t否", "收支总表\t是").replace("支出表\t是", "支出表\t否")
    assert asked_of(text)("哪些表是空表？").status is Outcome.NOT_DISCLOSED


def test_a_yes_under_another_head_does_not_call_a_table_blank(asked_of: AskedOf) -> None:
    assert asked_of(BUDGET.replace("是否空表", "是否公开"))("哪些表是空表？").status is Outcome.NOT_DISCLOSED
