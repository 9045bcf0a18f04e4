"""The year of a title and of a sentence is that of the document."""

from __future__ import annotations

import pytest

from extractors import validators
from extractors.schema.budget import Budget
from extractors.schema.check import Status
from extractors.schema.draft import Direction
from extractors.schema.source import Source

TITLE, SENTENCE = "dated.title_names_the_year", "dated.sentence_names_the_year"


def _titled(table, *titles: str):
    made = []
    for at, words in enumerate(titles):
        one = table("expenditure_summary", "合计", "|合计|58.20", id=f"t{at}")
        source = Source(document="d", line=at, text=words)
        made.append(one.model_copy(update={"title": words, "title_source": source}))
    return made


def _sentences(told, *texts: str, direction=Direction.DECREASE):
    made = []
    for at, text in enumerate(texts):
        item = told("渔船管护", sentence=text, delta="1.00", direction=direction)
        place = Source(document="d", line=20 + at, text=text)
        made.append(item.model_copy(update={"sentence": place}))
    return made


RIGHT = ("2031年渔船管护支出58.20万元。", "2031年会议支出3.10万元。")


def test_the_one_title_of_an_earlier_year_was_left_over(checks, table) -> None:
    parts = _titled(table, "2031年收入总表", "2031年支出总表", "2030年基本支出表")
    (found,) = checks(*parts, code=TITLE, status=Status.FAILS, year=2031)
    assert (found.sources[0].text, found.suspect.proposed) == ("2030年基本支出表", "2031年")
    assert len(checks(*parts, code=TITLE, status=Status.HOLDS, year=2031)) == 2


@pytest.mark.parametrize(
    "other",
    [
        "2030年结转资金安排表",
        "2030—2032年支出规划表",
        "2030年预算执行情况表",
        "2030年救灾资金绩效目标表",
        "2032年支出表",
    ],
)
def test_a_title_that_is_about_another_year_on_purpose_is_not_accused(checks, table, other: str) -> None:
    parts = _titled(table, "2031年收入总表", "2031年支出总表", other)
    assert not checks(*parts, code=TITLE, status=Status.FAILS, year=2031)


def test_a_title_that_nothing_else_contradicts_is_left_open(checks, table) -> None:
    (found,) = checks(*_titled(table, "2030年基本支出表"), code=TITLE, year=2031)
    assert found.status is Status.CANNOT_TELL


@pytest.mark.parametrize(
    "stale",
    [
        "2030年渔船管护支出58.20万元，主要是船只增多。",
        "2030年码头支出7.40万元，比2030年减少1.00万元。",
        "2030年码头支出7.40万元，比上年减少1.00万元。",
    ],
)
def test_a_sentence_about_this_year_that_names_an_earlier_one_was_left_over(
    checks, table, told, stale: str
) -> None:
    parts = [table("expenditure_summary", "合计", "|合计|58.20"), *_sentences(told, *RIGHT, stale)]
    (found,) = checks(*parts, code=SENTENCE, status=Status.FAILS, year=2031)
    assert (found.sources[0].text, found.suspect.proposed) == (stale, "2031年")


@pytest.mark.parametrize(
    "sentence",
    [
        "2031年码头支出7.40万元，比2030年减少1.00万元。",
        "2030年预算执行数为8.40万元，2031年安排7.40万元。",
        "码头支出7.40万元，为2030年的四倍，增加1.00万元。",
        "2030年结转资金58.20万元。",
        "截至2030年12月31日，码头资产58.20万元。",
        "自2030年起，码头支出58.20万元。",
        "码头支出减少，主要原因是2030年船只报废58.20万元。",
        "2030年专项资金58.20万元。",
    ],
)
def test_a_sentence_that_rightly_speaks_of_last_year_is_not_accused(
    checks, table, told, sentence: str
) -> None:
    parts = [table("expenditure_summary", "合计", "|合计|58.20"), *_sentences(told, *RIGHT, sentence)]
    assert not checks(*parts, code=SENTENCE, status=Status.FAILS, year=2031)


def test_a_part_of_the_text_about_last_year_is_left_open(checks, told) -> None:
    past = ("2030年码头支出7.40万元，比上年减少1.00万元。", "2030年船坞支出6.40万元，比上年减少1.00万元。")
    found = checks(*_sentences(told, *RIGHT, *past), code=SENTENCE, year=2031)
    assert [check.status for check in found].count(Status.CANNOT_TELL) == 2
    assert not [check for check in found if check.status is Status.FAILS]


def test_a_document_without_a_year_is_not_held_against_one(table) -> None:
    budget = Budget(document="d", name="d", statements=tuple(_titled(table, "2030年支出表")))
    assert not [check for check in validators.check(budget) if check.code == TITLE]


@pytest.mark.parametrize(
    "stale",
    ["2030年部门综合预算专项业务经费支出表", "2030年部门一般公共预算基本支出表（不含上年结转）"],
)
def test_the_name_of_a_prescribed_form_does_not_excuse_its_year(checks, table, stale: str) -> None:
    parts = _titled(table, "2031年收入总表", "2031年支出总表", stale)
    (found,) = checks(*parts, code=TITLE, status=Status.FAILS, year=2031)
    assert found.sources[0].text == stale


def test_a_year_compared_with_itself_is_wrong_whatever_else_the_document_says(checks, told) -> None:
    text = "2030年渔船管护支出58.20万元，与2030年相比减少1.00万元。"
    (found,) = checks(*_sentences(told, text), code=SENTENCE, year=2031)
    assert found.status is Status.FAILS


def test_what_hangs_on_a_year_that_was_left_over_is_not_judged(checks, told) -> None:
    text = "2030年渔船管护支出58.20万元，与2030年相比减少1.00万元。"
    (item,) = _sentences(told, text)
    full = told("渔船管护", "58.20", previous="70.00", delta="1.00", direction=Direction.DECREASE)
    (step,) = checks(
        item.model_copy(update={"current": full.current, "previous": full.previous, "delta": full.delta}),
        code="change.previous_and_change_make_current",
        year=2031,
    )
    assert step.status is Status.CANNOT_TELL
