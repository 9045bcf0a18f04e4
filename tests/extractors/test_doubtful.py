"""An amount of a scan whose row has another's code, or lacks its total, is not called verified, whatever agrees with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import doubtful
from extractors.facts import facts, standing
from extractors.schema.budget import Amount, Budget, Line, NarrativeItem, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind, Method
from extractors.schema.extraction import Extraction, Run
from extractors.schema.money import Money
from extractors.schema.source import Box, Source


def line(row: int, code: str, name: str, method: Method) -> Line:
    source = Source(document="d", page=1, cell=f"t1r{row}c2", text="51.32")
    money = Money(printed="51.32", value=Decimal("51.32"), unit="万元", source=source)
    return Line(code=code, name=name, amounts=(Amount(column="合计", money=money, method=method),))


def budget(code: str, name: str, method: Method = Method.OCR) -> Budget:
    rows = [("2080501", "行政单位离退休"), ("2210201", "住房公积金"), (code, name)]
    lines = tuple(line(n, *row, method) for n, row in enumerate(rows))
    return Budget(
        document="d", name="d", statements=(Statement(kind=Kind.EXPENDITURE, table="t1", lines=lines),)
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("201390120", "行政运行"),
        ("20404", "行政运行"),
        ("2041601", "行政运行"),
        ("2082000502", "事业单位离退休"),
        ("2210268", "购房补贴"),
        ("22I0203", "购房补贴"),
        ("21002", "事业单位医疗"),
        ("20107", "公共法律假务"),
        ("2040623", "信息化建设"),  # a sibling goes by this name
    ],
)
def test_a_code_with_a_piece_of_a_seal_unverifies_its_row(code: str, name: str) -> None:
    held = budget(code, name)
    assert [source.cell for source in doubtful.amounts(held)] == ["t1r2c2"]
    sources = tuple(a.money.source for s in held.statements for row in s.lines for a in row.amounts)
    checks = (Check(code="x.y", status=Status.HOLDS, message="相符", sources=sources),)
    stands = standing(Extraction(budget=held, checks=checks, run=Run(version="0")))
    assert stands == {("t1r0c2",): "verified", ("t1r1c2",): "verified"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2210203", "购房补贴"),
        ("2299999", "一项谁也不知道的支出"),
        ("2139901", "行政运行"),  # many codes go by this name
        ("", "合计"),
    ],
)
def test_a_code_that_may_be_its_names_leaves_the_row_alone(code: str, name: str) -> None:
    assert list(doubtful.amounts(budget(code, name))) == []


def test_what_is_printed_in_a_text_layer_is_the_publishers_business() -> None:
    assert list(doubtful.amounts(budget("2210268", "购房补贴", Method.TABLE_RULE))) == []


def wide(
    *rows: dict[str, str], columns: tuple[str, ...] = ("收入/合计", "收入/拨款", "收入/其他")
) -> list[str]:
    """The cells that are not to be trusted in a table of these amounts by column."""
    lines = []
    for n, row in enumerate(rows):
        amounts = []
        for column, printed in row.items():
            source = Source(document="d", page=1, cell=f"t1r{n}-{column}", text=printed)
            money = Money(printed=printed, value=Decimal(printed), unit="元", source=source)
            amounts.append(Amount(column=f"收入/{column}", money=money, method=Method.OCR))
        lines.append(Line(name=f"第{n}项", amounts=tuple(amounts)))
    held = Statement(kind=Kind.RECEIPTS, table="t1", columns=columns, lines=tuple(lines))
    return [
        source.cell or "" for source in doubtful.amounts(Budget(document="d", name="d", statements=(held,)))
    ]


FULL = {"合计": "90", "拨款": "60", "其他": "30"}


def test_a_row_that_lacks_its_total_has_slid_by_a_column() -> None:
    assert wide(FULL, FULL, {"拨款": "60", "其他": "60"}) == ["t1r2-拨款", "t1r2-其他"]


def test_a_row_of_zeros_and_a_table_without_totals_are_left_alone() -> None:
    assert wide(FULL, FULL, {"拨款": "0", "其他": "0"}) == []
    assert wide({"拨款": "60"}, {"拨款": "30", "其他": "1"}) == []


def test_two_amounts_of_a_row_under_one_head_are_of_a_column_that_a_fold_has_parted() -> None:
    held = budget("2210203", "购房补贴")
    (statement,) = held.statements
    first, *others = statement.lines
    parted = first.__class__(code=first.code, name=first.name, amounts=(*first.amounts, *others[0].amounts))
    torn = held.model_copy(
        update={"statements": (statement.model_copy(update={"lines": (parted, *others)}),)}
    )
    assert {source.cell for source in doubtful.amounts(torn)} == {"t1r0c2", "t1r1c2", "t1r2c2"}


def test_two_sides_with_the_same_heads_are_two_sides() -> None:
    assert wide(FULL, FULL, columns=("收入/合计", "收入/拨款", "收入/其他", "收入/其他")) == []


def told(printed: str, line: int) -> Money:
    return Money(
        printed=printed,
        value=Decimal(printed),
        unit="万元",
        source=Source(document="d", page=1, box=Box(0, line, 90, line + 9), text=printed),
    )


def item(name: str, line: int, method: Method) -> NarrativeItem:
    current, previous = told("50.00", line), told("40.00", line + 1)
    sentence = Source(document="d", page=1, box=Box(0, line, 500, line + 9), text=name)
    return NarrativeItem(item=name, sentence=sentence, current=current, previous=previous, method=method)


@pytest.mark.parametrize(("method", "alone"), [(Method.OCR, "unverified"), (Method.TEXT_RULE, "verified")])
def test_a_change_of_a_scan_that_comes_out_right_is_verified_by_a_table_only(
    method: Method, alone: str
) -> None:
    lost, known = item("退休人员支出", 10, method), item("行政运行", 40, method)
    cell = line(1, "2040601", "行政运行", Method.OCR).amounts[0].money.source

    def holds(*sources: Source) -> Check:
        return Check(code="x.y", status=Status.HOLDS, message=str(len(sources)), sources=sources)

    def figures(of: NarrativeItem) -> tuple[Source, ...]:
        return tuple(money.source for money in (of.current, of.previous) if money is not None)

    checks = (holds(*figures(lost)), holds(*figures(known)), holds(figures(known)[0], cell))
    held = Budget(document="d", name="d", narrative=(lost, known))
    stands = {
        fact.row_name: fact.status
        for fact in facts(Extraction(budget=held, checks=checks, run=Run(version="0")))
    }
    assert stands == {"退休人员支出": alone, "行政运行": "verified"}


def of_amounts(*printed: str, method: Method = Method.OCR) -> list[str]:
    """Which of these amounts of a column are not to be called verified."""
    lines = []
    for row, text in enumerate(printed):
        source = Source(document="d", page=1, cell=f"t1r{row}c2", text=text)
        money = Money(printed=text, value=Decimal(text), unit="万元", source=source)
        lines.append(Line(name=f"项目{row}", amounts=(Amount(column="合计", money=money, method=method),)))
    statement = Statement(kind=Kind.EXPENDITURE, table="t1", lines=tuple(lines))
    held = Budget(document="d", name="d", statements=(statement,))
    return [source.text for source in doubtful.amounts(held)]


def test_digits_of_a_seal_behind_an_amount_unverify_it() -> None:
    assert of_amounts("62.630205", *["51.32"] * 9) == ["62.630205"]
    assert of_amounts("62.630205", "51.321000", "11.309205") == []
    assert of_amounts("62.63", "51.3", "11") == []


def test_a_comma_that_was_read_as_a_point_unverifies_its_row() -> None:
    assert of_amounts("3.120", "3.120", *["7234970"] * 18) == ["3.120", "3.120"]


def test_what_the_rounding_of_sums_swallows_is_not_verified_on_a_scan() -> None:
    assert of_amounts("578040.00", "0.01", "0.00") == ["0.01"]
    assert of_amounts("7234970", "1", "0") == ["1"]
    assert of_amounts("3", "1", "2") == []
    assert of_amounts("578040.00", "0.01", method=Method.TABLE_RULE) == []


def test_a_code_that_many_lines_share_is_the_code_of_none_of_them() -> None:
    names = ("办公费", "会议费", "差旅费")
    lines = tuple(line(n, "2101501", name, Method.OCR) for n, name in enumerate(names))
    statement = Statement(kind=Kind.EXPENDITURE, table="t1", lines=lines)
    assert not list(doubtful.amounts(Budget(document="d", name="d", statements=(statement,))))
