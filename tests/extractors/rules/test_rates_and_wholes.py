"""Rates for each of many beside what all of them have, and names: with quotations, of the whole, of what was evaluated."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.draft import Direction


def read(*paragraphs: str, stage: str = "预算") -> Budget:
    text = "\n".join((f"青河县教育局2024年部门{stage}公开", *paragraphs))
    return extract_bytes(text.encode(), "a.txt").budget


def said(*paragraphs: str, stage: str = "预算") -> list[NarrativeItem]:
    return list(read(*paragraphs, stage=stage).narrative)


def amounts(*paragraphs: str) -> list[tuple[str, str | None, str | None]]:
    return [(i.item, i.current and i.current.printed, i.delta and i.delta.printed) for i in said(*paragraphs)]


@pytest.mark.parametrize(
    "rate",
    [
        "按每生每学期375元拨付",
        "每公里补3500元",
        "按每班每年1.2万元核定",
        "标准为每平方米31元",
        "每张床位1200元",
    ],
)
def test_a_rate_for_each_is_no_amount_and_does_not_take_the_change(rate: str) -> None:
    text = f"营养膳食补助88.00万元，{rate}，较上年增加8.00万元。"
    assert amounts(text) == [("营养膳食补助", "88.00", "8.00")]


@pytest.mark.parametrize("name", ["初中生均公用经费", "公办园生均经费", "人均公共卫生补助"])
def test_a_name_with_a_rate_in_it_may_have_what_all_have(name: str) -> None:
    assert amounts(f"{name}210.00万元，较上年增加10.00万元。") == [(name, "210.00", "10.00")]


def test_what_one_has_is_still_no_amount_of_the_item() -> None:
    assert amounts("初中生均公用经费940元，高中生均拨款1.2万元。") == []


def test_an_amount_of_each_year_is_one_of_the_item() -> None:
    assert amounts("校车补贴每年安排30.00万元。")[0][1] == "30.00"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("教育支出（类）普通教育（款）“两免一补”资金（项）", "“两免一补”资金"),
        ("教育支出（205类）普通教育（02款）农村“特岗教师”补助（99项）", "农村“特岗教师”补助"),
        ("普通教育（款）“智慧课堂”建设（项）", "“智慧课堂”建设"),
    ],
)
def test_the_name_of_an_item_may_have_a_quotation_in_it(words: str, name: str) -> None:
    (item,) = said(f"（5）{words}：2024年预算数为46.00万元。")
    assert item.item == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("（二）增减。2024年预算总额", "预算总额"),
        ("增减情况：2024年部门预算总额", "预算总额"),
        ("2024年年初预算数", "年初预算数"),
        ("本单位2024年总预算", "总预算"),
    ],
)
def test_the_whole_budget_is_an_item_where_nothing_narrower_is_named(words: str, name: str) -> None:
    (item,) = said(f"{words}为5,210.00万元，上年为5,010.00万元，增加200.00万元。")
    assert (item.item, item.previous and item.previous.printed) == (name, "5,010.00")


def test_a_heading_names_more_narrowly_than_the_whole() -> None:
    (item,) = said("（五）边远教师补贴。2024年年初预算数为72.00万元，增加2.00万元。")
    assert item.item == "边远教师补贴"


def test_receipts_behind_the_whole_budget_are_told_by_themselves() -> None:
    items = said("2024年年初预算数900.00万元，其中：事业收入10.00万元。支出较去年增加50.00万元。")
    assert [i.item for i in items] == ["年初预算数", "事业收入", "支出"]


def test_a_bare_outturn_is_held_against_the_whole_budget_of_its_sentence() -> None:
    items = said("2024年年初预算500.00万元，支出决算520.00万元，完成年初预算的104%。", stage="决算")
    outturn = next(i for i in items if i.current is not None and i.current.printed == "520.00")
    assert outturn.previous is not None
    assert outturn.previous.printed == "500.00"


@pytest.mark.parametrize("words", ["涉及资金", "共涉及财政资金", "涉及预算资金"])
def test_money_that_was_evaluated_is_no_amount_of_what_stands_before(words: str) -> None:
    (item,) = said(f"纳入绩效自评的项目16个，{words}948.20万元。", stage="决算")
    assert item.item == words.removeprefix("共")


def test_a_project_named_behind_what_was_evaluated_has_its_own_amounts() -> None:
    items = said(
        "项目28个，涉及资金120.50万元，全部完成自评。“校车接送”项目得分95分。全年预算数为60.00万元，执行数为58.00万元。",
        stage="决算",
    )
    assert {i.item for i in items} == {"涉及资金", "“校车接送”项目"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("①幼儿保教费", "幼儿保教费"),
        ("公务用车购置支出决算", "公务用车购置"),
        ("“三公”经费财政拨款安排", "“三公”经费"),
        ("另有购房补贴", "购房补贴"),
        ("课桌购置费只安排", "课桌购置费"),
        ("本年度收入预算总计", "收入预算总计"),
        ("2024年共安排课桌购置费", "课桌购置费"),
        ("课桌购置费相应", "课桌购置费"),
    ],
)
def test_an_item_is_called_without_counting_words_and_source(words: str, name: str) -> None:
    (item,) = said(f"{words}6.00万元，比上年减少1.00万元。")
    assert (item.item, item.direction) == (name, Direction.DECREASE)


def test_who_bears_the_cost_is_no_part_of_the_name() -> None:
    (item,) = said("校车补助经费每年由市和区按7:3分担，2024年安排50.00万元，较上年增加5.00万元。")
    assert (item.item, item.current and item.current.printed) == ("校车补助经费", "50.00")


# --- the glossary ---


@pytest.mark.parametrize(
    ("line", "definition"),
    [
        ("1、校车接送——学校和家之间由政府补贴的班车往返服务。", "学校和家之间由政府补贴的班车往返服务。"),
        ("2、校车接送，是指学校和家之间由政府补贴的班车服务。", "是指学校和家之间由政府补贴的班车服务。"),
        ("（三）校车接送指学校和家之间由政府补贴的班车服务。", "指学校和家之间由政府补贴的班车服务。"),
    ],
)
def test_a_term_is_parted_from_its_definition_by_a_dash_a_comma_or_nothing(
    line: str, definition: str
) -> None:
    (term,) = read("五、名词解释", line).glossary
    assert (term.name, term.definition.text) == ("校车接送", definition)


def test_a_term_that_has_the_words_of_a_definition_in_its_name_keeps_it() -> None:
    (term,) = read("五、名词解释", "（四）绩效指标：衡量财政资金使用效果的各项标准和数值。").glossary
    assert term.name == "绩效指标"


def test_a_sentence_elsewhere_that_says_what_is_meant_defines_no_term() -> None:
    assert not read("二、收支说明", "其中的公用经费，是指办公、水电和维修等方面的支出。").glossary
