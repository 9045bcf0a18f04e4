from __future__ import annotations

import pytest

from extractors.comparison import basis
from extractors.comparison.basis import Basis
from extractors.schema.draft import Direction, Stage


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("防汛物资2023年预算数为80.00万元，2024年安排90.00万元。", Basis.INITIAL),
        ("防汛物资90.00万元，2023年预算执行数为80.00万元。", Basis.OUTTURN),
        ("防汛物资90.00万元，上年决算数80.00万元，增加10万元。", Basis.ACCOUNT),
        ("防汛物资90.00万元，上年为80.00万元。", Basis.UNSTATED),
        ("收入90.00万元，由拨款10.00万元、上年结转80.00万元组成。", None),
        ("防汛物资90.00万元，2021年为80.00万元。", None),
        ("收入90.00万元，其中拨款80.00万元。", None),
    ],
)
def test_last_years_amount_is_what_the_words_before_it_call_it(told, sentence, expected) -> None:
    item = told("防汛物资", "90.00", previous="80.00", sentence=sentence)
    assert basis.of_previous(item, 2024) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("安排90.00万元，比2023年预算增加10.00万元。", Basis.INITIAL),
        ("安排90.00万元，比2023年（上一年度，下同）预算增加10.00万元。", Basis.INITIAL),
        ("安排90.00万元，较上年执行数增加10.00万元。", Basis.OUTTURN),
        ("安排90.00万元，比上年增加10.00万元。", Basis.UNSTATED),
        ("安排90.00万元，比上年一般公共预算增加10.00万元。", Basis.UNSTATED),
        ("安排90.00万元，与2023年预算基本持平。", None),
        ("安排90.00万元，比2022年预算增加10.00万元。", None),
        ("安排90.00万元，比上年预算增加10.00万元，较上年执行数增加5万元。", None),
    ],
)
def test_a_change_is_measured_from_what_the_sentence_compares_with(told, sentence, expected) -> None:
    item = told("防汛物资", "90.00", delta="10.00", direction=Direction.INCREASE, sentence=sentence)
    assert basis.of_change(item, 2024) is expected


@pytest.mark.parametrize(
    ("head", "stage", "expected"),
    [
        ("合计", Stage.BUDGET, Basis.INITIAL),
        ("合计", Stage.FINAL, Basis.ACCOUNT),
        ("年初预算数", Stage.FINAL, Basis.INITIAL),
        ("全年预算数", Stage.FINAL, Basis.ADJUSTED),
        ("预算数", Stage.FINAL, Basis.UNSTATED),
        ("支出/一般公共预算财政拨款", Stage.FINAL, Basis.ACCOUNT),
        ("2023年执行数", Stage.BUDGET, Basis.OUTTURN),
    ],
)
def test_a_column_holds_what_its_head_or_else_the_document_says(head, stage, expected) -> None:
    assert basis.of_head(head, stage) is expected


def test_amounts_that_nobody_calls_anything_are_not_known_to_be_alike() -> None:
    assert not basis.comparable(Basis.UNSTATED, Basis.UNSTATED)
    assert basis.comparable(Basis.INITIAL, Basis.INITIAL)
