"""Plans of payments (资金支出计划) are told with their days and judged by what the validators found. The project is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

Ask = Callable[[str], Answer]


def _form(project: str, amount: str, shares: str) -> str:
    return f"""
{project}绩效目标表
单位：万元
项目编码\t13100325P0000{len(project)}\t项目名称\t{project}\t\t
预算规模及资金用途\t预算数\t{amount}\t其中：财政资金\t{amount}\t其他资金
\t用于{project}\t\t\t\t
资金支出计划（%）\t3月底\t6月底\t10月底\t12月底\t
\t{shares}\t
绩效目标\t1.完成{project}\t\t\t\t
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t完成处数\t完成的处数\t≥4处\t年度计划
"""


TEXT = (
    """棠浦县园林局2025年部门预算
一、主要职责
管护全县公园绿地。
二、预算说明
2025年支出预算90.00万元。
"""
    + _form("湖岸栈道翻新", "60.00", "20%\t45%\t80%\t100%")
    + _form("行道树补植", "20.00", "1500%\t4000%\t8000%\t10000%")
    + _form("喷泉水泵更换", "10.00", "30%\t70%\t60%\t100%")
)


@pytest.fixture(scope="module")
def asked(asked_of: Callable[[str], Ask]) -> Ask:
    return asked_of(TEXT)


def test_the_shares_are_told_each_with_its_day_and_place(asked: Ask) -> None:
    answer = asked("湖岸栈道翻新的资金支出计划是怎样的？")
    assert (
        answer.answer
        == "湖岸栈道翻新的资金支出计划（%）为3月底20%[1]、6月底45%[2]、10月底80%[3]、12月底100%[4]。"
    )
    assert len({c.line for c in answer.citations}) == 1


def test_a_plan_beyond_all_of_the_money_cannot_be(asked: Ask) -> None:
    answer = asked("行道树补植的用款计划合理吗？")
    assert answer.status is Outcome.CONFLICTING
    assert answer.answer.startswith("不合理，超过全部资金：行道树补植的资金支出计划（%）为3月底1500%")


def test_a_plan_that_falls_cannot_be(asked: Ask) -> None:
    assert asked("喷泉水泵更换的资金支出计划合理吗？").answer.startswith(
        "不合理，后一期少于前一期：喷泉水泵更换"
    )


def test_a_plan_that_can_be_is_said_to(asked: Ask) -> None:
    answer = asked("湖岸栈道翻新的支出计划有没有问题？")
    assert answer.status is Outcome.ANSWERED
    assert answer.answer.startswith("各期不超过全部资金：湖岸栈道翻新")


def test_a_plan_is_asked_for_in_english_too(asked: Ask) -> None:
    answer = asked("What is the payment schedule of 喷泉水泵更换?").answer
    assert "70%" in answer


def test_the_plan_of_a_project_that_has_none_is_not_told_of_another(asked: Ask) -> None:
    answer = asked("人工湖清淤的资金支出计划是怎样的？")
    assert answer.status is Outcome.NOT_DISCLOSED


def test_the_goals_of_all_forms_are_told_and_not_what_the_budget_is_made_of(asked: Ask) -> None:
    answer = asked("预算绩效目标有哪些？").answer
    assert answer.startswith("绩效目标：湖岸栈道翻新：“1.完成湖岸栈道翻新”")
    assert "行道树补植：“1.完成行道树补植”" in answer
    assert "90.00" not in answer
