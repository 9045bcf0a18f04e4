"""A name that a question has exactly as the document prints it is told, or the answer is another one. All invented."""

from __future__ import annotations

import pytest

from service.answer import Outcome
from service.answering.document.said_names import untold
from tests.service.answering.conftest import Ask, AskedOf

TEXT = """霜桥区林业局2024年部门预算
一、部门概况
负责全区造林、护林和林业有害生物防治。年末在职人员58人。
二、预算说明
2024年支出预算940.00万元，比上年增加40.00万元，增长4.44%。
苗圃经营收入为霜桥区青岭苗圃场的苗木销售收入，较上年减少3.10万元，系秋季出圃量下降。
所属单位收支预算表
单位：万元
单位名称\t本年支出\t工资福利支出\t苗圃经营收入
霜桥区林业局（本级）\t620.00\t310.00\t
霜桥区青岭苗圃场\t320.00\t150.00\t21.40
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t940.00\t500.00\t440.00
2130204\t事业机构\t500.00\t500.00\t
2130205\t森林资源培育\t300.00\t\t300.00
2130234\t林业草原防灾减灾\t140.00\t\t140.00
项目支出表
单位：万元
项目名称\t实施单位\t项目总额\t本年支出
松材线虫病疫木清理\t霜桥区林业局（本级）\t140.00\t140.00
沿河绿化补植\t霜桥区青岭苗圃场\t300.00\t300.00
"""


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Ask:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("霜桥区青岭苗圃场的工资福利支出是多少？", "150.00万元"),
        ("青岭苗圃场的工资福利支出是多少？", "150.00万元"),
        ("沿河绿化补植的项目总额是多少？", "300.00万元"),
    ],
)
def test_the_name_said_is_the_name_told_of(asked: Ask, question: str, told: str) -> None:
    answer = asked(question)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "霜桥区青岭苗圃场的森林资源培育是多少？",
        "松材线虫病疫木清理的工资福利支出是多少？",
        "事业机构的苗圃经营收入是多少？",
    ],
)
def test_what_is_told_of_another_row_or_column_is_no_answer(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_a_body_may_be_told_in_full_where_it_is_said_shortened() -> None:
    assert untold(["青岭场"], "霜桥区青岭苗圃场|150.00") == []
    assert untold(["青岭场"], "霜桥区林业局|150.00") == ["青岭场"]
    assert untold(["森林防灾"], "森林资源培育|300.00") == ["森林防灾"]


def test_the_number_that_a_question_gives_says_what_is_meant(asked: Ask) -> None:
    answer = asked("支出预算增长4.44%，这个百分比算得对吗？")
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "40.00万元" in answer.answer


@pytest.mark.parametrize(
    "question", ["青岭苗圃场的三公经费是多少？", "沿河绿化补植的机关运行经费预算是多少？"]
)
def test_a_kind_of_money_is_not_answered_with_another(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer
