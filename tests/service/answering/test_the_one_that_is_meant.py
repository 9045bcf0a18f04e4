"""Of several that sound alike the one that a question means: the line under its head, the score of the whole project, the
change that a sentence states twice. Documents of their own, invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

BUDGET = """芦湾县民政局2025年部门预算
第一部分 部门概况
根据芦编发〔2018〕7号文件和芦改发〔2018〕3号文件，2018年11月组建成立芦湾县民政局，内设办公室、救助股2个股室。
一、收支情况说明
2025年支出总计900.00万元，其中基本支出300.00万元，项目支出600.00万元。
机关运行经费40.00万元，较上年减少2.00万元，下降4.76%，主要原因是办公楼合用后电费减少。
公务用车运行费6.00万元，较上年减少1.00万元，下降14.29%，主要原因是长途出车减少。
对个人和家庭的补助（303）120.00万元，较上年增加30.50万元，较上年增加36.00万元，原因是救助对象增加。
二、代管专项资金预算安排情况
无
支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t740.00\t300.00\t440.00
20802\t民政管理事务\t440.00\t200.00\t240.00
2080201\t行政运行\t160.00\t160.00\t
2080250\t事业运行\t40.00\t40.00\t
2080299\t其他民政管理事务支出\t240.00\t\t240.00
20811\t残疾人事业\t300.00\t100.00\t200.00
2081101\t行政运行\t30.00\t30.00\t
2081150\t事业运行\t70.00\t70.00\t
2081199\t其他残疾人事业支出\t200.00\t\t200.00
229\t其他支出\t160.00\t\t160.00
22960\t彩票公益金安排的支出\t160.00\t\t160.00
\t合计\t900.00\t300.00\t600.00
第三部分 名词解释
一、公务接待费：指单位按规定开支的各类公务接待支出。
二、公务用车购置及运行费：指公务用车购置支出及租用费、燃料费、维修费、保险费等支出。
"""
FINAL = """芦湾县畜牧局2023年度部门决算
附件1
项目支出绩效自评表
（2023年度）
单位：万元
项目名称\t良种引进\t\t实施单位\t畜牧局\t\t
项目资金\t\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t100.00\t71.00\t10\t71.00%\t7.10
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t引进种羊\t≥200只\t200只\t50\t50
满意度指标\t服务对象满意度\t养殖户满意度\t≥90%\t93%\t40\t35.2
总分\t\t\t\t\t100\t92.3
附件2
项目支出绩效自评表
（2023年度）
单位：万元
项目名称\t草料储备\t\t实施单位\t畜牧局\t\t
项目资金\t\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t80.00\t76.00\t10\t95.00%\t9.50
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t储备草料\t≥900吨\t900吨\t50\t50
满意度指标\t服务对象满意度\t牧户满意度\t≥90%\t95%\t40\t39
总分\t\t\t\t\t100\t98.5
"""


@pytest.fixture(scope="module")
def budget(asked_of: AskedOf) -> Ask:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def final(asked_of: AskedOf) -> Ask:
    return asked_of(FINAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("残疾人事业下面，行政运行和事业运行哪个钱多，差多少？", ["30.00", "70.00", "40.00"]),
        ("民政管理事务里，行政运行和事业运行哪个花得多？", ["160.00", "40.00"]),
        ("残疾人事业下面的事业运行是多少？", ["70.00"]),
    ],
)
def test_a_line_is_told_under_the_head_that_is_named(budget: Ask, question: str, told: list[str]) -> None:
    answer = budget(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "彩票公益金里有多少基本支出？",
        "彩票公益金有没有用于基本支出？",
        "彩票公益金那笔钱里有没有拿去做基本支出的？",
    ],
)
def test_of_an_item_that_pays_for_projects_none_is_basic_expenditure(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert "160.00万元" in answer.answer, answer.answer
    assert "没有印出「基本支出」" in answer.answer, answer.answer
    assert "300.00" not in answer.answer


@pytest.mark.parametrize("question", ["机关运行费怎么比去年降了？", "机关运行的开支为什么减少了？"])
def test_what_an_office_runs_on_is_not_what_its_vehicles_do(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert "办公楼合用" in answer.answer, answer.answer
    assert "长途出车" not in answer.answer, answer.answer


def test_two_changes_that_one_sentence_states_are_both_told(budget: Ask) -> None:
    answer = budget("对个人和家庭的补助比去年究竟增加多少？")
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "30.50" in answer.answer, answer.answer
    assert "36.00" in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["有没有代管的专项资金？", "局里手上有没有代管专项资金？"])
def test_a_section_of_which_all_is_none_denies_what_it_is_called(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert answer.answer.startswith("没有"), answer.answer
    assert "“无”" in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["公务用车购置及运行费都包括哪些开销？", "公务接待费包括哪些支出？"])
def test_what_no_table_splits_is_told_by_its_definition(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert "燃料费" in answer.answer or "各类公务接待" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "民政局是哪一年哪个月成立的？依据的是哪两个文件？",
        "民政局是什么时候成立的，根据哪几个文件？",
        "局里是哪年几月成立的？",
    ],
)
def test_when_and_by_which_orders_a_body_was_founded(budget: Ask, question: str) -> None:
    answer = budget(question)
    assert "2018年11月" in answer.answer, answer.answer
    assert "没有披露" not in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["去年追回了多少彩票公益金？", "查处后收缴了多少民政管理事务的钱？"])
def test_what_was_got_back_no_amount_of_the_item_tells(budget: Ask, question: str) -> None:
    assert budget(question).status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("良种引进自评得了多少分？", "92.3"),
        ("草料储备项目绩效自评得分是多少？", "98.5"),
        ("两个自评项目里，谁的执行率最低、得了多少分？", "92.3"),
    ],
)
def test_a_project_got_what_its_form_sums_up(final: Ask, question: str, told: str) -> None:
    answer = final(question)
    assert told in answer.answer, answer.answer
    assert "“7.1" not in answer.answer, answer.answer
