"""Questions in words that the document does not have, about what one of its paragraphs is about. Invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """青石岭县民政局2024年部门预算
第一部分 部门概况
一、主要职责
负责养老服务、殡葬管理、地名管理和社会救助工作。
第二部分 部门预算情况说明
一、收支预算情况
2024年收支总预算3,260.00万元，比上年增加120.00万元，增长3.82%，主要是高龄津贴标准提高。
二、重点项目情况
（1）困境儿童助学关爱36.40万元。为52名重度残疾、无法到校的少年送课上门，按每生每年7000元安排，全年不少于30次。
（2）城乡公益性公墓维护48.00万元。县级公墓3处，由乡镇代管，较上年减少26.00万元，原因是两处公墓的护坡已于2023年修好。
（3）流浪乞讨人员救助专项61.50万元。61.50万元中，站内照料24.00万元，返乡车票9.50万元，医疗救治28.00万元。
（4）社区食堂运营补助90.00万元。补助的食堂由12家减为9家，每家补助10.00万元不变，补助资金用于弥补亏空。
三、“三公”经费
2024年“三公”经费预算6.00万元，与上年持平。
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a word that stands there in part only, and one that says what is done
        ("给在家的重残少年上门讲课，覆盖几个孩子？", ["52名"]),
        # a change by the amount that the question gives roughly, with its cause
        ("公益墓地的钱怎么少了近26万？", ["减少26.00万元", "护坡已于2023年修好"]),
        # what an amount is made of, by the amount
        ("救助流浪汉的61.5万具体花在哪些地方？", ["24.00万元", "9.50万元", "28.00万元"]),
    ],
)
def test_the_sentence_of_the_paragraph_is_told(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [word for word in told if word not in answer.answer] == [], answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        # one number is none of each, and those that are given are none either
        "9家社区食堂分布在哪些乡镇，各有几家？",
        # an amount that is used for it is not its own
        "社区食堂的亏空一共有多少钱？",
        # nobody is named there
        "送课上门是哪家机构中标的？",
        # a number that the document does not have
        "15处公墓分别花了多少钱？",
        # duties tell nothing of a year
        "今年做了哪些地名工作，各花多少？",
    ],
)
def test_what_its_paragraph_does_not_say_is_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer
