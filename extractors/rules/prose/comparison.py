"""What a change is measured against, as sentences say it.

[较|比|与|同|和] [2022年|上年|年初|…][预算|决算|执行|…][数]  [3683.76万元]  [相比]  [减少374.18万元]
同比, 按同口径同比;  由 2022年的 10.00万元 减少至 8.00万元;  决算数 大于 年初预算数
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.schema.draft import Against

# 比年初的228.66万元: a balance is held against what the year began with
_WHEN = (
    r"(?:上年度?|去年|上一年度?|前年|(?:19|20)\d\d\s*年?度?|同期|年初(?=[的数]{0,2}\s*(?:$|\d)|相比|增|减))"
)
# 2022年（上年，下同）
_ASIDE = r"(?:[（(][^（()）\d]{0,12}[）)])?"
_KIND = r"(?:年初|全年|年终|调整后?的?|部门|单位|财政拨款|一般公共预算|当年|本年|实际)"
_WHAT = r"(?:预算|决算|执行|支出|收入|安排|完成|批复|发生|拨款|同期)"
_NUMBER_OF = r"(?:数|额|总额|数额)?"
_BASE = rf"(?:本年|本年度|当年)?(?:{_WHEN}\s*{_ASIDE}(?:的|同期)?(?:{_KIND}|{_WHAT})*{_NUMBER_OF}|{_KIND}*{_WHAT}+{_NUMBER_OF})"
_SCOPE = r"(?:按[^，。；]{0,10}口径(?:计算)?)?"

# 较上年, 比2022年年初预算数, 与上年决算数相比, 同比
COMPARISON = re.compile(
    rf"{_SCOPE}(?:同比|环比)(?P<alike>{_WHEN})?"
    rf"|{_SCOPE}(?P<mark>[比较与同跟和])\s*(?P<base>{_BASE})\s*(?:相比较?|比较|相较|比)?"
)
# The same without groups, as a part of longer patterns.
MADE = rf"{_SCOPE}(?:(?:同比|环比)|[比较与同跟和]\s*{_BASE}\s*(?:相比较?|比较|相较|比)?)"
BASE = re.compile(_BASE)
# 由2022年的 …, 从上年 …: the amount behind it is what the change begins with
FROM = re.compile(rf"(?:由|从)\s*(?:{_BASE}\s*的?|原来?的?)?$")
# … 减少至2023年的: the amount behind it is what the change ends with
INTO = re.compile(
    rf"(?:(?P<up>增[加长]?|上升|提高|调增|升)|(?P<down>减少?|下降|降低?|压减|压缩|调减)|调整|变更)(?:至|到|为)\s*(?:{_BASE}\s*的?)?$"
)
# 完成年初预算(的), 为预算的: the amount behind it is a budget that the item is held against
FULFILLED = re.compile(rf"(?:完成|占|为|达到?)(?:了)?\s*(?P<measure>{_KIND}*预算(?:安排)?(?:数|额)?)\s*的?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A comparison in a text: text[start:end], and what it compares with."""

    start: int
    end: int
    against: Against


def last_in(text: str, year: int | None) -> Found | None:
    """The last comparison that a text makes; None for none."""
    made = list(COMPARISON.finditer(text))
    if not made:
        return None
    found = made[-1]
    return Found(found.start(), found.end(), against(found["base"] or found["alike"] or "上年", year))


def against(base: str, year: int | None) -> Against:
    """What the words of a base mean in a document of a fiscal year."""
    named = re.search(r"(?:19|20)\d\d", base)
    if named and year is not None:
        if int(named.group()) < year - 1:
            return Against.EARLIER
        if int(named.group()) == year - 1:
            return Against.LAST_YEAR
        return Against.BUDGET
    if named or re.search("上年|去年|上一年|同期", base):
        return Against.LAST_YEAR
    if "前年" in base:
        return Against.EARLIER
    return Against.BUDGET if "预算" in base else Against.LAST_YEAR
