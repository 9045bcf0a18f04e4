"""What the sentence of a number says of it: that it only bounds something, that it is a former one, what it calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.document.numbers import Number, Where
from service.answering.document.quantities import changed_from
from service.patterns import regex
from service.terms import key

# A longer source is a whole line of text.
_SHORT = 20
# What a number is told without (设备（不含车辆）) it does not count.
_LEFT_OUT = regex("不(?:含|包括|包含)(?!税)[^|]*|[^|]*以外")
_TYPED = regex(
    "编制|其中|一般|特种|执法(?![一-鿿]{0,4}[队局])|执勤|机要|应急(?![一-鿿]{0,4}[队局中])|离退休|报废|购置|新[购增添]|更新|其他用车|设备"
)
_VEHICLES = regex("车|保有|保障")
# Of a fleet what is built so is a part: 轿车2辆、越野车1辆、客车4辆.
_BUILT = regex(
    "(?:轿|越野|[客货]|皮卡|面包|商务|旅行|摩托|工程)车|(?:载[客货]|客货|专用|专项作业)[汽两]?用?车"
)
# What a number bounds stands between this and it.
_BOUND = regex("以上|以下|以内")
# What only one kind of vehicle is called.
_KIND_OF_VEHICLE = regex("(?!(?:公务|机动)?用车$)[一-鿿]{2,}车")


def former(number: Number) -> bool:
    """Whether a sentence says that a number was changed from this (由90户增加到130户)."""
    return number.where is Where.TEXT and changed_from(number.saying.text, number.value)


def _written(number: Number) -> str:
    """A number as its sentence has it, for a pattern."""
    short = len(number.source.text) < _SHORT
    return re.escape(number.source.text.strip()) if short else re.escape(f"{number.value:f}")


def bounds(number: Number) -> bool:
    """Whether an amount only says which things are meant (单价50万元以上), and is of nothing."""
    if number.where is not Where.TEXT or _BOUND.search(number.saying.text) is None or number.sort != "元":
        return False
    return (
        re.search(
            rf"(?<![\d.]){_written(number)}\s*(?:万?元)?(?:\(含\)|（含）)?(?:以上|以下|以内|及以上)",
            number.saying.text,
        )
        is not None
    )


def right_before(number: Number) -> str:
    """What stands right before a number in a sentence that a cell holds; empty for one that has its cell for itself."""
    told = number.saying.text
    at = (
        told.find(number.count.quantity.printed.strip())
        if number.count is not None and "\t" not in told
        else -1
    )
    return key(re.split("[，。；：、,;:\n]", told[:at])[-1]) if at > 0 else ""


def counted(number: Number) -> str:
    """The words of a number, without what it says that it leaves out."""
    return _LEFT_OUT.sub("", number.saying.words)


def typed(phrase: str) -> bool:
    """Whether a phrase names vehicles of one use (执法执勤用车), or those bought or left over."""
    return _TYPED.search(phrase) is not None


def of_fleet(numbers: Sequence[Number], phrase: str, whole: bool = False) -> list[Number]:
    """Of numbers of vehicles those that say how many there are in all, or of the one kind that the phrase names; in a section on
    something else such a number may go by no name, where `whole` is."""
    kind = [n for n in numbers if _KIND_OF_VEHICLE.fullmatch(name := _named(n)) and name in phrase]
    if kind or typed(phrase):
        return kind
    every = [n for n in numbers if n.count is not None]
    every = [n for n in every if not (_TYPED.search(counted(n)) or _BUILT.search(counted(n)))]
    return [n for n in every if _VEHICLES.search(counted(n))] or (every if whole else [])


def _named(number: Number) -> str:
    return number.saying.words.split("|")[0]
