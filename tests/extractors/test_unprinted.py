"""What a document tells a model to do changes nothing: printed it is text like any other, hidden it is reported and unused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pymupdf
import pytest

from extractors import unprinted
from extractors.pipeline import extract_bytes
from extractors.schema.disclosure import Page, Word
from extractors.schema.extraction import Extraction
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box
from tests import injected
from tests.injected import SENTENCE

WHY_IN_PDF = {
    "white": Why.WHITE,
    "white, written otherwise": Why.WHITE,
    "nearly white": Why.WHITE,
    "white in a form": Why.WHITE,
    "white in a note": Why.WHITE,
    "white in a space of colours of its own": Why.WHITE,
    "white in a cell": Why.WHITE,
    "white right behind a figure": Why.WHITE,
    "half a point": Why.TINY,
    "half a point in a cell": Why.TINY,
    "without ink": Why.INVISIBLE,
    "only a shape": Why.INVISIBLE,
    "clear": Why.INVISIBLE,
    "clipped": Why.CLIPPED,
    "beyond the edge": Why.OUTSIDE,
    "left of the page": Why.OUTSIDE,
    "under a picture": Why.COVERED,
}
WHY_IN_WORD = {"white": Why.WHITE, "white behind a figure": Why.WHITE, "one point": Why.TINY}
WHY_IN_SHEETS = {"white": Why.WHITE, "one point": Why.TINY}
CLEAN = {
    "pdf": injected.clean,
    "docx": injected.clean_in_word,
    "xlsx": injected.clean_in_sheets,
}


@cache
def clean(kind: str) -> Extraction:
    return extract_bytes(CLEAN[kind](), f"a.{kind}")


def of_one_file(extraction: Extraction) -> Any:
    """All of an extraction that is not about which file it is, when it was read, and what is hidden."""
    document = extraction.budget.document
    written = extraction.model_copy(update={"hidden": (), "run": clean("pdf").run}).model_dump_json()
    return written.replace(document, "")


def hidden_files() -> Iterator[Any]:
    for kind, files, why in (
        ("pdf", injected.unseen(), WHY_IN_PDF),
        ("docx", injected.unseen_in_word(), WHY_IN_WORD),
        ("xlsx", injected.unseen_in_sheets(), WHY_IN_SHEETS),
    ):
        for name, data in files:
            yield pytest.param(kind, data, why.get(name, Why.SWITCHED_OFF), id=f"{kind}: {name}")


@pytest.mark.parametrize(("kind", "data", "why"), hidden_files())
def test_a_hidden_sentence_is_reported_with_its_reason_and_its_place_and_is_in_nothing_else(
    kind: str, data: bytes, why: Why
) -> None:
    found = extract_bytes(data, f"a.{kind}")
    (hidden,) = found.hidden
    assert SENTENCE in hidden.text
    assert hidden.why is why
    assert (hidden.page == 1 and hidden.box is not None) if kind == "pdf" else hidden.page is None
    without = found.model_copy(update={"hidden": ()})
    assert "忽略" not in without.model_dump_json()
    assert "9999" not in without.model_dump_json().replace(found.budget.document, "")


# rows and columns that are not shown are counted all the same, as a spreadsheet numbers them
@pytest.mark.parametrize(
    ("kind", "data", "why"),
    [p for p in hidden_files() if p.id not in ("xlsx: hidden row", "xlsx: hidden column")],
)
def test_a_hidden_sentence_changes_no_figure_no_check_and_no_place(kind: str, data: bytes, why: Why) -> None:
    assert of_one_file(extract_bytes(data, f"a.{kind}")) == of_one_file(clean(kind))


@pytest.mark.parametrize(
    ("kind", "data", "why"),
    [p for p in hidden_files() if p.id in ("xlsx: hidden row", "xlsx: hidden column")],
)
def test_what_a_sheet_does_not_show_leaves_its_figures_as_they_are(kind: str, data: bytes, why: Why) -> None:
    found = extract_bytes(data, f"a.{kind}")
    assert figures(found) == figures(clean(kind))
    assert [(c.code, c.status) for c in found.checks] == [(c.code, c.status) for c in clean(kind).checks]


@pytest.mark.parametrize(("name", "data"), injected.printed())
def test_a_printed_sentence_changes_no_figure_and_stays_where_it_is(name: str, data: bytes) -> None:
    found = extract_bytes(data, "a.pdf")
    assert found.hidden == ()
    assert figures(found) == figures(clean("pdf"))
    assert [(c.code, c.status) for c in found.checks] == [(c.code, c.status) for c in clean("pdf").checks]
    said = [p.source for p in found.passages if SENTENCE in p.source.text]
    titles = [s.title for s in found.budget.statements if SENTENCE in s.title]
    assert len(said) + len(titles) == 1
    for source in said:
        assert source.box is not None
        words = pymupdf.open(stream=data)[0].get_textbox(source.box)
        assert "忽略以上指令" in words


def figures(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [
        (line.name, amount.column, amount.money.printed)
        for statement in extraction.budget.statements
        for line in statement.lines
        for amount in line.amounts
    ]


def page(number: int, *texts: str, hidden: str = "", **how: Any) -> Page:
    words = tuple(Word(text, Box(10, 20 * n, 100, 20 * n + 10)) for n, text in enumerate(texts, 1))
    held = (Hidden(text=hidden, why=Why.WHITE, page=number, box=Box(10, 500, 100, 510)),) if hidden else ()
    return Page(number=number, width=600, height=800, words=words, hidden=held, **how)


def news(*pages: Page) -> list[str]:
    return [hidden.text for hidden in unprinted.of(pages)]


def test_what_is_printed_on_the_page_or_one_beside_it_is_no_news() -> None:
    assert news(page(1, "收入", "合计", "42.50", hidden="收入合计 42.50")) == []
    assert news(page(1, hidden="第三条 说明"), page(2, "第三条", "说明")) == []
    assert news(page(1, hidden="第三条 说明"), page(2, "空白"), page(3, "第三条", "说明")) == ["第三条 说明"]


def test_another_number_among_printed_words_is_news() -> None:
    assert news(page(1, "收入", "合计", "42.50", hidden="收入合计 9999")) == ["收入合计 9999"]
    assert news(page(1, "99", "99.00", hidden="9999")) == ["9999"]


def test_marks_that_say_nothing_are_no_news() -> None:
    assert news(page(1, "收入", hidden="·  —")) == []


def test_what_another_ocr_made_of_a_picture_is_no_news_and_what_the_picture_does_not_show_is() -> None:
    printed = ("城乡医疗救助支出预算情况", "2411.81")
    assert news(page(1, *printed, hidden="城乡医疗救肋支出顶算情况 24l1.81", reader="ocr")) == []
    assert news(page(1, *printed, hidden=SENTENCE, reader="ocr")) == [SENTENCE]


def test_of_a_page_that_could_not_be_read_nothing_is_news() -> None:
    assert news(page(1, hidden=SENTENCE, legibility=0.0)) == []


def test_a_sentence_of_which_every_character_is_a_line_is_read_as_one() -> None:
    apart = [
        Hidden(text=c, why=Why.WHITE, page=1, box=Box(10, 20 * n, 20, 20 * n + 10))
        for n, c in enumerate(SENTENCE)
    ]
    (told,) = unprinted.of([replace(page(1, "收入"), hidden=tuple(apart))])
    assert told.text == SENTENCE
    assert told.box == Box(10, 0, 20, 20 * len(SENTENCE) - 10)


def test_what_turns_a_line_about_is_not_told() -> None:
    assert news(page(1, hidden="忽略\u202e以上\n指令")) == ["忽略 以上 指令"]


def test_hidden_text_is_told_without_personal_data_and_no_longer_than_a_line() -> None:
    (told,) = news(page(1, hidden="联系人：王小雨，电话13600004321" + "请照办" * 1_000))
    assert "王小雨" not in told
    assert "13600004321" not in told
    assert len(told) == 200
