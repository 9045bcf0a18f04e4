"""Lines that are printed twice, or one column too far."""

from __future__ import annotations

from extractors.schema.check import Cause, Status
from extractors.schema.draft import Method

TWICE = "misplaced.line_is_printed_once"
UNDER = "misplaced.figures_stand_under_their_heads"
SHIFTED = "misplaced.line_stands_in_its_columns"
HEADS = "合计 基本支出 项目支出"
ROWS = [
    "|合计|17.00|12.00|5.00",
    "213|农林水支出|17.00|12.00|5.00",
    "21301|农业农村|17.00|12.00|5.00",
    "2130104|事业运行|9.00|9.00|",
    "2130110|执法监管|8.00|3.00|5.00",
]


def _table(table, rows: list[str], kind: str = "expenditure_summary"):
    return table(kind, HEADS, "\n".join(rows))


def test_a_line_printed_twice_is_found_where_the_sum_holds_with_one_of_them(checks, table) -> None:
    (found,) = checks(_table(table, [*ROWS[:4], ROWS[3], ROWS[4]]), code=TWICE)
    assert found.status is Status.FAILS
    assert found.suspect.cause is Cause.MISPRINT
    assert {source.cell[:4] for source in found.sources} == {"t1r3", "t1r4"}


def test_two_lines_of_the_same_amounts_that_the_sum_counts_both_are_two_lines(checks, table) -> None:
    rows = ["|合计|8.00|8.00|", "|渡口改造|4.00|4.00|", "|渡口改造|4.00|4.00|"]
    assert not checks(_table(table, rows, "project_expenditure"), code=TWICE)


def test_a_code_that_repeats_with_other_amounts_or_under_another_name_is_not_printed_twice(
    checks, table
) -> None:
    rows = [*ROWS[:4], "2130104|事业运行|1.00|1.00|", "2130104|站点运行|1.00|1.00|"]
    assert not checks(_table(table, rows), code=TWICE)


def test_without_a_sum_nobody_can_tell_whether_a_line_is_printed_twice(checks, table) -> None:
    (found,) = checks(_table(table, [ROWS[3], ROWS[3]]), code=TWICE)
    assert found.status is Status.CANNOT_TELL


def test_a_line_one_column_too_far_is_found_by_its_blank_total(checks, table) -> None:
    (found,) = checks(_table(table, [*ROWS[:3], "2130104|事业运行||9.00|9.00", ROWS[4]]), code=SHIFTED)
    assert found.status is Status.FAILS
    assert (found.suspect.cell, found.suspect.cause) == ("t1r3c03", Cause.MISPRINT)


def test_lines_in_their_columns_are_not_called_shifted(checks, table) -> None:
    assert not checks(_table(table, ROWS), code=SHIFTED)


def test_a_form_that_prints_no_totals_in_its_lines_is_not_shifted(checks, table) -> None:
    rows = ["|合计|17.00|12.00|5.00", "213|农林水支出||12.00|5.00", "21301|农业农村||12.00|5.00"]
    assert not checks(_table(table, rows), code=SHIFTED)


def test_a_blank_total_that_no_shift_explains_is_left_open(checks, table) -> None:
    (found,) = checks(_table(table, [*ROWS[:4], "2130110|执法监管||3.00|7.00"]), code=SHIFTED)
    assert found.status is Status.CANNOT_TELL


def test_figures_that_were_given_their_column_by_arithmetic_are_pointed_out_and_not_called_wrong(
    checks, table
) -> None:
    head = "合计 基本支出 项目支出"
    rows = "2130204|事业机构|6.00|6.00|0.00\n2130207|森林资源管理|3.00|1.00|2.00"
    assert not checks(table("expenditure_summary", head, rows), code=UNDER)
    moved = table("expenditure_summary", head, rows, method=Method.ARITHMETIC)
    (found,) = checks(moved, code=UNDER)
    assert found.status is Status.CANNOT_TELL
    assert "2 行" in found.message
    assert len(found.sources) == 6
