"""Within one line, the total is the sum of its parts."""

from __future__ import annotations

from extractors.schema.check import Cause, Severity, Status
from extractors.schema.draft import Method

RULE = "row.parts_make_the_total"
ROWS = "|合计|30.00|10.00|20.00\n201|甲|12.00|4.00|8.00\n204|乙|18.00|6.00|12.00"


def test_lines_that_add_up_hold_and_cite_every_cell(checks, table) -> None:
    found = checks(table("general_budget_by_function", "合计 基本支出 项目支出", ROWS), code=RULE)
    assert [check.status for check in found] == [Status.HOLDS] * 3
    assert [source.cell for source in found[0].sources] == ["t1r0c01", "t1r0c02", "t1r0c03"]


def test_a_difference_that_the_printed_digits_explain_is_rounding(checks, table) -> None:
    rows = ROWS.replace("18.00|6.00", "18.01|6.00")
    found = checks(table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=RULE)
    (rounded,) = [check for check in found if check.status is Status.ROUNDING]
    assert (rounded.expected, rounded.printed, rounded.difference) == ("18", "18.01", "0.01")
    assert rounded.suspect is None


def test_a_larger_difference_fails_with_place_unit_and_amounts(checks, table) -> None:
    rows = ROWS.replace("204|乙|18.00", "204|乙|18.50")
    (failed,) = checks(
        table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=RULE, status=Status.FAILS
    )
    assert (failed.expected, failed.printed, failed.difference) == ("18", "18.5", "0.5")
    assert failed.severity is Severity.ERROR
    assert all(word in failed.message for word in ("204 乙", "合计", "18.50", "0.5万元", "第 1 页"))


def test_the_cell_that_row_and_column_both_accuse_is_the_suspect(checks, table) -> None:
    rows = ROWS.replace("204|乙|18.00", "204|乙|18.50")
    for failed in checks(
        table("general_budget_by_function", "合计 基本支出 项目支出", rows), status=Status.FAILS
    ):
        assert failed.suspect is not None
        assert (failed.suspect.cell, failed.suspect.proposed) == ("t1r2c01", "18.00")
        assert failed.suspect.cause is Cause.MISPRINT


def test_an_amount_repeated_from_a_neighbour_is_found_by_what_its_absence_mends(checks, table) -> None:
    rows = """
        | 合计 | 90.00 | 70.00 | 20.00
    301 | 工资福利支出 | 70.00 | 70.00 | 20.00
    30101 | 基本工资 | 70.00 | 70.00 |
    302 | 商品和服务支出 | 20.00 | | 20.00
    30201 | 办公费 | 20.00 | | 20.00
    """
    found = checks(table("basic_by_economic", "总计 人员经费 公用经费", rows), status=Status.FAILS)
    assert {check.code for check in found} == {RULE, "hierarchy.lines_make_the_total"}
    assert {(check.suspect.cell, check.suspect.proposed) for check in found} == {("t1r1c03", "0.00")}


def test_a_blank_part_counts_as_nothing_printed(checks, table) -> None:
    rows = "|合计|6.00|6.00|\n201|甲|6.00|6.00|"
    found = checks(table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=RULE)
    assert {check.status for check in found} == {Status.HOLDS}


def test_a_line_whose_parts_are_all_blank_is_not_checked(checks, table) -> None:
    assert not checks(
        table("general_budget_by_function", "合计 基本支出 项目支出", "|合计|6.00||"), code=RULE
    )


def test_a_blank_in_a_scan_may_be_unread_so_the_failure_cannot_be_told(checks, table) -> None:
    rows = ROWS.replace("204|乙|18.00|6.00|12.00", "204|乙|18.00|6.00|")
    scan = table(
        "general_budget_by_function", "合计 基本支出 项目支出", rows, confidence=0.8, method=Method.OCR
    )
    (found,) = [check for check in checks(scan, code=RULE) if check.status is not Status.HOLDS]
    assert found.status is Status.CANNOT_TELL
    assert "没有读出" in found.message


def test_a_failure_in_a_scan_is_suspected_to_be_ours(checks, table) -> None:
    rows = ROWS.replace("204|乙|18.00", "204|乙|13.00")
    scan = table(
        "general_budget_by_function", "合计 基本支出 项目支出", rows, confidence=0.8, method=Method.OCR
    )
    for failed in checks(scan, code=RULE, status=Status.FAILS):
        assert failed.suspect is not None
        assert failed.suspect.cause is Cause.MISREAD


def test_a_sum_that_fails_in_most_lines_is_our_reading_of_the_header(checks, table) -> None:
    rows = "|合计|30.00|7.00|20.00\n201|甲|12.00|1.00|8.00\n204|乙|18.00|6.00|12.00"
    (found,) = checks(table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=RULE)
    assert found.status is Status.CANNOT_TELL
    assert "表头" in found.message


def test_lines_that_repeat_one_another_are_one_piece_of_evidence(checks, table) -> None:
    rows = "|合计|9.00|1.00|2.00\n150|某局|9.00|1.00|2.00\n150001|某局机关|9.00|1.00|2.00"
    (found,) = checks(table("three_public", "合计 会议费 培训费", rows), code=RULE)
    assert found.status is Status.CANNOT_TELL


def test_a_line_of_its_own_can_fail_where_the_columns_beside_it_are_proven(checks, table) -> None:
    head = "三公/合计 三公/出国费 三公/接待费 三公/公务用车/小计 三公/公务用车/购置费 三公/公务用车/运行费"
    (failed,) = checks(
        table("three_public", head, "||8.00|1.00|2.00|7.00|4.00|3.00"), code=RULE, status=Status.FAILS
    )
    assert (failed.printed, failed.expected) == ("8", "10")
    neither = checks(table("three_public", head, "||8.00|1.00|2.00|7.00|4.00|1.00"), code=RULE)
    assert {check.status for check in neither} == {Status.CANNOT_TELL}


def test_a_line_of_its_own_with_two_failures_is_a_slip_where_one_cell_mends_both(checks, table) -> None:
    head = "总计 工资/合计 工资/基本 工资/津贴 社保/合计 社保/养老 社保/医疗 公积金"
    row = "|某局|16.00|9.00|5.00|4.00|7.00|3.00|2.00|2.00"
    found = checks(table("basic_by_economic", head, row), code=RULE, status=Status.FAILS)
    assert {(check.suspect.cell, check.suspect.proposed) for check in found} == {("t1r0c05", "5.00")}
    assert len(found) == 2
    shifted = "|某局|16.00|9.00|5.00|4.00|7.00|2.00|3.00|1.00"
    assert not checks(table("basic_by_economic", head, shifted), code=RULE, status=Status.FAILS)


def test_the_ruler_that_numbers_the_columns_is_not_a_line_of_amounts(checks, table) -> None:
    assert not checks(table("three_public", "合计 甲 乙 丙", "|a|2|3|4|5"), code=RULE)


def test_a_bare_zero_among_cents_does_not_widen_the_tolerance(checks, table) -> None:
    rows = ROWS + "\n205|丙|5.30|5.00|0"
    (failed,) = checks(
        table("general_budget_by_function", "合计 基本支出 项目支出", rows), code=RULE, status=Status.FAILS
    )
    assert failed.difference == "0.3"
