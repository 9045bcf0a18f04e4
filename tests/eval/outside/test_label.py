"""A draft says what was read in the form of labels made by hand, one figure or one sentence a line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from eval.outside.label import draft_labels
from extractors.schema.budget import Amount, Budget, Indicator, Line, NarrativeItem, Stated, Statement, Target
from extractors.schema.draft import Direction, Kind
from extractors.schema.extraction import Extraction, Run
from extractors.schema.money import Money
from extractors.schema.source import Source

DIGEST = "d" * 64


def source(text: str, line: int = 1, cell: str | None = None) -> Source:
    return Source(document=DIGEST, line=line, cell=cell, text=text)


def money(value: str, printed: str, cell: str | None = None) -> Money:
    return Money(printed=printed, value=Decimal(value), unit="万元", source=source(printed, 4, cell))


def amount(value: str, printed: str) -> Amount:
    return Amount(column="支出/合计", money=money(value, printed, "t1r1c2"))


def labels(**budget: object) -> list[dict[str, Any]]:
    held = Budget(document=DIGEST, name="局", fiscal_year=2020, **budget)  # type: ignore[arg-type]  # fields of the record
    drafted = draft_labels(Extraction(budget=held, run=Run(version="9.9")))
    return [json.loads(line) for line in drafted]


def of_table(*amounts: Amount) -> list[dict[str, Any]]:
    line = Line(code="2101301", name="城乡医疗救助", amounts=amounts)
    statement = Statement(kind=Kind.GENERAL_BY_FUNCTION, table="t1", label="表5", lines=(line,))
    return labels(statements=(statement,))[1:]


def test_the_head_names_the_version_and_the_file_and_leaves_the_confirmation_open() -> None:
    assert labels() == [
        {"label": {"made_by": "mingzhang 9.9", "document": DIGEST, "confirmed_by": "", "confirmed_on": ""}}
    ]


def test_a_figure_of_a_table_has_all_that_a_person_would_write() -> None:
    assert of_table(amount("1862.35", "1,862.35")) == [
        {
            "doc": "局",
            "statement": "general_budget_by_function",
            "table": "表5",
            "row_code": "2101301",
            "row_name": "城乡医疗救助",
            "column": "支出/合计",
            "amount": "1,862.35",
            "unit": "万元",
            "year": 2020,
            "line": 4,
            "cell": "t1r1c2",
            "quote": "1,862.35",
            "source": "table",
        }
    ]


def test_a_zero_of_a_table_is_left_out() -> None:
    assert of_table(amount("0.00", "0.00")) == []


@pytest.mark.parametrize(("value", "printed"), [("-12.5", "△12.5"), ("-12.5", "(12.5)"), ("-3", "减少3")])
def test_an_amount_whose_sign_is_no_minus_is_written_as_a_number_and_quoted_as_printed(
    value: str, printed: str
) -> None:
    (label,) = of_table(amount(value, printed))
    assert (label["amount"], label["quote"]) == (value, printed)


def test_a_sentence_is_one_label_with_its_change_and_reason() -> None:
    item = NarrativeItem(
        item="培训费",
        sentence=source("培训费8.40万元，较上年减少2.10万元，原因是班次减少。", 3),
        current=money("8.40", "8.40"),
        delta=money("2.10", "2.10"),
        direction=Direction.DECREASE,
        reason=Stated(text="班次减少", source=source("班次减少", 3)),
    )
    _, label = labels(narrative=(item,))
    assert (label["source"], label["statement"], label["line"]) == ("narrative", "narrative", 3)
    assert (label["amount"], label["delta"], label["direction"]) == ("8.40", "2.10", "decrease")
    assert label["reason"] == "班次减少"


def test_a_target_keeps_its_words_and_is_no_amount() -> None:
    target = Target(text="≥95%", value=Decimal(95), unit="%", source=source("≥95%", 8, "t9r1c3"))
    _, label = labels(indicators=(Indicator(level1="产出指标", level3="参保率", target=target),))
    assert (label["statement"], label["target"], label["column"]) == (
        "performance",
        "≥95%",
        "产出指标/指标值",
    )
    assert "amount" not in label
