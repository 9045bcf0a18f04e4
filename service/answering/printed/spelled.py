"""Numbers that a paragraph, or a row in its remarks, prints in words: 十三所乡镇卫生院."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Quantity
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from service.answering.asked.digits import in_digits
from service.patterns import regex

# The number with its unit and the name of what is counted behind it; 第三个 and 二十三.5 count nothing. The name is looked
# at only: another number may begin in it (一所学校扩大到三所).
_SPELLED = regex(
    "(?<![第一二三四五六七八九十百千万零两初])([一二两三四五六七八九十百千万]{1,9})(所|家|个|名|人|位|辆|台|座|处|户|间|栋|场|套|项|条|亩|卷|册|株|批次|公里|棵)"
    "(?=([一-鿿]{2,10})|)"
)
_CHANGED = regex("新增|增加|减少|新招|招录|调入|退休")
_BEFORE = regex("[一-鿿]{2,8}$")
# 服务站由三个增加到八个: of the first it is no number any more, the second is of what stands before both.
_FORMER = regex("^(?:提高|调整|[增扩减升降][^，。；;]{0,2})[到至为]|^[增减升降扩][到至为]")
_BECAME = regex("(?P<name>[一-鿿]{2,12}?)(?:由|从)[^，。；;由从]{1,12}[到至为]$")


def spelled_in(source: Source) -> Iterator[tuple[str, Quantity]]:
    """What is counted and how many, for each such number of one paragraph."""
    for found in _SPELLED.finditer(source.text):
        digits, unit, name = found.groups()
        ahead = source.text[: found.start()]
        if name is not None and _FORMER.match(name):
            continue
        became, before = _BECAME.search(ahead), _BEFORE.search(ahead)
        if became is not None:
            name = became["name"]
        elif name is None and (before is None or _CHANGED.search(before.group())):
            # 新增六名: how many more there are counts no whole
            continue
        yield (
            # 改厕六千户: what is counted stands before the number where nothing stands behind it
            name or (before.group() if before is not None else ""),
            Quantity(printed=digits + unit, value=Decimal(in_digits(digits)), unit=unit, source=source),
        )


def told_in_words(extraction: Extraction) -> Iterator[tuple[Source, str, str]]:
    """The texts that may print numbers in words, each with where it stands and, of a remark, the row that it is about."""
    for passage in extraction.passages:
        yield passage.source, " / ".join(passage.heading), ""
    for statement in extraction.budget.statements:
        titled = " ".join(part for part in (statement.label, statement.title) if part)
        for line in statement.lines:
            for each in line.about:
                yield each.source, titled, line.name
