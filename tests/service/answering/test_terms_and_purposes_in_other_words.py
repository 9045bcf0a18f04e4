"""What a term means, whom money is for and how many there are, in other words. The documents are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.posed import posed

ACCOUNT = """柏涧县林业工作总站2023年度部门决算
一、人员情况
年末实有职工87人，其中行政人员9人、事业人员78人。在编人员82人。
二、决算说明
护林值守补贴支出决算为31.60万元，比上年增加2.10万元。
林火扑救专项支出决算为54.00万元。
三、“三公”经费支出决算情况说明
因公出国（境）费支出决算为12.40万元，全年因公出国（境）团组3个、7人次。
四、国有资产占用情况
全系统共有车辆16辆，其中防火巡护用车11辆、一般公务用车5辆。
五、名词解释
1.护林值守补贴：按月发给在防火期住山值守的护林人员的补贴。
2.育林公积金：从木材销售收入中提取、专门用于更新造林的资金。
3.林下经济：利用林地种菌、种药、养蜂而不伐树的经营方式。
4.林火扑救专项：用来租飞机、买水泵和给扑火队员上保险的钱。
2023年度收入支出决算总表
单位：万元
项目\t决算数
一般公共预算财政拨款收入\t910.00
本年收入合计\t910.00
支出合计\t910.00
"""


@pytest.fixture(scope="module")
def account(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


def _tells(answer: Answer, *told: str) -> None:
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "给我们解释一下林下经济这个词。",
        "讲讲什么叫林下经济",
        "“林下经济”是怎么一回事？",
        "林下经济是咋一回事",
        "能不能说说林下经济是怎么一回事",
        "科普一下林下经济",
        "How is the term 林下经济 explained in this report?",
        "How should one understand the term 林下经济?",
        "What kind of business does 林下经济 refer to?",
        "林下经济: what kind of business is that supposed to be?",
    ],
)
def test_a_term_is_explained_in_whatever_frame_its_meaning_is_asked(
    account: Callable[[str], Answer], question: str
) -> None:
    _tells(account(question), "利用林地种菌、种药、养蜂而不伐树的经营方式")


@pytest.mark.parametrize(
    "question",
    [
        "哪些人能领护林值守补贴？",
        "谁有资格享受护林值守补贴这笔钱",
        "护林值守补贴的发放对象",
        "护林值守补贴的补助对象是哪些人？",
        "护林值守补贴，谁可以申领？",
        "护林值守补贴什么样的人才能领到",
    ],
)
def test_whom_money_is_for_is_asked_by_those_who_may_have_it(
    account: Callable[[str], Answer], question: str
) -> None:
    _tells(account(question), "按月发给在防火期住山值守的护林人员的补贴")


@pytest.mark.parametrize(
    "question", ["育林公积金是怎么来的钱？", "请问育林公积金是怎样形成的", "育林公积金从哪里来"]
)
def test_a_fund_is_explained_where_it_is_asked_what_it_was_raised_from(
    account: Callable[[str], Answer], question: str
) -> None:
    _tells(account(question), "从木材销售收入中提取")


@pytest.mark.parametrize(
    "question",
    [
        "林火扑救专项有什么用处？",
        "设“林火扑救专项”这个项目，用途是什么",
        "安排林火扑救专项是为了做什么",
        "林火扑救专项的用意何在",
        "What is the point of 林火扑救专项?",
        "What does 林火扑救专项 aim to achieve?",
        "What is 林火扑救专项 designed to provide?",
    ],
)
def test_what_money_is_there_for_is_told_by_its_definition_where_nothing_else_tells_it(
    account: Callable[[str], Answer], question: str
) -> None:
    _tells(account(question), "租飞机、买水泵")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("全年组织了几批团出国，累计去了几人次？", ("3个", "7人次")),
        ("2023年派了几个团组出国，一共多少人？", ("3个", "7人次")),
        ("实有职工总数以及当中的行政人数各是多少", ("87人", "9人")),
        ("事业人员，站里一共几个？", ("78人",)),
        ("队伍里行政人员几名，事业人员又是几名", ("9人", "78人")),
        ("How large is the permanent workforce?", ("82人",)),
        ("What is the number of permanent employees?", ("82人",)),
        ("Counting the bureau together with its units, how many vehicles are there?", ("16辆",)),
    ],
)
def test_those_who_are_counted_may_stand_first_or_last_and_be_called_otherwise(
    account: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    _tells(account(question), *told)


@pytest.mark.parametrize(
    "question",
    [
        "哪些职工能领采暖补贴？",
        "采暖补贴的发放对象是谁",
        "给解释一下碳汇交易这个词",
        "“碳汇交易”是怎么一回事？",
        "How is the term 碳汇交易 explained?",
        "碳汇交易基金是怎样形成的",
    ],
)
def test_what_the_document_does_not_explain_stays_refused(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


@pytest.mark.parametrize(
    "question",
    ["护林值守补贴的发放对象有多少人", "谁拿的补贴最多", "结转资金是怎么形成的", "接待费下降是怎么回事"],
)
def test_numbers_largest_ones_and_causes_are_no_terms(question: str) -> None:
    put = posed(question)
    assert "意思" not in put, put
    assert "发给谁" not in put, put
    assert "什么钱" not in put, put
