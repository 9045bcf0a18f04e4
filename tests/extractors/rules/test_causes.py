"""Reasons that are given without the word 原因: 因为, 由于, 系 behind a change, and causes that lead what they changed."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Direction


def said(*paragraphs: str) -> list[NarrativeItem]:
    text = "\n".join(("青河县水务局2024年部门预算公开", *paragraphs))
    return list(extract_bytes(text.encode(), "a.txt").budget.narrative)


def why(*paragraphs: str) -> dict[str, str | None]:
    return {item.item: item.reason.text if item.reason else None for item in said(*paragraphs)}


@pytest.mark.parametrize(
    "words",
    [
        "因为两座泵站大修",
        "因两座泵站大修",
        "由于两座泵站大修",
        "系两座泵站大修",
        "是因为两座泵站大修",
        "源于两座泵站大修",
    ],
)
def test_a_cause_behind_a_change_is_its_reason(words: str) -> None:
    text = f"水利运行维护费82.00万元，较上年增加12.00万元，{words}；会议费3.00万元。"
    assert why(text) == {"水利运行维护费": "两座泵站大修", "会议费": None}


def test_a_cause_may_follow_the_rate_or_that_nothing_changed() -> None:
    assert why("电费20.00万元，下降2.10%，因为改用峰谷电价；水费1.00万元，与上年持平，系用水量稳定。") == {
        "电费": "改用峰谷电价",
        "水费": "用水量稳定",
    }


@pytest.mark.parametrize(
    "words",
    [
        "增加是因为新建闸门",
        "增加系新建闸门",
        "多出的部分是由于新建闸门",
        "原因在于新建闸门",
        "主因是新建闸门",
    ],
)
def test_the_change_may_be_named_again_before_its_cause(words: str) -> None:
    assert why(f"闸门维修费30.00万元，比上年增加6.00万元，{words}。") == {"闸门维修费": "新建闸门"}


def test_the_change_may_be_named_again_in_a_sentence_of_its_own() -> None:
    assert why("闸门维修费30.00万元，比上年增加6.00万元。增长是因为新建闸门。") == {"闸门维修费": "新建闸门"}


def test_what_an_amount_consists_of_is_no_reason() -> None:
    (item,) = said("水库移民补助60.00万元，系中央专项资金，较上年增加5.00万元。")
    assert (item.direction, item.reason) == (Direction.INCREASE, None)


def test_a_journey_on_duty_is_no_cause_and_public_lighting_is() -> None:
    assert why("接待费2.00万元，较上年减少1.00万元，因公出国（境）费0万元，与上年持平。")["接待费"] is None
    assert why("电费9.00万元，较上年减少1.00万元，因公共照明改用节能灯。") == {"电费": "公共照明改用节能灯"}


def test_a_cause_between_two_changes_leads_the_second_where_that_is_the_one_with_an_amount() -> None:
    text = "工资300.00万元，增加10.00万元，由于基数核减，公积金28.00万元，减少2.00万元。"
    assert why(text) == {"工资": None, "公积金": "基数核减"}


@pytest.mark.parametrize("number", ["（二）", "3.", "④", "2、"])
@pytest.mark.parametrize(
    "lead", ["因汛期提前", "由于汛期提前", "鉴于汛期提前", "随着汛期提前", "受汛期提前影响"]
)
def test_a_cause_leads_a_sentence_that_is_counted_off(number: str, lead: str) -> None:
    assert why(f"{number}{lead}，防汛物资费安排16.00万元，较上年增加4.00万元。") == {"防汛物资费": "汛期提前"}


def test_a_cause_that_leads_is_of_the_item_whose_amount_rises_to_what_is_told() -> None:
    (item,) = said("⑤由于堤防加固完工，堤防维护（2130306）降至9.00万元，同比减少21.00万元，下降70.00%；")
    assert (item.item, item.direction) == ("堤防维护", Direction.DECREASE)
    assert item.reason is not None
    assert item.reason.text == "堤防加固完工"


def test_a_cause_may_stand_between_the_amount_and_its_change() -> None:
    assert why(
        "测报费7.00万元，由于新增雨量站，较上年增加1.00万元；印刷费1.00万元，因改发电子版，与上年持平。"
    ) == {
        "测报费": "新增雨量站",
        "印刷费": "改发电子版",
    }


def test_a_cause_before_a_change_may_have_several_clauses() -> None:
    text = "巡堤费7.00万元，由于堤段缩短，巡查员合并，较上年减少1.00万元。"
    assert why(text) == {"巡堤费": "堤段缩短，巡查员合并"}


def test_mainly_under_an_influence_is_a_reason() -> None:
    assert why("抗旱费40.00万元，较上年增加8.00万元，主要受降雨偏少影响。") == {"抗旱费": "降雨偏少"}


@pytest.mark.parametrize(
    "tail",
    ["，其中：", "，具体如下：", "，详见附件。", "，其中：东片30.00万元，西片20.00万元。"],
)
def test_a_reason_ends_where_the_sentence_leads_over_to_parts(tail: str) -> None:
    assert why(f"灌区改造费50.00万元，较上年增加5.00万元，原因是渠道延长{tail}")["灌区改造费"] == "渠道延长"


def test_a_reason_of_words_goes_on_over_which_of_them() -> None:
    reason = "压减一般性支出，其中：差旅和印刷压减最多"
    assert why(f"公用经费50.00万元，较上年减少5.00万元，主要原因是{reason}。") == {"公用经费": reason}


def test_what_was_cut_in_turn_is_no_amount_of_any_item() -> None:
    text = "公用经费50.00万元，较上年减少6.00万元，原因是压减差旅费2.00万元、印刷费4.00万元。"
    assert why(text) == {"公用经费": "压减差旅费2.00万元、印刷费4.00万元"}


@pytest.mark.parametrize("words", ["同上年一样", "与上年预算一样", "和去年相当", "与上年基本相当"])
def test_the_same_as_last_year_in_other_words(words: str) -> None:
    (item,) = said(f"公务接待费2.00万元，{words}。")
    assert item.direction is Direction.FLAT


def test_all_of_a_sentence_are_level_where_it_says_all() -> None:
    items = said("福利费6.00万元，工会经费5.00万元，均与上年持平。")
    assert [(i.item, i.direction) for i in items] == [
        ("福利费", Direction.FLAT),
        ("工会经费", Direction.FLAT),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "，决算数小于年初预算数，因为闸门到货推迟",
        "，决算小于预算系闸门到货推迟",
        "，支出决算低于年初预算是闸门到货推迟",
        "。决算数小于预算数主要为闸门到货推迟",
        "，因闸门到货推迟",
        "。未完成预算主要是闸门到货推迟",
        "，少支出的部分是闸门到货推迟",
        "，差额主要因闸门到货推迟",
        "。由于闸门到货推迟，决算数小于预算数",
        "，受闸门到货推迟影响，支出决算小于年初预算",
    ],
)
def test_an_outturn_below_its_budget_has_its_reason_however_it_is_joined_on(words: str) -> None:
    text = f"防汛（项）年初预算为50.00万元，支出决算为40.00万元，完成年初预算的80.00%{words}。"
    spent = next(item for item in said(text) if item.measure == "支出决算")
    assert spent.reason is not None
    assert spent.reason.text == "闸门到货推迟"
    assert spent.direction in (Direction.DECREASE, None)
    assert spent.previous is not None
    assert spent.previous.printed == "50.00"


@pytest.mark.parametrize(
    "words",
    [
        "是新录用技术员三名",
        "增加的是新录用技术员三名",
        "这是因为新录用技术员三名",
        "增加部分主要为新录用技术员三名",
    ],
)
def test_the_plain_fact_behind_a_change_is_its_reason(words: str) -> None:
    assert why(f"公用经费30.00万元，比上年增加4.00万元，增长15.38%，{words}。") == {
        "公用经费": "新录用技术员三名"
    }


@pytest.mark.parametrize(
    "words", ["是上年的1.2倍", "为近三年最高", "为年初预算的98%", "为全市第一", "全部为财政拨款"]
)
def test_what_an_amount_is_held_against_is_no_reason(words: str) -> None:
    assert why(f"公用经费30.00万元，比上年增加5.00万元，{words}。") == {"公用经费": None}


def test_what_was_not_planned_at_all_has_the_fact_behind_it_as_its_reason() -> None:
    (spent,) = said("抗旱支出40.00万元，年初没有预算，全部是旱情发生后下达的补助，打井60眼。")
    assert spent.reason is not None
    assert spent.reason.text.startswith("旱情发生后下达的补助")
    assert spent.direction is Direction.INCREASE


def test_an_outturn_may_stand_before_its_budget() -> None:
    spent = said("水利支出90.00万元，年初预算为80.00万元，完成112.50%，超出部分是追加清淤资金。")[0]
    assert (spent.previous and spent.previous.printed, spent.direction) == ("80.00", Direction.INCREASE)
    assert spent.reason is not None
    assert spent.reason.text == "追加清淤资金"
