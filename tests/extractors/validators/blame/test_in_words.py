"""What a finding says is what was found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors import validators
from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Slip, Status
from extractors.schema.draft import Direction
from extractors.telling import Language, told
from extractors.validators.balance import computing
from extractors.validators.order import at_stake, numbers_of
from tests.extractors.validators.conftest import make_count, make_item, make_table


def test_a_line_that_should_not_count_is_no_other_print_of_its_amount_and_is_not_to_be_replaced() -> None:
    rows = """
            | 合计     | 96.40 | 61.15 | 35.25
    2130101 | 行政运行 | 61.15 | 61.15 |  0.00
    2130104 | 农机服务 | 35.25 |  0.00 | 35.25
    2130106 | 技术推广 | 17.92 | 17.92 |  0.00
    """
    table = make_table("expenditure_summary", "合计 基本支出 项目支出", rows)
    audit = validators.audit(Budget(document="d", name="d", statements=(table,)))
    (finding,) = audit.findings
    assert (finding.slip, finding.spot.source.cell, finding.proposed) == (Slip.LINE_TWICE, "t1r3c01", None)
    why = " ".join(told(finding).why)
    assert "这一行的其他数字" in why
    assert "同一数字" not in why
    assert "the other figures of the line" in " ".join(told(finding, Language.ENGLISH).why)


def test_two_changes_that_differ_in_direction_alone_are_told_with_it() -> None:
    up = make_item("培训费", "9.60", delta="3.10", direction=Direction.INCREASE)
    down = make_item("培训费", "9.60", delta="3.10", direction=Direction.DECREASE)
    assert down.delta is not None
    elsewhere = down.delta.model_copy(update={"source": replace(down.delta.source, text="减3.10")})
    down = down.model_copy(update={"delta": elsewhere})
    audit = validators.audit(Budget(document="d", name="d", narrative=(up, down)))
    (check,) = [check for check in audit.checks if check.code == "change.one_change_per_item"]
    assert "增加3.10万元 与 减少3.10万元" in check.message


def test_what_is_at_stake_is_in_the_unit_of_the_amount_that_differs_whichever_place_comes_first() -> None:
    part, whole = make_item("项目支出", "2300.00"), make_item("支出", "1.20", unit="亿元")
    assert part.current is not None
    assert whole.current is not None
    check = Check(
        code="",
        status=Status.FAILS,
        message="",
        printed="1.2",
        difference="0.2",
        sources=(part.current.source, whole.current.source),
    )
    with computing():
        printed = numbers_of(Budget(document="d", name="d", narrative=(part, whole)))
        assert at_stake(check, printed) == Decimal(20_000_000)


def test_persons_that_are_missing_are_not_money_at_stake() -> None:
    counts = make_count("人员编制", "41"), make_count("行政编制", "19"), make_count("事业编制", "27")
    (finding,) = validators.audit(Budget(document="d", name="d", counts=counts)).findings
    assert finding.at_stake is None
    assert not any("元" in reason for reason in told(finding).why)


@pytest.mark.parametrize("amount", ["0.00", "36.00"])
def test_an_increase_of_nothing_is_a_wrong_word_and_no_wrong_figure(amount: str) -> None:
    item = make_item("培训费", amount, previous=amount, delta="0.00", direction=Direction.INCREASE)
    (finding,) = validators.audit(Budget(document="d", name="d", narrative=(item,))).findings
    assert (finding.cause, finding.proposed, len(finding.checks)) == (Cause.UNKNOWN, None, 2)


def test_a_percentage_of_more_digits_than_can_be_computed_is_told_with_figures() -> None:
    percent = f"9.{'4' * 120}%"
    item = make_item("培训费", "36.00", previous="24.00", percent=percent, direction=Direction.INCREASE)
    (finding,) = validators.audit(Budget(document="d", name="d", narrative=(item,))).findings
    assert "NaN" not in finding.message
    assert "按金额计算为 50" in finding.message
