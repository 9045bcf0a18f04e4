"""Numbers in running text that are no amount of an item: thresholds, standards, rates for each of many, ranges."""

from __future__ import annotations

import re

from extractors.rules.prose import comparison
from extractors.schema.money import YUAN_PER_UNIT, read_number

# 单价20万元以上的设备: a threshold says nothing of money spent.
# So does a limit that works are put to tender from (400万元的公开招标限额).
THRESHOLD = re.compile(
    r"\s*(?:[（(]?含[^)）]{0,12}[)）]|含|[)）])?\s*及?以[上下内]|\s*[（(]含[)）]|\s*的?[^，。；：\d]{0,10}(?:限额|门槛)"
)
# 控制在5万元以内 is no amount spent, 生均720元 none of the whole, 增加或减少 no change that anybody filled in.
_BOUND = re.compile(
    r"(?:不超过|不高于|不得超过|控制在|平均)(?:每?[人辆次]均?)?(?:为|约|支出|费用|成本|标准)*\s*$"
    r"|(?:[人车生户亩床]均|每(?!年|月|季|日|天|周|学[年期]|个月)[^，。；：\d]{1,4})[^，。；：]{0,12}$"
    r"|(?:未|没有|尚未)(?:能)?(?:达到?|超过)\s*$|达不到\s*$"
    r"|(?:差值|(?<!收支)差额)[为是达]*\s*$|(?:增加|增长|减少|下降)[或/](?:增加|增长|减少|下降)\s*$"
)
# 生均公用经费326.40万元 is what all of them have: no one of them has so much.
_PER_HEAD = re.compile(r"[人车生户亩床]均[^，。；：]{0,8}?(?:经费|拨款|补[助贴]|配套)[^，。；：]{0,8}$")
_MOST_PER_HEAD = 100_000
# 800万元至850万元: neither is what the item has.
_TO_MARKS = "至到~～—–－-"
_TO = rf"\s*[{_TO_MARKS}]+\s*"
_RANGE = re.compile(rf"{_TO}\d")
_BETWEEN = re.compile(_TO)
_RANGED = re.compile(rf"\d{_TO}$")


def is_bound(before: str, number: str, unit: str) -> bool:
    """Whether the words before a number make it a limit, a standard or a rate."""
    return _BOUND.search(before) is not None and not _of_all(before, number, unit)


def _of_all(before: str, number: str, unit: str) -> bool:
    """Whether an amount is of all that a name with 生均 or 人均 in it counts."""
    if not _PER_HEAD.search(before):
        return False
    value, yuan = read_number(number), YUAN_PER_UNIT.get(unit)
    if value is None or yuan is None:
        return "标准" not in before
    return abs(value * yuan) >= _MOST_PER_HEAD


def begins_range(text: str, last: int, start: int, stop: int) -> bool:
    """Whether a number is the lower bound of two; 由10万元至8万元 is a change."""
    return bool(_RANGE.match(text, stop)) and not comparison.FROM.search(text, last, start)


def ends_range(text: str, last: int, start: int) -> bool:
    """Whether a number is the upper bound of two, of which the first may stand without its unit (10-20万元)."""
    if text[start - 1 : start].strip() not in _TO_MARKS:
        return False
    bare = _RANGED.search(text, max(0, start - 8), start)
    return bare is not None or (last > 0 and _BETWEEN.fullmatch(text, last, start) is not None)
