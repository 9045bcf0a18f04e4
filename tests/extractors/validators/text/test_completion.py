"""What part of its budget an outturn is."""

from __future__ import annotations

from extractors.schema.check import Cause, Severity, Status
from extractors.schema.draft import Stage

RULE = "completion.outturn_is_the_rate_of_the_budget"


def _passage(told, rated, budget: str, outturn: str, rate: str, column: str = "完成年初预算"):
    sentence = f"水利工程运行年初预算{budget}万元，支出决算{outturn}万元，{column}的{rate}%。"
    return (
        told("水利工程运行", budget, measure="年初预算", sentence=sentence),
        told("水利工程运行", outturn, measure="支出决算", sentence=sentence),
        rated("水利工程运行", column, rate),
    )


def test_a_rate_that_comes_out_holds(checks, told, rated) -> None:
    (found,) = checks(*_passage(told, rated, "80.00", "72.00", "90.00"), code=RULE, stage=Stage.FINAL)
    assert found.status is Status.HOLDS


def test_digits_cut_off_are_rounding(checks, told, rated) -> None:
    (found,) = checks(*_passage(told, rated, "3.00", "2.00", "66.66"), code=RULE, stage=Stage.FINAL)
    assert found.status is Status.ROUNDING


def test_a_rate_that_does_not_come_out_fails_at_the_rate(checks, told, rated) -> None:
    (found,) = checks(*_passage(told, rated, "80.00", "72.00", "70.00"), code=RULE, stage=Stage.FINAL)
    assert (found.status, found.expected) == (Status.FAILS, "90%")
    assert (found.sources[0].text, found.suspect.cause, found.suspect.proposed) == (
        "70.00",
        Cause.MISPRINT,
        "90.00",
    )


def test_where_an_amount_with_one_other_digit_would_do_as_well_nothing_is_called_wrong(
    checks, told, rated
) -> None:
    # 76.00 of 80.00 is 95 per cent too
    (found,) = checks(*_passage(told, rated, "80.00", "72.00", "95.00"), code=RULE, stage=Stage.FINAL)
    assert (found.suspect.cause, found.suspect.proposed) == (Cause.UNKNOWN, None)


def test_of_a_budget_of_nothing_there_is_no_rate(checks, told, rated) -> None:
    (found,) = checks(*_passage(told, rated, "0", "72.00", "90.00"), code=RULE, stage=Stage.FINAL)
    assert (found.status, found.severity) == (Status.FAILS, Severity.WARNING)


def test_nothing_of_nothing_is_any_rate(checks, told, rated) -> None:
    assert not checks(*_passage(told, rated, "0", "0", "100"), code=RULE, stage=Stage.FINAL)


def test_of_two_budgets_the_one_that_is_named_counts(checks, told, rated) -> None:
    sentence = "水利工程运行年初预算90.00万元，全年预算80.00万元，支出决算72.00万元，完成年初预算的90.00%。"
    items = [
        told("水利工程运行", amount, measure=measure, sentence=sentence)
        for amount, measure in (("90.00", "年初预算"), ("80.00", "全年预算"), ("72.00", "支出决算"))
    ]
    (found,) = checks(*items, rated("水利工程运行", "完成年初预算", "90.00"), code=RULE, stage=Stage.FINAL)
    assert found.status is Status.FAILS
    assert "80.00万元" in found.message
    (found,) = checks(*items, rated("水利工程运行", "完成预算", "90.00"), code=RULE, stage=Stage.FINAL)
    assert found.status is Status.HOLDS


def test_where_none_of_two_budgets_is_named_nothing_is_accused(checks, told, rated) -> None:
    sentence = "水利工程运行年初预算90.00万元，全年预算80.00万元，支出决算72.00万元，完成预算的70.00%。"
    items = [
        told("水利工程运行", amount, measure=measure, sentence=sentence)
        for amount, measure in (("90.00", "年初预算"), ("80.00", "全年预算"), ("72.00", "支出决算"))
    ]
    assert not checks(*items, rated("水利工程运行", "完成预算", "70.00"), code=RULE, stage=Stage.FINAL)
    assert not checks(*items, rated("水利工程运行", "占", "70.00"), code=RULE, stage=Stage.FINAL)


def test_a_rate_without_its_budget_is_not_checked(checks, told, rated) -> None:
    items = _passage(told, rated, "80.00", "72.00", "95.00")
    assert not checks(*items[1:], code=RULE, stage=Stage.FINAL)
