"""Whether figures agree and what follows from two places: sums, tables, sources, amounts. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """桐湾县林草局2024年部门预算
一、主要职责
管护国有林场，防治病虫害，组织造林。
二、预算说明
2024年收入支出总计960.00万元。
本年支出900.12万元，其中基本支出400.06万元，项目支出500.07万元。
2024年“三公”经费预算8.40万元，比上年减少1.20万元，下降12.50%，原因是车辆减少一台。
2024年面向中小企业预留政府采购项目预算金额80.00万元，其中，预留给小型和微型企业的政府采购项目预算为28.00万元。
表1 2024年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一、一般公共预算拨款收入\t900.00\t一、社会保障和就业支出\t60.00
二、上年结转\t60.00\t二、农林水支出\t900.00
收入总计\t960.00\t支出总计\t960.00
表2 2024年部门收入总表
单位：万元
科目编码\t科目名称\t合计\t上年结转\t财政拨款收入
\t合计\t960.00\t60.00\t900.00
208\t社会保障和就业支出\t60.00\t\t60.00
20805\t行政事业单位养老支出\t60.00\t\t60.00
2080505\t机关事业单位基本养老保险缴费支出\t60.00\t\t60.00
213\t农林水支出\t900.00\t60.00\t840.00
21302\t林业和草原\t900.00\t60.00\t840.00
2130201\t行政运行\t340.00\t\t340.00
2130205\t森林资源培育\t410.00\t45.00\t365.00
2130234\t林业草原防灾减灾\t150.00\t15.00\t135.00
表3 2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t400.00\t500.00
208\t社会保障和就业支出\t60.00\t60.00\t
20805\t行政事业单位养老支出\t60.00\t60.00\t
2080505\t机关事业单位基本养老保险缴费支出\t60.00\t60.00\t
213\t农林水支出\t840.00\t340.00\t500.00
21302\t林业和草原\t840.00\t340.00\t500.00
2130201\t行政运行\t340.00\t340.00\t
2130205\t森林资源培育\t365.00\t\t365.00
2130234\t林业草原防灾减灾\t135.00\t\t135.00
表4 2024年项目支出表
单位：万元
项目名称\t合计\t财政拨款\t其他资金
合计\t500.00\t490.00\t10.00
封山育林\t240.00\t240.00\t
苗圃扩建\t125.00\t120.00\t5.00
无人机巡护\t96.00\t94.00\t
诱捕器更换\t39.00\t36.00\t3.00
表5 2024年政府采购预算表
单位：万元
项目名称\t合计\t货物\t服务
合计\t108.00\t108.00\t
无人机巡护\t71.50\t71.50\t
苗圃扩建\t36.50\t36.50\t
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # two tables of one item, and what lies between them
        (
            "表1的农林水支出与表3的农林水支出为什么不同，差多少？",
            ["900.00万元", "840.00万元", "相差60.00万元", "上年结转"],
        ),
        # what is left of a whole without a source
        ("农林水支出里有多少不是一般公共预算财政拨款的？", ["900.00万元", "840.00万元", "其余为60.00万元"]),
        ("无人机巡护的项目预算中有多少没有列入政府采购？", ["96.00万元", "71.50万元", "其余为24.50万元"]),
        # which rows and which projects make an amount
        ("上年结转60.00万元落在哪几个科目上？", ["45.00万元", "15.00万元"]),
        ("2130205的项目支出等于哪两个项目之和？", ["封山育林240.00万元", "苗圃扩建125.00万元"]),
        ("上年结转落在哪些科目上？", ["45.00万元", "15.00万元"]),
        # shares
        ("预留中小企业的采购额里，小微占百分之几？", ["80.00万元", "28.00万元", "35.00%"]),
        ("单位的钱从哪里来，各占多少？", ["6.25%", "93.75%"]),
        ("森林资源培育支出里财政拨款占多大比例", ["89.02%"]),
    ],
)
def test_what_two_places_tell_is_told_with_both_figures(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    missing = [words for words in told if words not in answer.answer]
    assert not missing, answer.answer


@pytest.mark.parametrize(
    ("question", "verdict", "told"),
    [
        ("表4中无人机巡护的总计与财政拨款一致吗？", "不一致", ["96.00万元", "94.00万元", "相差2.00万元"]),
        # one of the columns is blank in this row: what the validator found of it is told, and not what whole columns make
        (
            "无人机巡护的合计等于财政拨款与其他资金两栏之和吗？",
            "不一致",
            ["96.00万元", "94.00万元", "相差2.00万元"],
        ),
        ("苗圃扩建的合计等于财政拨款与其他资金两栏之和吗？", "一致", ["相加为125.00万元"]),
        (
            "正文中的基本支出与项目支出相加，等于本年支出900.12万元吗？",
            "一致（差别在四舍五入之内）",
            ["900.13万元", "0.01万元"],
        ),
        ("表1与表2的农林水支出一致吗", "一致", ["900.00万元"]),
        ("表2与表3的农林水支出一致吗", "不一致", ["900.00万元", "840.00万元", "相差60.00万元"]),
    ],
)
def test_a_question_of_agreement_is_answered_by_a_verdict_and_both_figures(
    put: Callable[[str], Answer], question: str, verdict: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.answer.startswith(f"{verdict}："), answer.answer
    assert (answer.status is Outcome.CONFLICTING) == (verdict == "不一致")
    missing = [words for words in told if words not in answer.answer]
    assert not missing, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # the tables print different amounts of it, and no text states it
        "农林水支出在各表中前后一致吗",
        # no table tells this source apart
        "苗圃扩建的项目预算中有多少不是政府性基金的？",
        # the whole is no answer to what is not of a source
        "没有使用国有资本经营预算的项目支出有多少？",
        # no part of a whole is asked for
        "到6月底森林资源培育要支出到百分之几",
    ],
)
def test_what_does_not_follow_is_not_concluded(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert "一致" not in answer.answer.partition("「")[0]
    assert "占" not in answer.answer
    assert "其余为" not in answer.answer


def test_a_printed_percent_is_checked_when_asked_in_english(put: Callable[[str], Answer]) -> None:
    answer = put("Verify the printed 12.50% decrease of the 三公经费: is that percentage right?")
    assert "12.50%" in answer.answer
    assert "recalculated" in answer.answer
