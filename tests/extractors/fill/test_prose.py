"""Figures and reasons in sentences: told in words that stand there, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.fill import plan
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes, left_over
from extractors.schema.budget import NarrativeItem
from extractors.schema.extraction import Extraction
from tests.scripted import Scripted, listed, place

TEXT = """浦河县民政局2022年部门预算说明

一、救助支出

泵站编为甲 77 乙。流动救助支出安排321.50万元，比上年增加21.50万元。今年走访的人家较往年多。这是由于低保标准提高，入户次数翻番。
"""


def read(script: dict[str, Any], *, everything: bool = False, text: str = TEXT) -> Extraction:
    return extract_bytes(text.encode(), "a.txt", filler=Filler(Scripted(script), everything=everything))


def item(extraction: Extraction, name: str = "流动救助支出") -> NarrativeItem:
    return next(each for each in extraction.budget.narrative if each.item == name)


def reason(quote: str, words: str = "这是由于") -> Any:
    def answer(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        (asked,) = listed(schema, "item")
        return {"reasons": [{"item": asked, "sentence": place(user, words), "quote": quote}]}

    return answer


def told(**measures: tuple[str, str]) -> Any:
    """Measures and items by the printed figure, with a _ for the point."""

    def answer(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        figures = []
        for number in listed(schema, "number"):
            printed = user.partition(f"[{number}]")[2]
            measure, name = next(
                (
                    said
                    for figure, said in measures.items()
                    if printed.startswith(figure.strip("f").replace("_", "."))
                ),
                ("none", ""),
            )
            goes = "increase" if measure == "change" else "none"
            figures.append({"number": number, "item": name, "measure": measure, "goes": goes})
        return {"figures": figures}

    return answer


def test_only_the_figure_that_no_rule_could_place_is_marked() -> None:
    (amounts,) = (t for t in plan(left_over(TEXT.encode(), "a.txt")) if t.question.prompt == "amounts")
    _, user = amounts.question.messages()
    assert amounts.question.ids["number"] == ("p3n1",)
    assert "泵站编为甲 [p3n1]77 乙" in user
    assert "321.50" not in user


def test_a_reason_some_sentences_on_is_quoted_exactly_with_its_place() -> None:
    held = item(read({"reasons": reason("低保标准提高，入户次数翻番")}))
    assert held.reason is not None
    assert held.reason.text == "低保标准提高，入户次数翻番"
    assert (held.reason.method.value, held.method.value) == ("model", "text_rule")
    assert held.reason.source.line is not None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("低保标准降低", "这是由于"),  # not printed
        ("低保标准提高，入户次数翻番", "今年走访"),  # printed elsewhere
        ("提高", "这是由于"),  # too little to be a reason
        ("今年走访的人家较往年多", "今年走访"),  # not told as one
    ],
)
def test_a_quotation_that_is_not_there_is_no_reason(quote: str, words: str) -> None:
    extraction = read({"reasons": reason(quote, words)})
    assert item(extraction).reason is None


def test_an_item_is_told_by_a_model_in_words_of_the_sentence() -> None:
    extraction = read(
        {
            "amounts": told(f321_50=("current", "流动救助支出"), f21_50=("change", "流动救助支出")),
            "reasons": reason("低保标准提高，入户次数翻番"),
        },
        everything=True,
    )
    held = item(extraction)
    assert held.current is not None
    assert held.delta is not None
    assert held.reason is not None
    assert (held.current.printed, held.delta.printed, held.direction) == ("321.50", "21.50", "increase")
    assert held.method.value == "model"


def test_words_that_the_sentence_does_not_print_name_nothing() -> None:
    extraction = read({"amounts": told(f321_50=("current", "城乡低保支出"))}, everything=True)
    assert [each for each in extraction.budget.narrative if each.method.value == "model"] == []
    assert any("不是该句或其标题中的原文" in words for words in extraction.run.unanswered)


def test_a_measure_that_is_told_of_two_figures_is_told_of_none() -> None:
    both = told(f321_50=("current", "流动救助支出"), f21_50=("current", "流动救助支出"))
    extraction = read({"amounts": both}, everything=True)
    assert extraction.budget.narrative == ()
    assert {m.quantity.printed for m in extraction.budget.mentions} == {"321.50", "21.50"}


def test_an_amount_without_money_behind_it_is_no_amount() -> None:
    extraction = read({"amounts": told(f77=("current", "泵站"))})
    mention = next(m for m in extraction.budget.mentions if m.quantity.printed == "77")
    assert (mention.item, mention.quantity.unit, mention.method.value) == ("泵站", "", "model")
