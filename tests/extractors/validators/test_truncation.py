"""Documents that cut figures off instead of rounding them."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

import pytest

from extractors.schema.check import Status
from extractors.validators.balance import computing
from extractors.validators.equation import Equation, places
from extractors.validators.truncation import Habit

HEADS = "合计 一 二 三 四 五"


def _rows(rounding: str, rows: int = 14) -> str:
    chance = Random(7)  # the same every time
    lines = []
    for at in range(rows):
        exact = [Decimal(chance.randrange(100_000, 9_999_999)) / 10_000 for _ in range(5)]
        printed = [value.quantize(Decimal("0.01"), rounding) for value in (sum(exact), *exact)]
        lines.append("|".join([f"21302{at + 1:02d}", f"科目{at}", *map(str, printed)]))
    return "\n".join(lines)


@pytest.mark.parametrize("rounding", [ROUND_DOWN, ROUND_HALF_UP])
def test_figures_cut_off_are_no_error_any_more_than_rounded_ones(checks, table, rounding: str) -> None:
    found = checks(table("expenditure_summary", HEADS, _rows(rounding)), code="row.")
    assert {check.status for check in found} <= {Status.HOLDS, Status.ROUNDING}
    assert len(found) == 14


def test_a_document_that_cuts_off_says_so(checks, table) -> None:
    found = checks(table("expenditure_summary", HEADS, _rows(ROUND_DOWN)), code="row.")
    assert any("截尾" in check.message for check in found)
    rounded = checks(table("expenditure_summary", HEADS, _rows(ROUND_HALF_UP)), code="row.")
    assert not any("截尾" in check.message for check in rounded)


def test_one_sum_that_only_cutting_off_would_explain_is_wrong_where_the_others_are_rounded(
    checks, table
) -> None:
    one = "2130299|科目|50.04|10.00|10.00|10.00|10.00|10.00"
    rounded = table("expenditure_summary", HEADS, f"{_rows(ROUND_HALF_UP)}\n{one}")
    assert [check.sources[0].text for check in checks(rounded, code="row.", status=Status.FAILS)] == ["50.04"]
    cut_off = table("expenditure_summary", HEADS, f"{_rows(ROUND_DOWN)}\n{one}")
    assert not checks(cut_off, code="row.", status=Status.FAILS)


def test_a_sum_that_is_smaller_than_its_parts_is_wrong_whatever_is_cut_off(checks, table) -> None:
    one = "2130299|科目|49.96|10.00|10.00|10.00|10.00|10.00"
    found = checks(table("expenditure_summary", HEADS, f"{_rows(ROUND_DOWN)}\n{one}"), code="row.")
    assert [check.sources[0].text for check in found if check.status is Status.FAILS] == ["49.96"]


@pytest.mark.parametrize("printed", ["29.97", "29.98", "30.00", "30.02", "30.03", "30.04"])
def test_a_sum_comes_out_as_printed_only_where_it_is_no_failure(table, printed: str) -> None:
    place, *parts = places(
        table("expenditure_summary", "合计 一 二 三", f"2130299|科目|{printed}|10.00|10.00|10.00")
    )
    with computing():
        equation = Equation(place, tuple(parts), "", habit=Habit())
        assert equation.holds_with({}) is (equation.status is not Status.FAILS)


def test_one_total_in_many_tables_is_one_sum_that_is_off_and_excuses_no_other(checks, table) -> None:
    same = [
        table(
            "project_expenditure",
            "金额",
            f"|合计|80.01\n|甲{at}|{at + 10}.00|\n|乙{at}|{70 - at}.00",
            id=f"t{at}",
        )
        for at in range(1, 12)
    ]
    wrong = "|合计|140.13\n" + "\n".join(f"|丙{at}|10.00" for at in range(14))
    found = checks(*same, table("project_expenditure", "金额", wrong, id="t90"), status=Status.FAILS)
    assert [check.printed for check in found] == ["140.13"]
