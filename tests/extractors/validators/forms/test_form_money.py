"""The money of performance forms: its funds, the list of projects, what the words say."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from extractors.schema.draft import Kind, Stage
from tests.extractors.validators.stated import checks, form, mention, money, statuses

FUNDS = "form_money.funds_make_the_total"
LIST = "form_money.form_agrees_with_the_list"
WORDS = "form_money.purpose_agrees_with_the_money"


@pytest.mark.parametrize(
    ("amounts", "status"),
    [
        (("86.40", "80.00", "6.40"), Status.HOLDS),
        (("86.41", "80.00", "6.40"), Status.ROUNDING),
        (("86.40", "80.00", "9.40"), Status.FAILS),
        (("86.40", "86.40", ""), Status.HOLDS),
        # a blank is no zero: the other funds may not have been read
        (("86.40", "80.00", ""), Status.CANNOT_TELL),
    ],
)
def test_the_total_is_fiscal_money_and_other_funds(amounts: tuple[str, str, str], status: Status) -> None:
    assert statuses(money("苗木补贴", *amounts), code=FUNDS) == [status]


def test_a_total_without_fiscal_money_is_not_checked() -> None:
    assert not statuses(money("苗木补贴", "86.40"), code=FUNDS)


def test_two_totals_side_by_side_have_their_own_parts() -> None:
    whole, year = "资金/项目资金总额", "资金/年度资金申请总额"
    table = form(
        "泵站大修",
        f"x | {whole} | 600.00",
        f"x | {year} | 260.00",
        f"x | {whole}/其中：财政资金 | 600.00",
        f"x | {year}/其中：当年财政拨款 | 200.00",
        f"x | {year}/上年结转资金 | 60.00",
        f"x | {whole}/其他资金 | 0.00",
        f"x | {year}/其他资金 | 10.00",
        kind=Kind.PROJECTS,
    )
    found = checks(table, code=FUNDS)
    assert [(check.status, check.printed) for check in found if check.status is Status.FAILS] == [
        (Status.FAILS, "260")
    ]
    assert [check.status for check in found].count(Status.HOLDS) == 1


def test_a_budget_and_its_fiscal_money_side_by_side_under_one_heading() -> None:
    table = form(
        "林道补修",
        "x | 预算规模/预算数 | 45.00",
        "x | 预算规模/其中：财政资金 | 40.00",
        "x | 预算规模/其他资金 | 6.00",
        kind=Kind.PROJECTS,
    )
    assert statuses(table, code=FUNDS) == [Status.FAILS]


def test_carried_money_may_be_a_part_of_the_fiscal_money() -> None:
    head = "资金/年度资金总额"
    rows = ("年度资金总额", "50.00"), ("其中：财政拨款", "50.00"), ("上年结转", "8.00"), ("其他资金", "0.00")
    table = form("林道补修", *(f"{name} | {head} | {amount}" for name, amount in rows))
    assert statuses(table, code=FUNDS) == [Status.HOLDS]


def test_carried_money_may_stand_beside_the_fiscal_money() -> None:
    head = "资金/年度资金总额"
    rows = ("年度资金总额", "58.00"), ("其中：财政拨款", "50.00"), ("上年结转", "8.00"), ("其他资金", "0.00")
    table = form("林道补修", *(f"{name} | {head} | {amount}" for name, amount in rows))
    assert statuses(table, code=FUNDS) == [Status.HOLDS]


def test_forms_of_several_projects_in_one_table_are_told_apart() -> None:
    one, other = money("林道补修", "50.00", "50.00"), money("苗木补贴", "86.40", "80.00", "6.40")
    both = one.model_copy(
        update={"lines": (other.lines[0], *one.lines, *other.lines[1:]), "columns": other.columns}
    )
    assert statuses(both, code=FUNDS) == [Status.HOLDS] * 2


def test_money_that_is_not_recognised_makes_a_difference_undecided() -> None:
    head = "资金/年度资金总额"
    rows = (
        ("年度资金总额", "50.00"),
        ("其中：财政拨款", "30.00"),
        ("农户投工折资", "15.00"),
        ("其他资金", "0.00"),
    )
    table = form("林道补修", *(f"{name} | {head} | {amount}" for name, amount in rows))
    assert statuses(table, code=FUNDS) == [Status.CANNOT_TELL]


def test_a_departments_total_is_basic_and_project_expenditure() -> None:
    rows = ("部门预算总额", "92.00"), ("其中：基本支出", "40.00"), ("项目支出", "50.00")
    table = form("", *(f"{name} | 预算情况 | {amount}" for name, amount in rows))
    assert statuses(table, code=FUNDS) == [Status.FAILS]


def _list(table, *rows: str):
    return table("project_expenditure", "金额", "\n".join(f"|{row}" for row in rows), id="p1")


def test_a_form_has_the_money_of_the_list(table) -> None:
    listed = _list(table, "苗木补贴|86.40", "林道补修|45.00")
    assert statuses(money("苗木补贴", "86.40"), listed, code=LIST) == [Status.HOLDS]
    assert statuses(money("苗木补贴", "68.40"), listed, code=LIST) == [Status.FAILS]


def test_the_list_may_hold_the_fiscal_money_only(table) -> None:
    listed = _list(table, "苗木补贴|80.00", "林道补修|45.00")
    assert statuses(money("苗木补贴", "86.40", "80.00", "6.40"), listed, code=LIST) == [Status.HOLDS]


def test_money_of_all_years_is_not_held_against_a_years_list(table) -> None:
    head = "资金/实施期资金总额"
    listed = _list(table, "苗木补贴|80.00", "林道补修|45.00")
    assert not statuses(form("苗木补贴", f"实施期资金总额 | {head} | 240.00"), listed, code=LIST)


def test_a_list_of_all_years_and_this_year_is_compared_by_this_year(table) -> None:
    listed = table("project_expenditure", "项目总预算 项目本年度预算", "|苗木补贴|240.00|80.00", id="p1")
    assert statuses(money("苗木补贴", "80.00"), listed, code=LIST) == [Status.HOLDS]


def test_a_project_that_the_list_names_twice_is_not_compared(table) -> None:
    listed = _list(table, "苗木补贴|50.00", "苗木补贴|30.00")
    assert not statuses(money("苗木补贴", "80.00"), listed, code=LIST)


def test_where_most_projects_differ_the_forms_measure_something_else(table) -> None:
    listed = _list(table, "苗木补贴|86.40", "林道补修|45.00")
    forms = money("苗木补贴", "99.00"), money("林道补修", "52.00")
    assert statuses(*forms, listed, code=LIST) == [Status.CANNOT_TELL] * 2


def test_the_final_account_is_not_held_against_a_budgets_form(table) -> None:
    listed = _list(table, "苗木补贴|86.40", "林道补修|45.00")
    assert not statuses(money("苗木补贴", "68.40"), listed, code=LIST, stage=Stage.FINAL)


@pytest.mark.parametrize(
    ("printed", "unit", "status"),
    [
        ("86.40", "万元", Status.HOLDS),
        ("864000", "元", Status.HOLDS),
        ("86", "万元", Status.ROUNDING),
        ("120", "万元", Status.FAILS),
    ],
)
def test_words_that_say_what_is_budgeted_agree_with_the_form(printed: str, unit: str, status: Status) -> None:
    said = mention("苗木补贴", "资金用途/预算资金", printed, unit)
    (found,) = checks(money("苗木补贴", "86.40"), said, code=WORDS)
    assert found.status is status
    assert found.sources[0].text == printed


@pytest.mark.parametrize("words", ["上年预算资金", "设备购置", "补助资金"])
def test_other_money_in_words_is_not_the_projects(words: str) -> None:
    said = mention("苗木补贴", f"资金用途/{words}", "120", "万元")
    assert not statuses(money("苗木补贴", "86.40"), said, code=WORDS)


def test_a_total_budget_in_words_may_be_of_all_years() -> None:
    said = mention("苗木补贴", "资金用途/总预算", "240", "万元")
    assert statuses(money("苗木补贴", "86.40"), said, code=WORDS) == [Status.CANNOT_TELL]


def test_the_list_may_print_this_years_money_beside_the_whole_with_what_was_carried_over(table) -> None:
    listed = table("project_expenditure", "合计 本年拨款 上年结转", "|苗木补贴|86.40|60.00|26.40", id="p1")
    assert statuses(money("苗木补贴", "86.40"), listed, code=LIST) == [Status.HOLDS]
    assert statuses(money("苗木补贴", "60.00"), listed, code=LIST) == [Status.HOLDS]
    assert statuses(money("苗木补贴", "68.40"), listed, code=LIST) == [Status.FAILS]
