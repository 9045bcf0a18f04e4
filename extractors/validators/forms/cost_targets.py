"""Cost targets (成本指标) beside the money of their project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Check, Status
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators.equation import Place
from extractors.validators.forms import funding
from extractors.validators.forms.funding import Funding
from extractors.validators.forms.verdict import spread, verdict
from extractors.validators.rule import rule
from extractors.validators.wording import in_unit, plain

# What costs so much each, or is a part of the cost: no measure of the project's money.
_EACH = re.compile(r"标准|单价|单位|每|人均|户均|亩均|次均|均价|单[台套个件次项份座]|价格|[/／]|罚|追回|拒付")
# The whole cost of the project, by its name.
_WHOLE = re.compile(
    r"(?:本|该)?(?:项目|年度|资金|经费)*(?:总|全部)(?:成本|投入|费用|支出|投资|经费|预算|金额)(?:控制)?(?:额|数|金额)?"
    r"|(?:项目|年度|本年)?(?:预算|成本|资金|经费|投入|投资)(?:总额|总量|总数|总规模)(?:控制)?"
    r"|项目(?:成本|经费|资金|预算|支出)(?:控制)?(?:数|额|金额)?"
)
_THIS_YEAR = re.compile(r"年度|本年|当年")
_UNITS = {**YUAN_PER_UNIT, "万": 10_000, "亿": 100_000_000}
# A target of fewer yuan than this is no cost of anything a budget pays for.
_TRIFLE = 20
_TELLING = 3


@rule
def cost_is_in_the_unit_of_the_money(budget: Budget) -> Iterator[Check]:
    """成本指标与项目预算数字相同的，计量单位也应相同（5元与5.00万元相差一万倍）。

    A cost target of the same digits as the project's money is in the same unit: 5元 beside 5.00万元 is off by ten
    thousand.
    """
    for indicator, value, unit, totals in _targets(budget):
        if _EACH.search(indicator.level3):
            continue
        same = [place for place in totals if place.money.value and place.money.value == value]
        if not same or any(place.money.yuan == value * _UNITS[unit] for place in totals):
            continue
        place = same[0]
        said = (
            f"项目“{indicator.project}”的成本指标“{indicator.level3}”印“{indicator.target.text}”，"
            f"项目资金为 {place.money.printed}{place.money.unit}，数字相同而单位相差"
            f" {_factor(_UNITS[unit], YUAN_PER_UNIT[place.money.unit])} 倍"
        )
        sure = (
            _WHOLE.fullmatch(indicator.level3) is not None
            or value * _UNITS[unit] < _TRIFLE
            or len(value.normalize().as_tuple().digits) >= _TELLING
            or _UNITS[unit] > YUAN_PER_UNIT[place.money.unit]
        )
        sources = (indicator.target.source, place.source)
        right = f"{plain(value)}{place.money.unit}"
        if sure:
            proposed = indicator.target.text.replace(unit, place.money.unit, 1)
            yield verdict(
                Status.FAILS, said, sources, printed=indicator.target.text, expected=right, proposed=proposed
            )
        else:
            reason = "不能断定有误：也可能是单位成本"
            yield verdict(
                Status.CANNOT_TELL,
                f"{said}，{reason}",
                sources,
                printed=indicator.target.text,
                expected=right,
            )


@rule
def whole_cost_is_the_money(budget: Budget) -> Iterator[Check]:
    """写明是项目总成本的定额成本指标等于项目资金；只写上限的，高于项目资金时不能断定。

    A cost target that says it is the whole cost, and no ceiling, is the project's money; of a mere ceiling above the
    money nothing can be said.
    """
    for indicator, value, unit, totals in _targets(budget):
        name, target = indicator.level3, indicator.target
        if _EACH.search(name):
            continue
        amount = spread(value, _UNITS[unit])
        yuan = value * _UNITS[unit]
        whole = _WHOLE.fullmatch(name) is not None
        said = f"项目“{indicator.project}”的成本指标“{name}”印“{target.text}”"
        meets = [place for place in totals if place.money.interval.meets(amount)]
        if meets:
            if whole:
                text = f"{said}，与项目资金 {meets[0].money.printed}{meets[0].money.unit}相符"
                yield verdict(Status.HOLDS, text, [target.source, *(place.source for place in meets)])
            continue
        largest = max(totals, key=lambda place: place.money.yuan)
        if any(place.money.value == value for place in totals):
            continue  # a matter of units
        said += f"，项目资金为 {largest.money.printed}{largest.money.unit}"
        own = "万元" if unit == "万" else "亿元" if unit == "亿" else unit
        expected = in_unit(largest.money.yuan, own)
        sources = (target.source, largest.source)
        if whole and target.operator in ("", "=") and _is_same_period(name, totals):
            yield verdict(Status.FAILS, said, sources, printed=value, expected=expected, blamed=False)
        elif yuan > largest.money.yuan or whole:
            reason = "两者不同，不能断定有误：成本可能不只由本年资金负担，或只是上限"
            yield verdict(Status.CANNOT_TELL, f"{said}，{reason}", sources, printed=value, expected=expected)


def _is_same_period(name: str, totals: list[Place]) -> bool:
    """Whether the cost is of the years whose money the form prints: it may be of all the years of the project."""
    return _THIS_YEAR.search(name) is not None or any(funding.is_of_the_period(place) for place in totals)


def _targets(budget: Budget) -> Iterator[tuple[Indicator, Decimal, str, list[Place]]]:
    """Cost targets in money, each with the money of its project."""
    held = {project: _money(totals) for project, totals in funding.of_projects(budget).items()}
    for indicator in budget.indicators:
        target = indicator.target
        is_cost = "成本" in indicator.level2 or "成本" in indicator.level1
        if is_cost and target.value and target.upper is None and target.unit in _UNITS:
            totals = held.get(indicator.project)
            if totals:
                yield indicator, target.value, target.unit, totals


def _money(totals: list[Funding]) -> list[Place]:
    """The totals and the funds of a project that are more than nothing."""
    printed = [one.total for one in totals] + [place for one in totals for _, place in one.parts]
    return [place for place in printed if place.money.value > 0]


def _factor(one: int, other: int) -> str:
    return f"{max(one, other) // min(one, other):,}"
