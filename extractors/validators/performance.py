"""Performance targets (绩效目标) that cannot be what was meant: a period that is over, a rate counted in years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.validators.rule import rule
from extractors.validators.wording import at, faint

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_RATE = re.compile(r"满意度|(?:覆盖|完成|合格|达标|知晓|到位|发放|参保|支付|及时|执行)率$")
_COUNTED = re.compile(r"[≥≤≧≦><=＞＜]*\s*\d+(?:\.\d+)?\s*(年|个月|人次|人|个|户|家|天|次|元|万元)")


@rule
def target_is_of_this_year(budget: Budget) -> Iterator[Check]:
    """时效指标的年份不早于预算年度。

    The period that a target sets is not over before the fiscal year begins.
    """
    if budget.fiscal_year is None:
        return
    for indicator in budget.indicators:
        years = {int(year) for year in _YEAR.findall(indicator.target.text)}
        if not years or "时效" not in indicator.level2:
            continue
        late = max(years) >= budget.fiscal_year
        yield _check(
            indicator, late, f"{budget.fiscal_year} 年度的指标，期限应在当年", f"{budget.fiscal_year}年"
        )


@rule
def rate_is_a_percentage(budget: Budget) -> Iterator[Check]:
    """满意度、完成率等比率指标的指标值不用“年”“人”等计数单位。

    The target of a rate is not counted in years, persons or money.
    """
    for indicator in budget.indicators:
        if _RATE.search(indicator.level3):
            counted = _COUNTED.fullmatch("".join(indicator.target.text.split()))
            yield _check(indicator, counted is None, "比率的指标值应为百分数或定性描述", "%")


def _check(indicator: Indicator, holds: bool, expectation: str, expected: str) -> Check:
    source = indicator.target.source
    said = f"绩效指标“{indicator.level3}”的指标值印“{indicator.target.text}”"
    if holds:
        return Check(
            code="", status=Status.HOLDS, severity=Severity.INFO, message=f"{said}，相符", sources=(source,)
        )
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.WARNING,
        message=f"{said}；{expectation}{at(source)}",
        expected=expected,
        printed=indicator.target.text,
        sources=(source,),
        suspect=Suspect(cell=source.cell, cause=Cause.MISREAD if faint(source) else Cause.MISPRINT),
    )
