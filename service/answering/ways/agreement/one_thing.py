"""Whether numbers that stand in two places are of one thing, by what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from service.answering.document.numbers import Number, Where
from service.answering.ways.agreement.in_sentence import right_before
from service.patterns import regex
from service.terms import coverage

TOTAL = regex("总数|总人数|总额|合计|总量|共")
# So near to its place's words must a number be.
ENOUGH, WHOLLY = 0.45, 0.8
_AS_LARGE = 12
# What items of all kinds are called by.
_SORT_OF_MONEY = regex("支出|经费|收入|预算$")


def same_thing(row: Sequence[Number], unsaid: Sequence[Number], phrase: str) -> bool:
    """Whether numbers that differ are of one thing: a row or a target must be called so, and not be a part of it."""
    differ = any(n.base != row[0].base for n in row)
    called = (n for n in unsaid if n.where is not Where.TEXT and n.sort != "辆" and not n.of_item)
    total = TOTAL.search(phrase) is not None
    if differ and total and any(coverage(bare_name(name(n)), phrase) < WHOLLY for n in unsaid if _of_text(n)):
        # 政府采购货物 is a part of what 政府采购总额 asks for
        return False
    return not differ or all(
        coverage(name(n), phrase) >= ENOUGH
        or (total and "合计" in name(n))
        or ((before := right_before(n)) and coverage(before, phrase) >= WHOLLY)
        for n in called
    )


def _of_text(number: Number) -> bool:
    return number.where is Where.TEXT and number.of_item


def alike(row: Sequence[Number]) -> bool:
    """Whether one of two numbers is called most of what the other is."""
    names = [bare_name(name(n)) for n in row]
    return any(coverage(one, other) >= ENOUGH for one, other in permutations(names, 2))


def of_a_size(one: Number, other: Number) -> bool:
    """Whether two amounts may be of one thing: one of an item and one that is the rate of something are of different sizes."""
    high, low = max(one.base, other.base), min(one.base, other.base)
    return one.sort != "元" or one.of_item == other.of_item or high <= low * _AS_LARGE


def of_another(row: Sequence[Number], phrase: str) -> bool:
    """Whether of amounts that differ one is of a line that the question names, and the other does not speak of that line."""
    if all(n.base == row[0].base for n in row):
        return False
    lines = [n for n in row if n.of_item and n.where is Where.TABLE and name(n) in phrase]
    return any(
        coverage(bare_name(name(line)), f"{n.saying.words}|{n.saying.above}|{n.saying.around}") < WHOLLY
        for line in lines
        for n in row
        if n is not line
    )


def bare_name(called: str) -> str:
    """What is left of a name without its sort of money."""
    return _SORT_OF_MONEY.sub("", called) or called


def name(number: Number) -> str:
    """What a number is called first: its item, its row, its target."""
    return number.saying.words.split("|")[0]
