"""A mistake breaks the identities that it takes part in, and no others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.arithmetic import arithmetic, identities
from eval.arithmetic.between import twins
from eval.arithmetic.identity import Cell, Family, Said, Titled, half
from eval.fixture import Change, Column, Fixture, Holds, Prose, Statement
from extractors.schema.draft import Direction, Kind, Stage

COLUMNS = (
    Column(Holds.CODE, 1, ("科目编码",)),
    Column(Holds.NAME, 1, ("科目名称",)),
    Column(Holds.VALUE, 1, ("合计",)),
    Column(Holds.VALUE, 1, ("基本支出",)),
    Column(Holds.VALUE, 1, ("项目支出",)),
)
ROWS = (
    ("", "合计", "60.00", "42.00", "18.00"),
    ("208", "社会保障", "60.00", "42.00", "18.00"),
    ("20805", "养老", "42.00", "42.00", ""),
    ("2080501", "离退休", "30.00", "30.00", ""),
    ("2080505", "养老保险", "12.00", "12.00", ""),
    ("20807", "就业", "18.00", "", "18.00"),
)
SPENDING = Statement(
    id="t1",
    kind=Kind.EXPENDITURE,
    title="2025年支出表",
    unit="万元",
    columns=COLUMNS,
    rows=ROWS,
    adds=("合计 = 基本支出 + 项目支出",),
)
BASIC = Statement(
    id="t2",
    kind=Kind.BASIC_BY_FUNCTION,
    title="基本支出表",
    unit="元",
    columns=COLUMNS[:3],
    rows=(("2080501", "离退休", "300,000"), ("2080505", "养老保险", "120,000")),
)
GROWTH = Change(
    sentence="2025年养老42.00万元，比上年40.00万元增加2.00万元，增长5.00%。",
    item="养老",
    code="20805",
    current="42.00",
    previous="40.00",
    delta="2.00",
    percent="5.00",
    direction=Direction.INCREASE,
)
RIGHT = Fixture(
    name="hand-2025",
    department="某局",
    year=2025,
    stage=Stage.BUDGET,
    body=(Prose(GROWTH.sentence, (GROWTH,)), SPENDING, BASIC),
)


def printed(row: int, column: int, text: str) -> Fixture:
    rows = [list(cells) for cells in ROWS]
    rows[row][column] = text
    return with_rows(*(tuple(cells) for cells in rows))


def with_rows(*rows: tuple[str, ...]) -> Fixture:
    return replace(RIGHT, body=(RIGHT.body[0], replace(SPENDING, rows=rows), BASIC))


def said(**parts: str) -> Fixture:
    change = replace(GROWTH, **parts)  # type: ignore[arg-type]  # texts only
    return replace(RIGHT, body=(Prose(GROWTH.sentence, (change,)), SPENDING, BASIC))


def broken(wrong: Fixture) -> set[Family]:
    return {identity.family for identity in arithmetic(RIGHT).broken_in(wrong)}


def test_all_hold_in_a_fixture_without_mistakes() -> None:
    found = identities(RIGHT, twins(RIGHT))
    assert all(identity.holds for identity in found)
    assert {each.family for each in found} == {
        Family.ROW,
        Family.LEVELS,
        Family.ONCE,
        Family.TABLES,
        Family.TEXT,
        Family.CHANGE,
        Family.PERCENT,
        Family.YEAR,
    }
    assert broken(RIGHT) == set()


def test_a_wrong_figure_breaks_its_row_its_levels_and_the_table_that_prints_it_too() -> None:
    lost = arithmetic(RIGHT).broken_in(printed(4, 3, "21.00"))
    assert {each.family for each in lost} == {Family.ROW, Family.LEVELS, Family.TABLES}
    assert all(Cell("t1", 4, 3) in each.rests_on for each in lost)
    assert {each.difference for each in lost} == {Decimal("-9.00"), Decimal(90_000)}


def test_what_the_digits_printed_can_explain_breaks_nothing() -> None:
    assert broken(printed(4, 3, "12.01")) == {Family.TABLES}  # which is printed in 元 there
    assert half(Decimal("12.01")) == Decimal("0.005")
    assert half(Decimal("0.00")) == 0


def test_a_leaf_that_occurs_once_is_seen_by_nothing() -> None:
    lonely = replace(RIGHT, body=(replace(BASIC, id="t3"),))
    wrong = replace(
        lonely, body=(replace(BASIC, id="t3", rows=(("2080501", "离退休", "700,000"), BASIC.rows[1])),)
    )
    assert arithmetic(lonely).broken_in(wrong) == []


def test_a_line_that_is_missing_breaks_the_sum_above_it() -> None:
    lost = arithmetic(RIGHT).broken_in(with_rows(*ROWS[:3], *ROWS[4:]))
    assert {each.family for each in lost} == {Family.LEVELS}
    assert {each.difference for each in lost} == {Decimal("30.00")}


def test_a_level_that_is_missing_is_missed_by_no_sum() -> None:
    assert broken(with_rows(*ROWS[:2], *ROWS[3:])) == set()


def test_a_line_printed_twice_is_seen() -> None:
    assert Family.ONCE in broken(with_rows(*ROWS[:4], ROWS[3], *ROWS[4:]))


def test_a_line_that_moved_by_a_column_leaves_a_blank_total() -> None:
    moved = with_rows(*ROWS[:4], ("2080505", "养老保险", "", "12.00", "12.00"), ROWS[5])
    assert {Family.BLANK, Family.LEVELS} <= broken(moved)


@pytest.mark.parametrize(
    ("parts", "families"),
    [
        ({"current": "43.00"}, {Family.TEXT, Family.CHANGE, Family.PERCENT}),
        ({"previous": "39.00"}, {Family.CHANGE, Family.PERCENT}),
        ({"delta": "3.00"}, {Family.CHANGE}),
        ({"percent": "6.00"}, {Family.PERCENT}),
        ({"percent": "5.02"}, set()),
    ],
)
def test_a_wrong_figure_of_the_text_is_seen_by_what_it_is_said_with(
    parts: dict[str, str], families: set[Family]
) -> None:
    lost = arithmetic(RIGHT).broken_in(said(**parts))
    assert {each.family for each in lost} == families
    (text,) = parts.values()
    assert all(Said(0, text) in each.rests_on for each in lost)


def test_another_year_in_a_title_or_sentence_is_seen() -> None:
    titled = replace(SPENDING, title="2024年支出表")
    (lost,) = arithmetic(RIGHT).broken_in(replace(RIGHT, body=(RIGHT.body[0], titled, BASIC)))
    assert lost.rests_on == (Titled("t1", "2024年支出表"),)
    prose = Prose(GROWTH.sentence.replace("2025", "2024"), (GROWTH,))
    (lost,) = arithmetic(RIGHT).broken_in(replace(RIGHT, body=(prose, SPENDING, BASIC)))
    assert lost.rests_on == (Said(0, "2024年"),)


def test_columns_that_differ_in_a_line_do_not_print_the_same_money() -> None:
    other = replace(BASIC, rows=(("2080501", "离退休", "300,000"), ("2080505", "养老保险", "170,000")))
    assert twins(replace(RIGHT, body=(SPENDING, other))) == ()
    assert {twin.one for twin in twins(RIGHT)} == {("t1", 2), ("t1", 3)}


def side(*rows: tuple[str, str]) -> Statement:
    return Statement(
        id="t4",
        kind=Kind.RECEIPTS_EXPENDITURE,
        title="收支表",
        unit="万元",
        columns=(COLUMNS[1], COLUMNS[2]),
        rows=rows,
    )


def test_an_item_of_a_side_is_the_sum_of_the_items_below_it() -> None:
    rows = (
        ("一、财政拨款", "9.00"),
        ("1、一般公共预算", "5.00"),
        ("（1）人员", "4.00"),
        ("（2）公用", "1.00"),
        ("2、基金", "4.00"),
        ("二、其他收入", "1.00"),
        ("本年收入合计", "10.00"),
        ("上年结转", "2.00"),
        ("收入总计", "12.00"),
    )
    right = replace(RIGHT, body=(side(*rows),))
    assert all(each.holds for each in identities(right))
    for at, (name, _) in enumerate(rows):
        wrong = replace(RIGHT, body=(side(*rows[:at], (name, "7.77"), *rows[at + 1 :]),))
        assert arithmetic(right).broken_in(wrong), name


def test_a_list_of_projects_makes_its_total_without_the_unit_above_them() -> None:
    rows = (
        ("", "合计", "9.00"),
        ("153001", "某局机关", "9.00"),
        ("", "项目甲", "5.00"),
        ("", "项目乙", "4.00"),
    )
    projects = replace(BASIC, id="t5", kind=Kind.PROJECTS, rows=rows)
    right = replace(RIGHT, body=(projects,))
    wrong = replace(RIGHT, body=(replace(projects, rows=rows[:3]),))
    assert [each.difference for each in arithmetic(right).broken_in(wrong)] == [Decimal("4.00")]
    wrong = replace(RIGHT, body=(replace(projects, rows=(*rows[:3], ("", "项目乙", "4.40"))),))
    assert [each.difference for each in arithmetic(right).broken_in(wrong)] == [Decimal("-0.40")]


def test_subtotals_and_what_they_sum_make_twice_the_total() -> None:
    rows = (("", "合计", "9.00"), ("", "专用项目", "9.00"), ("", "项目甲", "5.00"), ("", "项目乙", "4.00"))
    projects = replace(BASIC, id="t5", kind=Kind.PROJECTS, rows=rows)
    right = replace(RIGHT, body=(projects,))
    wrong = replace(RIGHT, body=(replace(projects, rows=rows[:3]),))
    assert [each.difference for each in arithmetic(right).broken_in(wrong)] == [Decimal("4.00")]
