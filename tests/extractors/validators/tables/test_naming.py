"""A code that goes by the name of another code, or stands under another's parent."""

from __future__ import annotations

from extractors.schema.check import Cause, Status

NAME, PARENT = "naming.name_is_not_that_of_another_code", "naming.code_stands_under_its_parent"
CODE = "naming.item_has_one_code"
ROWS = (
    "208|社会保障和就业支出|30.00\n20805|行政事业单位养老支出|30.00\n"
    "2080501|{one}|10.00\n2080505|机关事业单位基本养老保险缴费支出|20.00\n"
    "210|卫生健康支出|9.00\n21011|行政事业单位医疗|9.00\n{other}|{name}|9.00"
)


def _table(table, id: str, one: str = "行政单位离退休", other: str = "2101101", name: str = "行政单位医疗"):
    return table("expenditure_summary", "合计", ROWS.format(one=one, other=other, name=name), id=id)


def test_a_code_with_the_name_of_another_code_fails(checks, table) -> None:
    wrong = _table(table, "t2", one="行政单位医疗")
    (found,) = checks(_table(table, "t1"), wrong, _table(table, "t3"), code=NAME)
    assert (found.status, found.expected, found.printed) == (Status.FAILS, "行政单位离退休", "行政单位医疗")
    assert found.sources[0].cell.startswith("t2")


def test_a_name_that_is_unknown_is_not_wrong(checks, table) -> None:
    assert not checks(_table(table, "t1"), _table(table, "t2", one="离退休干部管理"), code=NAME)


def test_one_table_alone_is_compared_with_nothing(checks, table) -> None:
    assert not checks(_table(table, "t1", one="行政单位医疗"), code=NAME)


def test_a_code_under_another_parent_whose_name_is_one_of_this_parent_is_a_misprint(checks, table) -> None:
    (found,) = checks(_table(table, "t1", other="2080502", name="行政单位医疗"), code=PARENT)
    assert (found.status, found.expected, found.suspect.cause) == (Status.FAILS, "2101101", Cause.MISPRINT)


def test_a_code_under_another_parent_may_have_its_own_left_out(checks, table) -> None:
    (found,) = checks(_table(table, "t1", other="2080502", name="事业单位离退休"), code=PARENT)
    assert found.status is Status.CANNOT_TELL


def test_codes_under_their_parents_are_not_mentioned(checks, table) -> None:
    assert not checks(_table(table, "t1"), code=PARENT)


def test_a_name_by_which_the_code_goes_too_is_not_that_of_another(checks, table) -> None:
    older = [_table(table, id, one="行政单位离退休") for id in ("t1", "t2")]
    shortened = _table(table, "t3", one="行政单位离退")
    assert not checks(*older, shortened, code=NAME)


def test_lines_called_by_their_purpose_are_left_alone(checks, table) -> None:
    rows = ROWS.format(one="行政单位医疗", other="2080502", name="行政单位医疗")
    projects = table("project_expenditure", "合计", rows, id="t2")
    assert not checks(_table(table, "t1"), projects, _table(table, "t3"), code="naming")


def test_an_item_that_all_other_tables_print_under_one_code_has_a_wrong_one(checks, table) -> None:
    wrong = _table(table, "t2", other="2101102")
    (found,) = checks(_table(table, "t1"), wrong, _table(table, "t3"), code=CODE)
    assert (found.status, found.printed, found.expected) == (Status.FAILS, "2101102", "2101101")
    assert found.suspect.cause is Cause.MISPRINT


def test_two_tables_with_two_codes_do_not_say_which_is_wrong(checks, table) -> None:
    assert not checks(_table(table, "t1"), _table(table, "t2", other="2101102"), code=CODE)


def test_a_name_that_the_classification_has_for_both_codes_is_right_with_either(checks, table) -> None:
    tables = [_table(table, f"t{at}", one="一般行政管理事务") for at in (1, 2)]
    other = table("expenditure_summary", "合计", "2080102|一般行政管理事务|10.00", id="t3")
    assert not checks(*tables, other, code=CODE)
