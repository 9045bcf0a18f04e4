"""Economic items: columns of one table against lines of another, “三公” against its codes."""

from __future__ import annotations

from extractors.schema.check import Status

WIDE = "总计 办公费 印刷费 差旅费 维修（护）费"
NARROW = """
        | 合计 | 10.00
    302 | 商品和服务支出 | 10.00
    30201 | 办公费 | 4.00
    30202 | 印刷费 | 3.00
    30211 | 差旅费 | 2.80
    30213 | 维修(护)费 | 0.20
"""


def _wide(table, row: str, head: str = WIDE):
    return table("basic_by_economic", head, row, id="t2")


def test_columns_and_lines_of_the_same_item_hold(checks, table) -> None:
    wide = _wide(table, "|某局|10.00|4.00|3.00|2.80|0.20")
    found = checks(table("basic_by_economic", "合计", NARROW), wide, code="items.columns")
    assert [check.status for check in found] == [Status.HOLDS] * 4


def test_one_item_that_differs_fails(checks, table) -> None:
    wide = _wide(table, "|某局|10.00|4.00|3.00|2.80|0.30")
    (failed,) = checks(
        table("basic_by_economic", "合计", NARROW), wide, code="items.columns", status=Status.FAILS
    )
    assert (failed.printed, failed.expected) == ("0.3", "0.2")


def test_columns_that_are_shifted_are_not_compared(checks, table) -> None:
    wide = _wide(table, "|某局|10.00|3.00|2.80|0.20|4.00")
    assert not checks(table("basic_by_economic", "合计", NARROW), wide, code="items.columns")


def test_a_table_about_other_money_is_not_compared(checks, table) -> None:
    wide = _wide(table, "|某局|99.00|9.00|9.00|9.00|9.00")
    assert not checks(table("basic_by_economic", "合计", NARROW), wide, code="items.columns")


def test_three_public_equals_its_codes_or_is_left_open(checks, table) -> None:
    economic = table(
        "basic_by_economic",
        "合计",
        "302|商品和服务支出|4.90\n30217|公务接待费|1.90\n30231|公务用车运行维护费|3.00",
    )
    public = table(
        "three_public",
        "2020年/公务接待费 2020年/公务用车运行费 2019年/公务接待费 2019年/合计",
        "|某局|1.90|3.50|3.80|3.80",
        id="t2",
    )
    found = checks(economic, public, code="items.three_public", year=2020)
    assert sorted(check.status for check in found) == [Status.CANNOT_TELL, Status.HOLDS]
    assert not any("3.80" in check.message for check in found)


def test_three_public_printed_as_lines_is_compared_too(checks, table) -> None:
    economic = table("basic_by_economic", "合计", "302|商品和服务支出|3.60\n30231|公务用车运行维护费|3.60")
    public = table(
        "three_public",
        "合计",
        "|合计|3.60\n|二、公务用车购置及运维费|3.60\n|公务用车运行维护费|3.60",
        id="t2",
    )
    (found,) = checks(economic, public, code="items.three_public")
    assert found.status is Status.HOLDS
