"""Which cell of a sum is blamed."""

from __future__ import annotations

from extractors.schema.check import Cause, Status

CODE = "hierarchy"


def _found(checks, table, rows: str):
    (found,) = checks(table("basic_by_economic", "合计", rows), code=CODE, status=Status.FAILS)
    return found


def test_of_leaves_under_one_sum_the_one_that_a_slip_explains_is_blamed(checks, table) -> None:
    found = _found(
        checks, table, "302|商品和服务支出|76.42\n30201|办公费|41.30\n30202|印刷费|53.12\n30207|邮电费|0.00"
    )
    assert found.suspect.cell == "t1r2c01" or found.suspect.cause is Cause.UNKNOWN
    found = _found(
        checks, table, "302|商品和服务支出|76.42\n30201|办公费|41.30\n30202|印刷费|-35.12\n30207|邮电费|0.00"
    )
    assert (found.suspect.cell, found.suspect.cause) == ("t1r2c01", Cause.MISPRINT)
    assert found.suspect.proposed == "35.12"


def test_where_a_sum_lacks_a_line_no_printed_figure_is_blamed(checks, table) -> None:
    found = _found(
        checks, table, "302|商品和服务支出|98.42\n30201|办公费|11.30\n30202|印刷费|13.12\n30207|邮电费|0.00"
    )
    assert (found.suspect.cause, found.suspect.proposed) == (Cause.UNKNOWN, None)


def test_a_zero_is_not_suspected_where_a_printed_figure_can_be(checks, table) -> None:
    found = _found(
        checks, table, "302|商品和服务支出|98.42\n30207|邮电费|0.00\n30201|办公费|11.30\n30202|印刷费|13.12"
    )
    assert found.suspect.cell != "t1r1c01"
