"""Two amounts for one thing, in a sentence and between sentences."""

from __future__ import annotations

from extractors.schema.check import Cause, Status
from extractors.schema.draft import Stage

ITEM, TOTAL = "contradictions.item_has_one_amount", "contradictions.total_has_one_amount"
SENTENCE = "灌区养护经费8.00万元，用于渠道清淤。本年预算安排7.00万元，渠道清淤两次。"


def _twice(told, one: str, other: str, sentence: str = SENTENCE, measure: str = "预算安排"):
    return (
        told("灌区养护", one, code="2130306", sentence=sentence),
        told("灌区养护", other, code="2130306", measure=measure, sentence=sentence),
    )


def test_two_amounts_for_one_code_in_one_sentence_fail(checks, told) -> None:
    (found,) = checks(*_twice(told, "8.00", "7.00"), code=ITEM)
    assert found.status is Status.FAILS


def test_fewer_digits_are_rounding(checks, told) -> None:
    (found,) = checks(*_twice(told, "8.00", "8.0"), code=ITEM)
    assert found.status is Status.HOLDS
    (found,) = checks(*_twice(told, "8.00", "8.0012"), code=ITEM)
    assert found.status is Status.ROUNDING


def test_the_amount_that_no_table_prints_is_the_misprint(checks, table, told) -> None:
    statement = table("expenditure_summary", "合计", "2130306|灌区养护|7.50")
    (found,) = checks(statement, *_twice(told, "7.50", "7.05"), code=ITEM)
    assert (found.sources[0].text, found.suspect.cause, found.suspect.proposed) == (
        "本年7.05",
        Cause.MISPRINT,
        "7.50",
    )


def test_an_amount_of_another_measure_or_a_part_is_no_contradiction(checks, told) -> None:
    assert not checks(*_twice(told, "8.00", "7.00", measure="上年执行数"), code=ITEM)
    partly = "灌区养护经费8.00万元，其中本年预算安排7.00万元，上年结转1.00万元。"
    assert not checks(*_twice(told, "8.00", "7.00", sentence=partly), code=ITEM)


def test_the_same_code_in_two_sentences_may_be_two_things(checks, told) -> None:
    one = told("灌区养护", "8.00", code="2130306", sentence="灌区养护经费8.00万元。")
    other = told("灌区养护", "7.00", code="2130306", sentence="局机关另有7.00万元的安排。")
    assert not checks(one, other, code=ITEM)


def test_a_total_that_differs_under_another_heading_may_be_of_other_money(checks, told) -> None:
    one = told("支出预算", "1234.56", heading="总体情况")
    for amount, status in (
        ("1234.56", Status.HOLDS),
        ("1234.6", Status.ROUNDING),
        ("980.00", Status.CANNOT_TELL),
        ("1243.56", Status.FAILS),
    ):
        (found,) = checks(one, told("支出预算", amount, heading="绩效情况"), code=TOTAL)
        assert found.status is status


def test_under_one_heading_the_second_may_be_a_part_of_the_first(checks, told) -> None:
    items = told("支出预算", "1234.56", heading="总体情况"), told("支出预算", "1243.56", heading="总体情况")
    assert not checks(*items, code=TOTAL)


def test_two_codes_are_two_things_however_they_are_called(checks, told) -> None:
    one = told("灌区养护", "8.00", code="2130306", sentence=SENTENCE)
    assert not checks(one, told("灌区养护", "7.00", code="2130307", sentence=SENTENCE), code=ITEM)
    assert not checks(one, told("渠道清淤", "7.00", code="2130306", sentence=SENTENCE), code=ITEM)
    elsewhere = told("灌区养护", "7.00", code="2130306", sentence=SENTENCE, heading="绩效情况")
    assert not checks(one, elsewhere, code=ITEM)


def test_in_a_final_account_only_the_same_measure_can_contradict(checks, told) -> None:
    planned = _twice(told, "8.00", "7.00")
    assert not checks(*planned, code=ITEM, stage=Stage.FINAL)
    same = _twice(told, "8.00", "7.00", measure="")
    (found,) = checks(*same, code=ITEM, stage=Stage.FINAL)
    assert found.status is Status.FAILS


def test_without_a_table_neither_amount_is_the_one_that_is_wrong(checks, told) -> None:
    (found,) = checks(*_twice(told, "8.00", "7.00"), code=ITEM)
    assert (found.suspect.cause, found.suspect.proposed) == (Cause.UNKNOWN, None)


def test_what_a_document_has_several_of_may_have_several_amounts(checks, told) -> None:
    one, other = (told("渠道清淤", each, heading=each) for each in ("1234.56", "1243.56"))
    assert not checks(one, other, code=TOTAL)


def test_an_amount_of_another_year_is_no_second_one_of_this_year(checks, told) -> None:
    for words, fails in (("2030年预算数", False), ("上年安排", False), ("2031年预算数", True)):
        sentence = f"灌区养护{words}7.00万元，2031年预算安排8.00万元用于渠道清淤。"
        items = _twice(told, "7.00", "8.00", sentence=sentence)
        assert bool(checks(*items, code=ITEM, year=2031)) is fails
