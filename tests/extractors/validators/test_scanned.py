"""A failure on a scanned page is told, with caution."""

from __future__ import annotations

import pytest

from extractors.schema.check import Severity, Status
from extractors.schema.draft import Direction, Method
from extractors.validators.scanned import NOTE

RULE = "row.parts_make_the_total"
ROWS = "|合计|31.00|10.00|20.00\n201|甲|12.00|4.00|8.00\n204|乙|18.00|6.00|12.00"


@pytest.mark.parametrize(
    ("method", "severity", "noted"),
    [(Method.TABLE_RULE, Severity.ERROR, False), (Method.OCR, Severity.WARNING, True)],
)
def test_a_failure_is_an_error_in_print_and_a_warning_on_a_scan(
    checks, table, method: Method, severity: Severity, noted: bool
) -> None:
    read = table("general_budget_by_function", "合计 基本支出 项目支出", ROWS, method=method)
    (failed,) = checks(read, code=RULE, status=Status.FAILS)
    assert (failed.severity, failed.message.endswith(NOTE)) == (severity, noted)
    assert failed.difference == "1"


def test_a_failure_in_the_typed_table_of_a_page_with_a_pasted_one_is_an_error(checks, table) -> None:
    typed = table("general_budget_by_function", "合计 基本支出 项目支出", ROWS, id="t1")
    pasted = table("expenditure_summary", "合计 基本支出 项目支出", ROWS, id="t2", method=Method.OCR)
    failed = checks(typed, pasted, code=RULE, status=Status.FAILS)
    assert {check.sources[0].cell[:2]: check.severity for check in failed} == {
        "t1": Severity.ERROR,
        "t2": Severity.WARNING,
    }


def test_what_holds_on_a_scan_needs_no_caution(checks, table) -> None:
    read = table("general_budget_by_function", "合计 基本支出 项目支出", ROWS, method=Method.OCR)
    held = checks(read, code=RULE, status=Status.HOLDS)
    assert len(held) == 2
    assert all(NOTE not in check.message for check in held)


@pytest.mark.parametrize(
    ("method", "severity"), [(Method.TEXT_RULE, Severity.ERROR), (Method.OCR, Severity.WARNING)]
)
def test_a_sentence_on_a_scanned_page_without_any_table_is_judged_with_the_same_caution(
    checks, told, method: Method, severity: Severity
) -> None:
    item = told("公务接待费", "12.00", delta="2.00", direction=Direction.INCREASE, percent="25.00%")
    (failed,) = checks(item.model_copy(update={"method": method}), code="change.percent", status=Status.FAILS)
    assert failed.severity is severity
