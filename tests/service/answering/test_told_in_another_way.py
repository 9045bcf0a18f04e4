"""An answer that the document does not bear out is told in another way, or not at all; the document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply
from service.answering.ways.figures import lookup

TEXT = """凤桥县残疾人联合会2024年部门预算
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t260.00\t150.00\t110.00
2081101\t行政运行\t150.00\t150.00\t
2081104\t残疾人康复\t70.00\t\t70.00
2081105\t残疾人就业\t40.00\t\t40.00
"""

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


def test_a_way_that_says_what_is_not_printed_leaves_the_question_to_the_others(
    asked: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misread(held: Held, figure: Figure, reply: Reply) -> str:
        told = reply.figure(held.document, figure)
        return f"{figure.shown}为9.99万元{told[told.index('[') :]}"

    monkeypatch.setattr(lookup, "amount_of", misread)
    answer = asked("残疾人康复安排了多少？")
    assert "9.99" not in answer.answer
    assert answer.status is Outcome.ANSWERED
    assert "70.00万元" in answer.answer


def test_what_was_withheld_is_not_said_again_and_leaves_no_citation() -> None:
    reply = Reply("甲为1万元[1]。")
    assert reply.attempt(lambda: Found("甲为1万元[1]。")) is None
    assert reply.attempt(lambda: Found("乙为1万元[1]。")) is not None
    assert reply.values == ()
