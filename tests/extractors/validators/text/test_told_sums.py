"""The parts that a passage names make the whole, and their changes make its change."""

from __future__ import annotations

from extractors.schema.check import Cause, Status
from extractors.schema.draft import Direction

PARTS, CHANGES = "told_sums.parts_make_the_whole", "told_sums.changes_make_the_change"
UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


def _split(told, whole: str, basic: str, project: str):
    return told("支出预算", whole), told("基本支出", basic), told("项目支出", project)


def test_parts_that_add_up_hold_and_rounding_is_no_error(checks, told) -> None:
    for whole, status in (("90.00", Status.HOLDS), ("90.01", Status.ROUNDING)):
        (found,) = checks(*_split(told, whole, "60.00", "30.00"), code=PARTS)
        assert found.status is status


def test_parts_that_do_not_make_the_whole_fail_with_every_place(checks, told) -> None:
    (found,) = checks(*_split(told, "95.00", "60.00", "30.00"), code=PARTS)
    assert (found.status, found.expected, found.difference) == (Status.FAILS, "90", "5")
    assert len(found.sources) == 3


def test_the_one_amount_that_no_table_prints_is_the_suspect(checks, table, told) -> None:
    statement = table("expenditure_summary", "合计 基本支出 项目支出", "|合计|90.00|60.00|30.00")
    (found,) = checks(statement, *_split(told, "90.00", "60.00", "36.00"), code=PARTS)
    assert found.status is Status.FAILS
    assert (found.suspect.cause, found.suspect.proposed) == (Cause.MISPRINT, "30.00")
    assert found.sources[0].text == "本年36.00"


def test_a_part_that_is_not_stated_leaves_nothing_to_add_up(checks, told) -> None:
    assert not checks(told("支出预算", "95.00"), told("基本支出", "60.00"), code="told_sums")


def test_parts_behind_another_total_are_not_of_this_one(checks, told) -> None:
    items = (told("支出预算", "95.00"), told("政府性基金收入", "5.00"))
    assert not checks(*items, told("基本支出", "60.00"), told("项目支出", "30.00"), code=PARTS)


def test_the_difference_may_be_an_item_that_only_the_table_prints(checks, table, told) -> None:
    statement = table("expenditure_summary", "合计", "|上缴上级支出|5.00")
    (found,) = checks(statement, *_split(told, "95.00", "60.00", "30.00"), code=PARTS)
    assert found.status is Status.CANNOT_TELL


def _three(told, total: str, **more: str):
    return (
        told("“三公”经费", total),
        told("因公出国（境）费", "0"),
        told("公务用车购置及运行费", "6.20"),
        told("公务接待费", "1.30"),
        *(told(name, amount) for name, amount in more.items()),
    )


def test_the_total_may_include_meetings_and_training(checks, told) -> None:
    (found,) = checks(*_three(told, "9.50", 会议费="2.00"), code=PARTS)
    assert found.status is Status.HOLDS
    (found,) = checks(*_three(told, "8.10", 会议费="2.00"), code=PARTS)
    assert found.status is Status.CANNOT_TELL
    (found,) = checks(*_three(told, "8.10"), code=PARTS)
    assert found.status is Status.FAILS


def test_procurement_is_goods_works_and_services(checks, told) -> None:
    items = [
        told("政府采购预算", "48.00"),
        told("货物", "8.00"),
        told("工程", "30.00"),
        told("服务", "10.00"),
    ]
    (found,) = checks(*items, code=PARTS)
    assert found.status is Status.HOLDS
    (found,) = checks(told("政府采购预算", "49.00"), *items[1:], code=PARTS)
    assert found.status is Status.FAILS


def test_changes_of_the_parts_make_the_change_of_the_whole(checks, told) -> None:
    parts = told("基本支出", delta="2.50", direction=DOWN), told("项目支出", delta="8.00", direction=UP)
    for change, status in (("5.50", Status.HOLDS), ("10.50", Status.FAILS)):
        whole = told("支出预算", "90.00", delta=change, direction=UP)
        (found,) = checks(whole, *parts, code=CHANGES)
        assert found.status is status


