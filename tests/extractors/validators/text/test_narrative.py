"""What the text says of an item is printed in a table for that item."""

from __future__ import annotations

from extractors.schema.check import Status
from extractors.schema.draft import Method, Stage

CODED, NAMED, PROJECT = (
    "narrative.coded_amount_is_in_a_table",
    "narrative.named_amount_is_in_a_table",
    "narrative.project_amount_is_in_a_table",
)
ROWS = "|合计|10.00|6.00|4.00\n2080505|养老保险缴费支出|10.00|6.00|4.00"


def _table(table):
    return table("general_budget_by_function", "合计 基本支出 项目支出", ROWS)


def test_a_coded_amount_may_equal_any_cell_of_its_line(checks, table, told) -> None:
    for printed in ("10.00", "6", "4.0"):
        (found,) = checks(_table(table), told("养老保险缴费支出", printed, code="2080505"), code=CODED)
        assert found.status is Status.HOLDS


def test_exact_digits_in_the_text_agree_with_rounded_ones_in_the_table(checks, table, told) -> None:
    (found,) = checks(_table(table), told("养老保险缴费支出", "9.997312", code="2080505"), code=CODED)
    assert found.status is Status.ROUNDING


def test_a_coded_amount_that_no_table_has_fails_with_both_places(checks, table, told) -> None:
    (found,) = checks(_table(table), told("养老保险缴费支出", "7.00", code="2080505"), code=CODED)
    assert (found.status, found.expected, found.difference) == (Status.FAILS, "6", "1")
    assert [(source.line, source.cell) for source in found.sources] == [(9, None), (1, "t1r1c02")]


def test_last_years_amount_is_not_looked_up(checks, table, told) -> None:
    item = told("养老保险缴费支出", "7.00", code="2080505", measure="上年预算执行数")
    assert not checks(_table(table), item, code="narrative")
    budgeted = told("养老保险缴费支出", "7.00", code="2080505", measure="年初预算")
    assert not checks(_table(table), budgeted, code="narrative", stage=Stage.FINAL)


def test_a_name_that_is_one_coded_line_can_fail(checks, table, told) -> None:
    (found,) = checks(_table(table), told("养老保险缴费支出", "7.00"), code=NAMED)
    assert found.status is Status.FAILS


def test_a_name_that_several_codes_share_can_only_hold(checks, table, told) -> None:
    rows = "2010301|行政运行|3.00\n2101501|行政运行|4.00"
    statement = table("expenditure_summary", "合计", rows)
    for printed, status in (("3.00", Status.HOLDS), ("5.00", Status.CANNOT_TELL)):
        (found,) = checks(statement, told("行政运行", printed), code=NAMED)
        assert found.status is status


def test_the_budget_as_a_whole_is_the_grand_total(checks, table, told) -> None:
    (found,) = checks(_table(table), told("支出预算", "10.00"), code=NAMED)
    assert found.status is Status.HOLDS


def test_an_item_that_no_table_names_is_not_checked(checks, table, told) -> None:
    assert not checks(_table(table), told("信息系统运行", "1.00"), code="narrative")


def test_a_project_is_found_without_the_year_in_front_of_its_name(checks, table, told) -> None:
    projects = table("project_expenditure", "预算数", "|2031年乡村道路养护补助资金|21.28", id="t2")
    for printed, status in (("21.2801", Status.ROUNDING), ("21.2194", Status.FAILS)):
        (found,) = checks(projects, told("乡村道路养护补助资金项目", printed), code=PROJECT)
        assert found.status is status


def test_a_project_of_two_years_can_only_hold(checks, table, told) -> None:
    rows = "|2030年乡村道路养护补助资金|5.00\n|2031年乡村道路养护补助资金|6.00"
    projects = table("project_expenditure", "预算数", rows, id="t2")
    (found,) = checks(projects, told("乡村道路养护补助资金项目", "7.00"), code=PROJECT)
    assert found.status is Status.CANNOT_TELL


_TWO_FUNDS = "2120816|农村社会事业支出|20.00\n2130126|农村社会事业|9.00"


def test_an_item_may_be_said_with_the_word_for_expenditure_behind_its_name(checks, table, told) -> None:
    receipts = table("receipts_summary", "合计", _TWO_FUNDS)
    (found,) = checks(receipts, told("农村社会事业支出", "9.00"), code=NAMED)
    assert found.status is Status.HOLDS


def test_of_two_items_whose_names_differ_in_that_word_neither_is_accused(checks, table, told) -> None:
    receipts = table("receipts_summary", "合计", _TWO_FUNDS)
    (found,) = checks(receipts, told("农村社会事业支出", "8.00"), code=NAMED)
    assert found.status is Status.CANNOT_TELL


