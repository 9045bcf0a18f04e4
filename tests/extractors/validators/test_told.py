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
    assert (found.suspect.cell, found.suspect.cause, found.suspect.proposed) == (None, Cause.MISPRINT, "58.2")


def test_a_sentence_against_a_table_that_fails_itself_is_not_called_the_misprint(checks, table, told) -> None:
    rows = "|合计|58.20|40.00|18.20\n2130104|苗圃运行|58.20|41.00|18.20\n2130205|林场|0.00|0.00|0.00"
    found = checks(_table(table, rows), told("苗圃运行", "53.20", code="2130104"), code="narrative")
    assert [check.suspect.cause for check in found if check.suspect] == [Cause.UNKNOWN]


def test_a_percentage_against_current_and_change_that_a_table_bears_out_is_the_misprint(
    checks, table, told
) -> None:
    item = told(
        "苗圃运行", "58.20", previous="50.00", delta="8.20", percent="46.40", direction=UP, code="2130104"
    )
    (found,) = _failing(checks, _table(table), item)
    assert (found.sources[0].text, found.suspect.cause, found.suspect.proposed) == (
        "46.40",
        Cause.MISPRINT,
        "16.4",
    )


def test_a_change_that_the_percentage_and_both_years_contradict_is_the_misprint(checks, table, told) -> None:
    item = told(
        "苗圃运行", "58.20", previous="50.00", delta="3.20", percent="16.40", direction=UP, code="2130104"
    )
    (found,) = _failing(checks, _table(table), item)
    assert (found.sources[0].text, found.suspect.proposed) == ("增减3.20", "8.2")


def test_where_no_slip_explains_it_the_cause_is_not_known(checks, told) -> None:
    item = told("苗圃运行", "58.20", previous="31.75", delta="8.20", direction=UP)
    (found,) = _failing(checks, item)
    assert found.suspect.cause is Cause.UNKNOWN
