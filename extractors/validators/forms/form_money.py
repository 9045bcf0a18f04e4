"""The money of performance forms: made of its funds, the same as in the list of projects and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.budget import Budget, Line, Mention, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators.equation import Equation, Place, places
from extractors.validators.forms import funding
from extractors.validators.forms.funding import Funding, Role
from extractors.validators.forms.verdict import spread, verdict
from extractors.validators.rule import rule
from extractors.validators.structure import measures, names
from extractors.validators.wording import in_unit, plain, title

# What a form calls the whole money of its project in words (预算资金20万元).
_BUDGETED = re.compile(
    r"(?:本|该|此)?(?:项目)?(?:年度|本年度?|当年|全年)?(?:总)?(?:安排)?"
    r"(?:预算(?:资金|数|金额|总额|经费|安排|规模)?|(?:资金|经费|投资)总额|总投资)(?:安排|总额|合计)?"
)

_THIS_YEAR = re.compile(r"本年|当年|年度(?:预算|资金|安排|金额)")


@rule
def funds_make_the_total(budget: Budget) -> Iterator[Equation]:
    """绩效目标表中资金总额等于财政拨款、上年结转与其他资金之和，部门预算总额等于基本支出与项目支出之和。

    The total that a form prints is made of the funds, or of 基本支出 and 项目支出, printed below it.
    """
    for one in funding.fundings(budget):
        known = {role for role, _ in one.parts}
        if {Role.BASIC, Role.PROJECT} <= known and len(one.parts) == 2:
            yield _sum(one, one.of(Role.BASIC, Role.PROJECT), "")
        elif Role.FISCAL in known:
            yield _funds(one)


@rule
def form_agrees_with_the_list(budget: Budget) -> Iterator[Equation]:
    """项目绩效目标表的年度资金等于项目支出表中同一项目的金额。

    The year's money in a project's form equals the project's line in the list of projects.
    """
    if budget.stage is not Stage.BUDGET:
        return  # a form of the final account still gives the budget
    listed = _listed(budget)
    found: list[Equation] = []
    for project, totals in funding.of_projects(budget).items():
        line = listed.get(names.plain(project))
        own = [one for one in totals if one.is_of_the_year and one.total.statement.kind is Kind.PERFORMANCE]
        if line is not None and own:
            found += [_same(one, line) for one in own]
    failing = sum(equation.status is Status.FAILS for equation in found)
    if failing > 1 and failing * 2 > len(found):
        found = [replace(equation, doubt="多数项目都对不上，两处的口径可能不同") for equation in found]
    yield from found


@rule
def purpose_agrees_with_the_money(budget: Budget) -> Iterator[Check]:
    """项目资金用途中写明的预算资金等于该项目的预算数。

    What the words of a form say is budgeted for the project is the money that the form prints for it.
    """
    totals = funding.of_projects(budget)
    said: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in budget.mentions:
        words = names.plain(mention.column.rpartition("/")[2])
        if mention.in_words and mention.item in totals and _BUDGETED.fullmatch(words):
            said.setdefault((mention.item, mention.quantity.source.cell), []).append(mention)
    for (project, _), mentions in said.items():
        if len(mentions) == 1 and mentions[0].quantity.unit in YUAN_PER_UNIT:
            yield _told(mentions[0], totals[project])


def _sum(one: Funding, parts: list[Place], doubt: str) -> Equation:
    whole = one.total
    name = one.project or whole.line.name
    where = f"{title(whole.statement)}“{name}”的“{whole.amount.column.rpartition('/')[2] or whole.line.name}”"
    return Equation(whole, tuple(parts), where, doubt=doubt)


def _funds(one: Funding) -> Equation:
    """The funds of a total; a carry-over can be printed as a part of the fiscal money."""
    doubt = ""
    if len(one.of(Role.FISCAL)) > 1 or one.of(Role.UNKNOWN, Role.TOTAL):
        doubt = "其中还有没有认出的资金来源"
    elif not one.of(Role.OTHER):
        doubt = "其他资金没有印出数字"
    whole = _sum(one, one.of(Role.FISCAL, Role.CARRIED, Role.OTHER), doubt)
    without = _sum(one, one.of(Role.FISCAL, Role.OTHER), doubt)
    return whole if whole.status is not Status.FAILS or without.status is Status.FAILS else without


def _listed(budget: Budget) -> dict[str, tuple[Place, ...]]:
    """The whole amount of each project that the lists print once, by name."""
    found: dict[str, tuple[Place, ...]] = {}
    twice: set[str] = set()
    for statement in budget.of_kind(Kind.PROJECTS):
        for line in statement.lines:
            held = () if line.project else _of_the_year(statement, line)
            if held and not names.is_total(line.name):
                name = names.plain(line.name)
                twice |= {name} & found.keys()
                found[name] = held
    return {name: held for name, held in found.items() if name not in twice}


def _of_the_year(statement: Statement, line: Line) -> tuple[Place, ...]:
    """The project's money of the fiscal year, which a list may print beside that of all its years, and the whole of what it
    prints."""
    held = [place for place in places(statement, [line]) if _THIS_YEAR.search(place.amount.column)]
    whole = measures.whole_of(statement, line)
    found = [*(held if len(held) == 1 else []), *([whole] if whole is not None else [])]
    return tuple(place for place in found if not funding.is_of_the_period(place))


def _same(one: Funding, listed: tuple[Place, ...]) -> Equation:
    """A form's total against the list; the list may leave out what comes from other funds, or from last year."""
    where = f"项目“{one.project}”：{title(one.total.statement)}与{title(listed[0].statement)}"
    fiscal = one.of(Role.FISCAL)
    candidates = [Equation(place, (line,), where) for place in (one.total, *fiscal) for line in listed]
    agreeing = next((each for each in candidates if each.status is not Status.FAILS), None)
    if agreeing is not None:
        return agreeing
    carried = any(place.money.value for place in one.of(Role.CARRIED))
    doubt = "资金总额中有上年结转，项目支出表可能只列当年安排" if carried else ""
    return replace(candidates[0], doubt=doubt)


def _told(mention: Mention, totals: list[Funding]) -> Check:
    quantity = mention.quantity
    scale = YUAN_PER_UNIT[quantity.unit]
    printed = [one.total for one in totals] + [place for one in totals for _, place in one.parts]
    words = mention.column.rpartition("/")[2]
    text = f"项目“{mention.item}”的文字写“{words}{quantity.printed}{quantity.unit}”"
    meets = [p for p in printed if p.money.interval.meets(spread(quantity.value, scale))]
    if meets:
        exact = [place for place in meets if place.money.yuan == quantity.value * scale]
        agreeing = exact or meets
        place = agreeing[0]
        status = Status.HOLDS if exact else Status.ROUNDING
        text += f"，与表中的 {place.money.printed}{place.money.unit}相符"
        expected = in_unit(place.money.yuan, quantity.unit)
        sources = [quantity.source, *(each.source for each in agreeing)]
        return verdict(status, text, sources, printed=quantity.value, expected=expected)
    total = totals[0].total
    expected = in_unit(total.money.yuan, quantity.unit)
    text += f"，表中预算为 {total.money.printed}{total.money.unit}，相差 {plain(quantity.value - expected)}{quantity.unit}"
    status = Status.FAILS
    if "总" in words and not any(funding.is_of_the_period(place) for place in printed):
        status, text = Status.CANNOT_TELL, f"{text}，不能断定有误：文字可能说的是各年的总预算"
    return verdict(status, text, (quantity.source, total.source), printed=quantity.value, expected=expected)
