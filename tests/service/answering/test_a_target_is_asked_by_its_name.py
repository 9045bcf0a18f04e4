"""A target asked for by its very name is that one's, and how high a standard is is no product. Invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

BUDGET = """柏川县农村供水中心2025年部门预算
一、预算说明
2025年政府性基金预算拨款支出预算0万元，比上年增加35.00万元。
供水补贴标准由每吨1.20元提高到每吨1.50元，惠及脱贫户300户。
项目支出绩效目标表
项目名称\t水价补贴资金
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t补贴供水量\t40万吨
\t\t时效指标\t”首报“响应时限。\t≤2小时
\t\t成本指标\t单位水量补贴标准\t1.50元/吨
\t效益指标\t社会效益指标\t供水政策满意度\t≥3年
\t满意度指标\t服务对象满意度指标\t用水户满意度\t≥92%
项目支出绩效目标表
项目名称\t供水政策宣传和水质检测
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t检测水样\t260份
\t满意度指标\t服务对象满意度指标\t受检单位满意度\t≥90%
"""


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        # words of its name stand in the name of another project, whose own rate is another
        ("供水政策满意度是多少？", "≥3年", "90%"),
        ("供水政策满意度的指标值是多少？", "≥3年", "90%"),
        # marks and a full stop in a name part nothing of what is told
        ("“首报”响应时限是多少？", "首报响应时限的指标值为“≤2小时”", "90%"),
        ("受检单位满意度的指标值是多少？", "≥90%", "92%"),
        ("水价补贴资金的用水户满意度指标值是多少？", "≥92%", "90%"),
    ],
)
def test_the_target_of_that_name_is_told(
    budget: Callable[[str], Answer], question: str, told: str, not_told: str
) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer
    assert not_told not in answer.answer


@pytest.mark.parametrize("question", ["单位水量补贴标准是多少？", "供水补贴标准是多少？"])
def test_how_high_a_standard_is_is_reckoned_with_nothing(
    budget: Callable[[str], Answer], question: str
) -> None:
    answer = budget(question)
    assert "1.50元" in answer.answer
    assert not answer.derivation


def test_a_last_year_below_nothing_is_no_answer(budget: Callable[[str], Answer]) -> None:
    answer = budget("政府性基金预算拨款支出上年是多少？")
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "−35" in answer.answer or "-35.00万元" in answer.answer
    assert "不合理" in answer.answer
