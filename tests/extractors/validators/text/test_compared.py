"""A year that is compared with itself has the wrong year printed."""

from __future__ import annotations

from extractors.schema.check import Cause, Status
from extractors.schema.draft import Stage

RULE = "compared.compared_year_is_another"


def test_a_budget_is_not_compared_with_its_own_year(checks, told) -> None:
    item = told("收入预算", "9.00", sentence="收入预算9.00万元，比2031年预算增加1.00万元。")
    (found,) = checks(item, code=RULE, year=2031)
    assert (found.status, found.expected, found.suspect.cause) == (Status.FAILS, "2030年", Cause.MISPRINT)
    (found,) = checks(item, code=RULE, year=2032)
    assert found.status is Status.HOLDS


def test_a_year_left_standing_everywhere_is_one_finding(checks, told) -> None:
    items = [
        told(name, "9.00", sentence=f"{name}9.00万元，与2031年预算持平；")
        for name in ("收入预算", "支出预算")
    ]
    (found,) = checks(*items, code=RULE, year=2031)
    assert len(found.sources) == 2


def test_a_final_account_is_rightly_held_against_the_budget_of_its_year(checks, told) -> None:
    item = told("支出决算", "9.00", sentence="支出决算9.00万元，比2031年预算减少1.00万元。")
    assert not checks(item, code=RULE, year=2031, stage=Stage.FINAL)


def test_the_beginning_of_the_year_is_no_base_of_its_own(checks, told) -> None:
    item = told("支出预算", "9.00", sentence="支出预算9.00万元，比2031年初预算增加1.00万元。")
    assert not checks(item, code=RULE, year=2031)
