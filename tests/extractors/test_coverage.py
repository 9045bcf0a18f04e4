"""Every printed number is accounted for, and what is lost on the way is named with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.load import names
from eval.reading import reading
from extractors import coverage
from extractors.facts import sources, values
from extractors.ground import ground
from extractors.pipeline import extract, extract_bytes, understand
from extractors.readers import Limits, read
from extractors.rules import draft
from extractors.schema.coverage import Coverage, Fate
from extractors.schema.disclosure import Disclosure
from extractors.schema.source import Box
from tests.drawing import drawing

SHARED = Path(__file__).parents[3] / "shared" / "disclosures"
PRINTED = sorted(p.name for p in SHARED.glob("*") if ".scan." not in p.name) if SHARED.exists() else []


def covered(text: str) -> Coverage:
    return extract_bytes(text.encode(), "a.txt").coverage


def account(disclosure: Disclosure) -> Coverage:
    drafted = draft(disclosure)
    return coverage.of(disclosure, drafted, ground(drafted, disclosure))


def drawn(name: str, kind: str) -> Disclosure:
    file, rendered = drawing(name, kind)
    return understand(read(rendered.data, file, ocr="never", limits=Limits()), document="d", name=name)


def test_each_number_of_a_small_disclosure_has_its_fate() -> None:
    found = covered(
        "青河县水务局2024年部门预算\n1、水土保持（2130310）86.40万元，依据青财〔2023〕7号。\n表1 收支总表\n单位：万元\n"
        "序号\t科目编码\t项目\t2024年预算数\n1\t213\t农林水支出\t86.40\n"
    )
    assert found.fates == {
        Fate.FACT: 2,
        Fate.CODE: 2,
        Fate.RANK: 3,
        Fate.DATE: 2,
        Fate.REFERENCE: 2,
    }
    assert found.nowhere == ()
    assert found.printed == 11


def test_a_number_that_no_rule_understands_is_named_with_its_line() -> None:
    found = covered("青河县水务局2024年部门预算\n泵站编为甲 77 乙。\n")
    assert [(source.line, source.text) for source in found.nowhere] == [(2, "77")]
    assert found.share == pytest.approx(1 - 1 / 2)


@pytest.mark.parametrize("kind", ["pdf", "tabbed"])
def test_a_row_that_the_tables_lose_is_missed(kind: str) -> None:
    whole = drawn("beiling-2024", kind)
    table = next(t for t in whole.tables if len(t.rows) > t.header_rows + 3)
    cut = replace(table, rows=table.rows[:-1])
    lost = [cell.text for cell in table.rows[-1] if cell is not None and any(map(str.isdigit, cell.text))]
    damaged = replace(whole, tables=tuple(cut if t is table else t for t in whole.tables))
    missed = sorted("".join(source.text.split()) for source in account(damaged).nowhere)
    assert lost
    assert missed == sorted("".join(text.split()) for text in lost)


def test_what_is_withheld_is_counted_and_the_rest_of_its_row_is_not() -> None:
    found = covered(
        "青河县水务局2024年部门预算\n联系人：丁一鸣，电话0539-7654321，地址青河镇中心路88号。\n填表人：方圆，泵站编为甲 77 乙。\n"
    )
    assert found.fates == {Fate.DATE: 1, Fate.WITHHELD: 2, Fate.REFERENCE: 1, Fate.NOWHERE: 1}
    assert [source.text for source in found.nowhere] == ["77"]
    assert "个人信息 2" in found.words()


def test_a_telephone_number_that_the_tables_lose_is_not_named() -> None:
    whole = drawn("beiling-2024", "pdf")
    page = whole.pages[0]
    lost = replace(page.words[0], text="13600004321", box=Box(1, 1, 2, 2))
    damaged = replace(whole, pages=(replace(page, words=(*page.words, lost)), *whole.pages[1:]))
    found = account(damaged)
    assert "13600004321" not in [source.text for source in found.nowhere]
    assert found.fates[Fate.WITHHELD] == account(whole).fates.get(Fate.WITHHELD, 0) + 1


def test_a_document_without_numbers_is_covered() -> None:
    assert covered("没有数字的一页\n").share == 1


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", ["pdf", "docx", "cells"])
def test_the_projects_own_fixtures_lose_nothing(name: str, kind: str) -> None:
    found = reading(name, kind).extraction.coverage
    assert found.share >= 0.99, [(s.page, s.line, s.text) for s in found.nowhere]


@pytest.mark.skipif(not PRINTED, reason="the real disclosures lie beside the repository")
@pytest.mark.parametrize("name", PRINTED)
def test_real_disclosures_lose_less_than_one_number_in_a_hundred(name: str) -> None:
    found = extract(SHARED / name).coverage
    assert found.share >= 0.99, [(s.page, s.line, s.text) for s in found.nowhere]


def test_the_places_of_facts_are_the_places_of_values() -> None:
    budget = extract_bytes(*reversed(_sample())).budget
    assert list(sources(budget)) == [fact.source for fact in values(budget)]


def _sample() -> tuple[str, bytes]:
    file, rendered = drawing("beiling-2024", "pdf")
    return file, rendered.data
