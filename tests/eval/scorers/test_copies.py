"""Figures read from a copy against those of the text layer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.render.place import Place
from eval.scorers.copies import Judged, Verdict, Wanted, judge
from extractors.fact_rows import FactRow
from extractors.schema.source import Box


def fact(
    amount: str,
    row: str = "2101301 城乡医疗救助",
    column: str = "收入预算/合计",
    *,
    statement: str = "receipts_summary",
    source: str = "table",
    unit: str = "元",
    page: int = 1,
    at: tuple[float, float] | None = None,
    status: str = "unverified",
) -> FactRow:
    code, _, name = row.partition(" ")
    value = Decimal(amount.replace(",", ""))
    x, y = (Decimal(str(side)) for side in at) if at else (None, None)
    return FactRow(
        "d", "局", 2024, "budget", statement, "表", code, name, column, value, unit,
        value * {"元": 1, "万元": 10000}.get(unit, 1) if unit in ("元", "万元") else None,
        amount, page, x, y, None if x is None else x + 40, None if y is None else y + 12, None, "t1r1c1", source,
        "table_rule", Decimal(1), status,
    )  # fmt: skip


def want(*facts: FactRow) -> list[Wanted]:
    return [
        Wanted(each, Place(each.page, None if each.x0 is None else Box(*map(float, each[each._fields.index("x0"):][:4]))))
        for each in facts
    ]  # fmt: skip


def verdicts(judged: list[Judged]) -> list[str]:
    return [each.verdict.value for each in judged]


def test_the_same_amount_in_the_same_row_and_column_is_right() -> None:
    assert verdicts(judge(want(fact("1,200.00")), [fact("1200.00")])) == ["right"]


def test_the_same_digits_in_another_unit_are_another_amount() -> None:
    assert verdicts(judge(want(fact("12")), [fact("12", unit="万元")])) == ["amount"]


def test_a_letter_misread_in_a_name_or_a_header_changes_no_figure() -> None:
    rows = want(fact("12"), fact("30", "2101302 疾病应急救助"), fact("7", column="收入预算/财政拨款收入"))
    found = [fact("12", "2101301 城乡医疗救肋", "收人预算/合汁"), fact("30", "2101302 疾病应急救助")]
    assert verdicts(judge(rows, found)) == ["right", "right", "missed"]


def test_a_name_with_all_its_letters_is_never_taken_for_one_like_it() -> None:
    columns = ("上年预算数", "本年预算数")
    rows = want(*(fact(str(n), column=column) for n, column in enumerate(columns, start=1)))
    swapped = [fact("1", column=columns[1], status="verified"), fact("2", column=columns[0])]
    judged = judge(rows, swapped)
    assert verdicts(judged) == ["amount", "amount"]
    assert [each.misleads for each in judged] == [False, True]


def test_junk_above_the_last_header_does_not_move_a_column() -> None:
    found = [fact("12", column="项目例/喜收入预算/合计")]
    assert verdicts(judge(want(fact("12"), fact("3", column="支出预算/项目支出")), found))[0] == "right"


def test_of_columns_with_one_last_header_those_above_decide() -> None:
    rows = want(fact("12", column="本年收入/合计"), fact("5", column="上年结转/合计"))
    found = [fact("5", column="本年收入/合计", status="verified"), fact("12", column="上年结转/合计")]
    assert verdicts(judge(rows, found)) == ["amount", "amount"]


def test_a_code_that_was_not_read_is_missing_and_one_that_was_misread_is_another_row() -> None:
    rows = want(fact("12"))
    assert verdicts(judge(rows, [fact("12", " 城乡医疗救助")])) == ["right"]
    assert verdicts(judge(rows, [fact("12", "01 城乡医疗救助")])) == ["elsewhere"]


def test_a_code_tells_the_row_whose_name_is_lost_where_no_other_row_has_it() -> None:
    rows = want(fact("12"), fact("30", "2101501 办公费"), fact("30", "2101501 差旅费"))
    assert verdicts(judge(rows, [fact("12", "2101301 助")]))[0] == "right"
    assert verdicts(judge(rows, [fact("30", "2101501 x")])) == ["missed", "elsewhere", "missed"]
    assert verdicts(judge(rows, [fact("12", "2101301 办公费")]))[0] == "elsewhere"


@pytest.mark.parametrize("status", ["verified", "unverified", "conflict"])
def test_a_right_amount_in_the_wrong_column_misleads_where_it_is_marked_as_verified(status: str) -> None:
    rows = want(fact("12"), fact("3", column="支出预算/项目支出"))
    judged = judge(rows, [fact("12", column="支出预算/项目支出", status=status)])
    assert Verdict.RIGHT not in {each.verdict for each in judged}
    assert sum(each.misleads for each in judged) == (status == "verified")


def test_a_table_taken_for_another_kind_is_not_right_and_does_not_mislead() -> None:
    (judged,) = judge(want(fact("12")), [fact("12", statement="other", status="verified")])
    assert judged.verdict is Verdict.STATEMENT
    assert not judged.misleads


def test_another_amount_at_the_place_of_one_is_that_one_misread() -> None:
    rows = want(fact("12", at=(100, 100)), fact("99", "2210201 住房公积金", at=(100, 120)))
    judged = judge(rows, [fact("17", "x", "y", at=(102, 99), status="verified")])
    assert verdicts(judged) == ["amount", "missed"]
    assert judged[0].misleads


def test_what_has_no_counterpart_is_invented_and_misleads_where_verified() -> None:
    judged = judge(want(fact("12")), [fact("12"), fact("8", "x", "y", status="verified")])
    assert verdicts(judged) == ["right", "invented"]
    assert [each.misleads for each in judged] == [False, True]


def test_figures_of_one_name_are_each_matched_once() -> None:
    rows = want(fact("0.00", " 其他"), fact("0.00", " 其他"), fact("0.00", " 其他"))
    assert verdicts(judge(rows, [fact("0.00", " 其他")] * 2)) == ["right", "right", "missed"]


def test_pages_are_judged_apart() -> None:
    judged = judge(want(fact("12", page=1)), [fact("12", page=2)])
    assert [(each.page, each.verdict.value) for each in judged] == [(1, "missed"), (2, "invented")]


def test_accuracy_is_of_money_in_tables() -> None:
    rows = want(
        fact("12"),
        fact("5", "x", "数量", unit="人"),
        fact("12", "y", "金额", source="prose"),
        fact("95", "z", "指标值", statement="performance"),
    )
    assert [each.scored for each in judge(rows, [])] == [True, False, False, False]
