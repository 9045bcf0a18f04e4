"""Performance targets that cannot be what was meant."""

from __future__ import annotations

import pytest

from extractors.schema.budget import Budget, Indicator, Target
from extractors.schema.check import Check, Status
from extractors.schema.source import Source
from extractors.validators import check
from tests.extractors.validators.stated import statuses, target


def _judge(level2: str, level3: str, target: str) -> list[Check]:
    source = Source(document="d", line=4, cell="t1r1c4", text=target)
    indicator = Indicator(level2=level2, level3=level3, target=Target(text=target, source=source))
    return list(check(Budget(document="d", name="d", fiscal_year=2030, indicators=(indicator,))))


@pytest.mark.parametrize(
    ("target", "status"),
    [("2029年12月31日前", Status.FAILS), ("2029年1月-2030年6月", Status.HOLDS), ("2030年底", Status.HOLDS)],
)
def test_a_period_that_is_over_before_the_year_begins_fails(target: str, status: Status) -> None:
    assert [found.status for found in _judge("时效指标", "完成时限", target)] == [status]


def test_a_period_without_a_year_is_not_checked() -> None:
    assert not _judge("时效指标", "完成时限", "年底前")


@pytest.mark.parametrize(
    ("name", "target", "status"),
    [
        ("群众满意度", "≥3年", Status.FAILS),
        ("群众满意度", "≥95%", Status.HOLDS),
        ("项目完成率", "90", Status.HOLDS),
        ("资金到位率", "100人", Status.FAILS),
    ],
)
def test_a_rate_is_not_counted_in_years_or_persons(name: str, target: str, status: Status) -> None:
    assert [found.status for found in _judge("质量指标", name, target)] == [status]


def test_a_number_of_persons_is_not_a_rate() -> None:
    assert not _judge("数量指标", "参训人数", "100人")


def _told(name: str, printed: str, project: str = "", level2: str = "质量指标") -> list[Status]:
    return statuses(target(name, printed, project, level2), code="performance")


@pytest.mark.parametrize("printed", ["2029-12-31", "2029.11", "2028/6/30前"])
def test_a_date_in_figures_names_its_year(printed: str) -> None:
    assert _told("完成时限", printed, level2="时效指标") == [Status.FAILS]


def test_a_deadline_is_one_whatever_it_stands_under() -> None:
    assert _told("工程竣工时间", "2029年10月底") == [Status.FAILS]
    assert _told("数据起始时间", "2015年") == []


def test_before_the_year_may_mean_before_its_end() -> None:
    assert _told("完成时限", "2030年前完成", level2="时效指标") == [Status.CANNOT_TELL]
    assert _told("完成时限", "2030年12月31日前", level2="时效指标") == [Status.HOLDS]


@pytest.mark.parametrize(
    ("name", "project"), [("完成时限", "2029年林道补修"), ("开工时间", ""), ("上年结转资金支付时间", "")]
)
def test_what_began_in_an_earlier_year_may_have_ended_in_it(name: str, project: str) -> None:
    assert _told(name, "2029年底", project, "时效指标") == [Status.CANNOT_TELL]


@pytest.mark.parametrize("name", ["满意度调查次数", "满意度调查样本", "资金周转率", "就诊率"])
def test_what_is_counted_about_a_rate_is_counted(name: str) -> None:
    assert _told(name, "≥3次") == []


@pytest.mark.parametrize(
    ("name", "printed", "expected"),
    [
        ("学员满意度", "≥950%", [Status.FAILS]),
        ("政策知晓率", "101%", [Status.FAILS]),
        ("任务完成率", "≥9500%", [Status.FAILS]),
        # more can be done than was planned
        ("任务完成率", "≥110%", []),
        ("产值增长率", "≥150%", []),
        ("学员满意度", "100%", []),
    ],
)
def test_a_share_of_a_whole_is_no_more_than_all(name: str, printed: str, expected: list[Status]) -> None:
    found = statuses(target(name, printed), code="performance.share_is_no_more_than_all")
    assert found == expected
