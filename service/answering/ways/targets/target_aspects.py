"""What a question about targets asks, piece by piece: the words of each, the sort of target, the unit, what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import content
from service.answering.printed.spoken import in_print
from service.lexicon.targets import ASPECTS, UNITS
from service.patterns import regex
from service.terms import key, plain, same

_JOINT = regex("[、,，;；。?？!！:：|]|以及|(?<!共)[和与及跟](?!谐)|又是|还有|另外")
_YEARS = regex(r"(?<!\d)(?:19|20)\d{2}年?(?:度|底)?")
# A shorter name may be a word of a question (覆盖率).
_NAME = 4
# 年度目标3基金监管: which goal it is its words say too
_NUMBERED = regex(r"(目标)\d{1,2}(?=[一-鿿：:])")
_ASKS = regex("呢$|多少|几|什么|啥|哪|多[高大长久]|何时|咋|怎么")
_BY_ITSELF = regex(
    "绩效|指标|目标|产出|产出指标|效益指标|家数|个数|工程|水平|程度|完成|[这该本]项|分值|分数|权重|得分|实际|完成值|偏差"
)
# What stands beside a target under a head of its own, as asked and as headed.
BASIS = regex("指标值?[^/]*依据$|目标值?[^/]*依据$|(?:指标值|目标值)(?:数据)?来源$")
REACHED = "实际|^完成|完成值|完成情况|实现值"
BESIDE = tuple(
    (regex(asked), regex(head))
    for asked, head in (
        ("分值|权重|满分|占多少分|扣(?:了)?(?:多少|几)分", "分值|权重"),
        ("[得扣](?:了|到)?(?:多少|几)分|得分|自评分", "得分|评分"),
        (
            "实际(?:完成|达到|实现|值|值?是|分别|各)|完成值|完成(?:了|得|情况)|实现值|扣(?:了)?(?:几|多少)分"
            "|目标值?[、和与跟及,，](?:实际|完成)|(?:实际|完成)[^,，。]{0,3}[、和与跟及,，]目标",
            REACHED,
        ),
        ("偏差|未完成原因|未达标原因", "偏差|未完成|未达"),
        (
            "依据|怎么(?:定|核定|确定|设定|设)(?:的|出来)|(?:凭|根据|按)(?:什么|啥|哪)[^,，。]{0,6}(?:定|设|核)",
            BASIS.pattern,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is asked: its words, the sort of target, the unit it is counted in."""

    words: tuple[str, ...]
    sorts: tuple[re.Pattern[str], ...]
    units: frozenset[str]
    asks: bool


def aspects_of(question: Question, held: Held) -> Iterator[Aspect]:
    """What is asked, piece by piece; a question that was put into Chinese has no marks to cut it at."""
    text = question.plain if question.english else question.text
    for piece in _JOINT.split(text):
        written = _NUMBERED.sub(r"\1 ", _YEARS.sub(" ", same(plain(piece))))
        if not written:
            continue
        written = in_print(without_names(written, held.document), held.catalogue)
        named = _named(written, held)
        rest, sorts = written.replace(named, " ") if named else written, []
        for asked, told in ASPECTS:
            if asked.search(rest):
                sorts.append(told)
                rest = asked.sub(" ", rest)
        unit = UNITS.search(written)
        rest = UNITS.sub(" ", rest)
        words = tuple(w for w in content(rest, held.catalogue.said) if not _BY_ITSELF.fullmatch(w))
        words = (named, *words) if named else words
        beside = not words and any(asked.search(written) for asked, _ in BESIDE)
        asks = not beside and (bool(sorts) or _ASKS.search(written) is not None)
        yield Aspect(words, tuple(sorts), frozenset({unit.group(1)}) if unit else frozenset(), asks)


def _named(written: str, held: Held) -> str:
    """The longest rate or degree that a form sets whose very name stands in a piece: its words ask for other things too
    (预算执行率, 控制率, 满意度); empty for none."""
    names = (same(key(one.level3)) for one in held.extraction.budget.indicators)
    return max(
        (n for n in names if n.endswith(("率", "满意度")) and len(n) >= _NAME and n in written),
        key=len,
        default="",
    )
