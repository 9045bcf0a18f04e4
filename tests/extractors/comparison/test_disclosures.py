"""Real pairs of disclosures, where the folder with them lies beside the checkout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from extractors.comparison import Comparison, compare
from extractors.pipeline import extract
from extractors.schema.check import Status

SHARED = Path(__file__).parents[3] / ".." / "shared" / "disclosures"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real disclosures is not here")


def compared(*names: str) -> Comparison:
    (found,) = compare(extract(SHARED / f"{name}.pdf").budget for name in names)
    return found


def test_a_street_says_of_last_year_what_last_year_printed_and_spent_something_else() -> None:
    found = compared("wanli-2023", "wanli-2024")
    assert found.document.name == "wanli-2024"
    counts = Counter(check.status for check in found.checks)
    assert counts == {Status.HOLDS: 11, Status.CANNOT_TELL: 32}
    assert all("执行数" in c.message for c in found.checks if c.status is Status.CANNOT_TELL)


def test_an_office_is_its_only_unit() -> None:
    found = compared("govoffice-unit-2025", "govoffice-dept-2025")
    assert found.document.name == "govoffice-dept-2025"
    assert {check.status for check in found.checks} == {Status.HOLDS}
    assert len(found.checks) > 150
