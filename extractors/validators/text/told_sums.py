"""Sums in the text (文字中的合计): the parts that a passage names make the whole, and their changes make its change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from extractors import codes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Status
from extractors.validators.balance import agreement, usable
from extractors.validators.equation import places
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.passages import Sum, following, signed, summed
from extractors.validators.text.splits import SPLITS, Split, is_complete, reach_of, stated
from extractors.validators.text.written import Written

# Amounts of the tables that are tried in the place of what a passage leaves out.
_BESIDES = 12


@rule
def parts_make_the_whole(budget: Budget) -> Iterator[Written]:
    """文字中按定义划分的各部分之和等于总数：基本支出与项目支出、“三公”经费三项、采购货物工程服务。

    The parts that a whole has by definition add up to it where a passage states them all.
    """
    for each in _sums(budget):
        amounts = [item.current for item in (each.whole, *each.parts)]
        held = [money for money in amounts if money is not None and usable(money)]
        if len(held) == len(amounts):
            yield summed(each, held[0], held[1:], "各部分之和")


@rule
def changes_make_the_change(budget: Budget) -> Iterator[Written]:
    """文字中按定义划分的各部分增减额之和等于总数的增减额。

    The changes of the parts that a whole has by definition add up to its change.
    """
    for each in _sums(budget):
        items = (each.whole, *each.parts)
        held = [money for item in items if (money := signed(item)) is not None]
        if (
            any(money.value for money in held)
            and len(held) == len(items)
            and len({item.against for item in items}) == 1
        ):
            yield summed(each, held[0], held[1:], "各部分增减额之和")


@rule
def parts_are_within_the_whole(budget: Budget) -> Iterator[Check]:
    """文字只说到部分项目时，已说到的各部分之和不应大于总数。

    Where a passage states only some of the parts that a whole has by definition, they are no more than the whole.
    """
    for position, whole in enumerate(budget.narrative):
        name = names.plain(whole.item)
        for split in SPLITS:
            if codes.is_classified(whole.code) or not split.whole.fullmatch(name):
                continue
            reach = reach_of(whole, split, list(following(budget, position)))
            parts = [part for pattern in split.parts for part in stated(reach, pattern)]
            items = tuple(part for part in parts if part.current is not None and usable(part.current))
            several = len({names.plain(part.item) for part in items}) < len(items)
            money = whole.current
            if not items or several or money is None or not usable(money):
                continue
            if all(is_complete(part, stated(reach, part)) for part in split.parts):
                continue
            held = [part.current for part in items if part.current is not None]
            more = sum((each.yuan for each in held), -money.yuan) > 0
            if more and agreement([money], held) is Status.FAILS:
                yield summed(Sum(whole, items), money, held, "只说到的部分之和").check


def _sums(budget: Budget) -> Iterator[Sum]:
    """The wholes that are followed by all their parts, each named once, of the same measure."""
    for position, whole in enumerate(budget.narrative):
        name = names.plain(whole.item)
        for split in SPLITS:
            if not codes.is_classified(whole.code) and split.whole.fullmatch(name):
                yield from _found(budget, whole, split, list(following(budget, position)))


def _found(budget: Budget, whole: NarrativeItem, split: Split, behind: list[NarrativeItem]) -> Iterator[Sum]:
    reach = reach_of(whole, split, behind)
    parts = [stated(reach, part) for part in split.parts]
    if not all(is_complete(part, held) for part, held in zip(split.parts, parts, strict=True)):
        return
    found = tuple(item for held in parts for item in held)
    if len({names.plain(item.item) for item in found}) < len(found):
        return
    besides = tuple(item for item in reach if split.besides.fullmatch(names.plain(item.item)))
    if besides:
        more = (*found, *besides)
        terms = [item.current for item in more if item.current is not None]
        own = [item.current for item in found if item.current is not None]
        if whole.current is not None and agreement([whole.current], own) is not Status.FAILS:
            yield Sum(whole, found)
            return
        adds_up = whole.current is not None and agreement([whole.current], terms) is not Status.FAILS
        yield Sum(whole, more if adds_up else found, "同一段里还有别的项目，可能也计入总数")
        return
    left_out = _is_left_out(budget, split, whole, found)
    yield Sum(whole, found, "差额是表中另一项目的金额，可能也计入总数" if left_out else "")


def _is_left_out(
    budget: Budget, split: Split, whole: NarrativeItem, parts: tuple[NarrativeItem, ...]
) -> bool:
    """Whether what the whole has more than its parts is what a table prints of items that may be added to it."""
    terms = [item.current for item in parts if item.current is not None]
    if whole.current is None or len(terms) < len(parts) or not all(map(usable, (whole.current, *terms))):
        return False
    if agreement([whole.current], terms) is not Status.FAILS:
        return False
    printed = {
        place.money.yuan: place.money
        for statement in budget.statements
        for place in places(statement)
        for name in (place.line.name, place.amount.column.rpartition("/")[2])
        if place.money.value and split.besides.fullmatch(names.plain(name))
    }
    return any(
        agreement([whole.current], [*terms, *more]) is not Status.FAILS
        for several in (1, 2, 3)
        for more in combinations(list(printed.values())[:_BESIDES], several)
    )
