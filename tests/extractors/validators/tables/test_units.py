"""A table in which every line is ten thousand times what the others print has the wrong unit over it."""

from __future__ import annotations

from extractors.schema.check import Cause, Status

RULE = "units.unit_line_is_that_of_the_amounts"
CODES = ("2080505|养老保险", "2101101|行政单位医疗", "2210201|住房公积金", "2130301|行政运行")


def _rows(*amounts: str) -> str:
    return "\n".join(f"{code}|{amount}" for code, amount in zip(CODES, amounts, strict=False))


def test_yuan_printed_over_ten_thousands_is_named_with_the_unit_meant(checks, table) -> None:
    amounts = _rows("31.53", "13.94", "20.34", "154.52")
    wrong = table("receipts_summary", "合计", amounts, unit="元", id="t1")
    right = [
        table(kind, "合计", amounts, id=kind[:3])
        for kind in ("expenditure_summary", "general_budget_by_function")
    ]
    (found,) = checks(wrong, *right, code=RULE)
    assert (found.status, found.expected, found.printed) == (Status.FAILS, "万元", "元")
    assert (found.suspect.cause, found.suspect.proposed) == (Cause.MISPRINT, "万元")
    assert found.sources[0].cell.startswith("t1")


def test_exact_yuan_beside_rounded_ten_thousands_is_no_contradiction(checks, table) -> None:
    exact = table("receipts_summary", "合计", _rows("315312", "139356", "203449"), unit="元", id="t1")
    rounded = table("expenditure_summary", "合计", _rows("31.53", "13.94", "20.34"), id="t2")
    assert not checks(exact, rounded, code=RULE)


def test_of_two_tables_nothing_tells_which_is_wrong(checks, table) -> None:
    amounts = _rows("31.53", "13.94", "20.34")
    one = table("receipts_summary", "合计", amounts, unit="元", id="t1")
    (found,) = checks(one, table("expenditure_summary", "合计", amounts, id="t2"), code=RULE)
    assert (found.status, found.suspect.cause, found.suspect.proposed) == (Status.FAILS, Cause.UNKNOWN, None)


def test_a_line_or_two_prove_nothing(checks, table) -> None:
    amounts = _rows("31.53", "13.94")
    one = table("receipts_summary", "合计", amounts, unit="元", id="t1")
    assert not checks(one, table("expenditure_summary", "合计", amounts, id="t2"), code=RULE)


def test_a_line_that_agrees_as_it_stands_clears_the_table(checks, table) -> None:
    one = table("receipts_summary", "合计", _rows("31.53", "13.94", "20.34", "1545200"), unit="元", id="t1")
    other = table("expenditure_summary", "合计", _rows("31.53", "13.94", "20.34", "154.52"), id="t2")
    assert not checks(one, other, code=RULE)


def test_a_row_of_digits_that_is_too_long_for_money_cannot_be_checked_and_says_so(checks, table) -> None:
    statement = table("expenditure_summary", "合计 基本支出", f"213|农林水支出|{'8' * 40}|12.00")
    (found,) = checks(statement, code="units.amount_has_the_digits_of_money")
    assert found.status is Status.CANNOT_TELL
    assert len(found.message) < 120
    assert not checks(statement, code="row.")
