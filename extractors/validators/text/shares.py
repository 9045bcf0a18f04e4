"""Shares in a total (占比): what part of the total of its passage an item is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.schema.budget import Budget, Mention, NarrativeItem
from extractors.schema.check import Status
from extractors.schema.money import Money
from extractors.validators.balance import usable
from extractors.validators.equation import places
from extractors.validators.rule import Outcome, rule
from extractors.validators.structure import levels
from extractors.validators.text import said as figures
from extractors.validators.text.percentages import ORDER, checked, digits, judged, rate_of, rates, tells
from extractors.validators.text.said import printed
from extractors.validators.text.written import Portion, Share

# Shares of a passage that agree on what they are of.
_SEVERAL = 2
_SHARE = re.compile(r"占(?:本年|当年|部门|单位|总|收入|支出|收支|预算|决算|合计|总计|总额|的)*")


@rule
def item_is_its_share_of_the_total(budget: Budget) -> Iterator[Outcome]:
    """文字中“占”总数的百分比等于该项金额除以总数。

    The share that a sentence gives to an item is its amount divided by the total of the passage; where the other
    shares of the passage come out and this one does not, it is wrong.
    """
    groups: dict[tuple[str, ...], list[tuple[Mention, NarrativeItem]]] = {}
    for mention in rates(budget):
        part = _only_item(item for item in budget.narrative if tells(item, mention))
        if _SHARE.fullmatch(mention.column) and part is not None:
            groups.setdefault(part.heading, []).append((mention, part))
    totals = _totals(budget)
    for heading, shares in groups.items():
        wholes = [
            item.current
            for item in budget.narrative
            if item.heading == heading and item.current is not None and _is_base(item.current)
        ]
        for mention, part in shares:
            yield from _of_total(budget, mention, part, wholes, shares, totals)


def _only_item(items: Iterable[NarrativeItem]) -> NarrativeItem | None:
    held = {(item.code, item.current.yuan): item for item in items if item.current and usable(item.current)}
    return next(iter(held.values())) if len(held) == 1 else None


def _is_base(money: Money) -> bool:
    return usable(money) and money.yuan > 0


def _totals(budget: Budget) -> list[Money]:
    return [
        place.money
        for statement in budget.statements
        for line in statement.lines
        if levels.sums_all(line)
        for place in places(statement, [line])
        if place.money.value
    ]


def _of_total(
    budget: Budget,
    mention: Mention,
    part: NarrativeItem,
    wholes: Sequence[Money],
    shares: Sequence[tuple[Mention, NarrativeItem]],
    totals: Sequence[Money],
) -> Iterator[Outcome]:
    amount = part.current
    if amount is None:
        return
    # what is all of a heading is a share of something else
    wholes = [whole for whole in wholes if whole.yuan != amount.yuan]
    tried = [(judged(mention, amount, whole), whole) for whole in wholes]
    fitting = [(status, whole) for status, whole in tried if status is not Status.FAILS]
    status = Status.FAILS
    if fitting:
        status, whole = min(fitting, key=lambda pair: ORDER.index(pair[0]))
        common = _proven(mention, wholes, shares)
        if (
            common is not None
            and len(shares) > _SEVERAL
            and all(base.yuan != common.yuan for _, base in fitting)
        ):
            return  # it fits another amount by chance, or is of another total than the rest
    else:
        proven = _proven(mention, wholes, shares)
        if proven is None or any(judged(mention, amount, total) is not Status.FAILS for total in totals):
            return  # what it is a share of is not known
        whole = proven
    rate = digits(amount.yuan / whole.yuan * 100)
    wrong = "，不符" if status is Status.FAILS else ""
    text = f"“{mention.item}”{mention.column}的比重印 {rate_of(mention)}，"
    text += f"按 {printed(amount)} 与 {printed(whole)} 计算为 {rate}%{wrong}"
    check = checked(mention, (amount, whole), status, text, f"{rate}%")
    one, other = figures.of(budget, amount), figures.of(budget, whole)
    yield check if one is None or other is None else Portion(Share(mention), one, other, check)


def _proven(
    mention: Mention, wholes: Sequence[Money], shares: Sequence[tuple[Mention, NarrativeItem]]
) -> Money | None:
    """The total that most of the other shares of the passage are of; None where there is none, or no others."""
    others = [
        (each, part.current) for each, part in shares if each is not mention and part.current is not None
    ]
    for whole in wholes:
        fitting = sum(
            amount is not whole and judged(each, amount, whole) is not Status.FAILS for each, amount in others
        )
        if fitting * 2 > len(others):
            return whole
    return None
