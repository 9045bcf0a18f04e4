"""A figure is only accused where nothing else explains the failure as well."""

from __future__ import annotations

from extractors.schema.check import Cause, Check, Status
from tests.extractors.validators.conftest import make_item, make_table

PINS = (make_item("行政运行", "46.27", code="2130101"), make_item("农机服务", "81.53", code="2130104"))


def _lines(total: str):
    rows = f"|合计|{total}\n2130101|行政运行|46.27\n2130104|农机服务|81.53"
    return make_table("general_budget_by_function", "合计", rows)


def _failing(checks, *parts) -> Check:
    (found,) = checks(*parts, status=Status.FAILS)
    return found


def test_a_total_that_is_larger_than_its_lines_by_no_slip_may_lack_a_line_and_is_not_accused(checks) -> None:
    suspect = _failing(checks, _lines("196.05"), *PINS).suspect
    assert (suspect.cause, suspect.proposed) == (Cause.UNKNOWN, None)


def test_a_total_with_two_digits_swapped_is_accused_although_another_classification_prints_the_difference(
    checks,
) -> None:
    economic = make_table(
        "basic_by_economic", "合计", "|合计|64.00\n30101|基本工资|19.00\n30201|办公费|45.00", id="t2"
    )
    suspect = _failing(checks, _lines("172.80"), *PINS, economic).suspect
    assert (suspect.cell, suspect.cause, suspect.proposed) == ("t1r0c01", Cause.MISPRINT, "127.80")


def test_a_total_lacks_the_line_that_another_table_of_its_classification_prints(checks) -> None:
    other = make_table("expenditure_summary", "合计", "2130199|其他农业农村支出|45.00", id="t2")
    found = _failing(checks, _lines("172.80"), *PINS, other)
    assert (found.suspect.cell, found.suspect.cause) == ("t1r0c01", Cause.UNKNOWN)
    # a line that is below one of those printed would be missing in that one, not in the total
    below = make_table("expenditure_summary", "合计", "2130101|行政运行|45.00", id="t2")
    assert _failing(checks, _lines("172.80"), *PINS, below).suspect.cause is Cause.MISPRINT
