"""Which statements are worth asking about, and how they are cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.review import denials, projects, reasons, targets
from extractors.review.statement import LONGEST, Group, Statement, cut, pieces
from extractors.schema.budget import Goal, Stated
from extractors.schema.check import Check, Status
from extractors.schema.draft import Direction
from extractors.schema.extraction import Extraction, Passage
from extractors.schema.suspicion import Contradiction
from tests.extractors.review.suspecting import (
    COPIED,
    budget_with,
    change,
    extraction,
    goal,
    indicator,
    place,
)


def shown(groups: object) -> list[list[str]]:
    return [[each.shown for each in group.statements] for group in groups]  # type: ignore[attr-defined]  # an iterator of groups


def prose(*sentences: str) -> Extraction:
    held = tuple(
        Passage(id=f"p{n}", heading=("说明",), source=place(text, page=n))
        for n, text in enumerate(sentences, 1)
    )
    return budget_with(statements=()).model_copy(update={"passages": held})


# --- targets ---


def test_a_rate_in_per_cent_is_not_asked_about_and_one_among_quantities_is() -> None:
    made = budget_with(
        indicators=(
            indicator("群众满意度", "≥95%", 1, "满意度指标"),
            indicator("群众满意度", "≥3年", 2, "满意度指标"),
            indicator("检修完成率", "100%", 3),
        )
    )
    assert shown(targets.groups(made)) == [["群众满意度", "≥3年"], ["检修完成率", "100%"]]


def test_a_target_that_a_rule_has_found_wrong_is_not_asked_about_again() -> None:
    one = indicator("竣工时间", "2021年6月", 1, "时效指标")
    check = Check(
        code="targets.target_is_of_this_year",
        status=Status.FAILS,
        message="",
        sources=(one.target.source,),
    )
    made = budget_with(indicators=(one,))
    assert len(list(targets.groups(made))) == 1
    assert list(targets.groups(made.model_copy(update={"checks": (check,)}))) == []


def test_what_several_forms_print_alike_is_asked_once() -> None:
    alike = tuple(indicator("巡江次数", "≥98%", row) for row in (1, 9, 20))
    assert len(list(targets.groups(budget_with(indicators=alike)))) == 1


def test_operator_and_unit_of_other_columns_are_shown_and_the_printed_cell_is_quoted() -> None:
    one = indicator("购置救生衣", "300", 1)
    target = one.target.model_copy(update={"operator": "≥", "unit": "件"})
    (group,) = targets.groups(budget_with(indicators=(one.model_copy(update={"target": target}),)))
    assert group.rest[0].shown == "≥300件"
    assert group.rest[0].source.text == "300"


def test_an_indicator_without_a_place_of_its_own_has_no_two_places() -> None:
    nameless = indicator("巡江次数", "≥98%", 1).model_copy(update={"name_source": None})
    assert list(targets.groups(budget_with(indicators=(nameless,)))) == []


# --- reasons ---


def test_of_a_long_passage_the_sentence_with_the_change_is_quoted_and_not_the_reason() -> None:
    item = change("取暖费", "全年供暖四个月。取暖费3.00万元，较上年减少2.00万元", "供热面积扩大一倍")
    (group,) = reasons.groups(budget_with(narrative=(item,)))
    (head,) = group.heads
    assert head.source == replace(item.sentence, text="取暖费3.00万元，较上年减少2.00万元")
    assert [each.shown for each in group.rest] == ["供热面积扩大一倍"]


def test_where_the_sentence_does_not_name_the_item_the_model_is_told_it() -> None:
    (group,) = reasons.groups(
        budget_with(narrative=(change("取暖费", "该项较上年减少2.00万元", "供热面积扩大"),))
    )
    assert group.heads[0].shown == "取暖费：该项较上年减少2.00万元"
    assert group.heads[0].source.text == "该项较上年减少2.00万元"


def test_a_reason_that_a_rule_has_found_wrong_is_not_asked_about_again() -> None:
    made = extraction()
    item = made.budget.narrative[0]
    check = Check(
        code="reasons.reason_goes_the_same_way", status=Status.FAILS, message="", sources=(item.sentence,)
    )
    assert len(list(reasons.groups(made))) == 2
    assert [g.about for g in reasons.groups(made.model_copy(update={"checks": (check,)}))] == ["印刷费"]


def test_a_reason_of_no_change_that_is_known_is_not_asked_about() -> None:
    item = change("取暖费", "取暖费3.00万元", "供热面积扩大", Direction.FLAT).model_copy(
        update={"direction": None}
    )
    assert list(reasons.groups(budget_with(narrative=(item,)))) == []


# --- projects ---


def test_a_text_that_many_projects_share_is_a_formula_and_no_copy() -> None:
    for several, copies in ((4, 6), (5, 0)):
        goals = tuple(goal(f"第{n}处渡口", f"{n}号：{COPIED}。", 2 * n + 1) for n in range(several))
        found = [
            group
            for group in projects.groups(budget_with(goals=goals))
            if Contradiction.TEXT_COPIED in group.kinds
        ]
        assert len(found) == copies


def test_the_goals_of_the_department_as_a_whole_are_no_project_s() -> None:
    made = budget_with(
        department=Stated(text="临江县航务所", source=place("临江县航务所")),
        goals=(goal("临江县航务所", f"{COPIED}。", 1), Goal(text=Stated(text=COPIED, source=place(COPIED)))),
    )
    assert list(projects.groups(made)) == []


def test_sentences_in_the_form_of_a_project_are_its_texts() -> None:
    basis = Passage(
        id="t8r4c1",
        heading=("绩效目标表", "立项依据"),
        source=place("依据县里的渡运安全三年方案立项。", "t8r4c1"),
    )
    made = extraction().model_copy(update={"passages": (basis,)})
    first = next(iter(projects.groups(made)))
    assert [each.shown for each in first.statements] == [
        "渡口安全",
        f"{COPIED}。",
        "依据县里的渡运安全三年方案立项。",
    ]


# --- denials ---


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("本局没有所属单位。", "下属单位两家，分别为航道站和渡口所。"),
        ("本年未安排公务用车购置费。", "公务用车购置费18万元。"),
        ("我局不涉及政府采购。", "政府采购预算6.5万元，都是货物。"),
    ],
)
def test_a_denial_meets_what_is_said_of_the_same_thing(denial: str, other: str) -> None:
    (group,) = denials.groups(prose(denial, other))
    assert [each.shown for each in group.statements] == [denial, other]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("本局没有所属单位。", "本局公务用车购置费18万元。"),
        ("政府采购与上年相比无变化。", "政府采购预算6.5万元。"),
        ("本局不涉及政府采购。", "表6 政府采购预算表（2024年）"),
        ("本局不涉及政府采购。", "6．2024年政府采购预算表"),
        ("本局没有上年结转的政府性基金支出。", "政府性基金支出8万元。"),
    ],
)
def test_what_is_said_of_something_else_or_says_no_amount_is_not_held_against_it(
    denial: str, other: str
) -> None:
    assert list(denials.groups(prose(denial, other))) == []


def test_a_definition_states_nothing() -> None:
    made = prose("本局不涉及政府采购。", "政府采购是用财政资金购买目录内3类货物的行为。")
    assert len(list(denials.groups(made))) == 1
    defined = made.passages[1].model_copy(update={"heading": ("名词解释",)})
    assert list(denials.groups(made.model_copy(update={"passages": (made.passages[0], defined)}))) == []


def test_a_denial_that_a_rule_has_found_wrong_is_not_asked_about_again() -> None:
    made = extraction()
    whole = made.passages[0].source
    check = Check(code="blanks.blank_table_has_no_amount", status=Status.FAILS, message="", sources=(whole,))
    assert len(list(denials.groups(made))) == 1
    assert list(denials.groups(made.model_copy(update={"checks": (check,)}))) == []


# --- cutting ---


@settings(deadline=None)
@given(st.text(alphabet="渡口安全。；\n 12", max_size=900))
def test_a_long_text_is_cut_into_short_ones_and_nothing_of_it_is_lost(text: str) -> None:
    source = place(text)
    cut_up = pieces(source)
    assert all(len(each.source.text) <= LONGEST and each.source.text in text for each in cut_up)
    assert "".join("".join(each.source.text.split()) for each in cut_up) == "".join(text.split())
    assert {each.source.box for each in cut_up} <= {source.box}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 70), st.integers(1, 200)), max_size=6))
def test_lots_are_small_and_every_pair_of_a_group_is_in_one_of_them(sizes: list[tuple[int, int]]) -> None:
    groups = [
        Group(
            (Contradiction.DENIED_YET_STATED,),
            f"g{n}",
            "",
            tuple(Statement(place(f"{n}无{at}")) for at in range(heads)),
            tuple(Statement(place(f"{n}有{at}")) for at in range(rest)),
        )
        for n, (heads, rest) in enumerate(sizes)
    ]
    lots = list(cut(groups, 60))
    assert all(sum(len(group.statements) for group in lot) <= 60 for lot in lots)
    assert paired(group for lot in lots for group in lot) == paired(groups)


def paired(groups: Iterable[Group]) -> set[tuple[str, str]]:
    """The pairs by their texts, of which there are no two alike."""
    texts = [([one.source.text for one in g.heads], [other.source.text for other in g.rest]) for g in groups]
    return {pair for heads, rest in texts for pair in product(heads, rest)}
