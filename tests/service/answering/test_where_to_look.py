"""A refusal shows the sentence that is nearest, where one has most of what was asked about. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """青梧县水利局2024年部门预算
一、主要工作
完成石龙渠首段清淤，由县水利工程队承担。
二、支出情况
（一）石龙渠清淤45.00万元，清淤渠道12公里。
部门支出预算表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
2130306\t水利工程运行与维护\t45.00\t\t45.00
\t合计\t45.00\t\t45.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


def test_the_nearest_sentence_is_shown_and_called_no_answer(asked: Ask) -> None:
    answer = asked("石龙渠清淤挖出来的淤泥运到哪里？")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "最接近的一句是“" in answer.answer, answer.answer
    assert "不一定答到所问" in answer.answer
    assert "石龙渠" in answer.citations[0].quote
    assert not answer.values


@pytest.mark.parametrize(
    "question", ["民政局的低保标准是多少？", "局长的手机号是多少？", "2019年的决算是多少？"]
)
def test_where_nothing_is_near_nothing_is_shown(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "最接近" not in answer.answer, answer.answer
    assert not answer.citations
