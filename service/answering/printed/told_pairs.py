"""Two numbers of one thing that a sentence sets side by side: what was aimed at and what was reached (计划5公里，实际完成6公里),
what it was and what it became (由20件降到12件), what was found and what of it was dealt with (发现问题9个，已整改7个)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extractors.schema.budget import Quantity
from extractors.schema.extraction import Extraction, Passage
from service.answering.asked.kinds import COUNTED
from service.patterns import regex
from service.terms import key

_UNITS = rf"家次|人次|件次|台（套）|平方公里|立方米|千瓦时|起(?![到点])|宗|张|卷|页|尾|(?:{COUNTED})|[%％]"


def _number(name: str) -> str:
    return rf"(?<![\d.,])(?P<{name}>\d[\d,]*(?:\.\d+)?)\s*(?P<{name}u>(?:[百千万亿]?(?:{_UNITS}))?)"


_SENTENCE = regex(r"[^。；;！!\n]+")
_NO_MONEY = r"(?!\s*[百千万亿]?元|\s*[年月日号]|[.,]?\d)"
_AIM = "(?:目标值?|计划|任务数?|指标值?|要求|应(?=[一-鿿]))"
_AIMED = regex(
    rf"{_AIM}[^，,。\d]{{0,16}}?{_number('a')}{_NO_MONEY}[^，,。；\d]{{0,10}}[，,、；（(][^，,。\d]{{0,12}}?"
    rf"(?P<done>实际|完成|达到?|建成|落实|实(?=[一-鿿]))[^，,。\d]{{0,12}}?{_number('b')}{_NO_MONEY}"
)
# 为61%，低于70%的目标值
_HELD = regex(
    rf"{_number('b')}{_NO_MONEY}[，,]?(?:[高低]于|超[过出]|[未没]有?达到?|达到)[^，,。\d]{{0,8}}{_number('a')}{_NO_MONEY}的?[^，,。\d]{{0,6}}(?:目标|指标|要求|计划|任务)"
    rf"|{_number('d')}{_NO_MONEY}[，,]?(?:[高低]于|超[过出]|[未没]有?达到?|达到)[^，,。\d]{{0,8}}(?:目标|指标|要求|计划|任务)[^，,。\d]{{0,6}}{_number('c')}{_NO_MONEY}"
)
_MOVED = regex(
    rf"[由从](?:(?:19|20)\d\d年)?[^，,。\d]{{0,10}}?{_number('a')}{_NO_MONEY}[^，,。\d]{{0,8}}?"
    rf"(?P<done>降|减|增|升|提|扩|缩|涨|压|延|下|上|攀|回)[^，,。\d]{{0,4}}?[到至为][^，,。\d]{{0,6}}{_number('b')}{_NO_MONEY}"
)
_AMOUNT = r"(?<![\d.,])(?P<{0}>\d[\d,]*(?:\.\d+)?)\s*(?P<{0}u>亿元|万元|元)"
# 年初批复预算80万元，经调整后为76万元
_ADJUSTED = regex(
    rf"年初[^。；;]{{0,20}}?{_AMOUNT.format('a')}(?:[（(][^（）()]*[)）])?[^。；;\d]{{0,12}}?(?P<done>调整|核[减增定]|调[减增])(?:后|为|成|到|至)+[^。；;，,\d]{{0,12}}{_AMOUNT.format('b')}"
)
_DEALING = "整改|办结|办理|办复|解决|处理|处置|结案|答复|化解|销号|完成|回复|审结|执结"
_DEALT = regex(
    rf"(?:发现|查出|排查|查找|收到|受理|接到|检查出|立案|登记|交办|转办|反馈)[^，,。\d]{{0,16}}?{_number('a')}{_NO_MONEY}[^，,。\d]{{0,8}}[，,、；（(][^，,。\d]{{0,10}}?"
    rf"(?P<done>{_DEALING})[^，,。\d]{{0,10}}?{_number('b')}{_NO_MONEY}"
)
_LABEL = regex(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])*\s*([^。：:，,；;]{2,24})[。：:]")


class Sort(StrEnum):
    AIM = "aim"
    MOVE = "move"
    DEALT = "dealt"


_PATTERNS = (
    (Sort.AIM, _AIMED),
    (Sort.AIM, _HELD),
    (Sort.MOVE, _MOVED),
    (Sort.MOVE, _ADJUSTED),
    (Sort.DEALT, _DEALT),
)
_CALLED = {Sort.AIM: ("目标", "实际"), Sort.MOVE: ("由", "到"), Sort.DEALT: ("共", "其中")}
_RATE = regex(r"^[^，,。；\d]{0,3}[，,、]?[^，,。；\d]{0,10}率(?:为|达到?|是)?\s*(\d[\d.]*)\s*[%％]")


@dataclass(frozen=True, slots=True)
class Pair:
    """`first` is the aim, the start or what was found, `second` what was reached, what it became or what was dealt with, both in
    one unit. `words` are those of its sentence up to the later number, `near` those right before its first number, `above`
    the heading and the label over it, `done` the words that say that what was found was dealt with."""

    sort: Sort
    first: Quantity
    second: Quantity
    sentence: str
    words: str
    near: str
    above: str
    done: tuple[str, ...]
    passage: Passage

    @property
    def section(self) -> str:
        return " / ".join(self.passage.heading)

    @property
    def told(self) -> tuple[tuple[str, Quantity], ...]:
        """Both numbers under what an answer calls them, with the rate of the two that is printed right behind them."""
        rate = (("完成率", self.rate),) if self.rate is not None else ()
        return (*zip(_CALLED[self.sort], (self.first, self.second), strict=True), *rate)

    @property
    def rate(self) -> Quantity | None:
        """`完成率40.00%` behind an aim and what was reached of it; None for none."""
        if self.sort is not Sort.AIM or self.unit == "%":
            return None
        at = re.search(
            rf"(?<![\d.]){re.escape(self.second.printed)}\s*{re.escape(self.second.unit)}", self.sentence
        )
        found = _RATE.match(self.sentence[at.end() :]) if at is not None else None
        if found is None:
            return None
        return Quantity(printed=found[1], value=Decimal(found[1]), unit="%", source=self.passage.source)

    @property
    def unit(self) -> str:
        return self.first.unit or self.second.unit


def pairs_of(extraction: Extraction) -> Iterator[Pair]:
    """All pairs of a document in printed order."""
    for passage in extraction.passages:
        yield from pairs_in(passage)


def pairs_in(passage: Passage) -> Iterator[Pair]:
    """The pairs of a passage in printed order; numbers in different units are none."""
    label = _LABEL.match(passage.source.text)
    above = key("|".join((*passage.heading[-1:], label.group(1) if label else "")))
    for sentence in _SENTENCE.finditer(passage.source.text):
        for sort, pattern in _PATTERNS:
            for found in pattern.finditer(sentence.group()):
                pair = _pair(sort, found, sentence.group().strip(), above, passage)
                if pair is not None:
                    yield pair


def _pair(sort: Sort, found: re.Match[str], sentence: str, above: str, passage: Passage) -> Pair | None:
    one, other = ("c", "d") if found.groupdict()["a"] is None else ("a", "b")
    first, second = _quantity(found, one, passage), _quantity(found, other, passage)
    unit = first.unit or second.unit
    if not unit or (second.unit or unit)[-1] != unit[-1] or not first.value:
        return None
    before = (
        found.string[: found.start(one)]
        if found.start(one) < found.start(other)
        else found.string[: found.start(other)]
    )
    near = re.split(r"\d[\d.,]*", before)[-1]
    return Pair(
        sort,
        first.model_copy(update={"unit": first.unit or unit}),
        second.model_copy(update={"unit": second.unit or unit}),
        sentence,
        key(found.string[: found.end()]),
        key(near),
        above,
        tuple(re.findall(_DEALING, found.string[found.start("done") : found.end()]))
        if sort is Sort.DEALT
        else (),
        passage,
    )


def _quantity(found: re.Match[str], name: str, passage: Passage) -> Quantity:
    value = Decimal(found[name].replace(",", ""))
    unit = found[f"{name}u"].replace("％", "%")
    return Quantity(printed=found[name], value=value, unit=unit, source=passage.source)
