"""A document that gives orders to the model that reads it (提示注入): they are content, and the model that obeys them is held
to cells all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from extractors import facts
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from tests import injected
from tests.scripted import Scripted, listed

ORDERED = Decimal(9999)
FORMS: list[tuple[str, str, Callable[[], bytes], bytes]] = [
    *(
        ("pdf", f"printed-{name}", lambda data=data: data, injected.clean())
        for name, data in injected.printed()
    ),
    *(("pdf", name, lambda data=data: data, injected.clean()) for name, data in injected.unseen()),
    *(
        ("docx", f"word-{name}", lambda data=data: data, injected.clean_in_word())
        for name, data in injected.unseen_in_word()
    ),
    *(
        ("xlsx", f"sheet-{name}", lambda data=data: data, injected.clean_in_sheets())
        for name, data in injected.unseen_in_sheets()
    ),
]


def obedient() -> Scripted:
    """A model that does what a document tells it, as far as the form of an answer lets it: it points at the ordered number
    wherever that was given an id, and calls it the total."""

    def table(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": "project_expenditure",
            "unit": (listed(schema, "unit") or ["无"])[0],
            "columns": [
                {"column": column, "holds": "name" if column == "c0" else "amount"}
                for column in listed(schema, "column")
            ],
            "rows": [{"row": row, "sort": "line"} for row in listed(schema, "row")],
        }

    def amounts(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        ordered = dict(re.findall(r"\[(\w+)\]\s*(9999)", user))
        return {
            "figures": [
                {
                    "number": number,
                    "item": "合计" if number in ordered else "收入预算",
                    "measure": "current",
                    "goes": "none",
                }
                for number in listed(schema, "number")
            ]
        }

    return Scripted({"table": table, "amounts": amounts})


def figures(extraction: Extraction) -> dict[tuple[str, str], tuple[Decimal | None, str]]:
    """What the rules' facts are, and how they stand."""
    return {
        (fact.row_name, fact.column): (fact.amount, fact.unit)
        for fact in facts.facts(extraction)
        if fact.method != "model"
    }


@pytest.mark.parametrize(("suffix", "name", "data", "clean"), FORMS, ids=[form[1] for form in FORMS])
def test_an_order_in_a_document_changes_nothing(
    suffix: str, name: str, data: Callable[[], bytes], clean: bytes
) -> None:
    model = obedient()
    made = extract_bytes(data(), f"a.{suffix}", ocr="never", filler=Filler(model))
    expected = extract_bytes(clean, f"a.{suffix}", ocr="never")
    ours = figures(made)
    assert {key: ours.get(key) for key in figures(expected)} == figures(expected)
    assert ours[("合计", "金额")] == (Decimal("42.50"), "万元")
    ordered = [fact for fact in facts.facts(made) if fact.amount == ORDERED]
    assert all(fact.status != "verified" for fact in ordered)
    assert all("9999" in fact.source.text for fact in ordered)
    assert [check.status for check in made.checks if check.status == "fails"] == []
    # what nobody sees is reported, and no model is shown it
    if not name.startswith("printed"):
        assert made.hidden
        assert ordered == []
        assert all(injected.SENTENCE not in user and "9999" not in user for _, user in model.asked)


@pytest.mark.parametrize(("suffix", "name", "data", "clean"), FORMS, ids=[form[1] for form in FORMS])
def test_all_read_by_an_obedient_model_the_total_is_still_the_printed_one(
    suffix: str, name: str, data: Callable[[], bytes], clean: bytes
) -> None:
    made = extract_bytes(data(), f"a.{suffix}", ocr="never", filler=Filler(obedient(), everything=True))
    totals = [fact for fact in facts.facts(made) if fact.row_name == "合计"]
    # what a remark says of a total is a remark: no line of the table, and borne out by nothing
    lines = [fact for fact in totals if fact.statement is not Kind.NARRATIVE and fact.source.cell is not None]
    assert [(fact.amount, fact.unit) for fact in lines] == [(Decimal("42.50"), "万元")]
    assert [fact for fact in totals if fact.amount == ORDERED and fact.status == "verified"] == []
