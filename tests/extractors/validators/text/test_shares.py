"""What part of the total of its passage an item is."""

from __future__ import annotations

from extractors.schema.check import Status

RULE = "shares.item_is_its_share_of_the_total"


def _passage(told, rated, *shares: tuple[str, str, str], total: str = "80.00"):
    yield told("本年支出合计", total, heading="支出情况")
    for name, amount, rate in shares:
        sentence = f"{name}{amount}万元，占{rate}%；"
        yield told(name, amount, sentence=sentence, heading="支出情况")
        yield rated(name, "占", rate)


def test_shares_that_come_out_hold(checks, told, rated) -> None:
    parts = ("基本支出", "60.00", "75.00"), ("项目支出", "20.00", "25.00")
    assert {found.status for found in checks(*_passage(told, rated, *parts), code=RULE)} == {Status.HOLDS}


def test_of_shares_of_one_total_the_one_that_does_not_come_out_fails(checks, told, rated) -> None:
    parts = ("基本支出", "60.00", "57.00"), ("项目支出", "20.00", "25.00")
    (found,) = checks(*_passage(told, rated, *parts), code=RULE, status=Status.FAILS)
    assert (found.expected, found.sources[0].text) == ("75%", "57.00")


def test_a_share_alone_may_be_one_of_another_total(checks, told, rated) -> None:
    assert not checks(*_passage(told, rated, ("基本支出", "60.00", "57.00")), code=RULE)


def test_a_share_that_is_one_of_a_table_total_is_not_accused(checks, table, told, rated) -> None:
    statement = table("expenditure_summary", "合计", "|合计|240.00")
    parts = ("基本支出", "60.00", "25.00"), ("项目支出", "20.00", "25.00")
    found = checks(statement, *_passage(told, rated, *parts), code=RULE)
    assert [each.status for each in found] == [Status.HOLDS]


def test_two_wrong_shares_of_four_are_both_found(checks, told, rated) -> None:
    parts = ("甲支出", "40.00", "50.00"), ("乙支出", "20.00", "25.00"), ("丙支出", "12.00", "15.00")
    wrong = ("丁支出", "4.00", "9.00"), ("戊支出", "4.00", "7.00")
    found = checks(*_passage(told, rated, *parts, *wrong), code=RULE, status=Status.FAILS)
    assert {each.sources[0].text for each in found} == {"9.00", "7.00"}


def test_an_item_that_is_all_of_its_heading_is_a_share_of_something_else(checks, told, rated) -> None:
    parts = ("基本支出", "60.00", "75.00"), ("项目支出", "20.00", "25.00"), ("本年支出", "80.00", "38.60")
    found = checks(*_passage(told, rated, *parts), code=RULE)
    assert {each.status for each in found} == {Status.HOLDS}
    assert len(found) == 2


def test_a_share_that_fits_another_amount_by_chance_does_not_hold(checks, told, rated) -> None:
    parts = ("甲支出", "40.00", "50.00"), ("乙支出", "20.00", "25.00"), ("丙支出", "4.00", "10.00")
    found = checks(*_passage(told, rated, *parts), code=RULE)
    assert {each.sources[0].text for each in found} == {"50.00", "25.00"}
