from __future__ import annotations

from extractors.schema.check import Severity, Status
from extractors.schema.draft import Against, Stage

RULE = "accounts.initial_budget_is_printed"
CODE = "2130306"


def budget(disclosure, table, amount: str):
    lines = f"{CODE}|水利工程运行|{amount}|\n|合计|{amount}|"
    return disclosure(table("general_budget_by_function", "合计 基本支出", lines), year=2024)


def account(disclosure, told, sentence: str, previous: str):
    item = told(
        "水利工程运行",
        "66.02",
        previous=previous,
        code=CODE,
        sentence=sentence,
        heading="一般公共预算支出决算具体情况",
    )
    item = item.model_copy(update={"against": Against.BUDGET, "measure": "支出决算"})
    return disclosure(item, year=2024, stage=Stage.FINAL)


def test_the_first_budget_is_what_the_years_budget_printed(disclosure, table, told, found) -> None:
    said = account(disclosure, told, "年初预算为71.35万元，支出决算为66.02万元。", "71.35")
    (check,) = found(said, budget(disclosure, table, "71.35"))
    assert (check.code, check.status) == (RULE, Status.HOLDS)
    (check,) = found(said, budget(disclosure, table, "58.90"))
    assert (check.code, check.status) == ("restated.amount_is_printed_as_before", Status.FAILS)
    assert (check.severity, check.expected) == (Severity.WARNING, "58.90".rstrip("0"))


def test_two_digits_that_changed_places_are_a_slip(disclosure, table, told, found) -> None:
    said = account(disclosure, told, "年初预算为73.15万元，支出决算为66.02万元。", "73.15")
    (check,) = found(said, budget(disclosure, table, "71.35"))
    assert (check.code, check.severity) == (RULE, Severity.ERROR)


def test_the_adjusted_budget_is_not_the_first(disclosure, table, told, found) -> None:
    said = account(disclosure, told, "全年预算为71.35万元，支出决算为66.02万元。", "71.35")
    (check,) = found(said, budget(disclosure, table, "58.90"))
    assert check.status is Status.CANNOT_TELL


def test_an_amount_of_no_named_fund_can_agree_but_not_differ(disclosure, table, told, found) -> None:
    said = account(disclosure, told, "年初预算为71.35万元，支出决算为66.02万元。", "71.35")
    item = said.narrative[0].model_copy(update={"heading": ()})
    said = said.model_copy(update={"narrative": (item,)})
    assert [check.status for check in found(said, budget(disclosure, table, "71.35"))] == [Status.HOLDS]
    assert [check.status for check in found(said, budget(disclosure, table, "58.90"))] == [Status.CANNOT_TELL]


def test_a_column_of_first_budgets_is_held_against_the_budgets_table(disclosure, table, found) -> None:
    def three(columns: str, amounts: str):
        return table("three_public", columns, f"|公务接待费|{amounts}")

    this = disclosure(three("年初预算数 全年预算数 决算数", "3.20|3.00|2.41"), year=2024, stage=Stage.FINAL)
    checks = found(this, disclosure(three("2024年预算数", "3.20"), year=2024))
    assert [check.status for check in checks] == [Status.CANNOT_TELL, Status.HOLDS]
    checks = found(this, disclosure(three("2024年预算数", "4.75"), year=2024))
    assert [(check.code, check.status) for check in checks] == [
        ("restated.amount_is_printed_as_before", Status.FAILS),
        (RULE, Status.CANNOT_TELL),
    ]


def test_the_total_of_the_general_budget_is_the_tables_total(disclosure, table, told, found) -> None:
    item = told("一般公共预算财政拨款支出", "71.35").model_copy(update={"measure": "年初预算"})
    said = disclosure(item, year=2024, stage=Stage.FINAL)
    (check,) = found(said, budget(disclosure, table, "71.35"))
    assert check.status is Status.HOLDS
