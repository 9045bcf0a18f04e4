"""What a document prints is asked to be right: what fails of it is told in full, and nothing else that agrees. Invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

FINAL = """溪棠县文物保护中心2023年部门决算
一、收支说明
2023年本年支出合计640.00万元，其中：基本支出240.00万元，占37.50%；项目支出400.00万元，占65.20%。
2023年度机关运行经费支出36.00万元，比上年减少4.00万元，增长10.00%，主要原因是压缩印刷开支。
2023年度会议费支出年初预算为8.00万元，支出决算为6.40万元，完成年初预算的75.00%，主要原因是会期缩短。
2023年度咨询费支出5.00万元，比上年增加5.00万元，增长100.00%，主要原因是新开展评估。
古建修缮项目总建筑面积为900平方米，其中正殿面积620平方米，厢房面积250平方米。
二、“三公”经费说明
2023年度“三公”经费支出12.50万元，其中公务用车运行维护费7.00万元，公务接待费3.00万元，因公出国（境）费0万元，另有会务费2.50万元。
表1 收入支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t640.00\t240.00\t400.00
207\t文化旅游体育与传媒支出\t640.00\t240.00\t400.00
20702\t文物\t640.00\t240.00\t400.00
2070204\t文物保护\t460.00\t60.00\t390.00
2070205\t博物馆\t180.00\t180.00\t
表2 会议费、培训费支出决算表
单位：万元
项目\t预算数\t决算数
会议费\t8.00\t6.00
培训费\t4.00\t3.00
"""

BUDGET = """松苔县档案服务中心2024年部门预算
一、预算说明
2024年收入支出预算总额500.00万元。
2024年“三公”经费预算安排9.00万元，比上年减少1.00万元。其中：因公出国（境）费0.00万元，与上年持平；公务用车运行维护费6.00万元，比上年减少1.00万元；公务接待费3.00万元，与上年持平。
2024年修缮费安排31.00万元，比上年增加1.00万元。
表1 2024年部门收支总表
单位：万元
收入\t预算数\t支出\t预算数
一、一般公共预算拨款收入\t500.00\t一、一般公共服务支出\t500.00
收入总计\t500.00\t支出总计\t500.00
表2 2024年“三公”经费预算表
单位：万元
项目\t2023年预算\t2024年预算
合计\t10.00\t9.00
因公出国（境）费\t2.00\t0.00
公务用车运行维护费\t7.00\t6.00
公务接待费\t3.00\t3.00
注：本单位2024年没有“三公”经费预算，本表为空表。
表3 2024年项目支出表
单位：万元
项目名称\t合计\t财政拨款\t其他资金
合计\t80.00\t70.00\t10.00
库房修缮\t50.00\t45.00\t5.00
档案数字化\t30.00\t25.00\t5.00
"""


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(FINAL)


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # two words for one change: the percentage follows one way only
        ("机关运行经费又说减少又说增长，到底是增还是减？", ["40.00万元", "比上年减少4.00万元", "方向相反"]),
        ("机关运行经费写的减少4.00万元、增长10.00%，究竟是涨了还是跌了，上年是多少？", ["上年为40.00万元"]),
        # a rate that the outturn of the text does not make, and that of the table does
        ("会议费的完成率算得对吗？", ["6.40万元", "80.00%", "6.00万元", "75.00%"]),
        ("会议费花了多少？文字和表格对得上吗？", ["6.40万元", "6.00万元"]),
        ("项目支出占65.20%，这个比重没算错吧？", ["400.00万元", "640.00万元", "62.50%"]),
        ("基本支出占37.50%、项目支出占65.20%，两个比重都算得对吗？", ["62.50%", "37.50%"]),
        # on nothing no percentage is made
        ("咨询费“增长100.00%”，这个说法成立吗？", ["0.00万元", "百分比没有意义"]),
        (
            "文物保护的本年支出合计460.00万元有没有印错？",
            ["60.00万元", "390.00万元", "450.00万元", "10.00万元"],
        ),
        ("文物保护这一行，基本支出加项目支出凑得出合计吗？", ["450.00万元", "相差10.00万元"]),
        # parts named by what their names do not have in common
        ("古建修缮的总建筑面积900平方米，正殿和厢房加起来是900平方米吗？", ["870平方米", "30平方米"]),
        # what is left over is named where the sentence has it
        ("“三公”经费12.50万元，真的只是用车、接待、出国三样吗？", ["10.00万元", "会务费", "2.50万元"]),
    ],
)
def test_what_does_not_hold_is_told_with_all_that_it_follows_from(
    final: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert answer.answer.startswith("不一致："), answer.answer
    missing = [words for words in told if words not in answer.answer]
    assert not missing, answer.answer


def test_a_claim_of_no_change_is_held_against_both_years_of_the_table(
    budget: Callable[[str], Answer],
) -> None:
    false = budget("说明里说因公出国（境）费与上年持平，跟“三公”经费预算表核得上吗？")
    assert false.status is Outcome.CONFLICTING, false.answer
    assert "减少2.00万元" in false.answer
    true = budget("说明里说公务接待费与上年持平，跟“三公”经费预算表核得上吗？")
    assert true.status is Outcome.ANSWERED
    assert true.answer.startswith("一致："), true.answer


def test_a_note_that_a_table_is_blank_is_held_against_what_the_table_prints(
    budget: Callable[[str], Answer],
) -> None:
    answer = budget("“三公”经费预算表下面注明没有“三公”经费、是空表，真的没有吗？")
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "本表为空表" in answer.answer
    assert "9.00万元" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("档案数字化的合计是由财政拨款和其他资金凑出来的吗？", ["30.00万元", "25.00万元", "5.00万元"]),
        ("库房修缮的合计与各资金来源加总对得上吗？", ["50.00万元", "45.00万元"]),
    ],
)
def test_what_holds_is_said_to_hold(budget: Callable[[str], Answer], question: str, told: list[str]) -> None:
    answer = budget(question)
    assert answer.answer.startswith("一致："), answer.answer
    missing = [words for words in told if words not in answer.answer]
    assert not missing, answer.answer


def test_the_outturn_of_a_budget_is_not_said_to_agree_by_the_budget(budget: Callable[[str], Answer]) -> None:
    answer = budget("公务接待费的决算数和预算数一致吗？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_what_fails_of_another_item_is_not_told(final: Callable[[str], Answer]) -> None:
    answer = final("培训费的预算数和决算数对得上吗？")
    assert "4.00万元" in answer.answer
    assert "6.40" not in answer.answer
