"""Whether an amount is what a printed rate makes of a printed number (134元/人 × 400000人)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of
from service.patterns import regex
from service.terms import coverage

_ASKED = regex("每|标准|单价|人均|定额|乘|够用|够不够")
# What a rate is of: the unit behind it, or what its name says it is for each of.
_PER_UNIT = regex(r"元/([^/\s]{1,3})")
_PER_NAME = regex("每(?:个|名)?(批次|人次|[^个名])")
_LARGE = {"万": Decimal(10_000), "千": Decimal(1_000), "百": Decimal(100)}


def by_rate(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The rate, the number and their product beside the amount; of several pairs the one that makes it, or that is of the
    same project."""
    if not _ASKED.search(question.plain):
        return None
    for subject in links.subjects:
        figure = figure_of(held, subject, question, links)
        pairs = list(_pairs(held, figure)) if figure is not None else []
        if figure is None or not pairs:
            continue
        rate, count = max(pairs, key=lambda pair: _rank(pair, figure))
        return _tell(held, figure, rate, count, reply)
    return None


def _pairs(held: Held, figure: Figure) -> Iterator[tuple[Counted, Counted]]:
    """Rates with numbers of what they are for each of, both of the figure's project."""
    known = [c for c in counted(held) if c.quantity.value]
    for rate in known:
        if (unit := _unit_of(rate)) is None:
            continue
        for count in known:
            if count is not rate and _unit_of(count) is None and count.quantity.unit.lstrip("百千万") == unit:
                together = rate.section == count.section
                if together and (
                    coverage(figure.subject, rate.words + count.words) > 0.5 or _makes(rate, count, figure)
                ):
                    yield rate, count


def _unit_of(count: Counted) -> str | None:
    """What a rate is for each of; None where it is no rate."""
    if (found := _PER_UNIT.match(count.quantity.unit)) is not None:
        return found.group(1)
    if count.quantity.unit == "元" and (found := _PER_NAME.search(count.label)) is not None:
        return found.group(1)
    return None


def _product(rate: Counted, count: Counted) -> Decimal:
    return rate.quantity.value * count.quantity.value * _LARGE.get(count.quantity.unit[0], Decimal(1))


def _makes(rate: Counted, count: Counted, figure: Figure) -> bool:
    printed = figure.money.interval
    return printed.low <= _product(rate, count) <= printed.high


def _rank(pair: tuple[Counted, Counted], figure: Figure) -> tuple[bool, float]:
    rate, count = pair
    return _makes(rate, count, figure), coverage(figure.subject, rate.words + count.words)


def _tell(held: Held, figure: Figure, rate: Counted, count: Counted, reply: Reply) -> Found:
    said = f"{figure.shown}为{reply.figure(held.document, figure)}，{rate.told(held, reply)}，{count.told(held, reply)}"
    factor = YUAN_PER_UNIT[figure.money.unit]
    expression: tuple[Operand, ...] = (rate.quantity.value, "×", count.quantity.value)
    if count.quantity.unit[0] in _LARGE:
        expression += ("×", _LARGE[count.quantity.unit[0]])
    if factor > 1:
        expression += ("÷", Decimal(factor))
    places = 2 if factor > 1 else None
    said += f"，两者的积为{reply.result(expression, figure.money.unit, f'{figure.shown}计算', places)}"
    if _makes(rate, count, figure):
        return Found(f"一致：{said}。")
    exact = _product(rate, count) / factor
    high, low = max(exact, figure.money.value), min(exact, figure.money.value)
    rounded = (
        (high.quantize(Decimal("0.01")), "−", low.quantize(Decimal("0.01")))
        if factor > 1
        else (high, "−", low)
    )
    result = reply.result(rounded, figure.money.unit, f"{figure.shown}相差")
    return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)
