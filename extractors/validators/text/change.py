"""Changes against last year (增减变化) in the text of the narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Direction
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators.balance import agreement
from extractors.validators.condition import Condition
from extractors.validators.rule import Outcome, rule
from extractors.validators.text import dated, rates, said
from extractors.validators.text.said import Said
from extractors.validators.text.steps import Step, Twice
from extractors.validators.wording import at

_UP = ("增加", "增长", "上升", "提高", "增")
_DOWN = ("减少", "下降", "降低", "压减", "下调", "减")
_STALE = "句中的年度可能没有更新"


@rule
def previous_and_change_make_current(budget: Budget) -> Iterator[Outcome]:
    """上年数加（减）增减额等于本年数。

    Last year's amount with the stated change is this year's.
    """
    stale = dated.stale(budget)
    for item in budget.narrative:
        current, previous, delta = said.current(item), said.previous(item), said.delta(item)
        if current and previous and delta and said.sign(item) is not None:
            yield Step(item, current, previous, delta, _STALE if item.sentence in stale else "")


@rule
def percent_is_the_change(budget: Budget) -> Iterator[Outcome]:
    """增减百分比等于增减额除以上年数。

    The stated percentage is the change divided by last year's amount, to the digits printed.
    """
    stale = dated.stale(budget)
    for item in budget.narrative:
        claim = rates.growth(item, _STALE if item.sentence in stale else "")
        if claim is None:
            continue
        if not claim.previous:
            if claim.percent.value:
                yield _zero_base(claim)
        elif claim.status is Status.FAILS and _is_of_another(budget, claim):
            yield rates.growth(item, doubt="增减幅度与同一段文字里另一项的金额相符") or claim
        else:
            yield claim


@rule
def direction_is_the_sign(budget: Budget) -> Iterator[Outcome]:
    """文字说“增加”“减少”“持平”，应与上年数、本年数的大小一致。

    The word for the direction agrees with this year's and last year's amounts.
    """
    for item in budget.narrative:
        current, previous = said.current(item), said.previous(item)
        if item.direction is not None and current is not None and previous is not None:
            yield from _direction(item.direction, current, previous)


@rule
def words_go_the_same_way(budget: Budget) -> Iterator[Outcome]:
    """同一处增减，金额与幅度的说法方向一致；“增加…万元，下降…%”自相矛盾。

    The words for the direction before an amount of change and before its percentage are the same way.
    """
    for item in budget.narrative:
        if item.delta is None or item.percent is None or not item.delta.value or not item.percent.value:
            continue
        words = _words(item)
        if words is None:
            continue
        amount, rate = words
        holds = (amount in _UP) is (rate in _UP)
        text = f"“{item.item}”的增减额说“{amount}”，幅度说“{rate}”"
        yield Check(
            code="",
            status=Status.HOLDS if holds else Status.FAILS,
            severity=Severity.INFO if holds else Severity.ERROR,
            message=f"{text}，{'相符' if holds else '方向相反'}{at(item.sentence)}",
            sources=(item.delta.source, item.percent.source),
            suspect=None if holds else said.unsure(item.delta.source, item.percent.source),
        )


@rule
def one_change_per_item(budget: Budget) -> Iterator[Outcome]:
    """同一句话对同一项目、同一比较基数只有一个增减额。

    One sentence states one change for an item against the same base.
    """
    by_place: dict[tuple[object, ...], list[Said]] = {}
    for item in budget.narrative:
        if (delta := said.delta(item)) is not None:
            sentence = item.sentence
            place = (sentence.page, sentence.line, sentence.box, sentence.text)
            key = (*place, item.item, item.code, item.measure, item.against)
            by_place.setdefault(key, []).append(delta)
    for changes in by_place.values():
        one = changes[0]
        for other in changes[1:]:
            if one.source != other.source:
                differ = agreement([one.money], [other.money]) is Status.FAILS
                if differ or one.item.direction is not other.item.direction:
                    yield Twice(one, other)


@rule
def change_is_not_zero(budget: Budget) -> Iterator[Outcome]:
    """说“增加”或“减少”，增减额不应为 0。

    A stated increase or decrease is not zero.
    """
    for item in budget.narrative:
        if said.sign(item) is None or item.direction is None or item.delta is None or item.delta.value != 0:
            continue
        yield Check(
            code="",
            status=Status.FAILS,
            severity=Severity.WARNING,
            message=f"“{item.item}”说“{said.WORDS[item.direction]}”，但增减额印 {said.printed(item.delta)}{at(item.sentence)}",
            expected=said.WORDS[Direction.FLAT],
            printed=item.delta.printed,
            sources=(item.delta.source,),
            suspect=said.unsure(item.delta.source),
        )


def _words(item: NarrativeItem) -> tuple[str, str] | None:
    """The words for the direction right before the amount of change and right before the percentage behind it; None where
    the sentence has it otherwise."""
    if item.delta is None or item.percent is None:
        return None
    word = "|".join((*_UP, *_DOWN))
    amount, rate = (re.escape(each.strip("-%％")) for each in (item.delta.printed, item.percent.printed))
    found = re.search(
        rf"({word})了?(?<!\d){amount}(?:元|千元|万元|亿元)[，,、（(]?(?:同比|较上年|比上年|幅度)?({word})了?约?-?{rate}[%％]",
        "".join(item.sentence.text.split()),
    )
    return None if found is None else (found[1], found[2])


def _direction(direction: Direction, current: Said, previous: Said) -> Iterator[Outcome]:
    units = [YUAN_PER_UNIT[figure.money.unit] for figure in (current, previous)]

    def goes(values: Sequence[Decimal]) -> bool:
        change = values[0] * units[0] - values[1] * units[1]
        return {Direction.INCREASE: change > 0, Direction.DECREASE: change < 0, Direction.FLAT: change == 0}[
            direction
        ]

    holds = goes((current.value, previous.value))
    if not holds and agreement([current.money], [previous.money]) is Status.ROUNDING:
        return
    item = current.item
    text = f"“{item.item}”本年 {said.printed(current.money)}，上年 {said.printed(previous.money)}"
    check = Check(
        code="",
        status=Status.HOLDS if holds else Status.FAILS,
        severity=Severity.INFO if holds else Severity.ERROR,
        message=f"{text}，文字说“{said.WORDS[direction]}”，{'相符' if holds else '与数字不符'}{at(item.sentence)}",
        sources=(current.source, previous.source),
    )
    delta = item.delta
    if not holds and delta is not None and not delta.value and current.money.yuan == previous.money.yuan:
        # all three figures say that nothing changed: the word is wrong, and no figure is
        yield replace(check, sources=(delta.source, *check.sources), suspect=said.unsure(delta.source))
    else:
        yield Condition((current, previous), goes, check)


def _is_of_another(budget: Budget, claim: rates.Growth) -> bool:
    """Whether the change fits another amount of the same sentence: then the reading of whose it is may be wrong."""
    item = claim.item
    if item.delta is None or item.previous is not None:
        return False
    for other in budget.narrative:
        if other is item or other.sentence != item.sentence or other.current is None:
            continue
        supposed = rates.growth(item.model_copy(update={"current": other.current}))
        if supposed is not None and supposed.previous and supposed.status is not Status.FAILS:
            return True
    return False


def _zero_base(claim: rates.Growth) -> Check:
    percent = claim.percent.percent
    sources = tuple(figure.source for figure in claim.figures)
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.WARNING,
        message=f"“{claim.item.item}”增减幅度印 {rates.rate(percent)}，但上年数为 0，增减幅度无法计算{at(claim.item.sentence)}",
        expected="无法计算",
        printed=percent.printed,
        sources=sources,
        suspect=said.unsure(*sources),
    )
