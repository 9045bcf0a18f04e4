"""A label is right for a value, a row, a column and a statement, each wrong by itself costs its own measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.outside.gold import GoldFact
from eval.outside.scorers.facts import FactScores, asked, score
from extractors.fact_rows import FACT_COLUMNS, FactRow
from extractors.schema.draft import Kind

LABEL = GoldFact(
    statement=Kind.GENERAL_BY_FUNCTION,
    row_code="2101301",
    row_name="城乡医疗救助",
    column="支出/合计",
    amount="1,862.35",
    unit="万元",
    line=7,
    source="table",
)


def read(**changes: object) -> FactRow:
    """What a flawless reader makes of the label, but for the changes."""
    values: dict[str, object] = dict.fromkeys(FACT_COLUMNS, "")
    values |= dict.fromkeys(("page", "x0", "y0", "x1", "y1"))
    values |= {"statement": "general_budget_by_function", "row_code": "2101301", "row_name": "城乡医疗救助"}
    values |= {
        "column": "支出/合计",
        "amount": Decimal("1862.35"),
        "unit": "万元",
        "line": 7,
        "source": "table",
    }
    return FactRow(**(values | changes))  # type: ignore[arg-type]  # fields of the record


def rights(scores: FactScores) -> str:
    return " ".join(f"{name}={tally.right}/{tally.wanted}" for name, tally in scores.by_measure())


def test_what_is_as_labelled_is_right_in_every_measure() -> None:
    scores = score([read()], [LABEL])
    assert rights(scores) == "value=1/1 row=1/1 cell=1/1 statement=1/1 precision=1/1 located=1/1"
    assert all(tally.all_right for _, tally in scores.by_measure())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"amount": Decimal("1862.36")},
            "value=0/1 row=0/1 cell=0/1 statement=0/1 precision=0/1 located=1/1",
        ),
        ({"unit": "元"}, "value=0/1 row=0/1 cell=0/1 statement=0/1 precision=0/1 located=1/1"),
        ({"row_code": "2101302"}, "value=1/1 row=0/1 cell=0/1 statement=0/1 precision=0/1 located=1/1"),
        (
            {"row_code": "", "row_name": "行政运行"},
            "value=1/1 row=0/1 cell=0/1 statement=0/1 precision=0/1 located=1/1",
        ),
        ({"column": "项目支出"}, "value=1/1 row=1/1 cell=0/1 statement=0/1 precision=1/1 located=1/1"),
        ({"statement": "other"}, "value=1/1 row=1/1 cell=1/1 statement=0/1 precision=1/1 located=1/1"),
        ({"line": None}, "value=1/1 row=1/1 cell=1/1 statement=1/1 precision=1/1 located=0/1"),
    ],
    ids=["amount", "unit", "code", "name", "column", "statement", "place"],
)
def test_each_lie_costs_its_measure(changes: dict[str, object], expected: str) -> None:
    assert rights(score([read(**changes)], [LABEL])) == expected


def test_a_miss_says_what_was_wanted_what_was_found_and_where() -> None:
    scores = score([read(column="项目支出")], [LABEL])
    (miss,) = scores.cell.misses
    assert "支出/合计 = 1,862.35 万元" in miss.words
    assert "found at general_budget_by_function | 2101301 城乡医疗救助 | 项目支出" in miss.words
    assert miss.place is not None
    assert miss.place.line == 7


def test_the_same_amount_in_another_unit_is_the_same() -> None:
    assert score([read(amount=Decimal("18623500.00"), unit="元")], [LABEL]).statement.all_right


def test_a_figure_is_given_to_one_label_only() -> None:
    scores = score([read()], [LABEL, LABEL])
    assert rights(scores) == "value=1/2 row=1/2 cell=1/2 statement=1/2 precision=1/1 located=1/1"


def test_of_equal_amounts_the_one_in_the_right_row_is_taken_before_the_one_in_the_right_column() -> None:
    other_row = read(row_code="2101302", row_name="疾病应急救助")
    scores = score([other_row, read(column="项目支出")], [LABEL])
    assert rights(scores) == "value=1/1 row=1/1 cell=0/1 statement=0/1 precision=1/2 located=2/2"


def test_a_figure_of_a_table_without_a_label_costs_precision_but_a_zero_or_a_sentence_does_not() -> None:
    silent = [
        read(amount=Decimal("0.00")),
        read(amount=Decimal(5), source="prose"),
        read(statement="performance"),
    ]
    assert score([read(), *silent], [LABEL]).precision.all_right
    scores = score([read(), read(amount=Decimal(5))], [LABEL])
    assert (scores.precision.right, scores.precision.wanted) == (1, 2)


def test_targets_sentences_and_what_is_no_money_are_not_asked_for() -> None:
    unasked = [
        LABEL.model_copy(update={"statement": Kind.PERFORMANCE}),
        LABEL.model_copy(update={"source": "narrative"}),
        LABEL.model_copy(update={"unit": "人"}),
        LABEL.model_copy(update={"amount": None}),
    ]
    assert asked([*unasked, LABEL]) == [LABEL]
    assert score([read()], unasked).value.wanted == 0
