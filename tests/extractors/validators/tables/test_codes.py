"""Damaged codes, unusual names and missing parents."""

from __future__ import annotations

from extractors.schema.check import Cause, Severity, Status


def test_a_code_that_lost_a_digit_is_found_by_the_name_beside_it(checks, table) -> None:
    rows = "2101501|行政运行|3.00"
    good = table("expenditure_summary", "合计", rows)
    damaged = table("basic_by_function", "合计", rows.replace("2101501", "211501"), id="t2")
    (found,) = checks(good, damaged, code="codes.code_is_whole")
    assert found.suspect is not None
    assert (found.suspect.proposed, found.suspect.cause) == ("2101501", Cause.MISPRINT)
    assert "211501" in found.message


def test_the_code_of_a_unit_is_not_a_damaged_code(checks, table) -> None:
    assert not checks(table("expenditure_summary", "合计", "150001|某县某局机关|3.00"), code="codes")


def test_an_unknown_code_is_unknown_and_not_wrong(checks, table) -> None:
    assert not checks(table("expenditure_summary", "合计", "2109988|新设事务|3.00"), code="codes")


def test_a_name_of_another_year_is_only_noted(checks, table) -> None:
    (found,) = checks(table("expenditure_summary", "合计", "20805|行政事业单位离休|3.00"), code="codes")
    assert (found.status, found.severity) == (Status.CANNOT_TELL, Severity.INFO)


def test_a_code_that_pays_for_several_items_is_not_named_by_them(checks, table) -> None:
    rows = "2101501|甲项目|3.00\n2101501|乙项目|3.00"
    assert not checks(table("project_expenditure", "合计", rows), code="codes.name")
    assert not checks(table("project_expenditure", "合计", "2101501|印刷费|3.00"), code="codes.name")


def test_one_line_without_its_parent_among_many_is_noted(checks, table) -> None:
    rows = """
    210 | 卫生健康支出 | 4
    21015 | 医疗保障管理事务 | 4
    2101501 | 行政运行 | 1
    2101502 | 一般行政管理事务 | 1
    2101504 | 信息化建设 | 1
    2101701 | 行政运行 | 1
    """
    (found,) = checks(table("expenditure_summary", "合计", rows), code="codes.parent")
    assert (found.status, found.printed) == (Status.CANNOT_TELL, "2101701")
