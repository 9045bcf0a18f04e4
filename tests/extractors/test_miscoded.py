"""An amount in a row of a scan whose code cannot be its name's is not called verified, whatever agrees with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import miscoded
from extractors.facts import standing
from extractors.schema.budget import Amount, Budget, Line, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind, Method
from extractors.schema.extraction import Extraction, Run
from extractors.schema.money import Money
from extractors.schema.source import Source


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
        ("2082000502", "事业单位离退休"),
        ("2210268", "购房补贴"),
        ("22I0203", "购房补贴"),
    ],
)
def test_a_code_with_a_piece_of_a_seal_unverifies_its_row(code: str, name: str) -> None:
    held = budget(code, name)
    assert [source.cell for source in miscoded.amounts(held)] == ["t1r2c2"]
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
    assert list(miscoded.amounts(budget(code, name))) == []


def test_what_is_printed_in_a_text_layer_is_the_publishers_business() -> None:
    assert list(miscoded.amounts(budget("2210268", "购房补贴", Method.TABLE_RULE))) == []
