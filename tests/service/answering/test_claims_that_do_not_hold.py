"""What is claimed in print is reckoned anew, and an answer says whether it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.schema.budget import Percent
from service.answering.ways.agreement.percent_check import _judged, _slack


@pytest.mark.parametrize(
    ("printed", "verdict"), [("17.93", "一致"), ("17.66", "不一致"), ("17.94", "取整之内")]
)
def test_a_percent_agrees_only_as_far_as_the_digits_of_its_amounts_allow(printed: str, verdict: str) -> None:
    now, before = Decimal("91.97"), Decimal("77.99")
    percent = Percent.model_construct(printed=printed, value=Decimal(printed))

    judged = _judged(percent, (now - before) / before * 100, _slack(now, before))

    assert judged.endswith(verdict)
    assert (verdict == "不一致") == ("不一致" in judged)
