"""Units of what is counted or measured (量词与计量单位) as they stand behind a number."""

from __future__ import annotations

import re

# Behind 万 these say that things are counted (1.8万批次), and no money.
OF_THINGS = (
    r"[余多]?(?:[人户名家册平亩斤次件个辆吨公株立例头羽棵套台份千克米瓶盒袋箱枚张座场宗篇]"
    r"|条(?![件例])|卷(?![烟入])|幅(?!度)|间(?!接)|批(?![复准])|只(?!用))"
)
_MONEY = rf"亿元|万元|千元|百元|元|[万亿](?!{OF_THINGS})"
_COUNTED = (
    r"个(?:百分点|工作日|月|小时)?|百分点|人次|人天|人|名|户次?|家次?|件次?|项次?|次|批次?|例次?|起|宗"
    r"|台[（(]套[)）]|台次?|套|辆次?|架|艘|张|座|所|处|条|份|册|本|种|类|期|班次?|场次?|节|门|部|篇|幅|块|片|间|床"
    r"|株|头|只|羽|棵|盏|支|枚|笔|组|届|副|盒|袋|瓶|箱|卷(?![烟入])|对(?=[，、。；;,）)]|$)"
)
_MEASURED = (
    r"平方米|平方公里|平方千米|平米|立方米|公里|千米|米|公顷|亩|平方|吨|公斤|千克|斤|升|度|千瓦时?|兆|[GTMK]B|[Kk][Mm]|㎡"
    r"|年|周?岁|个?月|周|天|日|小时|分钟|秒|季度|学时|课时|分(?!之)|倍|成(?![本立效果员功为])|级|位|车次|趟"
)
_EACH = r"(?:[/／·、每](?:人|户|年|月|日|天|次|件|亩|个|场|套|台|平方米|吨|公里|座|家|辆|只|头|生|卷|学年|学期|班|床))*"

# A unit at the start of the words behind a number: 万元, %, 人次, 元/人·年.
UNIT = re.compile(rf"\s*(?P<unit>[%％‰]|(?:{_MONEY}|[万亿千百]?[余多]?(?:{_COUNTED}|{_MEASURED})){_EACH})")


_IN_BRACKETS = re.compile(
    r"[（(](?:(?:计量)?单位[:：])?([^（()）]{1,8}(?:[（(][^（()）]{1,2}[)）])?)[)）]\s*$"
)
_PARTED = re.compile(r"[、/／,，（(）)或]")
_COUNT = re.compile(
    r"人次?|[名辆台套件艘架张座处栋间户家个]|批次?|台(?:[/／、,，]套|[（(]套[)）])|团组|万?平方米|平米|㎡|亩|公顷|公里"
)
# Levels of the classification (科目（类）), which are no units of what stands below.
_LEVELS = ("类", "款", "项", "目")


def is_unit(text: str) -> bool:
    """Whether a text is a unit, or several to choose from (台/套, 台（套）)."""
    if unit_behind(text, 0)[1] == len(text) > 0:
        return True
    parts = [part for part in _PARTED.split(text) if part]
    return bool(parts) and all(unit_behind(part, 0)[1] == len(part) for part in parts)


def is_count(unit: str) -> bool:
    """Whether a unit is of persons or things or of their extent: no money, share, score, rate or time."""
    return _COUNT.fullmatch(unit) is not None


def unit_in_brackets(head: str) -> str:
    """The unit that a head ends with in brackets (车辆（辆）); empty where it names none."""
    found = _IN_BRACKETS.search(head)
    return found.group(1) if found and found.group(1) not in _LEVELS and is_unit(found.group(1)) else ""


def unit_behind(text: str, at: int) -> tuple[str, int]:
    """The unit that stands at position `at`, and where it ends; empty and `at` where none does."""
    found = UNIT.match(text, at)
    return (found["unit"], found.end()) if found else ("", at)
