"""Digits that are as wide as ideographs are read like others, and quoted as they are printed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.halfwidth import narrowed, widened
from extractors.pipeline import extract_bytes
from extractors.schema.extraction import Extraction

WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
TEXT = (
    "青河县水务局2024年部门预算\n"
    "2024年收入预算1234.56万元，比上年增加100.00万元，增长8.82%，主要原因是新增河道清淤项目。\n"
    "年末公务用车5辆。\n"
    "表1　部门收支总表\n单位：万元\n项目\t预算数\n213　农林水支出\t1234.56\n合计\t1234.56\n"
)


def read(text: str) -> Extraction:
    return extract_bytes(text.encode(), "a.txt")


def said(extraction: Extraction) -> list[object]:
    budget = extraction.budget
    year = budget.fiscal_year
    lines = [(ln.code, [a.money.yuan for a in ln.amounts]) for s in budget.statements for ln in s.lines]
    changes = [
        (n.item, n.current and n.current.yuan, n.delta and n.delta.yuan, n.percent and n.percent.value)
        for n in budget.narrative
    ]
    reasons = [n.reason and n.reason.text for n in budget.narrative]
    return [year, lines, changes, reasons, [(c.item, c.quantity.value) for c in budget.counts]]


def test_a_document_in_wide_digits_says_the_same_as_one_in_others() -> None:
    wide, narrow = read(TEXT.translate(WIDE)), read(TEXT)
    assert said(wide) == said(narrow)
    assert wide.coverage.fates == narrow.coverage.fates
    assert narrow.budget.narrative[0].reason is not None


def test_what_is_quoted_is_as_wide_as_it_is_printed() -> None:
    printed = [
        a.money.printed
        for s in read(TEXT.translate(WIDE)).budget.statements
        for ln in s.lines
        for a in ln.amounts
    ]
    assert printed == ["１２３４．５６"] * 2


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("１，２３４．５６", "1,234.56"),
        ("１，２３４，５６７", "1,234,567"),
        # parted by a comma, and no groups of three
        ("２０，３０", "20，30"),
        ("１２３４，５６７", "1234，567"),
        ("１，２３４５", "1，2345"),
        ("第３．", "第3．"),
    ],
)
def test_commas_and_points_are_narrowed_inside_one_number_only(wide: str, narrow: str) -> None:
    assert narrowed(wide) == narrow


@given(st.text("０９１5,，．.元 年", max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    result = narrowed(text)
    assert len(result) == len(text)
    assert narrowed(result) == result


NARROW_MARKS = str.maketrans("，；：（）", ",;:()")


def test_a_document_with_narrow_marks_says_the_same_as_one_in_those_of_chinese_print() -> None:
    more = "公务接待费1.20万元;公务用车购置及运行费3.00万元(购置费0万元),比上年减少1,000.00元,主要原因是:停用1辆旧车。\n"
    wide = read(TEXT + more.translate({v: k for k, v in NARROW_MARKS.items()}))
    narrow = read(TEXT.translate(NARROW_MARKS) + more)
    assert said(narrow)[2:] == said(wide)[2:]
    assert "," in narrow.budget.narrative[0].sentence.text


@pytest.mark.parametrize("text", ["1,234.00", "8:30", "f(x), g(y); h", "第3-5条"])
def test_marks_amid_numbers_and_letters_stay(text: str) -> None:
    assert widened(text) == text


@pytest.mark.parametrize("opening", ["(", "预("])
def test_a_bracket_that_never_closes_stays_and_costs_its_line_once(opening: str) -> None:
    text = opening + "预" * 100_000
    began = time.perf_counter()
    assert widened(text) == text
    assert time.perf_counter() - began < 1


def test_brackets_are_those_of_chinese_print_beside_or_around_chinese_only() -> None:
    assert widened("支出(万元)3,(含结转)f(x)预(1)") == "支出（万元）3,（含结转）f(x)预（1）"
