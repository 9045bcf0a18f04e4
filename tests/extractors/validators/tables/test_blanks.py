"""Of what a table or a sentence says there is none, no other has an amount."""

from __future__ import annotations

from extractors.schema.budget import Stated, Statement
from extractors.schema.check import Status
from extractors.schema.source import Source

BLANK, DENIED = "blanks.blank_table_has_no_amount", "blanks.denied_fund_has_no_table"
REASON = "注：本局没有政府性基金预算，此表是空表。"


def _blank(table, reason: str = REASON, kind: str = "government_fund", title: str = "") -> Statement:
    empty = table(kind, "合计", "|（空）|", id="t9")
    nil = Stated(text=reason, source=Source(document="d", line=40, text=reason))
    return empty.model_copy(update={"nil": nil, "lines": (), "title": title or empty.title})


def _summary(table, amount: str, more: str = ""):
    rows = f"|一、一般公共预算拨款|90.00\n|二、政府性基金预算拨款|{amount}{more}"
    return table("receipts_expenditure_summary", "收入/预算数", rows)


def test_a_fund_that_a_blank_table_denies_has_no_amount_in_the_summary(checks, table) -> None:
    for amount, status in (("0.00", Status.HOLDS), ("6.00", Status.FAILS)):
        (found,) = checks(_blank(table), _summary(table, amount), code=BLANK)
        assert found.status is status
        assert found.sources[0].line == 40


def test_what_is_not_printed_anywhere_is_not_compared(checks, table) -> None:
    assert not checks(_blank(table), _summary(table, ""), code=BLANK)


def test_an_amount_of_the_text_contradicts_the_blank_table(checks, table, told) -> None:
    (found,) = checks(_blank(table), told("政府性基金预算支出", "6.00"), code=BLANK)
    assert found.status is Status.FAILS
    assert not checks(_blank(table), told("政府性基金预算支出", "6.00", measure="上年执行数"), code=BLANK)


def test_the_money_may_have_been_carried_over(checks, table) -> None:
    (found,) = checks(_blank(table), _summary(table, "6.00", "\n|上年结转|4.00"), code=BLANK)
    assert found.status is Status.CANNOT_TELL
    without = _blank(table, title="政府性基金支出表（不含上年结转）")
    (found,) = checks(without, _summary(table, "6.00"), code=BLANK)
    assert found.status is Status.CANNOT_TELL


def test_last_years_column_contradicts_nothing(checks, table) -> None:
    rows = "|二、政府性基金预算拨款|6.00"
    last = table("receipts_expenditure_summary", "上年预算数", rows)
    assert not checks(_blank(table), last, code=BLANK)
    dated = table("receipts_expenditure_summary", "2030年预算数", rows)
    assert not checks(_blank(table), dated, code=BLANK, year=2031)


def test_a_table_that_is_kept_back_denies_nothing(checks, table) -> None:
    assert not checks(_blank(table, "注：涉密，此表不公开。"), _summary(table, "6.00"), code=BLANK)


def test_a_blank_table_of_procurement_is_held_against_the_text(checks, table, told) -> None:
    blank = _blank(table, "注：没有政府采购预算，本表为空。", "procurement")
    for amount, status in (("0", Status.HOLDS), ("3.20", Status.FAILS)):
        (found,) = checks(blank, told("政府采购预算", amount), code=BLANK)
        assert found.status is status


def test_a_fund_that_the_text_gives_nothing_has_no_amount_in_its_table(checks, table, told) -> None:
    fund = table("government_fund", "本年支出", "2120816|农村社会事业支出|20.00", id="t2")
    (found,) = checks(fund, told("政府性基金预算支出", "0"), code=DENIED)
    assert found.status is Status.FAILS
    assert not checks(fund, told("政府性基金预算支出", "20.00"), code=DENIED)
    assert not checks(fund, told("政府性基金预算收入", "0"), code=DENIED)
    assert not checks(fund, told("上年结转的政府性基金支出", "0"), code=DENIED)
