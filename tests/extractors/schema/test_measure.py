"""What a number is counted in, by the words behind it."""

from __future__ import annotations

import pytest

from extractors.schema.measure import unit_behind


@pytest.mark.parametrize(
    ("behind", "unit"),
    [
        ("万卷流动档案", "万卷"),
        ("万条线索", "万条"),
        ("万间房屋", "万间"),
        ("万幅影像", "万幅"),
        ("元/卷", "元/卷"),
        # words that only begin like a measure
        ("万卷烟零售补贴", "万"),
        ("万条件成熟后拨付", "万"),
        ("万间接费用", "万"),
    ],
)
def test_what_is_counted_in_ten_thousands_is_no_money(behind: str, unit: str) -> None:
    assert unit_behind(behind, 0)[0] == unit
