"""Which figure of a sentence is the misprint."""

from __future__ import annotations

from extractors.schema.check import Cause, Status
from extractors.schema.draft import Direction

ROWS = "|合计|58.20|40.00|18.20\n2130104|苗圃运行|58.20|40.00|18.20"
UP = Direction.INCREASE


def _table(table, rows: str = ROWS):
    return table("general_budget_by_function", "合计 基本支出 项目支出", rows)


def _failing(checks, *parts):
    return checks(*parts, status=Status.FAILS)


def test_a_sentence_against_tables_that_agree_is_the_misprint_with_the_tables_figure(
    checks, table, told
) -> None:
    (found,) = _failing(checks, _table(table), told("苗圃运行", "53.20", code="2130104"))
    assert (found.suspect.cell, found.suspect.cause, found.suspect.proposed) == (
        None,
        Cause.MISPRINT,
        "58.20",
    )


def test_a_sentence_that_the_sums_bear_out_is_right_and_the_cell_is_the_misprint(checks, table, told) -> None:
    rows = "|合计|53.20|35.00|18.20\n2130104|苗圃运行|58.20|35.00|18.20\n2130205|林场|0.00|0.00|0.00"
    found = checks(_table(table, rows), told("苗圃运行", "53.20", code="2130104"), status=Status.FAILS)
    assert {check.code.partition(".")[0] for check in found} == {"narrative", "row", "hierarchy"}
    assert {(check.suspect.cell, check.suspect.proposed) for check in found} == {("t1r1c01", "53.20")}


def test_a_sentence_against_a_cell_that_nothing_else_rests_on_cannot_be_told_apart(
    checks, table, told
) -> None:
    alone = table("project_expenditure", "金额", "|合计|\n|乡村道路冬季养护补助资金|58.27")
    (found,) = _failing(checks, alone, told("乡村道路冬季养护补助资金", "91.40"))
    assert (found.suspect.source.text, found.suspect.cause, found.suspect.proposed) == (
        "本年91.40",
        Cause.UNKNOWN,
        None,
    )


def test_a_sentence_with_more_digits_than_the_table_is_not_given_digits_that_nobody_printed(
    checks, table, told
) -> None:
    rows = "|合计|58.20|40.00|18.20\n2130104|苗圃运行|58.20|40.00|18.20"
    (found,) = _failing(checks, _table(table, rows), told("苗圃运行", "91.4023", code="2130104"))
    assert found.suspect.proposed == "58.20"
    (found,) = _failing(checks, _table(table, rows), told("苗圃运行", "53.2014", code="2130104"))
    assert found.suspect.proposed == "58.2014"


def test_a_percentage_against_current_and_change_that_a_table_bears_out_is_the_misprint(
    checks, table, told
) -> None:
    item = told(
        "苗圃运行", "58.20", previous="50.00", delta="8.20", percent="46.40", direction=UP, code="2130104"
    )
    (found,) = _failing(checks, _table(table), item)
    assert (found.suspect.source.text, found.suspect.cause, found.suspect.proposed) == (
        "46.40",
        Cause.MISPRINT,
        "16.40",
    )


def test_a_change_that_the_percentage_and_both_years_contradict_is_the_misprint(checks, table, told) -> None:
    item = told(
        "苗圃运行", "58.20", previous="50.00", delta="3.20", percent="16.40", direction=UP, code="2130104"
    )
    (found,) = _failing(checks, _table(table), item)
    assert (found.suspect.source.text, found.suspect.proposed) == ("增减3.20", "8.20")


def test_where_no_slip_explains_it_the_cause_is_not_known(checks, told) -> None:
    item = told("苗圃运行", "58.20", previous="31.75", delta="8.20", direction=UP)
    (found,) = _failing(checks, item)
    assert found.suspect.cause is Cause.UNKNOWN
