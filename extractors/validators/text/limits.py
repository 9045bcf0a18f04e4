"""Limits of a change (增减的限度): nothing grows by more than it is, and nothing falls by more than it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Direction
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators.balance import agreement, usable
from extractors.validators.rule import rule
from extractors.validators.text.said import printed, unsure
from extractors.validators.wording import at, plain

# What may be less than nothing.
_BALANCE = re.compile(r"结余|差额|盈余|亏损|损益|利润|净")


@rule
def increase_is_within_the_amount(budget: Budget) -> Iterator[Check]:
    """增加额不大于本年数；否则上年数成了负数。

    An increase is no larger than this year's amount, or last year's would have been less than nothing.
    """
    for item in budget.narrative:
        current, delta = item.current, item.delta
        if item.direction is not Direction.INCREASE or _can_be_negative(item):
            continue
        if current is None or delta is None or not (usable(current) and usable(delta)) or current.value < 0:
            continue
        if delta.yuan <= current.yuan or agreement([current], [delta]) is not Status.FAILS:
            continue
        doubt = any(
            other.sentence == item.sentence and _is_larger(other.current, delta) for other in budget.narrative
        )
        yield _check(
            item,
            f"“{item.item}”本年 {printed(current)}，却说增加 {printed(delta)}，上年数成了负数",
            (delta.source, current.source),
            f"不大于 {plain(current.value)}{current.unit}",
            printed(delta),
            "增加额可能是同一句话里另一项目的" if doubt else "",
        )


@rule
def decrease_is_at_most_all(budget: Budget) -> Iterator[Check]:
    """减少的幅度不大于 100%。

    Nothing decreases by more than 100 per cent.
    """
    for item in budget.narrative:
        if item.direction is not Direction.DECREASE or item.percent is None or _can_be_negative(item):
            continue
        if abs(item.percent.value) > 100:
            yield _check(
                item,
                f"“{item.item}”说减少 {item.percent.printed.rstrip('%％')}%，减少的幅度不会大于 100%",
                (item.percent.source, *(money.source for money in (item.current, item.delta) if money)),
                "不大于 100%",
                item.percent.printed,
            )


def _is_larger(amount: Money | None, delta: Money) -> bool:
    return amount is not None and usable(amount) and amount.yuan >= delta.yuan


def _can_be_negative(item: NarrativeItem) -> bool:
    stated = [money for money in (item.current, item.previous) if money is not None]
    return _BALANCE.search(item.item) is not None or any(money.value < 0 for money in stated)


def _check(
    item: NarrativeItem, text: str, sources: tuple[Source, ...], expected: str, printed: str, doubt: str = ""
) -> Check:
    return Check(
        code="",
        status=Status.CANNOT_TELL if doubt else Status.FAILS,
        severity=Severity.INFO if doubt else Severity.ERROR,
        message=f"{text}{at(item.sentence)}" + (f"，不能断定有误：{doubt}" if doubt else ""),
        expected=expected,
        printed=printed,
        sources=sources,
        suspect=None if doubt else unsure(*sources),
    )
