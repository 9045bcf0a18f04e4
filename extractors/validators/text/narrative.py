"""Text ↔ tables (文表一致): an amount that the text gives for an item is printed in a table for that item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors import codes
from extractors.schema.budget import Budget, Line, NarrativeItem
from extractors.schema.draft import Kind, Stage
from extractors.validators.equation import Place, places
from extractors.validators.rule import rule
from extractors.validators.structure import levels, measures, names, three_public
from extractors.validators.text import said
from extractors.validators.text.echo import Echo, one_slip_from
from extractors.validators.text.said import Said

# Amounts that tables of this year's budget, or of this year's final account, do not hold.
_OTHER_MEASURE = {
    Stage.BUDGET: re.compile(r"上年|去年|执行|决算|完成"),
    Stage.FINAL: re.compile(r"上年|去年|预算"),
}
_ALL = re.compile(
    r"(?:.{0,10}20\d\d年度?)?[本我]?(?:部门|单位)?(?:年初)?(?:预算|决算)?总?"
    r"(?:收支|收入支出|收入|支出)总?(?:预算|决算)?(?:总计|总额|合计|总数|总量)?"
)
_FUND_OF = {
    Kind.GENERAL_BY_FUNCTION: "一般公共预算",
    Kind.BASIC_BY_FUNCTION: "一般公共预算",
    Kind.GOVERNMENT_FUND: "政府性基金",
    Kind.STATE_CAPITAL: "国有资本经营",
}
_PROJECT = 8  # characters that make the name of a project unlike any other
_GENERIC = 4  # shorter names (其他, 培训) name too many things


@rule
def coded_amount_is_in_a_table(budget: Budget) -> Iterator[Echo]:
    """文字中带科目编码的金额，与表中该科目的金额一致。

    The amount that the text gives for a classification code is printed in some table for that code.
    """
    by_code: dict[str, list[Place]] = {}
    for place in _all_places(budget):
        if codes.is_classified(place.line.code):
            by_code.setdefault(place.line.code, []).append(place)
    for stated in _stated(budget):
        if stated.item.code and stated.item.code in by_code:
            yield Echo(stated, tuple(by_code[stated.item.code]), certain=True)


@rule
def named_amount_is_in_a_table(budget: Budget) -> Iterator[Echo]:
    """文字中点名的项目金额，与表中同名项目的金额一致。

    The amount that the text gives for an item without a code is printed in some table for a line or column of
    the same name. The word 支出 behind the name of what is paid for is as often said as left out.
    """
    by_name: dict[str, list[Place]] = {}
    for place in _all_places(budget):
        if place.statement.kind is Kind.PROJECTS and not names.is_total(place.line.name):
            continue
        for name in {_paid_for(place.line.name), _paid_for(place.amount.column.rpartition("/")[2])}:
            by_name.setdefault(name, []).append(place)
    only = _codes_of_one_fund(budget)
    totals = [place for place in _all_places(budget) if levels.sums_all(place.line)]
    for stated in _stated(budget):
        item = stated.item
        name = _item(item.item)
        fund = _fund(item)
        same = by_name.get(_paid_for(item.item), []) + (totals if _ALL.fullmatch(name) else [])
        found = [place for place in same if not fund or only.get(place.line.code, fund) == fund]
        if found and not codes.is_classified(item.code):
            lines = {(line.code, line.name) for place in found if _is_of(line := place.line, item.item)}
            one = len(lines) == 1 and all(codes.is_classified(code) for code, _ in lines)
            exact = {_item(each) for _, each in lines} == {name}
            echo = Echo(stated, tuple(found), one and exact and len(name) >= _GENERIC)
            # several codes of one name may be meant together
            several = len({code for code, _ in lines if code}) > 1
            speaking = [] if several else _speaking(found, budget.fiscal_year)
            if echo.is_found:
                yield echo
            elif not _is_part_of_running(item):
                yield replace(echo, meant=one_slip_from(stated, found, speaking))


@rule
def project_amount_is_in_a_table(budget: Budget) -> Iterator[Echo]:
    """文字中点名的支出项目，其金额与项目支出表一致。

    The amount that the text gives for a project equals the project's line; a year in front of the name may be
    missing in one of them.
    """
    projects: dict[str, list[Place]] = {}
    for statement in budget.of_kind(Kind.PROJECTS):
        booked = {line.code for line in statement.lines if line.code and not line.of_body}
        above = {over for code in booked if (over := codes.parent(code)) is not None}
        for place in places(statement):
            line = place.line
            classified = codes.parent(line.code) in booked or line.code in above
            if not names.is_total(line.name) and not classified:
                # a line of the classification is what projects are booked under
                projects.setdefault(_item(place.line.name), []).append(place)
    for stated in _stated(budget):
        item = stated.item
        name = _item(item.item)
        telling = len(name) >= _PROJECT
        same = [project for project in projects if project == name or (telling and project.endswith(name))]
        found = [place for project in same for place in projects[project]]
        if found:
            echo = Echo(stated, tuple(found), certain=telling and len(same) == 1)
            yield echo if echo.is_found else replace(echo, meant=one_slip_from(stated, found, ()))


@rule
def three_public_amount_is_in_their_table(budget: Budget) -> Iterator[Echo]:
    """文字中“三公”经费及其各项的金额，与“三公”经费表一致。

    What the text gives for the “three public expenses” or for one of them is printed in their table, where this holds
    nothing else.
    """
    by_name: dict[str, list[Place]] = {}
    for statement in budget.of_kind(Kind.THREE_PUBLIC):
        for name, place in three_public.amounts(statement, budget.fiscal_year):
            by_name.setdefault(name, []).append(place)
    for stated in _stated(budget):
        cells = by_name.get(three_public.called(stated.item.item), [])
        echo = Echo(stated, tuple(cells), certain=True)
        if cells and (echo.is_found or not _is_part_of_running(stated.item)):
            yield echo


def _is_part_of_running(item: NarrativeItem) -> bool:
    """Whether an amount is what one kind of expense has in 机关运行经费, which is no department's whole."""
    return "机关运行" in "".join(item.heading[-1:]) and "机关运行" not in item.item


