"""Sentences as the provinces write them: what an item is called, and whose each number is."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.draft import Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


def read(*paragraphs: str) -> Budget:
    text = "\n".join(("青河县水务局2024年部门决算公开", *paragraphs))
    return extract_bytes(text.encode(), "a.txt").budget


def said(*paragraphs: str) -> list[NarrativeItem]:
    return list(read(*paragraphs).narrative)


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
        ("两项相抵，住房公积金（项）支出净增加", "住房公积金支出"),
        ("年初财政拨款结转和结余", "年初财政拨款结转和结余"),
        ("2024年“三公”经费预算合计", "“三公”经费"),
        ("本级及下属1家行政单位和2家事业单位的机关运行经费", "机关运行经费"),
        ("2024年部门预算安排的会议费", "会议费"),
        ("使用非财政拨款结余弥补收支差额", "使用非财政拨款结余弥补收支差额"),
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


def test_headings_amid_a_paragraph_name_what_follows_them() -> None:
    items = said(
        "1．会议费。2024年决算数2.00万元，比2023年减少0.50万元。2．普通教育（款）小学教育（项）。支出决算88.00万元。"
        "3．公务接待费。2024年决算数1.10万元，比2023年3.00万元减少1.90万元。"
    )
    assert [(i.item, i.current and i.current.printed) for i in items] == [
        ("会议费", "2.00"),
        ("小学教育", "88.00"),
        ("公务接待费", "1.10"),
    ]
    assert items[-1].delta is not None


def test_a_name_with_its_code_before_a_colon_is_a_heading_amid_the_text() -> None:
    items = said("防汛（2130314）：2024年预算数31.00万元；抗旱（2130315）：2024年预算数4.00万元。")
    assert [(i.item, i.code) for i in items] == [("防汛", "2130314"), ("抗旱", "2130315")]


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


def test_bare_receipts_behind_what_was_carried_over_or_as_a_part_are_an_item() -> None:
    assert names("政府性基金年初结转和结余5.00万元，本年收入30.00万元，本年支出32.00万元。") == [
        "政府性基金年初结转和结余",
        "本年收入",
        "本年支出",
    ]
    assert names("收入总计增加23.00万元，增长3.5%，其中本年收入增加20.00万元。") == ["收入总计", "本年收入"]


def test_a_fall_and_no_change_are_told_in_turn() -> None:
    items = said("2024年会议费5.00万元、培训费8.00万元，分别较上年下降10%、持平。")
    assert [(i.item, i.direction, i.percent and i.percent.printed) for i in items] == [
        ("会议费", DOWN, "10"),
        ("培训费", FLAT, None),
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


def test_what_was_saved_of_a_printed_budget_is_a_change_of_it() -> None:
    first, second = said("会议费支出6.95万元，比年初预算8.00万元节约1.05万元，比上年7.20万元下降3.47%。")
    assert [m and m.printed for m in (first.current, first.previous, first.delta)] == ["6.95", "8.00", "1.05"]
    assert (second.previous and second.previous.printed, second.percent and second.percent.printed) == (
        "7.20",
        "3.47",
    )


@pytest.mark.parametrize(("words", "direction"), [("降为", DOWN), ("降至", DOWN), ("增至", UP), ("升至", UP)])
def test_short_words_of_where_a_change_ends(words: str, direction: Direction) -> None:
    (item,) = said(f"公务用车购置费由2023年的18.00万元{words}9.00万元。")
    assert [m and m.printed for m in (item.current, item.previous, item.delta)] == ["9.00", "18.00", None]
    assert item.direction is direction


def test_a_difference_is_no_amount_of_the_item() -> None:
    assert [i.current and i.current.printed for i in said("会议费3.00万元，差值为0.90万元。")] == ["3.00"]


def test_a_form_with_both_signs_in_short_is_read() -> None:
    (item,) = said("会议费0万元，比上年增（减）0万元，主要原因是：无会议。")
    assert (item.direction, item.reason and item.reason.text) == (FLAT, "无会议")


def test_what_a_change_includes_may_stand_between_it_and_its_amount() -> None:
    (item,) = said("人员经费125.00万元，比上年增加（含调资）5.60万元。")
    assert (item.current and item.current.printed, item.delta and item.delta.printed) == ("125.00", "5.60")


# --- counts and what else is printed ---


def test_receptions_inside_a_reason_were_not_held() -> None:
    budget = read("公务接待费1.15万元，比上年增加0.13万元，主要原因是接待批次由12批增加到15批。")
    assert budget.counts == ()


def test_what_is_counted_may_stand_behind_its_number() -> None:
    budget = read("公务用车购置支出为0.00万元，主要用于经批准购置的0辆公务用车。")
    assert [(c.item, c.quantity.printed) for c in budget.counts] == [("购置公务用车", "0")]


def test_who_takes_part_in_a_meeting_is_none_of_the_staff() -> None:
    assert read("会议费预算1.80万元，拟召开3次会议，人数210人。").counts == ()


def test_a_share_of_a_number_is_named_after_it() -> None:
    budget = read("填报绩效目标的项目18个，占本年预算项目18个的100.00%。")
    assert [(m.item, m.quantity.printed) for m in budget.mentions][-1] == ("占本年预算项目", "100.00")


def test_an_expense_that_a_fund_pays_for_is_called_by_its_own_name() -> None:
    items = said("2024年度一般公共预算拨款安排的会议费预算支出6.20万元，比上年预算减少1.60万元。")
    assert [(i.item, i.current and i.current.printed, i.delta and i.delta.printed) for i in items] == [
        ("会议费", "6.20", "1.60")
    ]


def test_who_uses_the_money_and_that_it_is_set_aside_is_no_part_of_a_name() -> None:
    named = [
        ("站所和其他机构使用财政拨款安排“三公”经费支出8.20万元。", "“三公”经费"),
        ("为补足财力，安排调入资金27.00万元。", "调入资金"),
        ("全镇转移支付收入预计为33.00万元。", "转移支付收入"),
        ("项目支出包括渡口维护经费6.30万元。", "渡口维护经费"),
        ('一般公共预算财政拨款安排的“三公"经费支出2.05万元。', "“三公”经费"),
    ]
    assert [said(text)[0].item for text, _ in named] == [name for _, name in named]


def test_how_far_an_outturn_is_from_its_budget_is_no_amount_and_has_its_reason() -> None:
    items = said("公务接待费3.10万元，年初预算3.00万元，相差0.10万元，系承接现场会，来访增多。")
    assert [(i.current and i.current.printed, i.reason and i.reason.text) for i in items] == [
        ("3.10", "承接现场会，来访增多"),
        ("3.00", None),
    ]


def test_last_years_amount_that_shares_its_unit_with_a_change_is_no_name() -> None:
    (item,) = said("由财政拨款列支“三公”经费3.16万元，比上年3.21少支0.05万元。")
    assert (item.item, item.delta and item.delta.printed) == ("“三公”经费", "0.05")


def test_what_rules_a_sentence_names_is_no_item() -> None:
    (item,) = said(
        "依照《乡镇财务办法》（镇发〔2020〕4号），由一般公共预算列支的“三公”经费6.40万元，较年初预算多1.20万元。"
    )
    assert item.item == "“三公”经费"


# --- totals behind their parts, and changes that are all of one part's ---


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "支出一方列有：教育支出30.5万元、卫生健康支出20.5万元，总计51万元，较2023年预算多6万元。",
            "支出总计",
        ),
        ("收入安排为：一般公共预算拨款40万元、事业收入5万元，合计45万元，比上年增加6万元。", "收入总计"),
    ],
)
def test_a_bare_total_behind_the_amounts_that_make_it_is_of_their_side(words: str, name: str) -> None:
    last = said(words)[-1]
    assert (last.item, last.delta and last.delta.printed, last.direction) == (name, "6", UP)


def test_a_bare_total_that_the_amounts_before_it_do_not_make_is_no_total_of_theirs() -> None:
    assert "支出总计" not in names("支出一方列有：教育支出30.5万元、卫生健康支出20.5万元，总计60万元。")


@pytest.mark.parametrize(
    "end", ["全部压在公务接待费上", "减少额均为公务接待费", "全部是公务接待费减少", "都来自公务接待费"]
)
def test_a_change_that_is_all_of_one_part_is_its_change_too(end: str) -> None:
    text = f"“三公”经费预算30万元，其中公务用车运行维护费22万元、公务接待费8万元。与上年34万元相比减少4万元，{end}。"
    guests = next(item for item in said(text) if item.item == "公务接待费")
    assert guests.delta is not None
    assert (guests.delta.printed, guests.direction) == ("4", DOWN)
