"""Questions that say 局里, 我们局, 今年局里 for the department at hand, and whether it buys vehicles or sends people abroad."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.scope import other_body

TEXT = """依照预算法的规定，现就松桥县统计局2024年部门预算公开如下：
松桥县统计局2024年部门预算
第一部分 部门概况
负责全县统计调查工作。
第二部分 预算情况说明
一、收支预算情况
2024年收支总预算420.00万元，比上年增加12.00万元。
二、“三公”经费
2024年“三公”经费预算8.60万元，其中：因公出国（境）费0.00万元；公务用车购置费0.00万元；公务用车运行维护费6.40万元；公务接待费2.20万元。
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("今年局里接待费多少？", ["2.20万元"]),
        ("我们局今年接待费多少？", ["2.20万元"]),
        # what is bought is denied by the zero that is printed of it
        ("今年局里要买新车吗？", ["没有", "公务用车购置费", "0.00万元"]),
        ("今年安排领导出国的钱了吗？", ["没有", "0.00万元"]),
        ("今年安排干部出国考察了吗？", ["没有", "0.00万元"]),
    ],
)
def test_the_department_at_hand_is_meant(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [word for word in told if word not in answer.answer] == [], answer.answer


@pytest.mark.parametrize("question", ["今年财政局接待费多少？", "教育局今年要买新车吗？"])
def test_another_body_is_still_another(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer
    # what leads over to the name of the department is no part of it
    assert answer.answer.startswith(("松桥县统计局", "库中只有松桥县统计局"))


@pytest.mark.parametrize("said", ["今年局里", "去年我们局里", "目前医院", "全年中心里", "每年局里"])
def test_a_time_or_a_pronoun_begins_no_name(said: str) -> None:
    assert other_body(f"{said}花了多少") is None


def test_a_name_behind_a_time_is_one() -> None:
    assert other_body("今年县财政局花了多少") == "县财政局"
