"""What an amount is of, called the same in every document (可比的项目): a code, a “三公” item, a table's total, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors import codes
from extractors.schema.budget import NarrativeItem
from extractors.validators.structure import names
from extractors.validators.structure.measures import Share

_COST = "(?:费用?|经费|支出)?(?:预算|决算)?(?:数|合计|小计|支出)?"
# What tables and texts call by many names, and what it is called here.
_CALLED = (
    ("“三公”经费", re.compile(rf"(?:财政拨款|一般公共预算|安排)*三公{_COST}")),
    ("因公出国（境）费", re.compile(rf"因公出国境?{_COST}")),
    ("公务用车购置及运行费", re.compile(rf"公务用?车购置[及和与]?运[行维](?:维护?|维)?{_COST}")),
    ("公务用车购置费", re.compile(rf"(?:公务用?车)?购置{_COST}")),
    ("公务用车运行费", re.compile(rf"(?:公务用?车)?(?:用车)?运[行维](?:维护|维)?{_COST}")),
    ("公务接待费", re.compile(rf"公务接待{_COST}")),
    ("机关运行经费", re.compile(rf"(?:下属.{{0,24}}|本部门|局?本部|本级)?(?:财政拨款)?机关运行{_COST}")),
)
THREE_PUBLIC = _CALLED[0][0]
_SORT = re.compile(r"(?:年初|全年|调整)?[预决]算数")
_DATED = re.compile(r"20\d\d年?度?")


class Subject(NamedTuple):
    """What an amount is of: a code, one of the “三公” items, the whole of a table, or a name; and which share of it.

    A share that has no name in all tables goes by the head of its column (收入预算/事业收入).
    """

    sort: str
    name: str
    share: str = Share.WHOLE


def subject_of(item: NarrativeItem) -> Subject:
    """What a sentence speaks of."""
    if codes.is_classified(item.code):
        return Subject("code", item.code)
    name = called(item.item)
    return Subject("item", name) if name else Subject("name", names.plain(_DATED.sub("", item.item)))


def scope_of(item: NarrativeItem) -> str:
    """The heading that a sentence stands under, without its year and number; empty where it stands under none."""
    return "文字/" + names.plain(_DATED.sub("", names.plain(item.heading[-1]))) if item.heading else ""


def called_in_text(item: NarrativeItem) -> str:
    """How a message names what a sentence speaks of."""
    return f"文字中{quoted(item.code, item.item)}"


@lru_cache(maxsize=4096)
def called(name: str) -> str:
    """What goes by many names by one of them; empty for everything else."""
    text = names.plain(_DATED.sub("", name))
    return next((known for known, pattern in _CALLED if pattern.fullmatch(text)), "")


def headed(path: Sequence[str]) -> str:
    """The item that a header path leads to; 合计 and 小计 stand for what is above them."""
    elements = list(path)
    while len(elements) > 1 and (names.is_total(elements[-1]) or _is_of_sort(elements[-1])):
        elements.pop()
    return called(elements[-1]) if elements else ""


def _is_of_sort(element: str) -> bool:
    """Whether a head says the sort of amount and nothing else (预算数)."""
    return _SORT.fullmatch(element) is not None


def quoted(*words: str) -> str:
    """Words as a message quotes them; quotes of their own would be nested."""
    text = " ".join(filter(None, words))
    return f"“{text}”" if text and "“" not in text else text
