"""The one cell that all words of a question name, what counts in a whole, and what is told of other years. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """霞浦湾区水务局2024年部门预算
一、部门概况
负责全区供水排水工作。
二、预算说明
2024年收入预算960.00万元，较2023年增加60.00万元，增长6.67%。其中：一般公共预算拨款900.00万元，事业收入60.00万元，较2023年减少5.00万元，主要原因是水质检测委托减少。
“三公”经费预算18.00万元，其中：公务接待费3.00万元，公务用车运行维护费9.00万元，会议费6.00万元；另安排培训费4.00万元。
公务用车购置及运行维护费31.00万元，比上年增加21.00万元。其中：公务用车购置费22.00万元，上年未安排，原因是抢修车超过报废里程；公务用车运行维护费9.00万元，比上年减少1.00万元，原因是集中保险。
上年结转全部是管网普查款，因外业测绘跨年验收而形成。
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t960.00\t500.00\t460.00
213\t农林水支出\t700.00\t400.00\t300.00
2130301\t行政运行\t400.00\t400.00\t
2130306\t水利工程运行与维护\t220.00\t\t220.00
2130399\t其他水利支出\t80.00\t\t80.00
212\t城乡社区支出\t260.00\t100.00\t160.00
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t480.00\t420.00
213\t农林水支出\t690.00\t400.00\t290.00
2130301\t行政运行\t400.00\t400.00\t
2130306\t水利工程运行与维护\t220.00\t\t220.00
2130399\t其他水利支出\t70.00\t\t70.00
212\t城乡社区支出\t210.00\t80.00\t130.00
财政拨款收支总表
单位：万元
项目\t合计\t一般公共预算拨款\t政府性基金预算拨款
农林水支出\t695.00\t690.00\t5.00
城乡社区支出\t215.00\t210.00\t5.00
项目支出中期规划表
单位：万元
项目名称\t2024年\t2025年\t2026年
二次供水改造专项\t120.00\t105.00\t90.00
所属单位收支情况表
单位：万元
单位名称\t本年收入\t本年支出/合计\t本年支出/项目支出
霞浦湾区水务局（本级）\t700.00\t690.00\t300.00
霞浦湾区供水服务站\t260.00\t255.00\t160.00
国有资本经营预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t\t\t\t
注：本部门无国有资本经营预算安排，此表为空表。
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("农林水支出，一般公共预算项目支出是多少？", "290.00万元"),
        ("农林水支出在一般公共预算里的项目支出是多少？", "290.00万元"),
        ("城乡社区支出的一般公共预算基本支出多少？", "80.00万元"),
        ("农林水支出的财政拨款合计是多少？", "695.00万元"),
        ("其他水利的一般公共预算项目支出是多少？", "70.00万元"),
    ],
)
def test_a_cell_is_told_that_has_every_word_of_the_question(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert told in answer.answer, answer.answer
    assert len({value.yuan for value in answer.values}) == 1, answer.answer


def test_a_column_total_is_no_sum_of_an_item_and_its_fund(asked: Ask) -> None:
    answer = asked("农林水支出财政拨款合计多少？")
    assert not answer.derivation, answer.answer


@pytest.mark.parametrize("question", ["水利其他的支出是多少？", "其他水利支出是多少？"])
def test_what_is_left_of_an_item_is_not_the_item(asked: Ask, question: str) -> None:
    assert "80.00万元" in asked(question).answer


def test_what_no_line_has_left_over_is_not_told_by_the_line_itself(asked: Ask) -> None:
    answer = asked("其他城乡社区的项目支出是多少？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_a_clause_that_only_names_is_what_is_asked_about(asked: Ask) -> None:
    answer = asked("公卫支出，项目支出是多少？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("三公经费18万元，是不是把会议费也算进去了？", ["包括：", "各项相加为18.00万元"]),
        ("三公经费里包括培训费吗？", ["没有包括：", "各项相加为18.00万元", "4.00万元"]),
    ],
)
def test_what_counts_in_a_whole_is_told_by_what_adds_up_to_it(
    asked: Ask, question: str, told: list[str]
) -> None:
    answer = asked(question)
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_the_reason_of_what_there_was_none_of_before_is_its_own(asked: Ask) -> None:
    answer = asked("公务用车购置费去年没有，今年为什么有22万元？")
    assert "抢修车超过报废里程" in answer.answer
    assert "集中保险" not in answer.answer


def test_how_a_carried_over_sum_came_about_is_quoted(asked: Ask) -> None:
    assert "外业测绘跨年验收" in asked("上年结转是怎么形成的？").answer


def test_the_change_of_all_receipts_is_not_that_of_one_kind_of_them(asked: Ask) -> None:
    answer = asked("收入预算比上年增加多少？")
    assert "60.00万元" in answer.answer
    assert "水质检测" not in answer.answer


def test_other_years_are_told_from_their_own_columns_or_not_at_all(asked: Ask) -> None:
    assert "105.00万元" in asked("二次供水改造专项2025年安排多少？").answer
    assert "30.00万元" in asked("二次供水改造专项2026年比2024年少多少？").answer
    assert asked("2025年的收入预算总额是多少？").status is Outcome.NOT_DISCLOSED


def test_a_blank_table_is_asked_by_its_title(asked: Ask) -> None:
    assert "无国有资本经营预算安排" in asked("国有资本经营预算那张表为什么一个数都没有？").answer


def test_the_most_spent_at_once_is_no_amount_of_the_item(asked: Ask) -> None:
    answer = asked("公务接待中花费最多的一次用了多少钱？")
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("霞浦湾区水务局（本级）的本年收入是多少？", "700.00万元"),
        ("霞浦湾区供水服务站的项目支出是多少？", "160.00万元"),
        ("供水服务站的本年收入是多少？", "260.00万元"),
    ],
)
def test_a_unit_is_asked_for_a_column_of_its_row(asked: Ask, question: str, told: str) -> None:
    assert told in asked(question).answer, asked(question).answer
