"""The money that a performance form gives (项目资金): its totals, and the funds or shares each is made of.

Forms print it behind labels (年度资金总额 | 500), below each other or side by side for two periods, or in a little table
with a label at the left and a head above. What a figure is, is said by the nearest label; which total it belongs to, by
the labels and heads around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.schema.budget import Budget, Statement
from extractors.schema.draft import Kind
from extractors.validators.equation import Place, places
from extractors.validators.remembered import remembered
from extractors.validators.structure import names


class Role(StrEnum):
    """What a figure is in its form."""

    TOTAL = "总额"
    FISCAL = "财政拨款"
    CARRIED = "上年结转"
    OTHER = "其他资金"
    BASIC = "基本支出"
    PROJECT = "项目支出"
    UNKNOWN = ""


_ROLES = (
    (Role.CARRIED, re.compile(r"(?:上年|以前年度|历年|年初)?结转(?:结余)?(?:资金|数|金额)?")),
    (Role.OTHER, re.compile(r"其[他它](?:资金|来源|收入|资金来源)?(?:小计)?")),
    (Role.BASIC, re.compile(r"基本支出(?:预算)?(?:小计|金额)?")),
    (Role.PROJECT, re.compile(r"项目支出(?:预算)?(?:小计|金额)?")),
    (Role.FISCAL, re.compile(r"(?:当年|本年|年度)?财政(?:拨款|性?资金|补助资金|安排资金|预算资金)(?:小计)?")),
    (
        Role.TOTAL,
        re.compile(
            r"(?:实施期|中长?期|年度|当年|本年|全年|年初|项目|部门|整体|申请|预算|资金|经费|金额|投资|支出|总)*"
            r"(?:总额|合计|总计|预算数?|总投资|总金额|总数|金额|资金规模)"
        ),
    ),
)
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_OF_THE_PERIOD = re.compile(r"实施期|中长?期|项目资金总额|项目总|总投资|上年|去年|前年|近两年|执行|决算")


@dataclass(eq=False)
class Funding:
    """A total that a form prints, and what it is made of."""

    total: Place
    parts: list[tuple[Role, Place]] = field(default_factory=list)

    def of(self, *roles: Role) -> list[Place]:
        return [place for role, place in self.parts if role in roles]

    @property
    def project(self) -> str:
        return self.total.line.project

    @property
    def is_of_the_year(self) -> bool:
        """Whether the total is of the fiscal year, as far as its labels tell: not of all the years of the project."""
        return not is_of_the_period(self.total)


def is_of_the_period(place: Place) -> bool:
    """Whether the labels say that the money is of other years, or of all the years of the project."""
    return _OF_THE_PERIOD.search("/".join((place.amount.column, place.line.name))) is not None


def role(place: Place) -> Role:
    """What the figure is: its own label where its line has one, else the last head of its column."""
    line = place.line
    label = place.amount.column.rpartition("/")[2] if line.name in ("", line.project) else line.name
    name = names.plain(_BRACKETS.sub("", label))
    return next((known for known, pattern in _ROLES if pattern.fullmatch(name)), Role.UNKNOWN)


@remembered
def fundings(of: Budget) -> tuple[Funding, ...]:
    """The totals of all forms, in printed order."""
    found: list[Funding] = []
    for statement in of.of_kind(Kind.PERFORMANCE, Kind.PROJECTS):
        found += _in(statement)
    return tuple(found)


def of_projects(budget: Budget) -> dict[str, list[Funding]]:
    """The totals by the project whose form they stand in."""
    found: dict[str, list[Funding]] = {}
    for one in fundings(budget):
        if one.project:
            found.setdefault(one.project, []).append(one)
    return found


def _in(statement: Statement) -> Iterator[Funding]:
    held: list[Funding] = []
    for place in _of_forms(statement):
        known = role(place)
        if known is Role.TOTAL:
            held.append(Funding(place))
            continue
        own = [one for one in reversed(held) if one.project == place.line.project]
        above = [one for one in own if one.total.amount.column in _over(place)] or _beside(own, place)
        if above:
            above[0].parts.append((known, place))
    yield from held


def _of_forms(statement: Statement) -> Iterable[Place]:
    """The figures of forms: a list of projects is none."""
    for place in places(statement):
        if statement.kind is Kind.PERFORMANCE or place.line.project:
            yield place


def _over(place: Place) -> tuple[str, str]:
    """The column of the total that a part stands under: its own, where labels are lines, or the one it is nested in."""
    column = place.amount.column
    labelled = place.line.name not in ("", place.line.project)
    return (column, column) if labelled else (column.rpartition("/")[0],) * 2


def _beside(own: list[Funding], place: Place) -> list[Funding]:
    """The one total under the same heading, and in the same line, as a part that is nested in none."""
    heading = place.amount.column.rpartition("/")[0]
    near = [
        one
        for one in own
        if one.total.line is place.line and one.total.amount.column.rpartition("/")[0] == heading
    ]
    return near if len(near) == 1 else []
