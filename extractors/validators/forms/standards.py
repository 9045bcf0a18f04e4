"""The number that a project is to reach, at the standard for each, beside the project's money (人数 × 补助标准)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Check, Status
from extractors.schema.money import YUAN_PER_UNIT, Interval
from extractors.validators.forms import funding
from extractors.validators.forms.verdict import verdict
from extractors.validators.rule import rule
from extractors.validators.wording import plain

_PER_UNIT = re.compile(
    r"(?P<money>万元|千元|元)[/／每](?P<of>人次|人|户|村|亩|台|套|件|次|场|辆|座|个)(?:[/／·]?年)?"
)
_SAME = {"名": "人", "个村": "村", "座": "村"}


@rule
def standards_make_the_money(budget: Budget) -> Iterator[Check]:
    """项目的数量指标乘以单位补助标准，与项目资金核对；两者口径可能不同，对不上时不断定有误。

    The number that a project is to reach times its standard is held against the project's money; as either may be
    meant otherwise, a difference is never called an error.
    """
    held = funding.of_projects(budget)
    for project, totals in held.items():
        own = [each for each in budget.indicators if each.project == project and each.target.value]
        pairs = list(_pairs(own))
        if len(pairs) != 1:
            continue
        number, standard, product = pairs[0]
        printed = [one.total for one in totals] + [place for one in totals for _, place in one.parts]
        meets = [place for place in printed if place.money.interval.meets(Interval(product, product))]
        said = f"项目“{project}”：{number.target.text} × {standard.target.text} = {plain(product)}元"
        sources = [standard.target.source, number.target.source]
        if meets:
            exact = [place for place in meets if place.money.yuan == product]
            place = (exact or meets)[0]
            text = f"{said}，与项目资金 {place.money.printed}{place.money.unit}相符"
            status = Status.HOLDS if exact else Status.ROUNDING
            sources += [each.source for each in exact or meets]
            yield verdict(status, text, sources, printed=product, expected=place.money.yuan)
        else:
            total = totals[0].total
            text = f"{said}，项目资金为 {total.money.printed}{total.money.unit}，不能断定有误：数量是目标，资金可能另有来源"
            yield verdict(
                Status.CANNOT_TELL, text, [*sources, total.source], printed=product, expected=total.money.yuan
            )


def _pairs(indicators: list[Indicator]) -> Iterator[tuple[Indicator, Indicator, Decimal]]:
    """Numbers with the standard that is for each of what they count, and what the two make, in yuan."""
    for standard in indicators:
        per = _PER_UNIT.fullmatch(standard.target.unit)
        if (
            per is None
            or "成本" not in standard.level2 + standard.level1
            or standard.target.upper is not None
        ):
            continue
        of = _SAME.get(per["of"], per["of"])
        for number in indicators:
            unit = number.target.unit
            counted = unit.removeprefix("万")
            if (
                number.target.upper is not None
                or _SAME.get(counted, counted) != of
                or "数量" not in number.level2
            ):
                continue
            assert number.target.value is not None  # _targets keeps only those that have one
            assert standard.target.value is not None
            count = number.target.value * (10_000 if unit != counted else 1)
            each = standard.target.value * YUAN_PER_UNIT[per["money"]]
            yield number, standard, count * each
