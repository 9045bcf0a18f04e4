"""What a turn of a conversation leaves out, the turns before it say; what it names itself is never replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.answer import Answer, Outcome
from service.conversing import converse
from service.store import Store

Say = Callable[..., Answer]
CLOUD, MOUNTAIN = "云溪县医疗保障局", "石岭县民政局"


@pytest.fixture
def both(store: Store, make: Any) -> Store:
    """Two departments with the same items; the first has two years."""
    store.put(make("a" * 64, CLOUD, 2021), b"", ".pdf")
    store.put(make("b" * 64, CLOUD, 2020, 2), b"", ".pdf")
    store.put(make("c" * 64, MOUNTAIN, 2021, 3), b"", ".pdf")
    return store


@pytest.fixture
def say(both: Store) -> Say:
    """Says one turn after another and gives the last answer."""
    count = 0

    def spoken(*turns: str, session: str | None = None, **options: Any) -> Answer:
        nonlocal count
        count += 1
        answers = [converse(turn, session=session or f"s{count}", store=both, **options) for turn in turns]
        return answers[-1]

    return spoken


FIRST = f"{CLOUD}2021年公务接待费是多少"


def test_a_question_that_is_complete_is_answered_as_it_is(say: Say) -> None:
    answer = say(FIRST)
    assert answer.understood is None
    assert "6,000.00元" in answer.answer


@pytest.mark.parametrize(
    ("turn", "understood", "figure"),
    [
        ("那2020年呢？", f"{CLOUD}2020年公务接待费是多少", "12,000.00元"),
        ("那上年呢", f"{CLOUD}2020年公务接待费是多少", "12,000.00元"),
        ("石岭呢？", "石岭2021年公务接待费是多少", "18,000.00元"),
        ("公务用车运行维护费呢", f"{CLOUD}2021年公务用车运行费是多少", "24,000.00元"),
        ("那石岭县2021年的会议费呢", "石岭县2021年会议费是多少", "15,000.00元"),
        ("占三公经费多少", f"{CLOUD}2021年公务接待费占三公经费多少", "20.00%"),
        ("城乡医疗救助为什么增加", f"{CLOUD}2021年城乡医疗救助为什么增加", "530.25万元"),
        ("和石岭比呢", f"{CLOUD}2021年和石岭2021年的公务接待费相差多少", "12000.00元"),
        ("比会议费少多少", f"{CLOUD}2021年公务接待费比会议费少多少", "9000.00元"),
    ],
)
def test_what_a_turn_leaves_out_is_filled_in(say: Say, turn: str, understood: str, figure: str) -> None:
    answer = say(FIRST, turn)
    assert answer.understood == understood
    assert answer.status is Outcome.ANSWERED
    assert figure in answer.answer
    assert answer.question == turn


def test_why_asks_for_the_reason_of_the_item_spoken_of(say: Say) -> None:
    answer = say(f"{CLOUD}2021年城乡医疗救助多少", "为什么？")
    assert "低保对象人数增多" in answer.answer
    assert {c.document for c in answer.citations} == {"a" * 64}


def test_the_reason_of_a_change_is_looked_for_in_the_later_year(say: Say) -> None:
    answer = say(f"{CLOUD}2020年疾病应急救助多少", "为什么减少")
    assert answer.understood == f"{CLOUD}2020年疾病应急救助为什么减少"
    assert {c.document for c in answer.citations} == {"b" * 64}


def test_how_two_years_differ_only_the_document_of_the_later_one_tells(say: Say) -> None:
    answer = say(f"{MOUNTAIN}2021年城乡医疗救助多少", "上年呢", "为什么")
    assert answer.understood == f"{MOUNTAIN}2021年城乡医疗救助为什么"


def test_a_name_is_freed_of_the_words_around_it(say: Say) -> None:
    first = f"{CLOUD}2021年三公经费是多少"
    assert say(first, "其中公务用车呢").understood == f"{CLOUD}2021年三公经费的公务用车是多少"
    assert say(first, "请客喝茶的呢").understood == f"{CLOUD}2021年请客喝茶是多少"


def test_another_item_need_not_have_risen_as_the_one_before(say: Say) -> None:
    answer = say(f"{CLOUD}2021年城乡医疗救助为什么增加了80.25万元", "那疾病应急救助呢")
    assert answer.understood == f"{CLOUD}2021年疾病应急救助为什么变化了"


def test_a_share_names_its_part_or_its_whole_and_the_other_is_the_one_spoken_of(say: Say) -> None:
    turns = (f"{CLOUD}2021年公务接待费是多少", "占三公经费多少")
    assert say(*turns, "会议费呢").understood == f"{CLOUD}2021年会议费占三公经费多少"
    assert say(*turns, "那公务用车运行费占多少").understood == f"{CLOUD}2021年公务用车运行费占三公经费的多少"
    assert say(*turns, "在支出总计中占多少").understood == f"{CLOUD}2021年公务接待费占支出总计的比例是多少"


def test_two_items_spoken_of_one_after_the_other_are_asked_for_together(say: Say) -> None:
    answer = say(f"{CLOUD}2021年城乡医疗救助多少", "疾病应急救助呢", "这两项一共多少")
    assert answer.understood == f"{CLOUD}2021年城乡医疗救助和疾病应急救助一共多少"
    assert "700.00万元" in answer.answer


def test_what_is_compared_keeps_its_first_side(say: Say) -> None:
    first = f"{CLOUD}2021年城乡医疗救助和疾病应急救助相差多少"
    assert say(first, "那行政运行呢").understood == f"{CLOUD}2021年城乡医疗救助和行政运行相差多少"


def test_persons_and_projects_are_asked_of_the_department_and_not_of_the_item(say: Say) -> None:
    assert say(FIRST, "有多少人").understood == f"{CLOUD}2021年有多少人"
    assert say(FIRST, "有哪些项目？").understood == f"{CLOUD}2021年有哪些项目"


def test_the_budget_and_the_outturn_of_an_item_are_asked_for_in_turn(say: Say) -> None:
    assert say(FIRST, "决算数呢").understood == f"{CLOUD}2021年公务接待费决算数是多少"


def test_a_year_is_counted_from_the_one_spoken_of(say: Say) -> None:
    assert say(FIRST, "上年呢", "再前一年呢").understood == f"{CLOUD}2019年公务接待费是多少"
    assert say(FIRST, "上年呢", "今年呢").understood == FIRST


def test_a_turn_about_all_departments_takes_none_over(say: Say) -> None:
    assert say(FIRST, "哪个部门的公务接待费最高").understood is None


def test_the_largest_is_what_the_next_turn_speaks_of_and_the_second_is_of_the_same_whole(say: Say) -> None:
    turns = (f"{CLOUD}2021年项目支出是多少", "其中最大的是哪项")
    assert say(*turns, "占项目支出多少").understood == f"{CLOUD}2021年困难群众救助资金占项目支出多少"
    for between in ([], ["它占支出总计多少"]):
        assert say(*turns, *between, "第二大的呢").understood == f"{CLOUD}2021年项目支出第二大"


def test_one_name_out_of_several_is_enough_to_repair_an_ambiguous_question(say: Say) -> None:
    assert "石岭县民政局" in say("公务接待费是多少", "石岭县民政局的").citations[0].name
    assert say("公务接待费是多少", "石岭县民政局的").understood == "石岭县民政局2021年公务接待费是多少"


def test_a_word_that_nothing_prints_is_asked_for_and_not_overlooked(say: Say) -> None:
    answer = say(FIRST, "无人机采购为什么增加")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert answer.understood == f"{CLOUD}2021年无人机采购为什么增加"


def test_departments_and_years_that_are_only_counted_are_those_spoken_of(say: Say) -> None:
    both = say(FIRST, "石岭呢？", "两家加起来多少")
    assert "24000.00元" in both.answer
    years = say(FIRST, "那2020年呢？", "两年分别是多少？")
    assert "6,000.00元" in years.answer
    assert "12,000.00元" in years.answer


def test_departments_that_are_counted_before_two_were_spoken_of_are_none(say: Say) -> None:
    assert say(FIRST, "两家加起来多少").understood != f"{CLOUD}2021年{CLOUD}加起来多少"


def test_the_former_and_the_latter_are_those_of_the_question_before(say: Say) -> None:
    both = f"{CLOUD}2021年公务接待费和公务用车运行维护费相差多少"
    assert "20.00%" in say(both, "前者占三公经费多少").answer
    assert "80.00%" in say(both, "后者占三公经费多少").answer


def test_money_is_asked_for_as_money_after_people(say: Say) -> None:
    answer = say(f"{CLOUD}2021年在职人员多少人", "公务接待费呢")
    assert answer.understood == f"{CLOUD}2021年公务接待费是多少"


def test_a_department_named_in_english_is_the_one_meant(say: Say) -> None:
    answer = say(f"{MOUNTAIN}2021年公务接待费是多少", "And what is Yunxi's official reception expense?")
    assert answer.status is Outcome.ANSWERED
    assert {c.document for c in answer.citations} == {"a" * 64}


def test_thanks_change_nothing(say: Say) -> None:
    assert say(FIRST, "好的，谢谢", "那会议费呢").understood == f"{CLOUD}2021年会议费是多少"


def test_a_conversation_in_english_keeps_its_subject(say: Say) -> None:
    first = f"How much did {CLOUD} spend on receptions in 2021?"
    assert "12,000.00元" in say(first, "And the year before?").answer
    assert "15,000.00元" in say(first, "What about meetings?").answer
    compared = say(first, "Compared with 石岭县民政局?")
    assert compared.understood == f"{CLOUD}2021年和石岭县民政局2021年的公务接待费相差多少"
    assert "12000.00元" in compared.answer
    asked = say(first, "What share of total spending is that?")
    assert asked.answer.isascii() or "so the first is this share of the second" in asked.answer


def test_sessions_know_nothing_of_each_other(say: Say) -> None:
    say(FIRST, session="one")
    answer = say("那上年呢", session="other")
    assert answer.understood is None
    assert not answer.values


def test_a_document_that_is_chosen_is_asked_and_the_item_stays(say: Say) -> None:
    say(FIRST, session="page")
    answer = say("多少", session="page", document="c" * 64)
    assert "18,000.00元" in answer.answer


def test_a_conversation_about_a_deleted_document_goes_on_without_it(both: Store, say: Say) -> None:
    say(f"{MOUNTAIN}2021年公务接待费是多少", session="s")
    both.delete("c" * 64)
    answer = say("那会议费呢", session="s")
    assert answer.understood is None
    assert all(citation.document != "c" * 64 for citation in answer.citations)
    assert say(FIRST, "那会议费呢", session="s").understood == f"{CLOUD}2021年会议费是多少"


def test_what_another_version_kept_of_a_conversation_is_no_hindrance(both: Store, say: Say) -> None:
    both.sessions.keep("s", '{"subject": "公务接待费"}')
    assert say("那上年呢", session="s").understood is None


TURNS = st.sampled_from(
    [
        "那上年呢",
        "为什么",
        "会议费呢",
        "石岭呢",
        "占多少",
        "和石岭比呢",
        "其中呢",
        "它呢",
        "第二大的",
        "有多少人",
        "再前一年",
        "2019年",
    ]
) | st.text(max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TURNS, min_size=1, max_size=5))
def test_whatever_is_said_the_figures_are_of_the_department_understood(say: Say, turns: list[str]) -> None:
    """No turn brings a figure of a department that the question understood does not name."""
    answer = say(FIRST, *turns)
    if answer.understood is None:
        return
    for citation in answer.citations:
        department = CLOUD if citation.document in ("a" * 64, "b" * 64) else "石岭"
        assert department in answer.understood
