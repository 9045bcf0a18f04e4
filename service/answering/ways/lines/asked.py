"""Which lines of the budget a question asks for: the condition that they are to meet, with every word accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from service.answering.asked.digits import in_digits
from service.answering.ways.lines import phrases
from service.patterns import regex


class Test(StrEnum):
    """What a line is to be."""

    ZERO = "zero"  # spent on without having been planned
    PLANNED = "planned"
    ABOVE = "above"  # the plan
    BELOW = "below"
    EQUAL = "equal"
    RATE_UNDER = "rate_under"
    RATE_OVER = "rate_over"
    UP = "up"  # from last year
    DOWN = "down"
    FLAT = "flat"
    APART = "apart"  # from the plan


_BUDGETS = (
    ("three", phrases.THREE),
    ("economic", phrases.ECONOMIC),
    ("fund", phrases.FUND),
    ("general", phrases.GENERAL),
)
AGAINST_PLAN = {
    Test.ZERO, Test.PLANNED, Test.ABOVE, Test.BELOW, Test.EQUAL, Test.RATE_UNDER, Test.RATE_OVER, Test.APART,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """By how many per cent lines are to have gone up or down, at least or at most."""

    percent: Decimal
    above: bool
    itself: bool

    def holds(self, by: Decimal) -> bool:
        return self.itself if by == self.percent else (by > self.percent) is self.above


@dataclass(frozen=True, slots=True)
class Selection:
    """The tests that a line is to pass, of which budget it is (`fund`, None for any), and what is to be told of it.

    Of a ranking `ends` are from which end (1, -1), `count` how many from there and `by_rate` whether by the part of the
    plan that was carried out; `classes` is whether the highest level is asked for. `percent` is what a test of the rate
    is held against. `rest` is what of the text is not yet accounted for, an amount as a bound among it.
    """

    tests: frozenset[Test]
    fund: str | None
    ends: tuple[int, ...]
    count: int
    by_rate: bool
    percent: Decimal | None
    why: bool
    rate: bool
    how_many: bool
    together: bool
    classes: bool
    rest: str
    moved: Moved | None = None
    of_them: int = 0

    @property
    def of_plan(self) -> bool:
        return bool(self.tests & AGAINST_PLAN) or (self.by_rate and not self.of_change)

    @property
    def of_change(self) -> bool:
        return bool(self.tests & {Test.UP, Test.DOWN, Test.FLAT})


def read(text: str, year: int | None) -> Selection | None:
    """How a text asks for lines; None where it has words that no condition accounts for, or asks for something else."""
    if (
        (phrases.LINES.search(text) is None and phrases.THREE.search(text) is None)
        or phrases.WHICH.search(text) is None
        or phrases.OTHERS.search(phrases.LEFT_OF_PLAN.sub(" ", text))
    ):
        return None
    scan = _Scan(text)
    fund = next((name for name, pattern in _BUDGETS if scan.takes(pattern)), None)
    if fund == "economic":
        scan.takes(phrases.BASIC)
    first = scan.take(phrases.FIRST)
    found_classes = phrases.CLASSES.finditer(text)
    of_them = next(
        (int(said) if said.isdigit() else in_digits(said) for each in found_classes if (said := each["of"])),
        0,
    )
    classes = scan.takes(phrases.CLASSES)
    scan.takes(phrases.CLASSES)
    scan.takes(phrases.NUMBER)
    scan.takes(phrases.WHETHER)
    why = scan.takes(phrases.WHY)
    how_many = scan.takes(phrases.COUNT)
    together = scan.takes(phrases.SUM)
    tests: set[Test] = set()
    percent = None
    for test, pattern in ((Test.RATE_UNDER, phrases.RATE_UNDER), (Test.RATE_OVER, phrases.RATE_OVER)):
        if (found := scan.take(pattern)) is not None:
            tests.add(test)
            percent = _percent(found)
    for test, pattern in (
        (Test.EQUAL, phrases.EQUAL),
        (Test.BELOW, phrases.BELOW),
        (Test.ZERO, phrases.ZERO),
        (Test.ABOVE, phrases.ABOVE),
        (Test.PLANNED, phrases.PLANNED),
    ):
        if scan.takes(pattern):
            tests.add(test)
    if Test.ZERO in tests:
        scan.takes(phrases.SPENT)
    ends = tuple(end for end, p in ((1, phrases.HIGHEST), (-1, phrases.LOWEST)) if scan.takes(p))
    if ends and not tests and phrases.OF_BOTH.search(text) and scan.takes(phrases.GAP):
        tests.add(Test.APART)
    rate = bool(tests & {Test.RATE_UNDER, Test.RATE_OVER}) | scan.takes(phrases.RATE)
    by_much = scan.takes(phrases.BY_HOW_MUCH)
    moved = None
    if not tests & AGAINST_PLAN and not rate and (found := scan.take(phrases.MOVED)) is not None:
        moved = _moved(found)
        if (way := scan.take(phrases.WAYS)) is not None:
            tests.add(Test.UP if way["up"] else Test.DOWN)
        elif found["twice"]:
            tests.add(Test.UP)
    if not tests & AGAINST_PLAN and not rate:
        before = str(year - 1) if year is not None else "(?!)"
        against = scan.takes(regex(phrases.LAST_YEAR.replace("{before}", before)))
        for test, pattern in ((Test.FLAT, phrases.FLAT), (Test.DOWN, phrases.DOWN), (Test.UP, phrases.UP)):
            if (against or by_much or moved is not None) and scan.takes(pattern):
                tests.add(test)
    scan.takes(phrases.SORT)
    if len(tests - {Test.PLANNED}) > 1 or (moved is not None and not tests & {Test.UP, Test.DOWN}):
        return None
    if first is not None:
        ends = ends or (1,)
        said = first["n"] or first["m"] or first["k"]
        count = int(said) if said.isdigit() else in_digits(said)
    else:
        count = 1
    return Selection(
        frozenset(tests),
        fund,
        ends,
        count,
        bool(ends) and (rate or phrases.BY_RATE.search(scan.rest) is not None),
        percent,
        why,
        rate,
        how_many,
        together,
        classes,
        scan.rest,
        moved,
        int(of_them),
    )


def accounted_for(rest: str) -> bool:
    """Whether what is left of a text only fills."""
    return phrases.LEFT.search(phrases.FILL.sub(" ", rest)) is None


class _Scan:
    """A text of which one piece after another is taken out."""

    def __init__(self, text: str) -> None:
        self.rest = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found is not None:
            self.rest = pattern.sub(" ", self.rest)
        return found

    def takes(self, pattern: re.Pattern[str]) -> bool:
        return self.take(pattern) is not None


def _moved(found: re.Match[str]) -> Moved:
    if found["twice"]:
        return Moved(Decimal(100), above=True, itself="超过" not in found.group())
    itself = bool(found["from"] or found["to"]) or re.search("达到|不低于|以上", found.group()) is not None
    return Moved(_percent(found), above=bool(found["over"] or found["from"]), itself=itself)


def _percent(found: re.Match[str]) -> Decimal:
    """`90%` and `九成` as 90."""
    said = found.groupdict()
    number = said.get("n") or said.get("m")
    if number:
        return Decimal(number)
    return Decimal(in_digits(said.get("c") or said.get("d") or "") * 10)
