"""Digits that are as wide as ideographs are read like others, and quoted as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.halfwidth import narrowed
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


def test_a_sentence_with_half_width_commas_says_the_same_and_is_quoted_as_it_is_printed() -> None:
    wide = (
        "会议费6.00万元，同比增加2.00万元，增长50.00%，增加主要原因为新设站点，培训增多；差旅费3.00万元。\n"
    )
    narrow = wide.translate(str.maketrans("，；", ",;"))
    found = read(narrow).budget.narrative
    assert said(read(narrow))[2] == said(read(wide))[2]
    assert [n.reason and n.reason.text for n in found] == ["新设站点,培训增多", None]