def test_what_stands_under_the_heading_of_one_fund_is_not_held_against_another(checks, table, told) -> None:
    receipts = table("receipts_summary", "合计", "2120816|农村社会事业支出|20.00")
    fund = table("government_fund", "本年支出", "2120816|农村社会事业支出|20.00", id="t2")
    general = told("农村社会事业支出", "9.00", heading="一般公共预算支出情况")
    assert not checks(receipts, fund, general, code=NAMED)
    own = told("农村社会事业支出", "9.00", heading="政府性基金预算支出情况")
    (found,) = checks(receipts, fund, own, code=NAMED)
    assert found.status is Status.FAILS
    unsaid = told("农村社会事业支出", "9.00", heading="预算安排情况")
    (found,) = checks(receipts, fund, unsaid, code=NAMED)
    assert found.status is Status.FAILS


def test_an_amount_that_is_out_by_a_factor_is_named_as_one_of_unit_or_point(checks, table, told) -> None:
    rows = "2010301|行政运行|1234.56\n2101501|行政运行|4.00"
    for printed in ("12345600", "123.456"):
        (found,) = checks(table("expenditure_summary", "合计", rows), told("行政运行", printed), code=NAMED)
        assert (found.status, found.expected) == (Status.FAILS, "1234.56")
        assert "倍" in found.message


def test_two_digits_that_changed_places_are_a_misprint_whatever_codes_share_the_name(
    checks, table, told
) -> None:
    rows = "2010301|行政运行|1234.56\n2101501|行政运行|4.00"
    statement = table("expenditure_summary", "合计", rows)
    for printed, status in (
        ("1243.56", Status.FAILS),
        ("1834.56", Status.FAILS),
        ("1843.65", Status.CANNOT_TELL),
    ):
        (found,) = checks(statement, told("行政运行", printed), code=NAMED)
        assert found.status is status


def test_short_figures_are_alike_by_chance(checks, table, told) -> None:
    rows = "2010301|行政运行|28.50\n2101501|行政运行|4.00"
    for printed in ("18.50", "2.85", "82.50"):
        (found,) = checks(table("expenditure_summary", "合计", rows), told("行政运行", printed), code=NAMED)
        assert found.status is Status.CANNOT_TELL


def test_of_the_only_item_of_its_name_four_digits_tell_a_slip(checks, table, told) -> None:
    rows = "|合计|86.52\n213|农林水支出|86.52"
    for printed, status in (("86.92", Status.FAILS), ("68.52", Status.FAILS), ("71.30", Status.CANNOT_TELL)):
        (found,) = checks(table("receipts_summary", "合计", rows), told("支出总计", printed), code=NAMED)
        assert found.status is status


def test_a_cell_that_only_arithmetic_placed_accuses_no_text(checks, table, told) -> None:
    rows = "2130204|事业机构|86.52"
    placed = table("expenditure_summary", "合计", rows, method=Method.ARITHMETIC)
    (found,) = checks(placed, told("事业机构", "86.92", code="2130204"), code="narrative.coded")
    assert found.status is Status.CANNOT_TELL


def test_the_lines_of_a_classification_in_a_table_of_projects_are_no_projects(checks, table, told) -> None:
    rows = "208|社会保障和就业支出|9.00\n20810|社会福利|9.00\n2081006|社会养老服务事务|9.00"
    spent = table("project_expenditure", "金额", rows, id="t2")
    assert not checks(spent, told("社会养老服务事务", "12.00", code="2081006"), code=PROJECT)
    alone = table("project_expenditure", "金额", "|社会养老服务事务补助|9.00", id="t2")
    (found,) = checks(alone, told("社会养老服务事务补助", "12.00"), code=PROJECT)
    assert found.status is Status.FAILS


def test_what_running_a_body_pays_for_one_expense_is_not_all_that_is_spent_on_it(checks, table, told) -> None:
    costs = table("general_budget_by_economic", "合计", "31002|办公设备购置|8.00", id="t2")
    of_running = told("办公设备购置", "4.00", heading="机关运行经费安排情况")
    assert not checks(costs, of_running, code=NAMED)
    (held,) = checks(costs, told("办公设备购置", "8.00", heading="机关运行经费安排情况"), code=NAMED)
    assert held.status is Status.HOLDS
    (failed,) = checks(costs, told("办公设备购置", "4.00", heading="预算安排情况"), code=NAMED)
    assert failed.status is Status.FAILS
