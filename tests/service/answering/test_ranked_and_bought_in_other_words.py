"""Who and what comes first, whether vehicles are bought, which place is right: in other people's words, of an invented budget."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.posed import posed

TEXT = """梨岭县教育局2024年部门预算

第一部分 部门概况

一、主要职责

负责全县学校的管理。教师周转房的租金由县保障房公司收取，不在本部门预算中反映。

第二部分 预算情况说明

一、支出预算说明

2024年支出预算1560.00万元。小学教育620.00万元，比上年增加31.00万元。初中教育480.00万元，比上年增加52.00万元。

二、“三公”经费说明

2024年公务接待费预算2.10万元。公务用车运行维护费预算5.40万元，公务用车购置费0.00万元，2024年没有购置车辆的计划。现有公务用车3辆。

三、国有资产说明

截至2023年12月31日，部门共有车辆4辆。

第三部分 预算表

表1 支出总表
单位：万元
科目编码\t科目名称\t合计
2050202\t小学教育\t620.00
2050203\t初中教育\t480.00
\t合计\t1100.00

表2 基本支出公用经费表
单位：万元
科目编码\t科目名称\t公用经费
302\t商品和服务支出\t96.00
30201\t办公费\t18.00
30205\t水费\t9.00
30209\t物业管理费\t69.00
\t合计\t96.00

表3 项目支出表
单位：万元
项目名称\t合计
教室照明改造\t140.00
食堂设备更新\t86.00
校园安保\t52.00
合计\t278.00

表4 “三公”经费预算表
单位：万元
项目\t预算数
公务接待费\t2.10
公务用车购置费\t0.00
公务用车运行维护费\t4.50
合计\t6.60

表5 各单位预算表
单位：万元
单位名称\t预算数
梨岭县教育局（本级）\t310.00
梨岭县第一中学\t740.00
梨岭县第二中学\t510.00
合计\t1560.00
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    "question",
    [
        "公务车今年会不会买新的？",
        "公车这块，教育局今年还要添新的吗？",
        "今年有没有添置公车的计划？",
        "本年度是不是要换新公务车？",
        "局里今年准备添车不？",
    ],
)
def test_whether_a_vehicle_is_to_be_bought_is_no_matter_of_those_there_are(
    put: Callable[[str], Answer], question: str
) -> None:
    answer = put(question)
    assert answer.answer.startswith("没有"), answer.answer
    assert "3辆" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "在公用经费各明细里，数额居首的是什么支出？",
        "公用经费最大的一笔开支是什么？",
        "公用经费的各项明细中，金额最高的是哪一项？",
    ],
)
def test_the_first_part_of_a_whole(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert "物业管理费" in answer.answer, answer.answer
    assert "69.00万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("论金额，项目支出里的头号项目是什么？", "教室照明改造140.00万元"),
        ("请找出表3里数额居首的项目", "教室照明改造140.00万元"),
        ("除了最大的那个以外，金额最高的项目叫什么？", "食堂设备更新86.00万元"),
        ("除去金额最大的项目之外，哪个项目的金额最高？", "食堂设备更新86.00万元"),
    ],
)
def test_the_first_and_the_second_project(put: Callable[[str], Answer], question: str, told: str) -> None:
    answer = put(question)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "按单位排一排预算数，排头的是哪家？超出局本级多少？",
        "把局机关和下属单位都算上，预算最多的是哪家，超出局本级多少？",
        "三家单位比一比，哪家的预算居首，比局本级多多少？",
    ],
)
def test_the_first_of_the_bodies_and_its_lead(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert "第一中学740.00万元" in answer.answer, answer.answer
    assert "430.00万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("拿第一中学跟第二中学的预算比一比，哪所学校钱更多？差距是多少万？", ("740.00", "510.00", "230.00")),
        ("今年给小学加的钱多还是给初中加的钱多？差额是多少？", ("31.00", "52.00", "21.00")),
        ("小学和初中，谁今年增加的钱更多，差多少？", ("31.00", "52.00", "21.00")),
    ],
)
def test_two_are_compared_by_what_both_have(
    put: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = put(question)
    assert answer.status is not Outcome.NOT_DISCLOSED, answer.answer
    assert all(f"{each}万元" in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "我对了一下，公务用车运行维护费文字部分跟表4好像有出入，哪个数才对？",
        "公务用车运行维护费，正文和“三公”经费预算表有点对不上，该以哪个为准？",
    ],
)
def test_which_of_two_numbers_is_right_is_told_with_both(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "5.40万元" in answer.answer, answer.answer
    assert "4.50万元" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "公务用车的数量前后好像对不上，到底是多少辆？",
        "公务用车，“三公”说明和国有资产说明不一致，究竟几辆？",
    ],
)
def test_how_many_there_are_is_told_with_both_numbers(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert "3辆" in answer.answer, answer.answer
    assert "4辆" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "高中和幼儿园，谁今年增加的钱更多？",
        "机关运行经费最大的一笔支出是什么？",
        "租房补贴一季一发，是不是每个季度都没拖、按时到手了？",
    ],
)
def test_what_the_document_does_not_say_stays_unsaid(put: Callable[[str], Answer], question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED, put(question).answer


@pytest.mark.parametrize(
    "question",
    ["公务接待和公务用车，今年三公里头哪个更费钱？", "公务接待跟公务用车，三公当中哪个更烧钱？"],
)
def test_vehicles_beside_guests_are_all_that_is_spent_on_them(question: str) -> None:
    assert "公务用车购置及运行维护费,哪个花得多" in posed(question)


@pytest.mark.parametrize(
    "question",
    [
        "有一笔5.00万元是去年结转来的，请问资金来源是什么、归哪个单位花、花在什么地方？",
        "其中有一笔5.00万元的钱是上年结转下来的，它的来路是什么、由哪个单位用、用在哪里？",
    ],
)
def test_what_was_left_is_asked_by_its_amount(question: str) -> None:
    assert posed(question).startswith("上年结转的5.00万元是什么钱,打算怎么用,由哪家单位使用")


def test_two_short_names_of_items_are_told_apart(
    asked_of: Callable[[str], Callable[[str], Answer]],
) -> None:
    """A short name is that of the item which begins and ends so, and not of its likeliest neighbour."""
    text = """杏坞县市场监督管理局2024年部门预算
一、支出预算说明
2024年支出预算240.00万元。
表1 项目支出表
单位：万元
项目名称\t合计
食品抽样检验\t150.00
药品和器械抽检\t40.00
特种设备检验\t50.00
合计\t240.00
"""
    answer = asked_of(text)("两类抽检经费差额有多大，食品的高还是药品的高？")
    for told in ("150.00万元", "40.00万元", "110.00万元"):
        assert told in answer.answer, answer.answer
