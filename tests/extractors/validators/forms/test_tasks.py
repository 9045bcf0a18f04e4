"""The tasks of a department's form add up."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from tests.extractors.validators.stated import form, statuses

CODE = "tasks.tasks_make_the_total"


def _form(*rows: tuple[str, str], head: str = "预算金额/总额"):
    return form("", *(f"{name} | {head} | {amount}" for name, amount in rows), title="整体绩效目标表")


@pytest.mark.parametrize(
    ("total", "status"), [("9.60", Status.HOLDS), ("9.61", Status.ROUNDING), ("6.90", Status.FAILS)]
)
def test_tasks_make_the_total_behind_them(total: str, status: Status) -> None:
    table = _form(("护林", "4.20"), ("造林", "3.30"), ("防火", "2.10"), ("金额合计", total))
    assert statuses(table, code=CODE) == [status]


def test_a_page_break_may_part_the_form() -> None:
    above = _form(("任务1", "4.20"), ("任务2", "3.30"), head="某局/预算金额/总额")
    below = _form(("任务3", "2.10"), ("金额合计", "9.60"))
    assert statuses(above, below, code=CODE) == [Status.HOLDS]
    # tasks whose page is missing
    assert statuses(below, code=CODE) == []
    more = _form(("任务3", "2.10"), ("任务4", "1.10"), ("金额合计", "9.60"))
    assert statuses(more, code=CODE) == [Status.CANNOT_TELL]


def test_a_total_may_stand_in_front() -> None:
    table = _form(("合计", "7.60"), ("护林", "4.20"), ("造林", "3.30"))
    assert statuses(table, code=CODE) == [Status.FAILS]


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("基本支出", "6.00"),
            ("人员经费", "4.00"),
            ("项目支出", "3.00"),
            ("合计", "9.00"),
        ),
        (("运转", "6.00"), ("工资", "4.00"), ("办公", "2.00"), ("造林", "3.00"), ("合计", "9.00")),
    ],
)
def test_lines_that_are_parts_of_others_are_no_error(rows: tuple[tuple[str, str], ...]) -> None:
    assert statuses(_form(*rows), code=CODE) == [Status.CANNOT_TELL]


def test_of_which_lines_are_not_added() -> None:
    table = _form(("护林", "4.20"), ("其中：巡护", "1.00"), ("造林", "3.30"), ("合计", "7.50"))
    assert statuses(table, code=CODE) == [Status.HOLDS]


def test_with_several_totals_a_difference_is_undecided() -> None:
    table = _form(
        ("护林", "4.20"),
        ("造林", "3.30"),
        ("小计", "7.50"),
        ("防火", "2.00"),
        ("办公", "1.00"),
        ("合计", "10.50"),
    )
    assert sorted(statuses(table, code=CODE)) == [Status.CANNOT_TELL, Status.HOLDS]
