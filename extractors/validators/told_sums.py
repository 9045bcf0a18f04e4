"""Sums in the text (文字中的合计): the parts that a passage names make the whole, and their changes make its change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, takewhile
from typing import NamedTuple

from extractors import codes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Status
from extractors.validators import names
from extractors.validators.equation import agreement, places, usable
from extractors.validators.finding import rule
from extractors.validators.passages import Sum, following, signed, summed

_OF = r"(?:一般公共预算|财政拨款|本?部门|本?单位|本年|当年|年初|预算|决算|安排|的)*"
_END = r"(?:支出|经费)?(?:预算|决算)?(?:总?数|总?额|合计|安排)?"


# Amounts of the tables that are tried in the place of what a passage leaves out.
_BESIDES = 12


class _Split(NamedTuple):
    """A whole with the parts that it has by definition; `besides` may be added to it or be counted apart."""

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    besides: re.Pattern[str]


def _named(words: str) -> re.Pattern[str]:
    return re.compile(f"{_OF}(?:{words}){_END}")


_VEHICLES = r"公务用?车购置(?:及|和|与)?(?:公务用?车)?运行?(?:维护|维)?费?用?"
_BASIC, _PROJECT = _named("基本支出"), _named("项目支出")
_SPLITS = (
    _Split(
        _named("三公经费"),
        (_named("因公出国境?费?用?"), _named(_VEHICLES), _named("公务接待费?用?")),
        re.compile(r".*(?:会议|培训|差旅)费.*"),
    ),
    _Split(
        _named(_VEHICLES),
        (_named("公务用?车购置费?用?"), _named("公务用?车运行?(?:维护|维)?费?用?")),
        re.compile(r"(?!)"),
    ),
    _Split(
        _BASIC,
        (_named("人员(?:经费|支出)"), _named("(?:日常)?公用(?:经费|支出)")),
        re.compile(r".*(?:个人和?家庭|资本性).*"),
    ),
    _Split(
        re.compile(f"{_OF}(?:支出|收支)(?:预算|决算)?(?:总?数|总额|合计)?"),
        (_BASIC, _PROJECT),
        re.compile(r".*(?:经营支出|上缴上级|附属单位|结转|结余|预备).*"),
    ),
    _Split(
        _named("政府采购"),
        tuple(_named(f"(?:政府)?(?:采购)?{kind}类?(?:政府)?(?:采购)?") for kind in ("货物", "工程", "服务")),
        re.compile(r"(?!)"),
    ),
)

# Parts that a passage may state by their own parts alone: 购置 and 运行 for 公务用车购置及运行.
_NESTED = {
    split.whole: split.parts for split in _SPLITS if any(split.whole in each.parts for each in _SPLITS)
}


@rule
def parts_make_the_whole(budget: Budget) -> Iterator[Check]:
    """文字中按定义划分的各部分之和等于总数：基本支出与项目支出、“三公”经费三项、采购货物工程服务。

    The parts that a whole has by definition add up to it where a passage states them all.
    """
    for each in _sums(budget):
        amounts = [item.current for item in (each.whole, *each.parts)]
        held = [money for money in amounts if money is not None and usable(money)]
        if len(held) == len(amounts):
            yield summed(budget, each, held[0], held[1:], "各部分之和")


@rule
def changes_make_the_change(budget: Budget) -> Iterator[Check]:
    """文字中按定义划分的各部分增减额之和等于总数的增减额。

    The changes of the parts that a whole has by definition add up to its change.
    """
    for each in _sums(budget):
        items = (each.whole, *each.parts)
        held = [money for item in items if (money := signed(item)) is not None]
        stated = any(money.value for money in held)
        if stated and len(held) == len(items) and len({item.against for item in items}) == 1:
            yield summed(budget, each, held[0], held[1:], "各部分增减额之和")


@rule
def parts_are_within_the_whole(budget: Budget) -> Iterator[Check]:
    """文字只说到部分项目时，已说到的各部分之和不应大于总数。

    Where a passage states only some of the parts that a whole has by definition, they are no more than the whole.
    """
    for position, whole in enumerate(budget.narrative):
        name = names.plain(whole.item)
        for split in _SPLITS:
            if codes.is_classified(whole.code) or not split.whole.fullmatch(name):
                continue
            reach = _reach(whole, split, list(following(budget, position)))
            parts = [part for pattern in split.parts for part in _stated(reach, pattern)]
            items = tuple(part for part in parts if part.current is not None and usable(part.current))
            several = len({names.plain(part.item) for part in items}) < len(items)
            money = whole.current
            if not items or several or money is None or not usable(money):
                continue
            if all(_is_complete(part, _stated(reach, part)) for part in split.parts):
                continue
            held = [part.current for part in items if part.current is not None]
            more = sum((each.yuan for each in held), -money.yuan) > 0
            if more and agreement([money], held) is Status.FAILS:
                yield summed(budget, Sum(whole, items), money, held, "只说到的部分之和")


def _stated(reach: list[NarrativeItem], part: re.Pattern[str]) -> list[NarrativeItem]:
    """The items that are this part, or else the parts that it has itself (购置、运行)."""
    own = [item for item in reach if part.fullmatch(names.plain(item.item))]
    if own or part not in _NESTED:
        return own
    return [item for each in _NESTED[part] for item in reach if each.fullmatch(names.plain(item.item))]


def _is_complete(part: re.Pattern[str], stated: list[NarrativeItem]) -> bool:
    """Whether these state the part in full: one of its own name, or one for each that it has."""
    called = [names.plain(item.item) for item in stated]
    if len(called) == 1 and part.fullmatch(called[0]):
        return True
    return part in _NESTED and len(called) == len(set(called)) == len(_NESTED[part])


def _reach(whole: NarrativeItem, split: _Split, behind: list[NarrativeItem]) -> list[NarrativeItem]:
    """The parts behind a whole, of the same measure, up to where the passage goes on to something else."""
    kin = takewhile(lambda item: _is_term(item, split), behind)
    return [item for item in kin if item.measure == whole.measure]


def _sums(budget: Budget) -> Iterator[Sum]:
    """The wholes that are followed by all their parts, each named once, of the same measure."""
    for position, whole in enumerate(budget.narrative):
        name = names.plain(whole.item)
        for split in _SPLITS:
            if not codes.is_classified(whole.code) and split.whole.fullmatch(name):
                yield from _found(budget, whole, split, list(following(budget, position)))


def _found(budget: Budget, whole: NarrativeItem, split: _Split, behind: list[NarrativeItem]) -> Iterator[Sum]:
    reach = _reach(whole, split, behind)
    parts = [_stated(reach, part) for part in split.parts]
    if not all(_is_complete(part, held) for part, held in zip(split.parts, parts, strict=True)):
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
    budget: Budget, split: _Split, whole: NarrativeItem, parts: tuple[NarrativeItem, ...]
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


def _is_term(item: NarrativeItem, split: _Split) -> bool:
    """Whether the item is a part, or a part of a part; behind anything else the passage may be about another whole."""
    name = names.plain(item.item)
    if split.whole.fullmatch(name):
        return False
    return bool(split.besides.fullmatch(name)) or any(
        part.fullmatch(name) for each in _SPLITS for part in each.parts
    )
