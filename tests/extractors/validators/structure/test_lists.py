"""Tables without classification codes: units under departments, “三公” items, projects under their codes."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status

TOTAL, PARENT = "hierarchy.lines_make_the_total", "hierarchy.lines_make_the_parent"
UNITS = "|合计|9.00\n162|某县水利局|9.00\n162001|局本级|7.00\n162002|水文站|2.00"


def _statuses(found) -> list[Status]:
    return [check.status for check in found]


def test_units_make_their_department_and_departments_the_total(checks, table) -> None:
    for kind in ("receipts_summary", "expenditure_summary"):
        assert _statuses(checks(table(kind, "合计", UNITS), code=TOTAL)) == [Status.HOLDS] * 2


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("局本级|7.00", "局本级|1.00"), ("合计|9.00", "合计|8.00"), ("水利局|9.00", "水利局|6.00")],
)
def test_a_misprint_of_a_unit_a_department_or_their_total_is_found(checks, table, right, wrong) -> None:
    statement = table("receipts_summary", "合计", UNITS.replace(right, wrong))
    assert checks(statement, code=TOTAL, status=Status.FAILS)


def test_numbers_that_only_count_the_lines_are_no_departments(checks, table) -> None:
    rows = "\n".join(f"{number}|项目{number}号|1.00" for number in range(1, 13))
    found = checks(table("project_expenditure", "金额", f"|合计|12.00\n{rows}"), code=TOTAL)
    assert set(_statuses(found)) == {Status.HOLDS}


def test_a_unit_that_is_printed_twice_leaves_the_sum_in_doubt(checks, table) -> None:
    rows = UNITS + "\n162002|水文站|2.00"
    found = checks(table("expenditure_summary", "合计", rows), code=TOTAL)
    assert Status.FAILS not in _statuses(found)


def test_lines_without_a_code_beside_units_leave_the_total_alone(checks, table) -> None:
    for rows in (
        "|合计|9.00\n162001|局本级|7.00\n|水文站|2.00",
        "|合计|9.00\n1|财政拨款|9.00\n2|其中本级|7.00",
    ):
        assert not checks(table("receipts_summary", "合计", rows), status=Status.FAILS)


OUTTURN = """
    | 合计 | 9.60
    | 一、因公出国（境）支出 |
    | 二、公务用车购置及运行维护支出 | 8.10
    | 1．公务用车购置支出 |
    | 2．公务用车运行维护支出 | 8.10
    | 三、公务接待支出 | 1.50
    | 1．国内接待费 | 1.20
    | 2．国（境）外接待费 | 0.30
"""


def _three_public(table, rows: str):
    return table("three_public", "决算数", rows)


def test_three_public_items_make_their_total_though_one_is_blank(checks, table) -> None:
    found = checks(_three_public(table, OUTTURN), code=TOTAL)
    assert _statuses(found) == [Status.HOLDS] * 3


@pytest.mark.parametrize("printed", ["9.60", "8.10", "1.50", "1.20"])
def test_a_misprint_in_any_of_the_three_public_items_is_found(checks, table, printed: str) -> None:
    rows = OUTTURN.replace(f"| {printed}", "| 5.30", 1)
    assert checks(_three_public(table, rows), code=TOTAL, status=Status.FAILS)


def test_a_total_with_meetings_and_training_in_it_is_not_the_sum_of_the_three(checks, table) -> None:
    rows = OUTTURN.replace("| 合计 | 9.60", "| 合计 | 11.00") + "| 四、会议费 | 1.00\n| 五、培训费 | 0.40"
    assert not checks(_three_public(table, rows), status=Status.FAILS)


PROJECTS = """
    | 合计 | 12.00
    2030101 | 甲类 | 5.00
    | 防汛值守 | 3.00
    | 河道巡查 | 2.00
    2030102 | 乙类 | 4.00
    | 闸站检修 | 4.00
    2030199 | 丙类 | 3.00
    | 水质监测 | 3.00
"""


def test_projects_make_the_code_above_them(checks, table) -> None:
    found = checks(table("project_expenditure", "金额", PROJECTS), code="hierarchy")
    assert _statuses(found) == [Status.HOLDS] * 4
    wrong = PROJECTS.replace("河道巡查 | 2.00", "河道巡查 | 8.00")
    (failed,) = checks(table("project_expenditure", "金额", wrong), code=PARENT, status=Status.FAILS)
    assert failed.printed == "5"


def test_lines_below_codes_that_seldom_make_them_are_no_parts(checks, table) -> None:
    wrong = PROJECTS.replace("| 4.00\n    2030199", "| 1.00\n    2030199").replace(
        "河道巡查 | 2.00", "河道巡查 | 8.00"
    )
    assert not checks(table("project_expenditure", "金额", wrong), code=PARENT, status=Status.FAILS)


def test_a_list_of_purchases_in_two_blocks_is_no_two_sided_table(checks, table) -> None:
    left = "|合计|9.00\n|水泵|6.00\n|管材|3.00"
    right = "||9.00\n|离心泵|6.00\n|钢管|3.00"
    statement = table("procurement", "预算资金 采购金额", left, right)
    assert Status.FAILS not in _statuses(checks(statement, code="hierarchy"))
    wrong = table("procurement", "预算资金 采购金额", left.replace("|6.00", "|8.00"), right)
    assert checks(wrong, code=TOTAL, status=Status.FAILS)


def test_a_list_that_goes_on_in_a_second_block_cannot_be_told(checks, table) -> None:
    statement = table("procurement", "金额 金额", "|合计|9.00\n|水泵|6.00", "|管材|3.00\n|阀门|1.00")
    assert Status.FAILS not in _statuses(checks(statement))
