"""Performance targets that cannot be what was meant."""

from __future__ import annotations

import pytest

from extractors.schema.budget import Budget, Indicator, Target
from extractors.schema.check import Check, Status
from extractors.schema.source import Source
from extractors.validators import check


def _judge(level2: str, level3: str, target: str) -> list[Check]:
    source = Source(document="d", line=4, cell="t1r1c4", text=target)
    indicator = Indicator(level2=level2, level3=level3, target=Target(text=target, source=source))
    return list(check(Budget(document="d", name="d", fiscal_year=2030, indicators=(indicator,))))


@pytest.mark.parametrize(
    ("target", "status"),
    [("2029年12月31日前", Status.FAILS), ("2029年1月-2030年6月", Status.HOLDS), ("2030年底", Status.HOLDS)],
)
def test_a_period_that_is_over_before_the_year_begins_fails(target: str, status: Status) -> None:
    assert [found.status for found in _judge("时效指标", "完成时限", target)] == [status]


def test_a_period_without_a_year_is_not_checked() -> None:
    assert not _judge("时效指标", "完成时限", "年底前")


@pytest.mark.parametrize(
    ("name", "target", "status"),
    [
        ("群众满意度", "≥3年", Status.FAILS),
        ("群众满意度", "≥95%", Status.HOLDS),
        ("项目完成率", "90", Status.HOLDS),
        ("资金到位率", "100人", Status.FAILS),
    ],
)
def test_a_rate_is_not_counted_in_years_or_persons(name: str, target: str, status: Status) -> None:
    assert [found.status for found in _judge("质量指标", name, target)] == [status]


def test_a_number_of_persons_is_not_a_rate() -> None:
    assert not _judge("数量指标", "参训人数", "100人")
