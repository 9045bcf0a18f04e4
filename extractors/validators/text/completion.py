"""Completion of a budget (预算完成率): what part of its budget an outturn is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import Budget, Mention, NarrativeItem
from extractors.schema.check import Severity, Status
from extractors.schema.money import Money
from extractors.validators.balance import usable
from extractors.validators.rule import Outcome, rule
from extractors.validators.text import said as figures
from extractors.validators.text.percentages import ORDER, checked, digits, judged, rate_of, rates, tells
from extractors.validators.text.said import printed
from extractors.validators.text.written import Portion, Share

_COMPLETION = re.compile(r"(?:完成|为|是)(年初|全年|调整|当年)?预算数?")
_OUTTURN = re.compile(r"决算|执行|完成")


@rule
def outturn_is_the_rate_of_the_budget(budget: Budget) -> Iterator[Outcome]:
    """完成预算的百分比等于决算数除以所说的预算数；预算数为 0 时无法计算。

    The rate at which a budget was carried out is the outturn divided by the budget that the sentence names.
    """
    for mention in rates(budget):
        named = _COMPLETION.fullmatch(mention.column)
        if named is None:
            continue
        items = [item for item in budget.narrative if tells(item, mention)]
        outturn = _only(item.current for item in items if _OUTTURN.search(item.measure))
        bases = _bases(items, named.group(1) or "")
        if outturn is None or not bases or not (outturn.value or mention.quantity.value):
            continue
        if not outturn.value and not any(base.value for base in bases):
            continue  # nothing of nothing is any rate that one likes
        best = min((judged(mention, outturn, base) for base in bases), key=ORDER.index)
        if best is Status.FAILS and len(bases) > 1:
            continue  # which of the budgets is meant is not said
        others = [money for money in _bases(items, "") if money not in bases]
        yield _of_budget(budget, mention, outturn, bases, best, others)


def _only(amounts: Iterable[Money | None]) -> Money | None:
    held = {(money.yuan, money.printed): money for money in amounts if money is not None and usable(money)}
    return next(iter(held.values())) if len(held) == 1 else None


def _bases(items: Sequence[NarrativeItem], word: str) -> list[Money]:
    """The budgets that the sentence states, of this word (年初, 全年) where the rate names one."""
    found: dict[Decimal, Money] = {}
    for item in items:
        money = item.current
        planned = "预算" in item.measure and word in item.measure and not _OUTTURN.search(item.measure)
        if planned and money is not None and usable(money):
            found.setdefault(money.yuan, money)
    return list(found.values())


def _of_budget(
    budget: Budget,
    mention: Mention,
    outturn: Money,
    bases: Sequence[Money],
    status: Status,
    others: Sequence[Money],
) -> Outcome:
    base = next(money for money in bases if judged(mention, outturn, money) is status)
    text = f"“{mention.item}”{mention.column}的比率印 {rate_of(mention)}"
    other = next((money for money in others if judged(mention, outturn, money) is not Status.FAILS), None)
    instead = f"，它是与 {printed(other)} 相比的比率" if status is Status.FAILS and other is not None else ""
    if not base.yuan:
        text += f"，但该预算数为 {printed(base)}，无法计算{instead}"
        return checked(mention, (outturn, base), status, text, "无法计算", Severity.WARNING)
    rate = digits(outturn.yuan / base.yuan * 100)
    text += f"，按 {printed(outturn)} 与 {printed(base)} 计算为 {rate}%{'，不符' if status is Status.FAILS else ''}{instead}"
    check = checked(mention, (outturn, base), status, text, f"{rate}%")
    part, whole = figures.of(budget, outturn), figures.of(budget, base)
    return check if part is None or whole is None else Portion(Share(mention), part, whole, check)
