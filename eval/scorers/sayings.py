"""What was taken from a passage: each item with its amounts, change, percent, what it is held against, and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from eval.fixture import plain
from eval.passages import Counted, Passage, Saying
from eval.scorers.tally import Tally
from extractors.schema.budget import Budget, Count, NarrativeItem
from extractors.schema.money import YUAN_PER_UNIT, Money, read_number

_AMOUNT = re.compile(r"(-?[\d,.]+)(\D+)")
_MARKS = re.compile("[“”\"'（()）\\s]")
# Which item was meant is told by its name first, then by its amounts.
_WEIGHTS = {
    "item": 5,
    "current": 3,
    "delta": 3,
    "percent": 2,
    "reason": 2,
    "previous": 1,
    "direction": 1,
    "against": 2,
}
# What shares less than this with an item is about another.
_LEAST = 5


@dataclass(frozen=True)
class Taken:
    """`sayings` are right when every field is; `reasons` counts those of items that were found."""

    sayings: Tally
    reasons: Tally
    counts: Tally


def score(budget: Budget, passage: Passage) -> Taken:
    """What the budget of a passage's document says, against what the passage says."""
    found = budget.narrative
    wanted = (*passage.says, *passage.may_say)
    pairs = _paired(wanted, found)
    sayings, reasons, counts = Tally(), Tally(), Tally()
    for n, saying in enumerate(passage.says):
        item = found[pairs[n]] if n in pairs else None
        wrong = ["nothing"] if item is None else list(_differences(saying, item))
        sayings.want(not wrong, f"{saying.items[0]}: {'; '.join(wrong)}")
        if saying.reason is not None:
            reasons.want(
                item is not None and _same_reason(saying, item), f"{saying.items[0]}: {saying.reason}"
            )
    partners = {k: wanted[n] for n, k in pairs.items()}
    # by place, not by value: a passage may say the same twice, once as it likes
    optional = {k for n, k in pairs.items() if n >= len(passage.says)}
    for k, item in enumerate(found):
        partner = partners.get(k)
        if k in optional:
            continue
        right = partner is not None and not list(_differences(partner, item))
        sayings.give(
            right, f"extra {item.item} {item.current.printed if item.current else ''}" if not partner else ""
        )
        if item.reason is not None:
            reasons.give(
                partner is not None and _same_reason(partner, item), f"{item.item}: {item.reason.text}"
            )
    _count(counts, budget.counts, passage.counts)
    sayings.misses[:] = [miss for miss in sayings.misses if miss.words]
    return Taken(sayings, reasons, counts)


def _paired(wanted: Sequence[Saying], found: Sequence[NarrativeItem]) -> dict[int, int]:
    """Which was meant by which, so that all together agree best."""
    if not wanted or not found:
        return {}
    from scipy.optimize import linear_sum_assignment

    agreement = np.array([[_agreement(saying, item) for item in found] for saying in wanted])
    rows, columns = linear_sum_assignment(agreement, maximize=True)
    return {int(r): int(c) for r, c in zip(rows, columns, strict=True) if agreement[r, c] >= _LEAST}


def _agreement(saying: Saying, item: NarrativeItem) -> int:
    return sum(
        weight * (name in ("item", "against") or getattr(saying, name) is not None)
        for name, weight in _WEIGHTS.items()
        if _same(saying, item, name)
    )


def _differences(saying: Saying, item: NarrativeItem) -> Iterator[str]:
    for name in _WEIGHTS:
        if not _same(saying, item, name):
            yield f"{name} {_told(item, name)!r} for {getattr(saying, name) if name != 'item' else saying.items[0]!r}"


def _told(item: NarrativeItem, name: str) -> object:
    value = getattr(item, name)
    return value.printed if isinstance(value, Money) else getattr(value, "text", value)


def _same(saying: Saying, item: NarrativeItem, name: str) -> bool:
    if name == "item":
        return any(_MARKS.sub("", each) == _MARKS.sub("", item.item) for each in saying.items)
    if name in ("current", "previous", "delta"):
        money = getattr(item, name)
        return _yuan(getattr(saying, name)) == (None if money is None else money.yuan)
    if name == "percent":
        return read_number(saying.percent or "") == (
            None if item.percent is None else abs(item.percent.value)
        )
    if name == "direction":
        return saying.direction is item.direction
    if name == "against":
        # what nothing is held against has nothing to be held against
        return saying.against is None or saying.against is item.against
    return _same_reason(saying, item)


def _same_reason(saying: Saying, item: NarrativeItem) -> bool:
    found = item.reason.text if item.reason else ""
    return plain(saying.reason or "").strip("。；，：") == plain(found).strip("。；，：")


def _yuan(amount: str | None) -> Decimal | None:
    if amount is None:
        return None
    parts = _AMOUNT.fullmatch(amount)
    value = read_number(parts.group(1)) if parts else None
    if parts is None or value is None:
        raise ValueError(f"expected an amount with its unit, found {amount!r}")
    return value * YUAN_PER_UNIT[parts.group(2)]


def _count(tally: Tally, found: Sequence[Count], wanted: Sequence[Counted]) -> None:
    left = [(count.item, f"{count.quantity.printed}{count.quantity.unit}") for count in found]
    for count in wanted:
        same = [
            held for held in left if held[1] == count.is_ and (count.item in held[0] or held[0] in count.item)
        ]
        tally.want(bool(same), f"{count.item} {count.is_}")
        tally.given += bool(same)
        if same:
            left.remove(same[0])
    for item, is_ in left:
        tally.give(False, f"extra {item} {is_}")