def test_what_is_level_has_changed_by_nothing(checks, told) -> None:
    whole = told("支出预算", "90.00", delta="8.00", direction=UP)
    parts = told("基本支出", "60.00", direction=FLAT), told("项目支出", "30.00", delta="8.00", direction=UP)
    (found,) = checks(whole, *parts, code=CHANGES)
    assert found.status is Status.HOLDS


def test_a_part_without_a_change_is_not_taken_for_level(checks, told) -> None:
    whole = told("支出预算", "90.00", delta="8.00", direction=UP)
    assert not checks(whole, told("基本支出", "60.00"), told("项目支出", "30.00"), code=CHANGES)


WITHIN = "told_sums.parts_are_within_the_whole"


def test_some_of_the_parts_are_no_more_than_the_whole(checks, told) -> None:
    parts = told("公务接待费", "1.30"), told("公务用车运行维护费", "6.20")
    for total, fails in (("9.00", False), ("7.50", False), ("7.4999", False), ("6.00", True)):
        found = checks(told("“三公”经费", total), *parts, code=WITHIN)
        assert [each.status for each in found] == [Status.FAILS] * fails


def test_a_part_that_is_named_twice_is_not_added_up(checks, told) -> None:
    parts = told("公务接待费", "4.00"), told("公务接待费", "4.00")
    assert not checks(told("“三公”经费", "6.00"), *parts, code=WITHIN)


def test_the_parts_of_another_whole_of_the_same_name_are_not_taken_for_these(checks, told) -> None:
    one = told("基本支出", "60.00"), told("人员经费", "50.00"), told("公用经费", "10.00")
    other = told("基本支出", "6.00"), told("人员经费", "5.00"), told("公用经费", "1.00")
    assert {each.status for each in checks(*one, *other, code=PARTS)} == {Status.HOLDS}
    assert len(checks(*one, *other, code=PARTS)) == 2


def test_vehicles_may_be_stated_by_what_is_bought_and_what_is_run(checks, told) -> None:
    parts = [
        told(name, amount)
        for name, amount in (
            ("公务接待费", "1.30"),
            ("公务用车运行维护费", "6.20"),
            ("公务用车购置费", "0"),
            ("因公出国（境）费", "0"),
        )
    ]
    for total, status in (("7.50", Status.HOLDS), ("8.00", Status.FAILS)):
        (found,) = checks(told("“三公”经费", total), *parts, code=PARTS)
        assert found.status is status
    assert not checks(told("“三公”经费", "8.00"), *parts[:2], parts[3], code=PARTS)


def test_where_this_years_amounts_are_all_of_the_total_so_are_the_changes(checks, told) -> None:
    def items(change: str):
        return (
            told("“三公”经费", "7.50", delta=change, direction=DOWN),
            told("因公出国（境）费", "0", direction=FLAT),
            told("公务用车购置及运行费", "6.20", direction=FLAT),
            told("公务接待费", "1.30", delta="0.40", direction=DOWN),
            told("会议费", "2.00", delta="0.10", direction=UP),
        )

    for change, status in (("0.40", Status.HOLDS), ("0.90", Status.FAILS)):
        (found,) = checks(*items(change), code=CHANGES)
        assert found.status is status


def test_purchases_that_are_planned_are_parts_of_all_that_is_bought(checks, told) -> None:
    parts = (
        told(f"拟采购{kind}支出", amount) for kind, amount in (("货物", "30"), ("工程", "50"), ("服务", "40"))
    )
    (found,) = checks(told("政府采购支出预算总额", "130"), *parts, code=PARTS)
    assert (found.status, found.expected, found.difference) == (Status.FAILS, "120", "10")
