"""Why an item has changed, or that it has not: which of a sentence's changes a reason goes to, and where it ends."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.draft import Against, Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT
LAST_YEAR, BUDGET = Against.LAST_YEAR, Against.BUDGET


def read(*paragraphs: str) -> Budget:
    text = "\n".join(("青河县水务局2024年部门决算公开", *paragraphs))
    return extract_bytes(text.encode(), "a.txt").budget


def said(*paragraphs: str) -> list[NarrativeItem]:
    return list(read(*paragraphs).narrative)


def reasons(*paragraphs: str) -> list[tuple[Direction | None, Against, str]]:
    return [(i.direction, i.against, i.reason.text) for i in said(*paragraphs) if i.reason is not None]


def test_what_has_changed_too_is_still_part_of_the_reason() -> None:
    why = "主要原因是巡堤里程增加，抢险经费也较上年增加3.00万元"
    assert reasons(f"堤防养护12.00万元，较上年增加5.00万元，{why}。")[0][2] == why.removeprefix("主要原因是")


def test_what_is_counted_off_right_behind_a_change_is_its_reason() -> None:
    why = "一是泵站新招录2人增加8.00万元；二是电价上调增加4.00万元"
    assert reasons(f"基本支出120.00万元，较上年增加12.00万元，{why}。")[0] == (UP, LAST_YEAR, why)


# --- that nothing has changed ---


def test_items_without_amounts_are_level_by_their_names() -> None:
    items = said("项目支出较上年减少2.00万元，基本支出与上年持平，变动的主要原因是定额调整。")
    assert [(i.item, i.direction, i.reason and i.reason.text) for i in items] == [
        ("项目支出", DOWN, None),
        ("基本支出", FLAT, "定额调整"),
    ]


def test_two_items_that_are_level_in_one_clause_are_both_told() -> None:
    items = said("会议费增加1.00万元；公务用车运行费、公务接待费与上年持平。")
    assert {i.item: i.direction for i in items} == {"会议费": UP, "公务用车运行费": FLAT, "公务接待费": FLAT}


def test_an_item_is_level_in_the_sentence_that_compares_others() -> None:
    items = said("与2023年预算相比，教育支出减少2.00万元；住房保障支出基本持平。")
    assert [(i.item, i.direction) for i in items] == [("教育支出", DOWN), ("住房保障支出", FLAT)]


def test_what_is_level_in_a_reason_is_no_item() -> None:
    items = said("防汛支出3.00万元，与上年持平，主要原因是：防汛经费保持不变。")
    assert [(i.item, i.reason and i.reason.text) for i in items] == [("防汛支出", "防汛经费保持不变")]


def test_an_outturn_that_equals_its_budget_is_level_with_it() -> None:
    (item,) = said("防汛支出决算为18.00万元，完成预算100%，决算数等于预算数。")
    assert (item.direction, item.against) == (FLAT, BUDGET)


# --- reasons ---


@pytest.mark.parametrize(
    "reason",
    [
        "1.在职人员晋级；2.新增灌区改造项目",
        "（1）基本支出增加，主要是增资；（2）项目支出增加，主要是灌区改造",
        "一、在职人员晋级；二、新增灌区改造项目",
        "一是在职人员晋级。二是新增灌区改造项目",
    ],
)
def test_reasons_that_are_numbered_are_kept_whole(reason: str) -> None:
    assert reasons(f"收入总计51.00万元，比上年增加2.00万元，主要原因：{reason}。") == [
        (UP, LAST_YEAR, reason)
    ]


def test_a_reason_goes_to_the_change_right_before_it_not_to_the_one_read_last() -> None:
    assert reasons(
        "公务用车购置费0元，与2024年预算持平，与2023年相比减少18.00万元，主要原因是上年更新车辆。"
    ) == [(DOWN, LAST_YEAR, "上年更新车辆")]


@pytest.mark.parametrize("words", ["决算数与预算数的差异主要原因为", "决算数与预算数存在差异的主要原因："])
def test_why_an_outturn_differs_from_its_budget(words: str) -> None:
    given = reasons(f"巡堤经费支出决算5.12万元，比上年减少0.30万元，主要原因是次数减少。{words}厉行节约。")
    assert given == [(DOWN, LAST_YEAR, "次数减少"), (None, BUDGET, "厉行节约")]


def test_less_than_the_budget_is_not_more_than_last_year() -> None:
    items = said(
        "巡堤经费年初预算数为3.00万元，决算数为2.16万元，决算数较2023年增加0.16万元，主要原因是检查增多。"
        "决算数较年初预算数减少的主要原因是：标准从严。"
    )
    last = items[-1]
    assert (last.direction, last.against, last.reason and last.reason.text) == (DOWN, BUDGET, "标准从严")
    assert last.previous is not None
    assert last.previous.printed == "3.00"


def test_a_reason_before_all_numbers_is_of_the_item_that_it_names() -> None:
    first = said(
        "“三公”经费支出决算数比预算数减少的主要原因：接待压减。“三公”经费支出决算4.36万元，比上年决算数减少0.28万元。"
    )[-1]
    assert (first.item, first.direction, first.against) == ("“三公”经费", DOWN, BUDGET)


def test_a_reason_that_names_no_item_makes_none() -> None:
    assert said("决算数小于年初预算数的主要原因是厉行节约，与上年相比减少0.86万元。") == []


def test_a_reason_in_a_bracket_ends_with_it() -> None:
    assert reasons("会议费较上年减少1.00万元（减少原因：压缩会议（含视频会议）次数），培训费3.00万元。") == [
        (DOWN, LAST_YEAR, "压缩会议（含视频会议）次数")
    ]


def test_mainly_may_follow_a_change_without_a_comma() -> None:
    items = said(
        "“三公”经费4.50万元，比上年减少0.50万元，其中：公务接待费1.00万元，减少0.50万元。“三公”经费预算比上年减少主要是厉行节约。"
    )
    assert [(i.item, i.reason and i.reason.text) for i in items] == [
        ("“三公”经费", "厉行节约"),
        ("公务接待费", None),
    ]


def test_a_sentence_that_only_says_why_speaks_of_the_whole() -> None:
    items = said("收入总计增加23.00万元，其中会议费增加20.00万元，水费增加3.00万元。主要变动原因为扩容。")
    assert [i.item for i in items if i.reason is not None] == ["收入总计"]


def test_why_a_budget_was_fulfilled_in_part_is_said_against_the_budget() -> None:
    assert reasons("公务接待费支出决算0.80万元，完成预算的40%，主要原因是任务减少。") == [
        (None, BUDGET, "任务减少")
    ]


def test_the_same_reason_as_before_is_the_reason_before() -> None:
    items = said(
        "本年收入合计21.00万元，较上年增加1.00万元，主要原因是拨款增加；本年支出合计20.00万元，较上年增加1.00万元，主要原因同上。"
    )
    assert [i.reason and i.reason.text for i in items] == ["拨款增加", "拨款增加"]


def test_a_reason_may_name_an_item_that_nothing_was_told_of() -> None:
    assert reasons("人员经费比上年增加主要原因是调资，公用经费比上年减少主要原因是压减。") == [
        (UP, LAST_YEAR, "调资"),
        (DOWN, LAST_YEAR, "压减"),
    ]
    items = said("会议费3.00万元，比上年增加1.00万元。培训费2.00万元。培训费减少的主要原因是停办。")
    assert [(i.item, i.reason and i.reason.text) for i in items] == [("会议费", None), ("培训费", "停办")]


def test_why_all_expenditure_rose_is_not_why_a_part_of_it_did() -> None:
    items = said("支出总计50.00万元。其中：教育支出40.00万元，较上年增加1.00万元。支出增加的主要原因：增资。")
    assert [(i.item, i.direction, i.reason and i.reason.text) for i in items] == [
        ("支出总计", UP, "增资"),
        ("教育支出", UP, None),
    ]


def test_less_than_the_budget_in_one_word() -> None:
    assert reasons("“三公”经费决算比预算少的主要原因是用车减少。") == [(DOWN, BUDGET, "用车减少")]


def test_mainly_because_in_short() -> None:
    assert reasons("会议费2.00万元，比上年增长0.50万元，主要因新设机构。") == [(UP, LAST_YEAR, "新设机构")]


def test_what_money_is_mainly_for_is_no_reason_and_hides_no_count() -> None:
    budget = read("公务用车运行维护费3.56万元，主要是燃料费、维修费等支出，公务用车保有量为2辆。")
    assert [item.reason for item in budget.narrative] == [None]
    assert [(c.item, c.quantity.printed) for c in budget.counts] == [("公务用车保有量", "2")]


def test_a_reason_goes_on_behind_a_semicolon_until_something_else_begins() -> None:
    why = "两处泵房改造后规模压缩，少支出6.00万元；1家养护企业考核不合格，扣减服务费2.00万元，结余由财政收回"
    (item,) = said(
        f"1.水利工程运行（2130306）：支出决算为30.00万元，完成预算80.00%，决算数小于预算数的主要原因是{why}。"
    )
    assert item.reason is not None
    assert item.reason.text == why
    first = said("会议费3.00万元，较上年减少1.00万元，主要原因是会议合并召开；培训费2.00万元，与上年持平。")[
        0
    ]
    assert first.reason is not None
    assert first.reason.text == "会议合并召开"


def test_that_reasons_follow_is_no_reason() -> None:
    assert reasons("2024年一般公共预算支出90.00万元，比上年减少3.00万元，下降3.23%。增减原因如下：") == []


def test_reasons_counted_off_behind_because_are_kept_whole() -> None:
    why = "一是新增闸门大修30.00万元；二是巡堤减少2.00万元"
    assert reasons(f"收、支总计90.00万元，与上年相比，增加28.00万元，主要是因为：{why}。")[0][2] == why


def test_a_part_of_a_list_that_says_first_what_it_came_of_is_of_what_it_begins_with() -> None:
    told = said(
        "项目支出90.00万元，比上年增加5.00万元。减少较多的有：西闸改建已于上年完工，减少30.00万元；清淤减少2.00万元。"
    )
    fallen = [(i.item, i.delta.printed) for i in told if i.direction is DOWN and i.delta is not None]
    assert fallen == [("西闸改建", "30.00"), ("清淤", "2.00")]


# --- what each reason is against ---


@pytest.mark.parametrize(
    "level", ["决算数等于预算数", "决算数与预算数持平", "决算数与预算数相等", "与预算数一致"]
)
def test_a_reason_for_keeping_to_the_budget_is_none_for_the_change_from_last_year(level: str) -> None:
    text = f"会议费支出预算为3.00万元，支出决算为3.00万元，较上年减少1.00万元。{level}的主要原因是年中调整。"
    text += "决算数较上年减少的主要原因是合并开会。"
    assert set(reasons(text)) == {(DOWN, LAST_YEAR, "合并开会"), (FLAT, BUDGET, "年中调整")}


def test_a_reason_for_both_sides_is_given_to_both() -> None:
    text = "财政拨款收入总计80.00万元，比上年增加8.00万元；财政拨款支出总计78.00万元，比上年增加6.00万元。"
    text += "财政拨款收、支增加的主要原因是新建泵站。"
    assert reasons(text) == [(UP, LAST_YEAR, "新建泵站")] * 2


def test_half_width_marks_end_a_reason() -> None:
    text = "会议费支出3.00万元,较上年减少1.00万元,原因为合并开会;其中:场租1.00万元。"
    assert reasons(text) == [(DOWN, LAST_YEAR, "合并开会")]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("决算与预算持平，主要是因为年末调减了预算。", (FLAT, BUDGET, "年末调减了预算")),
        ("决算低于上年，主要是因为停用了一台泵。", (DOWN, LAST_YEAR, "停用了一台泵")),
        ("之所以2024年度会议费决算低于上年，主要是合并开会。", (DOWN, LAST_YEAR, "合并开会")),
        ("少支主要由于改在线上。", (DOWN, LAST_YEAR, "改在线上")),
    ],
)
def test_words_that_only_compare_announce_a_reason(told: str, found: tuple[Direction, Against, str]) -> None:
    text = f"会议费预算3.00万元，决算3.00万元，同上年相比少支1.00万元，降低25.00%。{told}"
    assert found in reasons(text)


def test_a_department_said_with_its_regions_is_no_part_of_a_name() -> None:
    items = said("2024年度淮岭省澄河市青河县水务局“三公”经费一般公共预算财政拨款预算9.00万元，决算8.00万元。")
    assert {i.item for i in items} == {"“三公”经费"}


def test_of_several_items_held_against_their_budgets_each_has_its_own_reason() -> None:
    text = "公务接待费低于预算数的主要原因为压缩接待。公务用车运行维护费高于预算数的主要原因是防汛用车增多。"
    assert [(i.item, i.reason and i.reason.text) for i in said(text)] == [
        ("公务接待费", "压缩接待"),
        ("公务用车运行维护费", "防汛用车增多"),
    ]


def test_a_reason_behind_an_outturn_held_against_its_budget_without_numbers_is_of_what_is_named() -> None:
    assert [
        (i.item, i.reason and i.reason.text)
        for i in said(
            "公务接待费决算少于预算，主要是来访减少。公务用车购置费决算多于预算，主要是添置抢险车。"
        )
    ] == [("公务接待费", "来访减少"), ("公务用车购置费", "添置抢险车")]


def test_less_set_aside_is_a_change_that_a_reason_follows() -> None:
    (item,) = said("公务接待费6.00万元，较上年预算少6.00万元，降幅50%，少安排主要是评审改为视频方式。")
    assert item.reason is not None
    assert item.reason.text == "评审改为视频方式"
