"""Fixtures drawn in every format are read back whole: each amount at its place, and none besides.

What is right and wrong of all fixtures is held by the baseline; these are right to the last cell, each of another family.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from eval.fixture import Fixture
from eval.labels import labels
from eval.load import load
from eval.planted import is_planted, put_right
from eval.reading import Reading, reading
from eval.render.formats import FORMATS
from eval.render.pdf import Style, draw
from eval.render.place import Rendered
from eval.render.table_ink import Rules
from eval.scorers import cells, words
from eval.scorers.cells import Read
from eval.scorers.tally import Tally
from extractors.pipeline import extract_bytes
from extractors.schema.check import Status
from extractors.schema.source import Source

Draw = Callable[[str, str], tuple[str, Rendered]]

WHOLE = ("beiling-2024", "linqu-2021", "luoxi-2025", "puhe-2024-final", "qinghe-2020", "yunqiao-2025")
ROUND_TRIPS = [(name, kind) for name in WHOLE for kind in FORMATS]
PLANTED = [name for name in WHOLE if load(name).errors]


@cache
def held(name: str, kind: str) -> Reading:
    return reading(name, kind)


@cache
def amounts(name: str, kind: str) -> Read:
    found = held(name, kind)
    return cells.score(found.extraction, labels(found.fixture, found.rendered))


def of(fixture: Fixture, rendered: Rendered) -> Read:
    extraction = extract_bytes(rendered.data, f"{fixture.name}.pdf", ocr="never")
    return cells.score(extraction, labels(fixture, rendered))


def all_right(tally: Tally) -> bool:
    assert tally.all_right, "\n".join(map(str, tally.misses[:20]))
    return tally.wanted > 0


@pytest.mark.parametrize(("name", "kind"), ROUND_TRIPS)
def test_every_amount_is_read_at_its_place_and_none_is_invented(name: str, kind: str) -> None:
    assert all_right(amounts(name, kind).cells)
    assert all_right(amounts(name, kind).located)


@pytest.mark.parametrize(
    ("name", "size", "paper"),
    [
        # a head with wide spaces inside is broken over two lines
        ("beiling-2024", 10.0, "landscape"),
        # figures, codes and most heads are broken over lines
        ("qinghe-2020", 7.0, "portrait"),
    ],
)
def test_every_amount_is_read_without_lines_in_tables_too_narrow_for_their_type(
    name: str, size: float, paper: str
) -> None:
    fixture = load(name)
    rendered = draw(fixture, Style(rules=Rules.NONE, table_size=size, table_paper=paper))
    assert all_right(of(fixture, rendered).cells)


@pytest.mark.parametrize("continuation", ["none", "header", "caption"])
def test_without_lines_a_table_goes_on_over_pages_however_few_rows_are_left(continuation: str) -> None:
    fixture = load("linqu-2021")
    rendered = draw(fixture, Style(rules=Rules.NONE, table_size=8.5, continuation=continuation))
    assert all_right(of(fixture, rendered).cells)


@pytest.mark.parametrize(("name", "kind"), ROUND_TRIPS)
def test_every_table_is_known_for_what_it_is(name: str, kind: str) -> None:
    assert all_right(amounts(name, kind).kinds)


@pytest.mark.parametrize("name", WHOLE)
def test_what_the_sentences_say_is_read_with_direction_and_percent(name: str) -> None:
    assert all_right(words.changes(held(name, "pdf").extraction.budget, load(name).changes))


@pytest.mark.parametrize("kind", ["pdf", "pdf-half-ruled", "pdf-unruled"])
@pytest.mark.parametrize("name", WHOLE)
def test_a_blank_table_gives_its_printed_reason_and_no_amount(name: str, kind: str) -> None:
    extraction = held(name, kind).extraction
    blank = [statement for statement in load(name).statements if statement.nil]
    assert blank
    assert all_right(words.blanks(extraction.budget, load(name)))
    for statement in blank:
        for found in extraction.budget.of_kind(statement.kind):
            assert not any(line.amounts for line in found.lines)


def test_a_printed_zero_is_an_amount_and_a_blank_cell_is_none() -> None:
    budget = held("yunqiao-2025", "pdf").extraction.budget
    receipts = next(s for s in budget.statements if s.title == "2025年部门收入预算总表")
    total = next(line for line in receipts.lines if line.name == "合计")
    assert [amount.money.printed for amount in total.amounts][2:] == ["0", "0", "0"]
    budget = held("beiling-2024", "pdf").extraction.budget
    spending = next(s for s in budget.statements if s.title == "部门预算支出总表")
    total = next(line for line in spending.lines if line.name == "合计")
    assert len(total.amounts) == 3 < len(spending.columns)


def test_text_and_tables_of_one_document_keep_their_own_units() -> None:
    budget = held("yunqiao-2025", "pdf").extraction.budget
    units = {amount.money.unit for s in budget.statements for line in s.lines for amount in line.amounts}
    assert units == {"元", "万元"}
    assert {item.current.unit for item in budget.narrative if item.current} == {"万元"}


@pytest.mark.parametrize("name", ["qinghe-2020", "luoxi-2025"])
@pytest.mark.parametrize("kind", ["pdf", "pdf-bare-continuation", "docx", "xlsx", "tabbed", "cells"])
def test_performance_indicators_and_terms_are_read(name: str, kind: str) -> None:
    budget = held(name, kind).extraction.budget
    assert all_right(words.targets(budget, load(name)))
    assert all_right(words.terms(budget, load(name)))


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_misprint_takes_part_in_a_failing_check(name: str) -> None:
    extraction, rendered = held(name, "pdf").extraction, held(name, "pdf").rendered
    failing = [s for check in extraction.checks if check.status is Status.FAILS for s in check.sources]
    for label in labels(load(name), rendered):
        for mistake in load(name).errors:
            if mistake.kind == "misprint" and is_planted(mistake, label):
                assert label.place is not None
                assert any(_is_at(source, label.place.page, label.printed) for source in failing), mistake


def _is_at(source: Source, page: int | None, printed: str) -> bool:
    return source.page == page and source.text.strip() == printed


@pytest.mark.parametrize("name", WHOLE)
def test_no_check_fails_once_the_planted_mistakes_are_put_right(name: str) -> None:
    fixture = put_right(load(name))
    extraction = extract_bytes(draw(fixture).data, f"{name}.pdf", ocr="never")
    assert [check.message for check in extraction.checks if check.status is Status.FAILS] == []
    assert extraction.count(Status.HOLDS) > 10
