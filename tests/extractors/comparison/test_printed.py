from __future__ import annotations

from extractors.comparison import printed
from extractors.comparison.periods import Period
from extractors.comparison.subjects import Subject
from extractors.validators.structure.measures import Share


def amounts(budget, sort: str):
    return {f.subject: f.money.printed for f in printed.figures(budget) if f.subject.sort == sort}


def test_a_code_has_an_amount_for_each_share_of_its_money(disclosure, table) -> None:
    lines = "2130306|水利工程运行|9.00|4.00|5.00\n|合计|9.00|4.00|5.00"
    budget = disclosure(table("general_budget_by_function", "合计 基本支出 项目支出", lines))
    shares = ((Share.WHOLE, "9.00"), (Share.BASIC, "4.00"), (Share.PROJECT, "5.00"))
    assert amounts(budget, "code") == {Subject("code", "2130306", s): m for s, m in shares}
    assert amounts(budget, "total") == {Subject("total", "", s): m for s, m in shares}


def test_a_share_without_a_name_of_its_own_goes_by_its_head(disclosure, table) -> None:
    budget = disclosure(
        table("receipts_summary", "收入预算/合计 收入预算/事业收入", "2130306|水利工程运行|9.00|4.00")
    )
    expected = {Subject("code", "2130306"): "9.00", Subject("code", "2130306", "收入预算/事业收入"): "4.00"}
    assert amounts(budget, "code") == expected


def test_a_code_that_is_printed_unit_by_unit_stands_for_none_of_them(disclosure, table) -> None:
    lines = "2130306|水利工程运行|9.00\n2130306|水利工程运行|2.00\n2130304|防汛|1.00"
    budget = disclosure(table("general_budget_by_function", "合计", lines))
    assert amounts(budget, "code") == {Subject("code", "2130304"): "1.00"}


def test_three_public_items_are_the_same_as_columns_and_as_lines(disclosure, table) -> None:
    columns = disclosure(
        table(
            "three_public",
            "三公经费预算数/合计 三公经费预算数/公务接待费 三公经费预算数/公务用车购置及运行费/小计",
            "||5.00|1.50|3.50",
        )
    )
    lines = disclosure(
        table(
            "three_public",
            "2024年预算数",
            "|“三公”经费|5.00\n|1.公务接待费|1.50\n|2.公务车购置和运行维护费|3.50",
        )
    )
    expected = {
        Subject("item", "“三公”经费"): "5.00",
        Subject("item", "公务接待费"): "1.50",
        Subject("item", "公务用车购置及运行费"): "3.50",
    }
    assert amounts(columns, "item") == amounts(lines, "item") == expected


def test_a_total_that_holds_meetings_too_is_not_that_of_the_three(disclosure, table) -> None:
    lines = "|三公经费|9.00\n|公务接待费|5.00\n|会议费|4.00"
    budget = disclosure(table("three_public", "2024年预算数", lines))
    assert amounts(budget, "item") == {Subject("item", "公务接待费"): "5.00"}


def test_last_years_column_is_known_for_last_years(disclosure, table) -> None:
    budget = disclosure(table("three_public", "2023年预算数 2024年预算数", "|公务接待费|6.00|5.00"))
    assert {(f.period, f.money.printed) for f in printed.figures(budget)} == {
        (Period.LAST, "6.00"),
        (Period.THIS, "5.00"),
    }


def test_the_sides_of_a_summary_are_known_by_their_items(disclosure, table) -> None:
    budget = disclosure(
        table(
            "receipts_expenditure_summary", "收入/预算数 支出/预算数",
            "|一、财政拨款收入|7.00\n|收入总计|7.00", "|一、农林水支出|7.00\n|支出总计|7.00",
        )
    )  # fmt: skip
    assert {subject.name for subject in amounts(budget, "name")} == {
        "财政拨款收入",
        "收入总计",
        "农林水支出",
        "支出总计",
    }
