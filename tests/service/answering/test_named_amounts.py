"""A target of several amounts is read under the names that stand in their places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.schema.budget import Indicator, Target
from extractors.schema.source import Source
from service.answering.printed.named_amounts import named_amounts


def indicator(name: str, target: str, value: Decimal | None = None) -> Indicator:
    return Indicator(
        level3=name, target=Target(text=target, source=Source(document="d", line=4, text=target), value=value)
    )


def test_each_amount_goes_by_the_name_in_its_place() -> None:
    one = indicator("基本支出：人员经费；日常公用经费", "合计118.40万元；其中96.40万元；22.00万元")
    assert [(name, amount.value, amount.unit) for name, amount in named_amounts(one)] == [
        ("基本支出", Decimal("118.40"), "万元"),
        ("人员经费", Decimal("96.40"), "万元"),
        ("日常公用经费", Decimal("22.00"), "万元"),
    ]


@pytest.mark.parametrize(
    "one",
    [
        indicator("人员经费；公用经费", "118.40万元"),
        indicator("人员经费；公用经费", "每人1200元/月；22.00万元"),
        indicator("人员经费", "96.40万元", Decimal("96.40")),
    ],
)
def test_without_as_many_names_as_amounts_none_is_anybodys(one: Indicator) -> None:
    assert not list(named_amounts(one))
