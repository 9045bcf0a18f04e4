"""Why things changed where no 原因 is printed, which changed, and what they were before. Both documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import parts, understand

BUDGET = """柏川县档案馆2024年部门预算
一、基本情况
收集、整理和保管全县档案。
二、预算收支说明
2024年部门预算总收入500.00万元，总支出500.00万元。与2023年年初预算相比增加40.00万元，增长8.70%。
净增的原因：（1）库房恒湿改造新列60.00万元；（2）数字化扫描按任务减少30.00万元；（3）其余为缴费基数变化。
档案整理（2012604）80.00万元，比上年多安排12.00万元，主要考虑三个撤并乡镇的档案移交进馆。
库房租赁21.00万元，比上年减3.00万元，是租期由全年缩短为九个月后费用下降。
档案征集16.00万元，上年为14.00万元，增长2.00万元。2024年计划征集老照片800张，每张补助200元。
数字档案利用补助33.00万元，比上年增加9.00万元，原因是利用窗口增加两个。
数字档案保护补助18.00万元，比上年减少2.00万元，原因是部分卷宗已迁出。
档案宣传11.00万元，与上年持平。
书画收购经费7.00万元，比上年减少1.00万元，主要原因是收购经费增加。
机关运行经费：馆本级支出25.00万元，较上年增加1.50万元，原因是电梯年检转为自费。
2024年“三公”经费6.00万元，与上年持平。
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t500.00\t300.00\t200.00
2012601\t行政运行\t420.00\t300.00\t120.00
2012604\t档案馆\t80.00\t\t80.00
“三公”经费预算表
单位：万元
年度\t合计\t因公出国（境）费\t公务用车购置费\t公务用车运行维护费\t公务接待费
2023年\t6.00\t0.00\t0.00\t4.50\t1.50
2024年\t6.00\t0.00\t0.00\t5.20\t0.80
项目绩效目标表
一级指标\t二级指标\t三级指标\t2022年实际\t2023年预计\t2024年目标
产出\t数量\t整理档案卷数（卷）\t3100\t3400\t3900
产出\t质量\t整理合格率\t95%\t96%\t98%
"""
FINAL = """柏川县体校2023年部门决算
一、收支说明
2023年度收入总计310.00万元，支出总计310.00万元。与2022年度决算相比，本年支出由280.00万元减少到262.00万元，减少18.00万元，主要是跑道翻修已完工。
机关运行经费支出42.00万元，比年初预算减少3.00万元，因无纸化办公减少印刷；比上年决算增加1.50万元。
"""
Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def budget(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(BUDGET)


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(FINAL)


def test_the_next_paragraph_explains_the_change_of_the_whole(budget: Put) -> None:
    answer = budget("预算较2023年净增的原因有哪些？")
    assert answer.status is Outcome.ANSWERED
    assert "40.00万元" in answer.answer
    assert "库房恒湿改造新列60.00万元" in answer.answer


def test_what_stands_behind_the_change_explains_it(budget: Put) -> None:
    assert "三个撤并乡镇的档案移交进馆" in budget("档案整理科目为什么要多安排12万元？").answer
    assert "缩短为九个月" in budget("库房租赁为什么下降？").answer


def test_the_sentence_behind_explains_the_change_of_its_paragraph(budget: Put) -> None:
    answer = budget("档案征集的预算增长了多少，原因是什么？").answer
    assert "2.00万元" in answer
    assert "老照片800张" in answer
    assert answer.count("档案征集为16.00万元") == 1


def test_an_unexplained_change_stays_unexplained(budget: Put) -> None:
    answer = budget("档案宣传的预算为什么没有减少？")
    assert answer.status is Outcome.NOT_DISCLOSED


def test_the_label_before_a_colon_names_the_item(budget: Put) -> None:
    answer = budget("机关运行经费增幅多大，什么导致的？").answer
    assert "1.50万元" in answer
    assert "电梯年检转为自费" in answer


def test_items_called_by_part_of_their_names_are_told_apart(budget: Put) -> None:
    answer = budget("利用补助和保护补助各比上年增减多少？").answer
    assert "9.00万元" in answer
    assert "2.00万元" in answer
    assert budget("利用这块预算涨了9万，理由是什么？").answer.count("利用窗口增加两个") == 1


def test_a_reason_that_goes_the_other_way_does_not_agree(budget: Put) -> None:
    answer = budget("书画收购经费是减少的，给出的原因与此相符吗？")
    assert answer.status is Outcome.CONFLICTING
    assert answer.answer.startswith("不一致")
    # of windows, and not of money: told, and not judged
    told = budget("数字档案利用补助增加的原因与数字一致吗？").answer
    assert "利用窗口增加两个" in told
    assert "一致" not in told


def test_rows_of_years_tell_how_each_of_the_three_public_expenses_changed(budget: Put) -> None:
    answer = budget("“三公”经费与上年持平，是不是各分项也没有变动？").answer
    assert "公务用车运行维护费为5.20万元" in answer
    assert "增加0.70万元" in answer
    assert "减少0.70万元" in answer
    assert not answer.startswith("没有变化")
    assert "0.80万元" in budget("公务接待费比上年变化多少？").answer


def test_only_items_that_went_the_way_asked_for_are_told(budget: Put) -> None:
    fallen = budget("哪些经费比上年减少？").answer
    assert "库房租赁" in fallen
    assert "数字档案保护补助" in fallen
    assert "利用补助" not in fallen
    assert "档案宣传" in budget("哪一项没有变？").answer


def test_an_indicator_is_told_year_by_year(budget: Put) -> None:
    answer = budget("整理档案的卷数三年来怎样变化？").answer
    assert all(number in answer for number in ("3100", "3400", "3900", "300", "500"))


def test_an_outturn_tells_the_budget_and_last_year_by_how_it_differs(final: Put) -> None:
    answer = final("机关运行经费2022年的决算和2023年的年初预算各应是多少？").answer
    assert "45.00万元" in answer
    assert "40.50万元" in answer


def test_expenditure_behind_receipts_and_expenditure_is_no_receipt(final: Put) -> None:
    answer = final("2023年的支出比2022年决算减少了多少？报告怎么解释？")
    assert answer.status is Outcome.ANSWERED
    assert "18.00万元" in answer.answer
    assert "跑道翻修已完工" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "补助增加350万元由哪些因素造成",
        "机关运行经费压减5万元靠的是哪些办法",
        "基本支出少了16万元，何故",
        "支出猛增46%以上，文件怎么说",
        "运行费今年省下多少，怎么省的",
        "超出年初预算56万元是怎么来的",
    ],
)
def test_words_that_ask_for_a_cause(text: str) -> None:
    assert any(part.wants(Ask.WHY) for part in parts(understand(text)))


def test_by_how_much_something_rose_asks_for_no_sum() -> None:
    assert not understand("资产总额一年里增加了多少？").wants(Ask.SUM)
    assert understand("电费加水费一共多少？").wants(Ask.SUM)
