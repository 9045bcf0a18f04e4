"""Sentences as the provinces write them: whose each change is, and which reason goes to it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.draft import Against, Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT
LAST_YEAR, BUDGET = Against.LAST_YEAR, Against.BUDGET


def read(*paragraphs: str, stage: str = "决算") -> Budget:
    text = "\n".join((f"青河县水务局2024年部门{stage}公开", *paragraphs))
    return extract_bytes(text.encode(), "a.txt").budget


def said(*paragraphs: str) -> list[NarrativeItem]:
    return list(read(*paragraphs).narrative)


def reasons(*paragraphs: str) -> list[tuple[Direction | None, Against, str]]:
    return [(i.direction, i.against, i.reason.text) for i in said(*paragraphs) if i.reason is not None]


def names(*paragraphs: str) -> list[str]:
    return [item.item for item in said(*paragraphs)]


# --- what an item is called ---


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("“农林水支出”（类）", "农林水支出"),
        ("“水利”（款，下同）", "水利"),
        ("收入总计（含结转和结余）", "收入总计"),
        ("因公出国（境）费用2024年预算安排", "因公出国（境）费用"),
        ("青河县水务局（本级）2024年堤防养护费", "堤防养护费"),
        ("2024年水务局堤防养护费", "堤防养护费"),
        ("青河县水务局本级及下属3家行政、参公单位的机关运行经费", "机关运行经费"),
        ("2024年度收入、支出预算", "收支预算"),
    ],
)
def test_an_item_is_called_without_what_only_says_whose_or_when_it_is(words: str, name: str) -> None:
    assert names(f"{words}12.00万元。") == [name]


def test_class_group_and_item_may_be_told_by_their_codes_alone() -> None:
    (item,) = said("1.农林水支出（213）水利（03）防汛（14）：2024年预算数为30.00万元。")
    assert (item.item, item.code) == ("防汛", "2130314")


def test_a_coded_line_above_names_what_its_paragraph_leaves_out() -> None:
    (item,) = said("2130314-防汛", "2024年预算数为30.00万元，比上年执行数减少2.00万元。")
    assert (item.item, item.code) == ("防汛", "2130314")


def test_a_project_that_was_scored_is_what_the_next_sentence_has_amounts_of() -> None:
    items = said("“灌区改造”项目自评得分为96.5分。全年预算数为86.00万元，执行数为84.50万元。")
    assert {item.item for item in items} == {"“灌区改造”项目"}
    assert items[-1].previous is not None


def test_words_of_purpose_and_of_rules_name_nothing() -> None:
    assert names("根据绩效管理要求，开展自评项目3个，资金86.00万元。") == []


# --- whose a number is ---


def test_bare_receipts_and_expenditure_are_not_of_the_other_side() -> None:
    assert names("财政拨款本年收入69.00万元，比年初预算增加2.00万元；本年支出69.00万元。") == [
        "财政拨款本年收入",
        "本年支出",
    ]


def test_bare_receipts_at_the_head_of_a_sentence_are_the_whole() -> None:
    items = said("其中：一般公共预算拨款52.00万元，事业收入10.00万元。收入较去年增加5.00万元。")
    assert [(i.item, i.delta and i.delta.printed) for i in items] == [
        ("一般公共预算拨款", None),
        ("事业收入", None),
        ("收入", "5.00"),
    ]


def test_changes_in_both_directions_go_to_as_many_items_in_turn() -> None:
    items = said(
        "人员经费、公用经费、项目支出分别为15.00万元、2.00万元、8.00万元，较上年分别增加6.00万元、减少0.50万元、增加1.20万元。"
    )
    assert [(i.item, i.direction, i.delta and i.delta.printed) for i in items] == [
        ("人员经费", UP, "6.00"),
        ("公用经费", DOWN, "0.50"),
        ("项目支出", UP, "1.20"),
    ]


def test_a_change_of_nothing_tells_nothing_of_whose_it_is() -> None:
    whole, *_, part = said(
        "“三公”经费6.21万元，较2023年减少0.79万元，下降11.29%，其中：因公出国（境）支出决算数为0万元，决算数较2023年增加0万元，增长0%。"
    )
    assert (whole.delta and whole.delta.printed, part.item) == ("0.79", "因公出国（境）支出")
    assert part.direction is FLAT


@pytest.mark.parametrize(
    "sentence",
    [
        "巡堤补助标准从每人每年720元提高到760元。",
        "2024年巡堤经费在80万元至85万元之间。",
        "2024年巡堤经费10-20万元。",
        "2024年巡堤经费10万元-20万元。",
        "2024年本部门人均接待费62.30元，车均维护费2.17万元。",
        "2024年巡堤经费比上年增加或减少6.20万元。",
    ],
)
def test_standards_ranges_and_forms_nobody_filled_in_are_no_amounts(sentence: str) -> None:
    assert said(sentence) == []


def test_what_was_cut_is_no_amount_of_what_it_was_cut_from() -> None:
    assert names(
        "商品和服务支出48.90万元，减少7.40万元，原因一是压缩差旅费3万元，二是压缩会议费4.4万元。"
    ) == ["商品和服务支出"]


def test_what_a_change_includes_may_stand_between_it_and_its_amount() -> None:
    (item,) = said("人员经费125.00万元，比上年增加（含调资）5.60万元。")
    assert (item.current and item.current.printed, item.delta and item.delta.printed) == ("125.00", "5.60")


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


def test_the_same_reason_as_before_is_the_reason_before() -> None:
    items = said(
        "本年收入合计21.00万元，较上年增加1.00万元，主要原因是拨款增加；本年支出合计20.00万元，较上年增加1.00万元，主要原因同上。"
    )
    assert [i.reason and i.reason.text for i in items] == ["拨款增加", "拨款增加"]


def test_what_money_is_mainly_for_is_no_reason_and_hides_no_count() -> None:
    budget = read("公务用车运行维护费3.56万元，主要是燃料费、维修费等支出，公务用车保有量为2辆。")
    assert [item.reason for item in budget.narrative] == [None]
    assert [(c.item, c.quantity.printed) for c in budget.counts] == [("公务用车保有量", "2")]


# --- counts and what else is printed ---


def test_receptions_inside_a_reason_were_not_held() -> None:
    budget = read("公务接待费1.15万元，比上年增加0.13万元，主要原因是接待批次由12批增加到15批。")
    assert budget.counts == ()


def test_who_takes_part_in_a_meeting_is_none_of_the_staff() -> None:
    assert read("会议费预算1.80万元，拟召开3次会议，人数210人。").counts == ()


def test_a_share_of_a_number_is_named_after_it() -> None:
    budget = read("填报绩效目标的项目18个，占本年预算项目18个的100.00%。")
    assert [(m.item, m.quantity.printed) for m in budget.mentions][-1] == ("占本年预算项目", "100.00")
