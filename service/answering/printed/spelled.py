"""Numbers that a paragraph prints in words: 十三所乡镇卫生院."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Quantity
from extractors.schema.source import Source
from service.answering.asked.question import in_digits

# The number with its unit and the name of what is counted behind it; 第三个 and 二十三.5 count nothing.
_SPELLED = re.compile(
    "(?<![第一-十百千万零两初])([一二两三四五六七八九十百千万]{1,9})(所|家|个|名|辆|台|座|处|户|间|栋|场|套|项|条|亩|卷|册|株|批次|公里|棵)"
    "([一-鿿]{2,10})?"
)
_CHANGED = re.compile("新增|增加|减少|新招|招录|调入|退休")
_BEFORE = re.compile("[一-鿿]{2,8}$")


def spelled_in(source: Source) -> Iterator[tuple[str, Quantity]]:
    """What is counted and how many, for each such number of one paragraph."""
    for found in _SPELLED.finditer(source.text):
        digits, unit, name = found.groups()
        before = _BEFORE.search(source.text[: found.start()])
        if name is None and (before is None or _CHANGED.search(before.group())):
            # 新增六名: how many more there are counts no whole
            continue
        yield (
            # 改厕六千户: what is counted stands before the number where nothing stands behind it
            name or (before.group() if before is not None else ""),
            Quantity(printed=digits + unit, value=Decimal(in_digits(digits)), unit=unit, source=source),
        )
