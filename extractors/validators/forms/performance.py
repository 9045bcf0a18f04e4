"""Performance targets (绩效目标) that cannot be what was meant: a period that is over, a rate counted in years, more than
all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.validators.rule import rule
from extractors.validators.wording import at, faint

# Dates that name their year: 2029年12月, 2029-12-31, 2029.12
_DATED = re.compile(r"(?<!\d)(20\d\d)(?=年|[-./](?:0?[1-9]|1[0-2])(?!\d))")
# 2030年前 can be meant for the end of 2030, but says before it.
_BEFORE = re.compile(r"(?<!\d)(20\d\d)年(?:以?前|之前)")
_DEADLINE = re.compile(r"(?:完成|完工|竣工|交付|验收|到位|拨付|支付|发放|办结)(?:时间|时限|期限|日期)$")
# What began, or was left over, in an earlier year.
_EARLIER = re.compile(r"开工|开始|启动|起始|上年|结转|以前年度")
# Rates that are shares of a whole; others are counted in times or persons (周转率, 就诊率).
_SHARE = (
    "覆盖|完成|合格|达标|知晓|到位|发放|支付|及时|准时|执行|准确|正确|通过|优良|普及|合规|办结|处理|受理|验收|公开|足额"
    "|拨付|入学|就业|巩固|成活|整改|落实|报销|救助|符合|好评|满意|参与|出勤|兑现|保障|结案|使用|利用|控制"
)
_RATE = re.compile(rf"(?:满意度|(?:{_SHARE}|参保)率)(?:指标)?(?:[（(][%％][)）])?$")
# No more than all of a whole can be reached; of a number that was planned, more than all.
_WHOLE = re.compile(
    r"(?:满意度|(?:满意|知晓|合格|准确|正确|及时|准时|覆盖|合规|办结|通过|优良|好评)率)(?:[（(][%％][)）])?$"
)
_ALL = Decimal(100)
# A percentage with its sign counted twice (9500%).
_TWICE = Decimal(1000)
_PROJECT_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_COUNTED = re.compile(r"[≥≤≧≦><=＞＜]*\s*\d+(?:\.\d+)?\s*(年|个月|人次|人|个|户|家|天|次|元|万元)")


@rule
def target_is_of_this_year(budget: Budget) -> Iterator[Check]:
    """时效指标的年份不早于预算年度。

    The period that a target sets is not over before the fiscal year begins.
    """
    if budget.fiscal_year is None:
        return
    year = budget.fiscal_year
    for indicator in budget.indicators:
        text = "".join(indicator.target.text.split())
        years = {int(found) for found in _DATED.findall(text)}
        if not years or not ("时效" in indicator.level2 or _DEADLINE.search(indicator.level3)):
            continue
        last = max(years)
        before = _BEFORE.search(text)
        of_earlier = any(last <= int(found) < year for found in _PROJECT_YEAR.findall(indicator.project))
        if last < year and (of_earlier or _EARLIER.search(indicator.level3)):
            yield _unclear(indicator, "所说的事可能在以前年度开始或完成")
        elif last == year and before and int(before[1]) == year:
            yield _unclear(indicator, f"字面是 {year} 年以前，可能指 {year} 年底前")
        else:
            yield _check(indicator, last >= year, f"{year} 年度的指标，期限应在当年", f"{year}年")


@rule
def rate_is_a_percentage(budget: Budget) -> Iterator[Check]:
    """满意度、完成率等比率指标的指标值不用“年”“人”等计数单位。

    The target of a rate is not counted in years, persons or money.
    """
    for indicator in budget.indicators:
        if _RATE.search(indicator.level3):
            counted = _COUNTED.fullmatch("".join(indicator.target.text.split()))
            yield _check(indicator, counted is None, "比率的指标值应为百分数或定性描述", "%")


@rule
def share_is_no_more_than_all(budget: Budget) -> Iterator[Check]:
    """满意度、合格率等占全部的比率不超过 100%。

    A target that is a share of a whole (满意度, 合格率) is no more than 100 per cent.
    """
    for indicator in budget.indicators:
        target = indicator.target
        if target.value is None or target.unit not in ("%", "％") or target.value <= _ALL:
            continue
        if _WHOLE.search(indicator.level3) or (_RATE.search(indicator.level3) and target.value >= _TWICE):
            yield _check(indicator, False, "占全部的比率不能超过 100%", "≤100%")


def _unclear(indicator: Indicator, reason: str) -> Check:
    source = indicator.target.source
    said = f"绩效指标“{indicator.level3}”的指标值印“{indicator.target.text}”"
    return Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.INFO,
        message=f"{said}，不能断定有误：{reason}{at(source)}",
        printed=indicator.target.text,
        sources=(source,),
    )


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
