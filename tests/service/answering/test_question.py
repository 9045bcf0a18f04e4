from __future__ import annotations

from decimal import Decimal

import pytest

from service.answering.asked.question import Ask, parts, understand
from service.terms import covered, key, plain


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("城乡医疗救助为什么增加", Ask.WHY),
        ("这笔专项用来做什么", Ask.PURPOSE),
        ("什么是机关运行经费", Ask.DEFINITION),
        ("基本支出占总支出的比例", Ask.SHARE),
        ("两者相差多少", Ask.DIFFERENCE),
        ("有没有政府采购预算", Ask.YES_NO),
        ("项目支出由哪些部分组成", Ask.PARTS),
        ("全局有几辆车", Ask.COUNT),
        ("局长是谁", Ask.PERSON),
        ("人均基本支出多少", Ask.PER_HEAD),
        ("Why did health spending rise in 2021?", Ask.WHY),
        ("Is there any government fund budget?", Ask.YES_NO),
        ("Who is the director of the bureau?", Ask.PERSON),
    ],
)
def test_the_kind_of_a_question_is_told_from_its_words(text: str, ask: Ask) -> None:
    assert understand(text).wants(ask)


def test_years_amounts_and_codes_are_read() -> None:
    asked = understand("２０２１年城乡医疗救助（2101301）1,862.35万元为何比2020年多")
    assert asked.years == (2021, 2020)
    (said,) = asked.amounts
    assert said.low < Decimal("18623500.00") < said.high
    assert asked.codes == ("2101301",)


def test_a_question_of_two_parts_is_taken_apart_and_the_year_goes_with_both() -> None:
    first, second = parts(understand("2021年机关运行经费是多少，为什么比上年少？"))
    assert first.wants(Ask.AMOUNT)
    assert not first.wants(Ask.WHY)
    assert second.wants(Ask.WHY)
    assert second.years == (2021,)


def test_words_of_english_that_have_no_translation_are_kept_as_foreign() -> None:
    assert understand("How much does the bureau allot for rockets?").foreign == ("rockets",)
    assert understand("What is the housing provident fund budget?").foreign == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）医保补助", "医疗保险补助"),
        ("公务用车运行维护费", "公务用车 运行费"),
        ("其中：“三公”经费", "三公经费"),
        ("１、因公出国（境）费用", "因公出国(境)费"),
    ],
)
def test_names_that_mean_one_thing_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_code_in_brackets_does_not_run_into_the_amount_after_it() -> None:
    assert plain("救助（21013）2955.55万元") == "救助21013|2955.55万元"


def test_single_characters_that_happen_to_occur_cover_nothing() -> None:
    assert covered("火箭研发", "火力发电箭楼") == [False] * 4
