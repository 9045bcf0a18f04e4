from __future__ import annotations

import pytest

from extractors.schema.check import Severity, Status
from extractors.schema.draft import Level, Method

SUM = "levels.units_make_the_department"
WITHIN = "levels.unit_is_within_the_department"
UNITS = ("云溪县水利局本级", "云溪县河道站")


def spending(
    table, *amounts: str, kind: str = "general_budget_by_function", method: Method = Method.TABLE_RULE
):
    """One code a line (a blank prints no such line), and no total."""
    codes = ("2130306", "2130304", "2080505", "2210201", "2101101")
    lines = "\n".join(
        f"{code}|科目{code}|{amount}" for code, amount in zip(codes, amounts, strict=False) if amount
    )
    return table(kind, "合计", lines, method=method)


@pytest.fixture
def three(disclosure):
    """A department and both its units, each with its table."""

    def make(whole, own, station):
        return (
            disclosure(whole, units=UNITS),
            disclosure(own, level=Level.UNIT),
            disclosure(station, level=Level.UNIT, department="云溪县河道站"),
        )

    return make


def test_the_department_is_the_sum_of_its_units(table, three, found) -> None:
    whole = spending(table, "30.00", "12.50", "7.00")
    checks = found(
        *three(whole, spending(table, "10.00", "12.50", "3.00"), spending(table, "20.00", "", "4.00"))
    )
    assert {(check.code, check.status) for check in checks} == {(SUM, Status.HOLDS)}
    assert len(checks) == 3
    assert len({source.document for source in checks[0].sources}) == 3


def test_one_line_that_is_not_the_sum_fails_with_all_its_places(table, three, found) -> None:
    whole = spending(table, "30.00", "12.50", "9.00", "1.00")
    own, station = (
        spending(table, "10.00", "12.50", "3.00", "0.50"),
        spending(table, "20.00", "", "4.00", "0.50"),
    )
    (check,) = found(*three(whole, own, station), status=Status.FAILS)
    assert (check.code, check.severity, check.difference) == (SUM, Severity.ERROR, "2")
    assert check.sources[0].text == "9.00"


def test_rounding_of_the_units_is_no_difference(table, three, found) -> None:
    whole = spending(table, "30.01", "12.50", "7.00")
    checks = found(
        *three(whole, spending(table, "10.00", "12.50", "3.00"), spending(table, "20.00", "", "4.00"))
    )
    assert [check.status for check in checks] == [Status.ROUNDING, Status.HOLDS, Status.HOLDS]


def test_a_department_larger_throughout_may_have_a_unit_that_is_not_listed(table, three, found) -> None:
    whole = spending(table, "99.00", "99.00", "99.00")
    checks = found(
        *three(whole, spending(table, "10.00", "12.50", "3.00"), spending(table, "20.00", "", "4.00"))
    )
    assert {check.status for check in checks} == {Status.CANNOT_TELL}


def test_a_line_that_a_unit_does_not_print_proves_nothing(table, three, found) -> None:
    whole = spending(table, "30.00", "15.00", "7.00", "2.00")
    own, station = (
        spending(table, "10.00", "12.50", "3.00", "1.00"),
        spending(table, "20.00", "", "4.00", "1.00"),
    )
    checks = found(*three(whole, own, station))
    assert [check.status for check in checks].count(Status.CANNOT_TELL) == 1
    assert not any(check.status is Status.FAILS for check in checks)


def test_what_units_pay_each_other_is_no_difference(table, three, found) -> None:
    def all_money(*amounts: str):
        return spending(table, *amounts, kind="expenditure_summary")

    whole = all_money("28.00", "12.50", "7.00", "1.00")
    checks = found(
        *three(whole, all_money("10.00", "12.50", "3.00", "0.50"), all_money("20.00", "", "4.00", "0.50"))
    )
    assert {check.status for check in checks} == {Status.HOLDS, Status.CANNOT_TELL}


def test_a_department_with_more_than_its_units_has_not_left_anything_out(table, three, found) -> None:
    def all_money(*amounts: str):
        return spending(table, *amounts, kind="expenditure_summary")

    whole = all_money("32.00", "12.50", "7.00", "1.00")
    checks = found(
        *three(whole, all_money("10.00", "12.50", "3.00", "0.50"), all_money("20.00", "", "4.00", "0.50"))
    )
    assert [check.difference for check in checks if check.status is Status.FAILS] == ["2"]


def test_a_scan_accuses_nobody(table, three, found) -> None:
    whole = spending(table, "30.00", "12.50", "9.00", "1.00", method=Method.OCR)
    own, station = (
        spending(table, "10.00", "12.50", "3.00", "0.50"),
        spending(table, "20.00", "", "4.00", "0.50"),
    )
    assert found(*three(whole, own, station), status=Status.FAILS) == []


def test_a_unit_with_more_than_its_department_fails(table, three, found) -> None:
    whole, own = (
        spending(table, "30.00", "12.50", "7.00", "4.00"),
        spending(table, "10.00", "12.50", "8.00", "1.00"),
    )
    department, unit, _ = three(whole, own, own)
    checks = found(department, unit)
    assert {check.code for check in checks} == {WITHIN}
    (check,) = [check for check in checks if check.status is Status.FAILS]
    assert (check.printed, check.expected, check.difference) == ("8", "≤7", "1")
    assert check.sources[0].text == "8.00"


def test_a_unit_larger_throughout_is_about_other_money(table, three, found) -> None:
    department, unit, _ = three(
        spending(table, "1.00", "2.00", "3.00"),
        spending(table, "10.00", "12.50", "8.00"),
        spending(table, "1.00"),
    )
    assert {check.status for check in found(department, unit)} == {Status.CANNOT_TELL}


def test_a_missing_unit_turns_the_sum_into_nothing_and_never_into_right(table, three, found) -> None:
    whole = spending(table, "30.00", "12.50", "7.00")
    department, unit, _ = three(whole, spending(table, "10.00", "12.50", "3.00"), spending(table, "20.00"))
    assert not any(check.code == SUM for check in found(department, unit))
