"""What sentences leave to be reckoned from each other, means of words and vehicles bought. The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """澜石市荷溪区柳塘镇2023年度“三公”经费决算公开
全镇2023年度“三公”经费汇总支出24.60万元。其中：因公出国（境）费0万元；公务用车购置及运行维护费18.20万元；公务接待费6.40万元。
“三公”经费比上年少支3.40万元，下降12.14%，比年初预算少1.40万元。
公务用车购置及运行维护费18.20万元，比上年减支2.10万元，其中：公务用车购置费0万元，比上年减支9.00万元；公务用车运行维护费18.20万元，比上年减支4.10万元。
公务接待费6.40万元，与年初预算相比增加0.40万元，增长0.67%。
注：“三公”经费：指用财政拨款列支的三项费用。其中，公务用车运行维护费反映按规定留用车辆的燃油、检修、保险和过桥支出；公务接待费包括按规定开支的用餐和住宿支出。
全镇公务用车总数9辆（其中：执法执勤用车4辆，机要通信用车1辆，其他用车4辆）。
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # what was planned, and what was spent before, from an outturn in another sentence
        ("柳塘镇2023年“三公”经费的年初预算总共是多少？", ["24.60万元", "1.40万元", "推算预算为26.00万元"]),
        ("请推算柳塘镇2023年“三公”经费年初预算的总数", ["26.00万元"]),
        ("柳塘镇2022年“三公”经费花了多少？", ["推算上年为28.00万元"]),
        # what words mean, told in a clause of a note
        ("公务用车运行维护费是指哪些钱？", ["留用车辆的燃油、检修、保险和过桥支出"]),
        ("公务接待费包括什么？", ["用餐和住宿支出"]),
        # money for vehicles that are bought
        ("柳塘镇2023年买车花了多少，养车又花了多少？", ["公务用车购置费为0万元", "18.20万元"]),
        ("柳塘镇的公务用车按用途分各有几辆？", ["执法执勤用车4辆", "机要通信用车1辆", "其他用车4辆"]),
    ],
)
def test_it_is_told(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    found = put(question)
    assert found.status is Outcome.ANSWERED, found.answer
    assert all(each in found.answer for each in told), found.answer


def test_changes_of_parts_that_do_not_make_that_of_the_whole_are_told_as_not_agreeing(
    put: Callable[[str], Answer],
) -> None:
    found = put("公务用车购置及运行维护费减支2.10万元，购置费和运行维护费减支的数合起来对得上吗？")
    assert found.status is Outcome.CONFLICTING
    assert all(each in found.answer for each in ("9.00万元", "4.10万元", "相加为13.10万元", "相差11.00万元"))


def test_a_percentage_of_the_budget_is_reckoned_anew_from_the_change_and_the_outturn(
    put: Callable[[str], Answer],
) -> None:
    found = put("公务接待费“增加0.40万元，增长0.67%”，这个增幅对不对？")
    assert found.status is Outcome.CONFLICTING
    assert "6.67%" in found.answer


def test_that_nothing_was_bought_is_not_told_by_what_running_costs(put: Callable[[str], Answer]) -> None:
    found = put("柳塘镇2023年买新车了吗？")
    assert found.answer.startswith("没有")
    assert "公务用车购置费0万元" in found.answer