@lru_cache(maxsize=8192)
def _item(name: str) -> str:
    """A name without the word for what kind of thing it is (项目, 专项), which tables leave out."""
    return re.sub(r"(?<=.{4})(?:项目|专项)$", "", names.plain(name))


@lru_cache(maxsize=8192)
def _paid_for(name: str) -> str:
    """A name without 支出 behind it: 农业生产发展 and 农业生产发展支出 are different items that texts do not tell apart."""
    return re.sub(r"(?<=.{4})支出$", "", _item(name))


def _speaking(cells: Sequence[Place], year: int | None) -> list[Place]:
    """Of the cells of a name those that are this year's whole amount of it: a line's own, or the total of a column."""
    return [
        cell
        for cell in cells
        if measures.is_of_year(cell.amount.column, year)
        and (levels.sums_all(cell.line) or cell.amount.column == measures.whole_column(cell.statement))
    ]


def _is_of(line: Line, item: str) -> bool:
    return _paid_for(line.name) == _paid_for(item)


def _codes_of_one_fund(budget: Budget) -> dict[str, str]:
    """The fund of every code that only tables of this fund print, besides those of all money."""
    found: dict[str, set[str]] = {}
    for kind, fund in _FUND_OF.items():
        for statement in budget.of_kind(kind):
            for line in statement.lines:
                if codes.is_classified(line.code) and line.amounts:
                    found.setdefault(line.code, set()).add(fund)
    return {code: next(iter(funds)) for code, funds in found.items() if len(funds) == 1}


def _fund(item: NarrativeItem) -> str:
    """The fund that the nearest heading with a fund in it says the sentence is about."""
    return next((fund for heading in reversed(item.heading) if (fund := names.fund(heading))), "")


def _all_places(budget: Budget) -> Iterator[Place]:
    for statement in budget.statements:
        if statement.kind is not Kind.PERFORMANCE:
            yield from places(statement)


def _stated(budget: Budget) -> Iterator[Said]:
    """The amounts of items that a table of this disclosure could hold."""
    other = _OTHER_MEASURE[budget.stage]
    for item in budget.narrative:
        if (stated := said.current(item)) is not None and not other.search(item.measure):
            yield stated
