"""What an amount of another year is (口径): the budget first approved, the adjusted one, what was spent, the final account.

Only amounts of the same sort can be held against each other: 2023年预算执行数 is not what the budget of 2023 printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Stage


class Basis(StrEnum):
    INITIAL = "年初预算数"
    ADJUSTED = "调整后的预算数"
    OUTTURN = "执行数"
    ACCOUNT = "决算数"
    UNSTATED = "没有说明口径的数"


# In this order: 预算执行数 is what was spent, 全年预算数 is not the first budget.
_WORDS = (
    (Basis.OUTTURN, re.compile(r"执行|完成|实际|预计")),
    (Basis.ACCOUNT, re.compile(r"决算")),
    (Basis.ADJUSTED, re.compile(r"调整|全年预算|追加")),
    (Basis.INITIAL, re.compile(r"预算")),
)
# 比2023年预算（执行数）减少: what a change is measured from.
_COMPARED = re.compile(
    r"(?:比|较|与|同)(?P<base>(?:[^，。；;（）()]|[（(][^（）()]{0,12}[)）]){0,24}?)"
    r"(?:相比|相较|对比|比较)?[，,]?(?:均|略|基本|大致|没有|无)?(?:增加|减少|增长|下降|降低|上升|持平|一致|相同|相等|不变|保持|变化|增减)"
)
_LAST_YEAR = re.compile(r"上年|去年|上一年|20\d\d年")
_YEAR = re.compile(r"(20\d\d)年")
_CLAUSE = re.compile(r"[^，,。；;：:、“”元]*$")
# The fund's name (一般公共预算) does not say which budget is meant; what was carried over is no amount of last year.
_FUND = re.compile(r"一般公共预算|(?:政府性)?基金预算|国有资本经营预算")
_CARRIED = re.compile(r"结转|结余")
# A change that is as good as none is none to compute with.
_ABOUT = re.compile(r"基本持平|大致持平|略[有微]?[增减]|约|左右|基本一致")
# Last year's amount as this year's document has made it comparable, and says so.
RESTATED = re.compile(r"同口径|可比口径|口径.{0,4}调整|调整.{0,4}口径|重述|重新计算|按.{0,12}口径")


def of_words(words: str) -> Basis:
    """The sort of amount that these words name."""
    text = _FUND.sub("", words)
    return next((basis for basis, pattern in _WORDS if pattern.search(text)), Basis.UNSTATED)


def of_head(words: str, stage: Stage) -> Basis:
    """The sort of amount under a column's head: what it says, else what the document is of.

    预算数 in a final account may be the first budget or the adjusted one.
    """
    named = of_words(words)
    if stage is Stage.FINAL:
        if named is Basis.INITIAL and "年初预算" not in words:
            return Basis.UNSTATED
        return Basis.ACCOUNT if named is Basis.UNSTATED else named
    return Basis.INITIAL if named is Basis.UNSTATED else named


def of_previous(item: NarrativeItem, year: int) -> Basis | None:
    """What the amount that a sentence gives as last year's is; None where its words do not say that it is that."""
    found: set[Basis] = set()
    for words in _before(item):
        years = {int(each) for each in _YEAR.findall(words)}
        if _LAST_YEAR.search(words) and years <= {year - 1} and not _CARRIED.search(words):
            found.add(of_words(words))
    return found.pop() if len(found) == 1 else None


def of_change(item: NarrativeItem, year: int) -> Basis | None:
    """What the change in a sentence is measured from; None where that is no exact amount of the year before `year`."""
    text = item.sentence.text
    if _ABOUT.search(text):
        return None
    bases = [found["base"] for found in _COMPARED.finditer(text)]
    if any(int(each) != year - 1 for base in bases for each in _YEAR.findall(base)):
        return None
    found = {of_words(base) for base in bases}
    return found.pop() if len(found) == 1 else (Basis.UNSTATED if not found else None)


def of_budget(item: NarrativeItem) -> Basis:
    """What the budget in a sentence of a final account is: 年初预算为…, 全年预算为…"""
    found = {of_head(words, Stage.FINAL) for words in _before(item) if "预算" in words}
    return found.pop() if len(found) == 1 else Basis.UNSTATED


def _before(item: NarrativeItem) -> Iterator[str]:
    """The words that lead to each place where a sentence prints the amount it compares with."""
    text, printed = item.sentence.text, item.previous.printed if item.previous else ""
    for found in re.finditer(rf"(?<![\d.,]){re.escape(printed)}(?![\d.,]*\d)", text) if printed else ():
        clause = _CLAUSE.search(text[: found.start()])
        yield clause.group() if clause else ""


def comparable(stated: Basis, printed: Basis) -> bool:
    """Whether two amounts are certain to be of the same sort."""
    return stated is printed and stated is not Basis.UNSTATED
