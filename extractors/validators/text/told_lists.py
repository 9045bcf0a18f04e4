"""Lists of codes in the text (文字逐项说明): their amounts and their changes against the total in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors import codes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Status
from extractors.schema.money import Money
from extractors.validators.balance import agreement, usable
from extractors.validators.rule import rule
from extractors.validators.text.passages import Sum, following, signed, summed
from extractors.validators.text.written import Written


@rule
def listed_codes_make_the_whole(budget: Budget) -> Iterator[Written]:
    """文字逐项列出的科目之和等于其总数；文字不说列全，对不上时无从比较。

    The classification codes that a passage lists add up to a total in front of them; where they do not they need not
    be all, so that nothing is said.
    """
    for each in _lists(budget):
        held = [item.current for item in (each.whole, *each.parts) if item.current is not None]
        yield summed(each, held[0], held[1:], "所列科目之和")


@rule
def listed_changes_make_the_change(budget: Budget) -> Iterator[Written]:
    """文字逐项列出的科目本年合计与总数一致时，各科目增减额之和应等于总数的增减额；上年科目可能没有列出。

    Where listed codes are all of this year's money, their changes add up to the change of the whole, unless last
    year had codes that are gone.
    """
    for each in _lists(budget):
        whole = _with_change(budget, each.whole)
        changes = [money for item in each.parts if (money := signed(item)) is not None]
        change = signed(whole) if whole is not None else None
        if whole is not None and change is not None and len(changes) == len(each.parts):
            doubt = "" if _same_base(whole, each.parts) else "上年有、本年没有的科目可能没有列出"
            yield summed(Sum(whole, each.parts, doubt), change, changes, "所列科目增减额之和")


def _lists(budget: Budget) -> Iterator[Sum]:
    """Two or more codes of one level, each once, behind a total without a code that is their sum."""
    narrative = budget.narrative
    for position, whole in enumerate(narrative[:-1]):
        if whole.code or not codes.is_classified(narrative[position + 1].code):
            continue
        listed = tuple(takewhile(lambda item: codes.is_classified(item.code), following(budget, position)))
        amounts = {(item.code, money.value, item.delta) for item in listed if (money := item.current)}
        once = {item.code: item for item in reversed(listed) if item.current is not None}
        of_one_level = len({(len(item.code), item.measure) for item in once.values()}) == 1
        if len(once) < 2 or len(amounts) > len(once) or not of_one_level:
            continue
        parts = tuple(reversed(once.values()))
        held = [money for item in parts if (money := item.current) is not None]
        total = _total(narrative[: position + 1], whole, held)
        if total is not None:
            yield Sum(total, parts)


def _total(
    before: Sequence[NarrativeItem], nearest: NarrativeItem, parts: Sequence[Money]
) -> NarrativeItem | None:
    """The last item under the heading that the parts add up to."""
    for item in reversed(before):
        if item.heading != nearest.heading:
            return None
        current = item.current
        if item.code or current is None or not all(map(usable, (current, *parts))):
            continue
        if agreement([current], parts) is not Status.FAILS:
            return item
    return None


def _with_change(budget: Budget, whole: NarrativeItem) -> NarrativeItem | None:
    """The total with its change: the item itself, or the last one before it that states the same amount and a change."""
    before = budget.narrative[: budget.narrative.index(whole) + 1]
    for item in reversed(before):
        current = item.current
        if item.code or current is None or whole.current is None or not usable(current):
            continue
        if signed(item) is not None and agreement([current], [whole.current]) is not Status.FAILS:
            return item
    return None


def _same_base(whole: NarrativeItem, parts: Sequence[NarrativeItem]) -> bool:
    """Whether last year's amounts are stated too, and those of the parts are all of the whole's."""
    held = [item.previous for item in parts if item.previous is not None]
    if whole.previous is None or len(held) != len(parts):
        return False
    return agreement([whole.previous], held) is not Status.FAILS
