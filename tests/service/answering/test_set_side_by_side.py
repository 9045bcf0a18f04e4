"""What sentences set side by side: aims and what was reached, from and to, found and dealt with, budgets and outturns. The
document is invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

FINAL = """桐溪县农业农村局2023年度部门决算
一、收入支出决算总体情况说明
年初结转和结余20.00万元。
本年收入合计500.00万元，其中：财政拨款收入450.00万元，占90.00%；事业收入50.00万元，占10.00%。
本年支出合计510.00万元。年末结转和结余10.00万元，主要是育苗棚验收延后，尾款次年支付。
收入总计520.00万元，支出总计520.00万元。
二、一般公共预算财政拨款支出决算情况说明
1.病虫害控制（项）年初预算为50.00万元，支出决算为40.00万元，完成年初预算的80.00%，决算数小于年初预算数是冬季防治改在次年开展。
2.农田建设（项）年初预算为60.00万元，支出决算为90.00万元，完成年初预算的150.00%，决算数大于年初预算数系追加田间道路资金。
3.农机推广（项）年初预算为30.00万元，支出决算为29.00万元，完成年初预算的96.67%，2人调离。
三、“三公”经费支出情况
“三公”经费预算4.00万元，决算3.00万元，完成预算的75.00%。其中公务接待费0.50万元，公务用车运行维护费2.50万元。下乡调研改为拼车，用车次数减少。
四、绩效情况
沼气池改造计划改造300口，实际改造330口。农机手培训目标培训200人，当年完成150人，完成率75.00%，主要是秋收期间两期班停办。
农药残留检测合格率为96.5%，低于98%的目标值。
农技热线投诉由上年的50件降到40件。
农资店检查发现问题60条，整改54条。
良种补贴项目预算30.00万元，执行24.00万元，受益农户800户。养蜂扶持兑付资金18.00万元，惠及90户。
"""


@pytest.fixture(scope="module")
def final(asked_of: AskedOf) -> Ask:
    return asked_of(FINAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沼气池改造实际数是目标的百分之多少？", ("300口", "330口", "110.00%")),
        ("沼气池改造比原定目标多做了几口？", ("多30口",)),
        ("农药残留检测合格率达标了吗？", ("98%", "96.5%", "没有达到目标")),
        ("农机手培训为什么只完成了七成多？", ("200人", "150人", "75.00%", "秋收期间两期班停办")),
        ("农技热线的投诉少了多少件，降幅多大？", ("减少10件", "20.00%")),
        ("农资店的问题还有几条没整改？", ("其余为6条",)),
        ("农资店检查的问题整改率是多少？", ("90.00%",)),
    ],
)
def test_two_numbers_of_one_sentence_are_told_with_what_they_come_to(
    final: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    "question",
    ["网箱养鱼达到目标了吗？", "热线里关于种子的投诉少了多少件？", "农药残留检测的问题还有几条没整改？"],
)
def test_of_what_no_sentence_sets_side_by_side_nothing_is_reckoned(final: Ask, question: str) -> None:
    answer = final(question)
    assert not answer.derivation
    assert "其余" not in answer.answer


def test_a_balance_that_sentences_tell_is_rolled_forward(final: Ask) -> None:
    answer = final("年初结转加本年收入再减本年支出，跟10.00万元的年末结转对得上吗？").answer
    assert answer.startswith("一致")
    assert "计算为10.00万元" in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("病虫害控制为什么没花完预算？", ("80.00%", "冬季防治改在次年开展")),
        ("农机推广的钱怎么没花完？", ("2人调离",)),
        ("三公经费只用了七成多，为什么？", ("下乡调研改为拼车",)),
        ("年底怎么还有十万没花完？", ("尾款次年支付",)),
    ],
)
def test_why_a_budget_was_missed_is_told_with_how_far(
    final: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in answer.answer for each in told), answer.answer


def test_the_budget_least_carried_out_is_told_of_sentences_with_why(final: Ask) -> None:
    answer = final("哪个科目的预算完成率最低？").answer
    assert "最低的是病虫害控制" in answer
    assert "冬季防治改在次年开展" in answer


def test_only_what_went_over_its_budget_is_ranked_by_that(final: Ask) -> None:
    answer = final("哪个科目超预算最多？").answer
    assert "农田建设" in answer
    assert "30.00万元" in answer
    assert "病虫害" not in answer


def test_a_share_is_the_printed_one_where_its_whole_is_not_all(final: Ask) -> None:
    assert "占90.00%" in final("收入里财政拨款占多少？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("良种补贴平均每户多少钱？", "300.00元/户"), ("养蜂扶持平均每户到手多少钱？", "2000.00元/户")],
)
def test_an_average_takes_what_was_spent_and_those_it_reached(final: Ask, question: str, told: str) -> None:
    assert told in final(question).answer
