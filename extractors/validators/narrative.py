"""Text ↔ tables (文表一致): an amount that the text gives for an item is printed in a table for that item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from extractors import codes
from extractors.schema.budget import Budget, Line, NarrativeItem
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import Money
from extractors.validators import identities, levels, names, slips
from extractors.validators.equation import Place, agreement, places, usable
from extractors.validators.finding import at, faint, in_unit, plain, rule, title

_RANK = {Status.HOLDS: 0, Status.ROUNDING: 1, Status.FAILS: 2}
# Amounts that tables of this year's budget, or of this year's final account, do not hold.
_OTHER_MEASURE = {
    Stage.BUDGET: re.compile(r"上年|去年|执行|决算|完成"),
    Stage.FINAL: re.compile(r"上年|去年|预算"),
}
_ALL = re.compile(
    r"(?:本?部门|单位)?(?:年初)?(?:预算|决算)?(?:收入|支出|收支)(?:预算|决算)?(?:总计|总额|合计|总数)?"
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
def coded_amount_is_in_a_table(budget: Budget) -> Iterator[Check]:
    """文字中带科目编码的金额，与表中该科目的金额一致。

    The amount that the text gives for a classification code is printed in some table for that code.
    """
    by_code: dict[str, list[Place]] = {}
    for place in _all_places(budget):
        if codes.is_classified(place.line.code):
            by_code.setdefault(place.line.code, []).append(place)
    for item, money in _stated(budget):
        if item.code and item.code in by_code:
            yield _verdict(item, money, by_code[item.code], certain=True)


@rule
def named_amount_is_in_a_table(budget: Budget) -> Iterator[Check]:
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
    for item, money in _stated(budget):
        name = _item(item.item)
        fund = _fund(item)
        same = by_name.get(_paid_for(item.item), []) + _whole_budget(budget, name)
        found = [place for place in same if not fund or only.get(place.line.code, fund) == fund]
        if found and not codes.is_classified(item.code):
            lines = {(line.code, line.name) for place in found if _is_of(line := place.line, item.item)}
            one = len(lines) == 1 and all(codes.is_classified(code) for code, _ in lines)
            exact = {_item(each) for _, each in lines} == {name}
            yield _verdict(item, money, found, certain=one and exact and len(name) >= _GENERIC)


@rule
def project_amount_is_in_a_table(budget: Budget) -> Iterator[Check]:
    """文字中点名的支出项目，其金额与项目支出表一致。

    The amount that the text gives for a project equals the project's line; a year in front of the name may be
    missing in one of them.
    """
    projects: dict[str, list[Place]] = {}
    for statement in budget.of_kind(Kind.PROJECTS):
        for place in places(statement):
            if not names.is_total(place.line.name):
                projects.setdefault(_item(place.line.name), []).append(place)
    for item, money in _stated(budget):
        name = _item(item.item)
        telling = len(name) >= _PROJECT
        same = [project for project in projects if project == name or (telling and project.endswith(name))]
        found = [place for project in same for place in projects[project]]
        if found:
            yield _verdict(item, money, found, certain=telling and len(same) == 1)


@lru_cache(maxsize=8192)
def _item(name: str) -> str:
    """A name without the word for what kind of thing it is (项目, 专项), which tables leave out."""
    return re.sub(r"(?<=.{4})(?:项目|专项)$", "", names.plain(name))


@lru_cache(maxsize=8192)
def _paid_for(name: str) -> str:
    """A name without 支出 behind it: 农业生产发展 and 农业生产发展支出 are different items that texts do not tell apart."""
    return re.sub(r"(?<=.{4})支出$", "", _item(name))


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


def _whole_budget(budget: Budget, name: str) -> list[Place]:
    """The grand totals, for a text that speaks of the budget's receipts or expenditure as a whole."""
    if not _ALL.fullmatch(name):
        return []
    return [place for place in _all_places(budget) if levels.sums_all(place.line)]


