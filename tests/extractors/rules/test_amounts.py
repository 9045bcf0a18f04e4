"""Numbers in sentences: no amount comes out that is not printed, whatever stands beside it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget
from extractors.schema.draft import Against, Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


def read(*paragraphs: str, stage: str = "预算") -> Budget:
    text = "\n".join((f"青河县水务局2024年部门{stage}", *paragraphs))
    return extract_bytes(text.encode(), "a.txt").budget


def currents(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [
        (i.item, i.current.printed, i.current.unit)
        for i in read(*paragraphs).narrative
        if i.current is not None
    ]


def changes(paragraph: str) -> list[tuple[str | None, str | None, Direction | None, Against]]:
    return [
        (i.delta and i.delta.printed, i.percent and i.percent.printed, i.direction, i.against)
        for i in read(paragraph).narrative
        if i.direction is not None
    ]


# --- a number beside a number ---


def test_a_share_right_behind_an_amount_is_no_amount() -> None:
    assert currents("基本支出20万元，60%；项目支出30万元，40%。") == [
        ("基本支出", "20", "万元"),
        ("项目支出", "30", "万元"),
    ]


def test_an_amount_in_another_unit_keeps_its_own() -> None:
    assert currents("水利支出2亿元，3000万元用于堤防。") == [("水利支出", "2", "亿元")]


def test_a_rate_right_behind_a_change_is_its_rate() -> None:
    assert changes("会议费2万元，较上年减少1万元，33.33%。") == [("1", "33.33", DOWN, Against.LAST_YEAR)]


def test_a_rate_in_brackets_is_one_of_change_only_behind_a_change() -> None:
    (share,) = read("会议费2万元（60%）。").narrative
    assert share.percent is None
    (change,) = read("会议费2万元，较上年减少1万元（33.33%）。").narrative
    assert change.percent is not None


def test_the_amount_before_a_bracket_with_what_it_includes_is_kept() -> None:
    assert currents("水利支出500万元（含上年结转20万元）。")[0] == ("水利支出", "500", "万元")


@pytest.mark.parametrize(
    "words",
    [
        "单价20万元（含）以上的设备",
        "20万元以上的工程",
        "单价20万元（含20万元）以上的泵",
        "20万元的公开招标限额以下的工程",
        "因未达到20万元而不招标的工程",
    ],
)
def test_a_threshold_is_no_amount(words: str) -> None:
    assert currents(f"购置{words}。") == []


@pytest.mark.parametrize("words", ["不超过3万元", "控制在3万元以内", "人均3万元", "平均每人3万元"])
def test_a_bound_and_an_average_are_no_amount_of_the_item(words: str) -> None:
    assert currents(f"培训费{words}。") == []


# --- blanks that typesetting put inside ---


def test_blanks_inside_a_number_do_not_cut_it() -> None:
    (item,) = read("支出合计1234 .56 万元。").narrative
    assert item.current is not None
    assert (item.current.printed, str(item.current.yuan)) == ("1234 .56", "12345600.00")
    (item,) = read("培训费5 000元。").narrative
    assert item.current is not None
    assert str(item.current.yuan) == "5000"


def test_what_is_left_of_a_broken_number_is_no_amount() -> None:
    assert not any(i.delta or i.previous for i in read("会议费3.00万元，比上年减少 1 00.00万元。").narrative)


# --- words of change ---


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("较上年增2万元", UP),
        ("较上年净增2万元", UP),
        ("较去年追加2万元", UP),
        ("比上年多支出2万元", UP),
        ("较上年增支2万元", UP),
        ("较上年增加近2万元", UP),
        ("较上年减支2万元", DOWN),
        ("比上年节约2万元", DOWN),
        ("比上年少安排2万元", DOWN),
        ("比上年下降了约2万元", DOWN),
    ],
)
def test_any_word_of_change_behind_a_comparison_is_a_change(words: str, direction: Direction) -> None:
    (item,) = read(f"会议费{words}。").narrative
    assert (item.item, item.direction, item.previous) == ("会议费", direction, None)
    assert item.delta is not None


def test_words_of_change_that_are_not_understood_make_no_amount() -> None:
    assert read("会议费3.00万元，较上年减少（含场地）2万元。").narrative[0].previous is None
    assert currents("会议费3.00万元，较上年减少（含场地）2万元。") == [("会议费", "3.00", "万元")]


def test_what_is_compared_with_decides_about_the_change_right_behind() -> None:
    found = changes("水费5万元，比年初预算6万元减少1万元，比上年4万元增加1万元。")
    assert found == [("1", None, DOWN, Against.BUDGET), ("1", None, UP, Against.LAST_YEAR)]


def test_two_bases_in_two_clauses_keep_their_amounts_and_changes_together() -> None:
    first, second = read(
        "支出决算数50万元，与年初预算45万元相比增加5万元，增长11.11%；与2023年决算48万元相比增加2万元，增长4.17%。",
        stage="决算",
    ).narrative
    assert [(i.previous.printed, i.delta.printed) for i in (first, second) if i.previous and i.delta] == [
        ("45", "5"),
        ("48", "2"),
    ]
    assert (first.against, second.against) == (Against.BUDGET, Against.LAST_YEAR)


def test_an_increase_of_nothing_is_flat_and_no_reason_is_none() -> None:
    (item,) = read("出国费0万元，比上年增加0万元，增长0%，增加的主要原因是无。").narrative
    assert (item.direction, item.reason) == (FLAT, None)


@pytest.mark.parametrize(
    "words", ["与上年决算数相同", "与上年数一致", "较上年无增减", "与上年相比未发生变化"]
)
def test_no_change_has_many_words(words: str) -> None:
    (item,) = read(f"出国费3万元，{words}。").narrative
    assert item.direction is FLAT


def test_likeness_to_anything_else_is_no_comparison() -> None:
    (item,) = read("项目支出3万元，目标与预算内容、工作计划的要求一致。").narrative
    assert item.direction is None


# --- lists ---


def test_names_parted_by_enumeration_commas_take_one_amount_each() -> None:
    assert [
        (name, printed) for name, printed, _ in currents("基本工资、津贴、奖金分别为12万元、9万元、7万元。")
    ] == [
        ("基本工资", "12"),
        ("津贴", "9"),
        ("奖金", "7"),
    ]


def test_amounts_of_several_years_are_not_taken_for_this_years() -> None:
    (item,) = read("2022年、2023年、2024年水费分别为12万元、11万元、10万元。").narrative
    assert (item.item, item.current and item.current.printed) == ("水费", "10")
    assert item.previous is not None
    assert item.previous.printed == "11"


def test_two_rates_that_are_told_of_two_items_go_to_one_each() -> None:
    items = read("水利支出5.6亿元、林业支出1.2亿元，分别比上年增长8%和下降3%。").narrative
    assert [(i.item, i.percent and i.percent.printed, i.direction) for i in items] == [
        ("水利支出", "8", UP),
        ("林业支出", "3", DOWN),
    ]


# --- names ---


def test_the_years_receipts_beside_what_was_carried_over_are_an_item() -> None:
    assert [
        (name, printed)
        for name, printed, _ in currents("年初结转5万元，本年收入9万元，本年支出8万元，年末结转6万元。")
    ] == [
        ("年初结转", "5"),
        ("本年收入", "9"),
        ("本年支出", "8"),
        ("年末结转", "6"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("会议费支出决算", "会议费"),
        ("“农林水支出”科目", "农林水支出"),
        ("（一）2130305-水利工程建设", "水利工程建设"),
        ("“2130305水利工程建设”2024年预算", "水利工程建设"),
        ("养老保险缴费支出", "养老保险缴费支出"),
        ("防汛费（含人员经费", "人员经费"),
    ],
)
def test_names_are_what_an_item_is_called(words: str, name: str) -> None:
    assert currents(f"{words}3万元。")[0][0] == name


def test_what_things_are_worth_has_their_name() -> None:
    found = currents("固定资产9.00万元，其中：房屋560平方米，价值6.00万元；车辆8辆，价值3.00万元。")
    assert [name for name, _, _ in found] == ["固定资产", "房屋价值", "车辆价值"]


def test_a_heading_in_the_line_of_its_text_names_the_item() -> None:
    (item,) = read("（三）公务接待费。2024年预算数2.20万元，比上年减少0.50万元。").narrative
    assert (item.item, item.delta and item.delta.printed) == ("公务接待费", "0.50")


# --- reasons ---


def test_a_reason_ends_where_the_next_change_begins() -> None:
    items = read(
        "接待费预算为6.00万元，支出决算为5.14万元，决算数小于年初预算数的主要原因是从严控制，与上年相比减少0.86万元，"
        "减少14.33%，减少的主要原因是来客变少。",
        stage="决算",
    ).narrative
    reasons = {item.against: item.reason.text for item in items if item.reason is not None}
    assert reasons == {Against.BUDGET: "从严控制", Against.LAST_YEAR: "来客变少"}


def test_reasons_inside_parts_that_are_counted_off_end_with_their_part() -> None:
    items = read(
        "变动原因：一是基本支出增加6.36万元，主要是调薪；二是项目支出增加4.20万元，主要是新建泵站。"
    ).narrative
    reasons = [item.reason.text for item in items if item.reason is not None]
    assert reasons == ["调薪", "新建泵站"]


@pytest.mark.parametrize(
    ("lead", "reason"),
    [("因会议合并召开", "会议合并召开"), ("由于人员调出", "人员调出"), ("受降雨偏少影响", "降雨偏少")],
)
def test_a_reason_may_lead_its_sentence(lead: str, reason: str) -> None:
    (item,) = read(f"{lead}，会议费支出1.60万元，比上年减少2.40万元。").narrative
    assert item.reason is not None
    assert item.reason.text == reason


def test_an_outturn_has_the_budget_that_it_is_held_against() -> None:
    _, outturn = read(
        "1.农林水支出（类）水利（款）防汛（项）。年初预算为10.00万元，支出决算为12.00万元，完成年初预算的120%。",
        stage="决算",
    ).narrative
    assert outturn.previous is not None
    assert (outturn.previous.printed, outturn.against) == ("10.00", Against.BUDGET)
