"""The reduced comparison: value, row by code or name, last header; the same for every reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.fixture import Column, Fixture, Holds, Statement
from eval.labels import labels
from eval.peers import ours
from eval.reading import reading
from eval.scorers.peers import ReadCell, score
from extractors.schema.draft import Kind, Stage

STATEMENT = Statement(
    id="t1",
    kind=Kind.EXPENDITURE,
    title="部门支出总表",
    columns=(
        Column(Holds.CODE, 10, ("科目编码",)),
        Column(Holds.NAME, 30, ("科目名称",)),
        Column(Holds.VALUE, 15, ("本年支出", "合 计")),
        Column(Holds.VALUE, 15, ("本年支出", "项目支出")),
    ),
    rows=(("205", "教育支出", "1,012.00", "5.00"), ("", "合计", "1,012.00", "")),
)
PERFORMANCE = Statement(
    id="t2",
    kind=Kind.PERFORMANCE,
    title="绩效目标表",
    columns=(Column(Holds.NAME, 30, ("指标",)), Column(Holds.VALUE, 15, ("指标值",))),
    rows=(("户数", "30"),),
)
FIXTURE = Fixture("f", "县水务局", 2024, Stage.BUDGET, body=(STATEMENT, PERFORMANCE))
TRUTH = (
    ReadCell("1,012.00", "205", "教育支出", "合计"),
    ReadCell("5.00", "205", "教育支出", "项目支出"),
    ReadCell("1,012.00", "", "合计", "合计"),
)


def counts(*given: ReadCell) -> tuple[int, int, int]:
    tally = score(given, labels(FIXTURE), FIXTURE)
    return tally.right, tally.wanted, tally.given


def test_the_truth_is_wholly_right() -> None:
    assert counts(*TRUTH) == (3, 3, 3)


@pytest.mark.parametrize(
    "reworded",
    [
        {"printed": "1012"},
        {"row_code": ""},
        {"row_name": "别的支出"},
        {"row_name": "教 育支出"},
        {"column": "合 计"},
        {"unit": "亿元"},
    ],
    ids=["separators", "name alone", "code alone", "spaces", "spaced head", "unit"],
)
def test_what_readers_are_not_asked_for_costs_nothing(reworded: dict[str, str]) -> None:
    assert counts(replace(TRUTH[0], **reworded), *TRUTH[1:]) == (3, 3, 3)


@pytest.mark.parametrize(
    "lie",
    [
        {"printed": "1,012.01"},
        {"row_code": "206", "row_name": "科学支出"},
        {"row_code": "", "row_name": ""},
        {"column": "项目支出"},
        {"column": ""},
    ],
    ids=["value", "row", "no row", "column", "no column"],
)
def test_a_wrong_amount_is_missed_and_invented(lie: dict[str, str]) -> None:
    assert counts(replace(TRUTH[0], **lie), *TRUTH[1:]) == (2, 3, 3)


def test_the_same_amount_counts_once() -> None:
    assert counts(*TRUTH, TRUTH[1]) == (3, 3, 4)


def test_of_amounts_alike_in_rows_of_one_code_the_one_of_the_same_name_is_taken() -> None:
    # the other one, taken for its code, would be missing where its own name is looked for
    twin = replace(STATEMENT, rows=(("205", "教育支出", "3.00", ""), ("205", "教育管理事务", "3.00", "")))
    fixture = replace(FIXTURE, body=(twin,))
    given = [ReadCell("3.00", "", "教育支出", "合计"), ReadCell("3.00", "205", "教育管理事务", "合计")]
    assert score(given[::-1], labels(fixture), fixture).right == 2


def test_rows_without_code_and_name_are_not_matched_by_the_lack_of_one() -> None:
    bare = replace(STATEMENT, rows=(("", "", "7.00", ""),))
    fixture = replace(FIXTURE, body=(bare,))
    for cell, right in ((ReadCell("7.00", "", "", "合计"), 1), (ReadCell("7.00", "205", "", "合计"), 0)):
        assert score([cell], labels(fixture), fixture).right == right


def test_figures_of_tables_without_labels_are_held_against_nobody_but_only_as_often_as_they_are_printed() -> (
    None
):
    weight = ReadCell("30", "", "户数", "指标值")
    assert counts(*TRUTH, weight) == (3, 3, 3)
    assert counts(*TRUTH, weight, weight) == (3, 3, 4)


def test_what_is_no_number_came_out_and_is_wrong() -> None:
    assert counts(*TRUTH, ReadCell("约五百万", "205", "教育支出", "合计")) == (3, 3, 4)


def test_a_miss_says_where_the_value_was_put_instead() -> None:
    tally = score([replace(TRUTH[1], column="合计")], labels(FIXTURE), FIXTURE)
    assert "missed t1 | 205 教育支出 | 本年支出/项目支出 = 5.00: instead 5.00  at 205 教育支出 | 合计" in map(
        str, tally.misses
    )


def test_a_document_without_amounts_has_nothing_to_score() -> None:
    fixture = replace(FIXTURE, body=(PERFORMANCE,))
    tally = score([], labels(fixture), fixture)
    assert (tally.wanted, tally.given) == (0, 0)


def test_our_own_reading_is_scored_by_it() -> None:
    held = reading("luoxi-2025", "docx")
    given = ours.cells(held.extraction)
    tally = score(given, labels(held.fixture, held.rendered), held.fixture)
    assert tally.all_right
    assert {cell.unit for cell in given} <= {"万元", "元"}
