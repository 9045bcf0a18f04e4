"""Which of a target and its outturn the text is held against: a form has both, each a place of its own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.draft import Stage
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where
from service.patterns import regex

_AIM = regex("目标值|(?<!绩效)指标值|目标数|计划|预期|打算|要求|年初")
_REACHED = regex("实际|完成|达到|做到|年[末底]")


def held_to(row: tuple[Number, ...], known: Sequence[Number], text: str, held: Held) -> tuple[Number, ...]:
    """The numbers with the outturn where it is that which the text tells: of a final account, or where the question asks for it.

    A text that has the very number of the target speaks of the target, unless what was done is asked for.
    """
    done = _REACHED.search(text) is not None
    if _AIM.search(text) or not (done or held.document.stage is Stage.FINAL):
        return row
    said = [n.base for n in row if n.where is not Where.TARGET]
    return tuple(n if n.base in said and not done else (outturn_of(n, known) or n) for n in row)


def beside(row: Sequence[Number], known: Sequence[Number]) -> list[Number]:
    """What was reached of the targets of a row, or aimed at beside its outturns, where that is another number."""
    others = (outturn_of(n, known) or aim_of(n, known) for n in row if n.where is Where.TARGET)
    told = [n for n in others if n is not None]
    return [n for n in told if n.meets(row[0]) and all(n.base != other.base for other in row)]


def outturn_of(number: Number, known: Sequence[Number]) -> Number | None:
    """What was reached of a target, as the same row of its form prints it."""
    if number.count is None or number.count.shown:
        return None
    return next((n for n in known if n.count is not None and n.count.shown and _same_row(n, number)), None)


def aim_of(number: Number, known: Sequence[Number]) -> Number | None:
    """The target of what was reached."""
    if number.count is None or not number.count.shown:
        return None
    aims = (n for n in known if n.where is Where.TARGET and n.count is not None and not n.count.shown)
    return next((n for n in aims if _same_row(n, number)), None)


def _same_row(one: Number, other: Number) -> bool:
    if one.count is None or other.count is None:
        return False
    return (one.count.label, one.count.section) == (other.count.label, other.count.section)