def _all_places(budget: Budget) -> Iterator[Place]:
    for statement in budget.statements:
        if statement.kind is not Kind.PERFORMANCE:
            yield from places(statement)


def _stated(budget: Budget) -> Iterator[tuple[NarrativeItem, Money]]:
    """Items with an amount that a table of this disclosure could hold."""
    other = _OTHER_MEASURE[budget.stage]
    for item in budget.narrative:
        if item.current is not None and usable(item.current) and not other.search(item.measure):
            yield item, item.current


def _verdict(item: NarrativeItem, money: Money, candidates: list[Place], certain: bool) -> Check:
    """Holds when any candidate cell is equal; fails only when the item can mean nothing else."""
    judged = [(agreement([money], [place.money]), place) for place in candidates]
    best = min((status for status, _ in judged), key=_RANK.__getitem__)
    matching = [place for status, place in judged if status is best]
    said = (
        f"文字中“{' '.join(word for word in (item.code, item.item) if word)}”为 {money.printed}{money.unit}"
    )
    if best is Status.HOLDS:
        return Check(
            code="",
            status=best,
            severity=Severity.INFO,
            message=f"{said}，与{title(matching[0].statement)}相符",
            sources=(money.source, *(place.source for place in matching)),
        )
    slipped = [place for place in matching if slips.is_telling(money.value, _to_its_digits(place, money))]
    certain = certain or bool(slipped)
    nearest = min(slipped or matching, key=lambda place: abs(place.money.yuan - money.yuan))
    expected = in_unit(nearest.money.yuan, money.unit)
    text = (
        f"{said}{at(money.source)}，{title(nearest.statement)}印 {nearest.money.printed}{nearest.money.unit}"
    )
    text += f"{at(nearest.source)}，相差 {plain(money.value - expected)}{money.unit}"
    if best is Status.ROUNDING:
        text += "，可由四舍五入解释"
    elif not certain:
        best = Status.CANNOT_TELL
        text = f"{said}{at(money.source)}，各表同名项目没有这一金额，不能断定有误：口径可能不同"
    elif by := slips.factor(money.value, expected):
        text += f"，正好差 {by:,} 倍，疑为单位或小数点有误"
    return Check(
        code="",
        status=best,
        severity=Severity.ERROR if best is Status.FAILS else Severity.INFO,
        message=text,
        expected=plain(expected),
        printed=plain(money.value),
        difference=plain(money.value - expected),
        sources=(money.source, nearest.source),
        suspect=_suspect(money, nearest) if best is Status.FAILS else None,
    )


def _suspect(money: Money, nearest: Place) -> Suspect:
    """The figure of the sentence, as a misprint for the table's where that table agrees with itself."""
    if not faint(money.source) and faint(nearest.source):
        return Suspect(cell=nearest.source.cell, cause=Cause.MISREAD)
    if faint(money.source):
        return Suspect(cell=money.source.cell, cause=Cause.MISREAD)
    about = [e for e in identities.within(nearest.statement) if e.mending(nearest) is not None]
    upheld = any(e.status in (Status.HOLDS, Status.ROUNDING) for e in about)
    if not upheld or any(e.status is Status.FAILS for e in about):
        return Suspect(cell=money.source.cell, cause=Cause.UNKNOWN)
    right = _to_its_digits(nearest, money)
    return Suspect(cell=money.source.cell, cause=Cause.MISPRINT, proposed=plain(right))


def _to_its_digits(place: Place, money: Money) -> Decimal:
    """The table's amount as the text would state it: the text may have fewer digits, and another unit."""
    exponent = money.value.as_tuple().exponent
    right = in_unit(place.money.yuan, money.unit)
    slipped = slips.factor(money.value, right)
    if isinstance(exponent, int) and right.as_tuple().exponent != exponent and not slipped:
        right = round(right, max(-exponent, 0))
    return right
