"""What a change is measured against, and whose it is: each sentence with all that it says."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction

UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


def said(*paragraphs: str, stage: str = "预算") -> list[NarrativeItem]:
    text = "\n".join((f"青河县水务局2024年部门{stage}", *paragraphs))
    return list(extract_bytes(text.encode(), "a.txt").budget.narrative)


def told(item: NarrativeItem) -> tuple[object, ...]:
    money = (item.current, item.previous, item.delta)
    return (
        item.item,
        *(None if m is None else m.printed for m in money),
        item.percent and item.percent.printed,
    )


@pytest.mark.parametrize(
    ("sentence", "item", "direction"),
    [
        # words of comparison are no part of a name
        ("会议费3.00万元，同比减少1.00万元，下降25.00%。", ("会议费", "3.00", None, "1.00", "25.00"), DOWN),
        ("会议费3.00万元，按同口径同比减少1.00万元。", ("会议费", "3.00", None, "1.00", None), DOWN),
        ("会议费3.00万元，与上年决算数相比增加1.00万元。", ("会议费", "3.00", None, "1.00", None), UP),
        ("会议费预算比上年减少1.00万元。", ("会议费", None, None, "1.00", None), DOWN),
        ("会议费总额与上年相比，增加1.00万元，增长50.0%。", ("会议费", None, None, "1.00", "50.0"), UP),
        ("会议费较上年下降3.85%。", ("会议费", None, None, None, "3.85"), DOWN),
        # what is compared with may be printed
        (
            "会议费3.00万元，比上年4.00万元减少1.00万元，下降25.00%。",
            ("会议费", "3.00", "4.00", "1.00", "25.00"),
            DOWN,
        ),
        (
            "会议费3.00万元，与上年预算数4.00万元相比减少1.00万元。",
            ("会议费", "3.00", "4.00", "1.00", None),
            DOWN,
        ),
        ("会议费由2023年的4.00万元减少至2024年的3.00万元。", ("会议费", "3.00", "4.00", None, None), DOWN),
        # a balance is held against what the year began with
        (
            "年末结转和结余9.00万元，比年初的7.00万元增加2.00万元。",
            ("年末结转和结余", "9.00", "7.00", "2.00", None),
            UP,
        ),
        # where all of it comes from is no part of the name
        (
            "单位资金收入全部为泵站的租金收入，较上年减少1.00万元。",
            ("单位资金收入", None, None, "1.00", None),
            DOWN,
        ),
        # signs and brackets of filled-in forms
        ("会议费3.00万元，比上年增加-1.00万元。", ("会议费", "3.00", None, "1.00", None), DOWN),
        ("会议费3.00万元，较上年增加（减少）1.00万元。", ("会议费", "3.00", None, "1.00", None), UP),
        ("会议费3.00万元，比上年增加（-）1.00万元。", ("会议费", "3.00", None, "1.00", None), DOWN),
        ("会议费3.00万元，比上年增长1.00万元，增幅50%。", ("会议费", "3.00", None, "1.00", "50"), UP),
        # the code and the year may stand behind the name
        ("水土保持（2130310）2024年预算数为86.40万元。", ("水土保持", "86.40", None, None, None), None),
        (
            "年初结转和结余5.00万元，比上年减少1.00万元。",
            ("年初结转和结余", "5.00", None, "1.00", None),
            DOWN,
        ),
        ("收支总预算86.40万元，比上年增加1.00万元。", ("收支总预算", "86.40", None, "1.00", None), UP),
        ("收、支总计各增加12.00万元，增长5.00%。", ("收支总计", None, None, "12.00", "5.00"), UP),
    ],
)
def test_one_sentence_one_change(
    sentence: str, item: tuple[object, ...], direction: Direction | None
) -> None:
    (found,) = said(sentence)
    assert told(found) == item
    assert found.direction is direction
    assert found.against is Against.LAST_YEAR


def test_an_outturn_is_held_against_its_budget_and_against_last_year() -> None:
    found = said(
        "会议费支出决算为3.00万元，完成年初预算4.00万元的75.0%，比年初预算减少1.00万元，下降25.0%；比上年决算数增加0.50万元，增长20.0%。",
        stage="决算",
    )
    changes = {item.against: told(item) for item in found if item.delta is not None}
    assert changes == {
        Against.BUDGET: ("会议费", "3.00", None, "1.00", "25.0"),
        Against.LAST_YEAR: ("会议费", "3.00", None, "0.50", "20.0"),
    }
    # the budget it is held against is an amount, and has no change of its own
    assert [told(i)[1] for i in found if i.measure == "年初预算"] == ["4.00"]


def test_a_year_before_the_last_is_not_last_year() -> None:
    found = said("会议费3.00万元，比2023年增加0.50万元；比2019年减少2.00万元。")
    assert {(i.against, i.delta.printed) for i in found if i.delta} == {
        (Against.LAST_YEAR, "0.50"),
        (Against.EARLIER, "2.00"),
    }


@pytest.mark.parametrize(("words", "direction"), [("大于", UP), ("高于", UP), ("小于", DOWN), ("低于", DOWN)])
def test_why_the_outturn_is_more_or_less_than_the_budget(words: str, direction: Direction) -> None:
    (item,) = said(
        f"会议费支出决算为3.00万元，完成年初预算的75.0%。决算数{words}预算数的主要原因是会议改在线上。",
        stage="决算",
    )
    assert (item.direction, item.against) == (direction, Against.BUDGET)
    assert item.reason is not None
    assert item.reason.text == "会议改在线上"


def test_by_how_much_the_outturn_is_more_than_the_budget() -> None:
    (item,) = said("会议费支出决算3.00万元，决算数大于预算数1.00万元。", stage="决算")
    assert (item.delta and item.delta.printed, item.direction, item.against) == ("1.00", UP, Against.BUDGET)


def test_two_changes_have_their_own_reasons() -> None:
    found = said(
        "会议费3.00万元。较年初预算数减少1.00万元，主要原因是场次减少。较上年支出数增加0.50万元，主要原因是参会人员增多。",
        stage="决算",
    )
    assert {(i.against, i.reason.text) for i in found if i.reason} == {
        (Against.BUDGET, "场次减少"),
        (Against.LAST_YEAR, "参会人员增多"),
    }


def test_parts_in_a_bracket_do_not_take_the_change_of_the_whole() -> None:
    found = said("用车经费8.00万元（其中：购置费0万元，运行费8.00万元），比上年增加2.00万元，增长33.3%。")
    assert {i.item: i.delta and i.delta.printed for i in found} == {
        "用车经费": "2.00",
        "购置费": None,
        "运行费": None,
    }


def test_behind_one_part_the_rate_tells_whose_the_change_is() -> None:
    whole = said("收入总计90.00万元，其中年初结转和结余10.00万元，较上年增加30.00万元，增长50.0%。")
    assert {i.item: i.delta and i.delta.printed for i in whole} == {
        "收入总计": "30.00",
        "年初结转和结余": None,
    }
    part = said("收入总计90.00万元，其中年初结转和结余10.00万元，较上年增加5.00万元，增长100.0%。")
    assert {i.item: i.delta and i.delta.printed for i in part} == {"收入总计": None, "年初结转和结余": "5.00"}


def test_behind_a_sentence_of_parts_the_whole_is_meant() -> None:
    found = said(
        "用车经费支出决算为8.00万元。其中：购置费0万元；运行费8.00万元。比上年增加2.00万元。", stage="决算"
    )
    assert [i.item for i in found if i.delta is not None] == ["用车经费"]


def test_a_list_of_amounts_is_dealt_out_to_a_list_of_names() -> None:
    found = said("工资福利支出和商品和服务支出分别为30.00万元、5.00万元，比上年分别增加1.00万元、0.20万元。")
    assert [told(i)[:4] for i in found] == [
        ("工资福利支出", "30.00", None, "1.00"),
        ("商品和服务支出", "5.00", None, "0.20"),
    ]


def test_numbers_of_a_list_share_the_unit_of_the_last() -> None:
    found = said("收、支总计各为86.40，85.10万元。")
    assert [(i.item, i.current and (i.current.printed, i.current.unit)) for i in found] == [
        ("收入总计", ("86.40", "万元")),
        ("支出总计", ("85.10", "万元")),
    ]


def test_the_heading_names_the_item_that_its_sentence_leaves_out() -> None:
    (item,) = said(
        "（二）公务接待费", "2024年预算安排2.00万元，比上年减少0.50万元，下降20.0%。主要原因是批次减少。"
    )
    assert told(item) == ("公务接待费", "2.00", None, "0.50", "20.0")
    assert item.reason is not None


def test_the_clause_before_a_bare_word_names_what_it_is_of() -> None:
    found = said("2023年公务接待24批次，210人次，支出2.05万元，较上年减少0.30万元。")
    assert [told(i)[:4] for i in found if i.delta] == [("公务接待", "2.05", None, "0.30")]


def test_level_with_last_year_and_with_the_budget() -> None:
    found = said("会议费3.00万元，比上年增加1.00万元，与年初预算持平。", stage="决算")
    assert {(i.against, i.direction) for i in found} == {(Against.LAST_YEAR, UP), (Against.BUDGET, FLAT)}


def test_parts_of_a_reason_that_name_an_item_are_items() -> None:
    found = said("“三公”经费比上年减少1.00万元，主要原因一是接待费减少0.60万元；二是用车费减少0.40万元。")
    assert [(i.item, i.delta and i.delta.printed) for i in found] == [
        ("“三公”经费", "1.00"),
        ("接待费", "0.60"),
        ("用车费", "0.40"),
    ]


def test_a_sentence_that_begins_with_the_budget_goes_on_about_the_outturn_before_it() -> None:
    first, planned = said(
        "会议费3.00万元，用于抗旱调度。每次会议不超过0.20万元。年初预算为4.00万元，完成年初预算的75.00%，"
        "决算数小于年初预算数的主要原因是会议改在线上。",
        stage="决算",
    )
    assert told(first)[:3] == ("会议费", "3.00", "4.00")
    assert (first.direction, first.against) == (DOWN, Against.BUDGET)
    assert first.reason is not None
    assert first.reason.text == "会议改在线上"
    assert "完成年初预算的75.00%" in first.sentence.text
    assert (told(planned)[1], planned.direction, planned.reason) == ("4.00", None, None)


def test_last_years_change_behind_the_budget_is_the_outturns() -> None:
    first, planned = said(
        "（二）公务接待费0.60万元。年初预算1.00万元，完成年初预算的60.00%，与上年相比减少0.20万元，主要原因是来人减少。",
        stage="决算",
    )
    assert told(first) == ("公务接待费", "0.60", None, "0.20", None)
    assert (first.against, planned.delta, planned.reason) == (Against.LAST_YEAR, None, None)


def test_a_budget_of_a_year_of_its_own_keeps_its_change() -> None:
    found = said("会议费3.00万元。2025年预算为4.00万元，比上年增加1.00万元，主要原因是场次增多。")
    assert [told(i)[1] for i in found if i.delta] == ["4.00"]


def test_a_sentence_that_begins_with_a_side_goes_on_about_that_side() -> None:
    found = said(
        "2024年政府性基金年初结转2.00万元，本年收入20.00万元，本年支出19.00万元，年末结转3.00万元。"
        "支出全部为彩票公益金支出，比上年增加1.50万元，主要原因是新建步道。",
        stage="决算",
    )
    assert [(told(i)[:2], i.delta.printed) for i in found if i.delta] == [(("本年支出", "19.00"), "1.50")]


def test_a_side_that_only_a_part_is_called_by_is_the_wholes() -> None:
    found = said("2024年年初预算数52.00万元，其中：拨款50.00万元，事业收入2.00万元。收入较去年增加5.00万元。")
    assert ("事业收入", "5.00") not in [(i.item, i.delta.printed) for i in found if i.delta]
