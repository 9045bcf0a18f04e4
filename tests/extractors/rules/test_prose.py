"""What a sentence says of an item: amount, change, percent, reason, and nothing that it does not say."""

from __future__ import annotations

import pytest

from extractors.ground import ground
from extractors.pipeline import understand
from extractors.readers import text
from extractors.rules import draft
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction


def said(*paragraphs: str) -> list[NarrativeItem]:
    page = text.page("\n".join(("青河县水务局2024年部门预算", *paragraphs)))
    disclosure = understand([page], document="d", name="d")
    return list(ground(draft(disclosure), disclosure).narrative)


def only(paragraph: str) -> NarrativeItem:
    (item,) = said(paragraph)
    return item


def test_amount_change_and_reason_of_an_item_with_its_code() -> None:
    item = only("（3）水土保持（2130310）86.40万元，较上年增加12.15万元，原因是新开两条小流域的治理。")
    assert (item.item, item.code) == ("水土保持", "2130310")
    assert (item.current.printed, item.delta.printed) == ("86.40", "12.15")  # type: ignore[union-attr]  # None would fail here too
    assert item.direction is Direction.INCREASE
    assert item.reason is not None
    assert item.reason.text == "新开两条小流域的治理"


def test_reasons_that_are_counted_off_are_kept_whole() -> None:
    item = only("公务接待费1.20万元，比上年减少0.30万元，原因：一是来访批次减少；二是改在食堂用餐。")
    assert item.reason is not None
    assert item.reason.text == "一是来访批次减少；二是改在食堂用餐"


def test_class_group_and_item_in_quotes_with_last_years_execution() -> None:
    item = only(
        "1. “农林水支出（类）水利（款）防汛（项）”30.00万元，主要用于汛期值守。2023年当年预算执行数为24.00万元，"
        "2024年预算安排30.00万元，比2023年预算执行数增加25.00%。主要原因是：值守点增设。"
    )
    assert item.item == "防汛"
    assert item.previous is not None
    assert item.previous.printed == "24.00"
    assert item.percent is not None
    assert item.percent.printed == "25.00"
    assert item.purpose is not None
    assert item.purpose.text == "汛期值守"
    assert item.reason is not None
    assert item.reason.text == "值守点增设"


def test_two_amounts_for_one_item_are_both_kept() -> None:
    first, second = said(
        "“农林水支出（类）水利（款）防汛（项）”30.00万元。2023年当年预算执行数为24.00万元，2024年预算安排31.00万元，"
        "比2023年预算执行数增加29.17%。"
    )
    assert [i.current.printed for i in (first, second) if i.current] == ["30.00", "31.00"]
    assert first.direction is None
    assert second.direction is Direction.INCREASE


def test_two_changes_in_one_sentence_are_both_kept() -> None:
    items = said(
        "对个人和家庭的补助（509）75.30万元，较上年增加25.9万元，较上年增加29.51万元，原因是人数增多。"
    )
    assert [i.delta.printed for i in items if i.delta] == ["25.9", "29.51"]
    assert {i.code for i in items} == {"509"}


@pytest.mark.parametrize("words", ["与上年持平", "比上年无变化", "较2023年预算持平"])
def test_an_unchanged_amount_is_flat(words: str) -> None:
    assert only(f"其他水利支出3.60万元，{words}。").direction is Direction.FLAT


def test_a_comparison_at_the_head_of_a_sentence_belongs_to_what_the_sentence_before_began_with() -> None:
    items = {
        i.item: i
        for i in said(
            "“三公”经费预算安排3.60万元，其中公务用车运行维护费3.60万元；公务接待费0万元。与2023年相比减少0.40万元，"
            "主要原因是车辆报废一台。"
        )
    }
    assert items["“三公”经费"].delta is not None
    assert items["公务接待费"].delta is None


def test_a_comparison_behind_a_list_of_parts_is_of_the_whole() -> None:
    items = {
        i.item: i
        for i in said(
            "公用经费支出57.9万元，其中办公费12.65万元，印刷费19.35万元，水费0.49万元，邮电费25.41万元，比上年减少6.6万元，减少10.2%。"
        )
    }
    assert items["公用经费"].delta is not None
    assert items["公用经费"].percent is not None
    assert items["邮电费"].delta is None


def test_shares_thresholds_and_last_years_carry_over_are_no_changes() -> None:
    assert [i.item for i in said("单价20万元以上的设备0台，基本支出105.58万元，占34.30%。")] == ["基本支出"]
    item = only("上年结转收入5.00万元。")
    assert item.current is not None
    assert item.previous is None


def test_a_number_inside_a_reason_is_not_a_figure_of_the_item() -> None:
    (item,) = said("其他水利支出1.15万元，较上年增加0.14万元，原因是标准由2023年人均220元提高至250元。")
    assert item.current is not None
    assert item.current.printed == "1.15"


def test_a_sentence_that_leaves_the_direction_open_says_nothing() -> None:
    assert said("因公出国（境）费支出减少（增加）的主要原因：XXXX。") == []


def test_full_width_digits_and_a_bare_unit_are_understood() -> None:
    item = only("咨询费１０万，用于外聘专家。")
    assert item.current is not None
    assert (item.current.value, item.current.unit) == (10, "万元")


def test_every_value_quotes_exactly_what_is_printed_in_its_sentence() -> None:
    for item in said("水土保持（2130310）86.40万元，较上年增加12.15万元（16.36%），主要原因是新开治理点。"):
        for value in (item.current, item.delta):
            assert value is not None
            assert value.printed == value.source.text
            assert value.source.line == 2
        assert item.reason is not None
        assert item.reason.text in item.sentence.text


def test_both_sides_are_one_item_whatever_stands_inside_their_name() -> None:
    item = only("收、支两方2024年度总计812.40万元，同上一年度相比多出 12.40万元，增幅1.55%。")
    assert item.item == "收支总计"
    assert (item.current.printed, item.delta.printed) == ("812.40", "12.40")  # type: ignore[union-attr]  # None would fail here too


def test_what_was_spent_on_a_thing_is_called_by_the_thing() -> None:
    items = said("项目支出里，堤防加固用去42.60万元，水闸检修花去18.85万元。")
    assert [i.item for i in items] == ["堤防加固", "水闸检修"]


def test_a_change_behind_what_was_planned_is_against_that() -> None:
    outturn, plan = said("2024年度决算收入共421.00万元，而2024年初预算安排460.00万元，少了39.00万元。")
    assert (outturn.against, outturn.delta.printed) == (Against.BUDGET, "39.00")  # type: ignore[union-attr]  # None would fail here too
    assert plan.delta is None


def test_an_amount_behind_how_much_was_done_is_of_what_was_done() -> None:
    items = said(
        "（三）水土保持100.00万元。坡面梯田整修2400亩，每亩补助250元，计60.00万元；沟道谷坊砌筑80座，支出40.00万元。"
    )
    assert [(i.item, i.current.printed) for i in items if i.current] == [
        ("水土保持", "100.00"),
        ("坡面梯田整修", "60.00"),
        ("沟道谷坊砌筑", "40.00"),
    ]


def test_an_amount_paid_to_so_many_is_theirs() -> None:
    items = said(
        "水土保持60.00万元。梯田整修支出36.00万元；20名护坝员按每人每月1000元发放补助，支出24.00万元。"
    )
    assert [(i.item, i.current.printed) for i in items if i.current][-1] == ("护坝员", "24.00")
