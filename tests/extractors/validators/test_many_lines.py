"""Long tables are audited in the time that it takes to read them."""

from __future__ import annotations

from time import process_time

import pytest

LINES = 3_000


@pytest.mark.parametrize(
    ("kind", "code"),
    [("general_budget_by_function", "{at}"), ("project_expenditure", "")],
    ids=["units", "projects"],
)
def test_a_total_of_thousands_of_lines_that_does_not_come_out_takes_no_longer_for_each_of_them(
    checks, table, kind: str, code: str
) -> None:
    rows = "\n".join(f"{code.format(at=400_001 + at)}|甲{at}|{at % 97 + 1}.00" for at in range(LINES))
    budget = table(kind, "合计", f"|合计|7.00\n{rows}")
    before = process_time()
    (found,) = checks(budget, code="hierarchy.lines_make_the_total")
    assert found.difference is not None
    assert process_time() - before < 4  # with a walk over all lines for each it was three times as long
