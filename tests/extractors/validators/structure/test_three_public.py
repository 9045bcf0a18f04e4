"""Which cell of a table of “three public expenses” is which of them."""

from __future__ import annotations

from extractors.schema.check import Status
from extractors.validators.structure.three_public import amounts, called

RULE = "narrative.three_public_amount_is_in_their_table"
HEADS = "合计 因公出国（境）费 公务用车购置及运行费/小计 公务用车购置及运行费/购置费 公务用车购置及运行费/运行费 公务接待费"
ROW = "|某局|7.30||5.20||5.20|2.10"


def _amounts(statement, year: int | None = 2031) -> list[tuple[str, str]]:
    return [(name, place.money.printed) for name, place in amounts(statement, year)]


def test_items_as_columns_are_known_by_their_heads_and_the_total_is_theirs(table) -> None:
    assert _amounts(table("three_public", HEADS, ROW)) == [
        ("三公经费", "7.30"),
        ("公务用车", "5.20"),
        ("公务用车运行", "5.20"),
        ("公务接待", "2.10"),
    ]


def test_items_as_lines_are_known_by_their_names(table) -> None:
    rows = (
        "|“三公”经费小计|7.30\n|一、因公出国（境）费|\n|二、公务用车购置及运维费|5.20\n"
        "|其中：公务用车购置费|\n|公务用车运行维护费|5.20\n|三、公务接待费|2.10"
    )
    assert ("三公经费", "7.30") in _amounts(table("three_public", "金额", rows))


def test_the_total_of_a_table_that_holds_more_is_not_theirs(table) -> None:
    more = table("three_public", f"{HEADS} 会议费", "|某局|9.30||5.20||5.20|2.10|2.00")
    assert "三公经费" not in dict(_amounts(more))
    named = table(
        "three_public", "合计 “三公”经费/小计 “三公”经费/公务接待费 培训费", "|某局|9.30|7.30|2.10|2.00"
    )
    assert dict(_amounts(named))["三公经费"] == "7.30"


def test_last_years_columns_are_left_out(table) -> None:
    heads = "2030年预算数/公务接待费 2031年预算数/公务接待费"
    assert _amounts(table("three_public", heads, "|某局|3.00|2.10")) == [("公务接待", "2.10")]


def test_what_people_call_them_is_one_thing() -> None:
    assert {called(name) for name in ("“三公”经费", "财政拨款“三公”经费支出", "“三公”经费预算数")} == {
        "三公经费"
    }
    assert called("会议费") == ""


def test_the_text_is_held_against_their_table(checks, table, told) -> None:
    statement = table("three_public", HEADS, ROW)
    (found,) = checks(statement, told("“三公”经费", "7.30"), code=RULE)
    assert found.status is Status.HOLDS
    (found,) = checks(statement, told("公务接待费", "2.40"), code=RULE)
    assert (found.status, found.expected) == (Status.FAILS, "2.1")
