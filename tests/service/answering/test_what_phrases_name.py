"""What the phrases of a question name is found in one way, whatever is made of it. The documents are invented for it."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from tests.service.answering.conftest import Ask, AskedOf

ACCOUNT = """杉坪县茶叶站2023年度部门决算
一、主要职责
推广良种茶，防治茶树病虫害。
二、决算情况说明
全年收入600.00万元，较2022年度增加40.00万元，增长7.14%；全年支出580.00万元，较2022年度增加29.00万元，增长5.26%。
三、一般公共预算财政拨款支出情况
（一）农林水支出400.00万元，较年初预算数增加50.00万元，主要是追加抗旱经费。
（二）住房保障支出80.00万元，较年初预算数减少20.00万元。
四、“三公”经费情况
公务接待费5.00万元，较上年减少1.00万元；公务用车运行维护费8.00万元，较上年减少2.00万元；因公出国（境）费0万元，与上年持平。
五、人员情况
核定事业编制45名，在职人员40人，退休人员10人。
"""


@pytest.fixture(scope="module")
def account(asked_of: AskedOf) -> Ask:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("接待和养车，哪样降幅更大？", "幅度更大的是公务用车运行维护费"),
        ("因公出国费和公务接待费哪个比去年减少了？", "减少的是公务接待费"),
        ("养车花的钱和接待的钱哪个多，差多少？", "公务用车运行维护费更多，相差3.00万元"),
        ("农林水和住房保障的年初预算一共多少？", "450.00万元"),
        ("住房保障的年初预算占农林水年初预算的百分之几？", "28.57%"),
        ("2022年接待花的钱是养车的几成？", "60.00%"),
        ("住房保障的执行率是多少？", "80.00%"),
        ("支出里住房保障占多大比例？", "13.79%"),
        ("退休人员占在职人员的百分之几？", "25.00%"),
    ],
)
def test_one_phrase_names_the_same_whatever_is_asked_of_it(account: Ask, question: str, told: str) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize("question", ["公务接待费是因公出国费的几倍？", "公务接待费占因公出国费的百分之几？"])
def test_nothing_is_divided_by_an_item_of_nothing(account: Ask, question: str) -> None:
    answer = account(question)
    assert "前者" not in answer.answer
    assert not answer.derivation


def test_amounts_do_not_tell_of_which_more_was_left(account: Ask) -> None:
    assert "相差3.00万元" not in account("公务接待费和公务用车运行费哪个没花完的预算多？").answer
