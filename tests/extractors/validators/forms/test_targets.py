"""The same indicator in two forms has the same target."""

from __future__ import annotations

import pytest

from extractors.schema.check import Cause, Status
from tests.extractors.validators.stated import checks, statuses, target

CODE = "targets.indicator_has_one_target"
SHARED = [
    ("列养公路优良率", "≥86%"),
    ("桥梁定期检测率", "100%"),
    ("水毁路段抢通率", "≥95%"),
    ("隧道照明完好率", "≥98%"),
]


def _both(*pairs: tuple[str, str]) -> list[object]:
    """Indicators that the department's form and the project's form both print."""
    return [target(name, printed, project) for project in ("", "公路养护") for name, printed in pairs]


def test_a_rate_that_names_its_year_is_the_same_in_every_form() -> None:
    found = checks(
        target("2030年牛羊免疫率", "≥92%", "强制免疫"),
        target("2030年牛羊免疫率", "100%"),
        target("2030年牛羊免疫率", "≥92%", "疫病监测"),
        code=CODE,
    )
    failed = [check for check in found if check.status is Status.FAILS]
    assert len(failed) == 1
    assert (failed[0].sources[0].text, failed[0].printed, failed[0].expected) == ("100%", "100%", "≥92%")
    assert failed[0].suspect is not None
    assert failed[0].suspect.cause is Cause.MISPRINT
    assert [check.status for check in found if check not in failed] == [Status.HOLDS]


def test_of_two_that_differ_neither_is_called_the_misprint() -> None:
    (found,) = checks(
        target("2030年牛羊免疫率", "≥92%", "强制免疫"), target("2030年牛羊免疫率", "100%"), code=CODE
    )
    assert found.suspect is not None
    assert found.suspect.cause is Cause.UNKNOWN


def test_a_form_that_repeats_the_departments_indicators_repeats_their_targets() -> None:
    shared = _both(*SHARED)
    odd = [target("绿化补植成活率", "≥90%"), target("绿化补植成活率", "≥80%", "公路养护")]
    assert statuses(*shared, *odd, code=CODE).count(Status.FAILS) == 1
    # without enough in common, the two may measure different things
    assert Status.FAILS not in statuses(*_both(*SHARED[:2]), *odd, code=CODE)


def test_forms_that_differ_in_many_targets_do_not_repeat_each_other() -> None:
    names = ["绿化补植成活率", "标线更新率", "护栏修复率"]
    odd = [target(name, "≥90%") for name in names]
    odd += [target(name, "≥80%", "公路养护") for name in names]
    assert Status.FAILS not in statuses(*_both(*SHARED), *odd, code=CODE)


@pytest.mark.parametrize(
    "name", ["群众满意度", "资金支付率", "2030年培训合格率", "项目验收合格率", "受益人数"]
)
def test_a_name_that_any_project_can_have_is_not_compared(name: str) -> None:
    odd = [target(name, "≥90%"), target(name, "≥95%", "公路养护")]
    assert not [check for check in checks(*_both(*SHARED), *odd, code=CODE) if name in check.message]


def test_two_projects_may_have_different_targets() -> None:
    assert not statuses(
        target("乡村公路保洁里程", "≥80公里", "甲项目"),
        target("乡村公路保洁里程", "≥60公里", "乙项目"),
        code=CODE,
    )


def test_the_departments_number_may_add_up_those_of_projects_but_is_not_less_than_one() -> None:
    shared = _both(*SHARED)
    more = [target("修补坑槽面积", "≥900平方米"), target("修补坑槽面积", "≥600平方米", "公路养护")]
    less = [target("修补坑槽面积", "≥500平方米"), target("修补坑槽面积", "≥600平方米", "公路养护")]
    assert Status.CANNOT_TELL in statuses(*shared, *more, code=CODE)
    assert Status.FAILS not in statuses(*shared, *more, code=CODE)
    assert Status.FAILS in statuses(*shared, *less, code=CODE)


def test_what_is_counted_in_a_year_is_counted_for_each_project() -> None:
    done = [target("2030年坑槽修补", f"≥{each}平方米", project) for each, project in ((80, "甲"), (60, "乙"))]
    assert not statuses(*done, code=CODE)


def test_an_indicator_that_one_form_prints_twice_has_no_one_target() -> None:
    twice = [target("2030年牛羊免疫率", share, "强制免疫") for share in ("≥92%", "≥95%")]
    assert not statuses(*twice, target("2030年牛羊免疫率", "100%"), code=CODE)


def test_taking_away_the_odd_one_makes_nothing_hold_that_did_not() -> None:
    kept = [target("2030年牛羊免疫率", "≥92%", project) for project in ("强制免疫", "疫病监测")]
    odd = target("2030年牛羊免疫率", "100%")
    held = {check.sources for check in checks(*kept, odd, code=CODE) if check.status is Status.HOLDS}
    after = {check.sources for check in checks(*kept, code=CODE) if check.status is Status.HOLDS}
    assert after
    assert after <= held


@pytest.mark.parametrize(
    ("printed", "status"),
    [("≤5%；≤3%", Status.HOLDS), ("≤5%；≤3%；≤2%", Status.CANNOT_TELL)],
)
def test_indicators_side_by_side_have_as_many_targets(printed: str, status: Status) -> None:
    row = target("办公用电增长率；办公用水增长率", printed)
    assert statuses(row, code="targets.every_name_has_its_target") == [status]


def test_a_target_that_is_missing_is_noticed() -> None:
    row = target("用电增长率；用水增长率；用纸增长率", "≤5%；≤3%；")
    assert statuses(row, code="targets.every_name_has_its_target") == [Status.CANNOT_TELL]


@pytest.mark.parametrize("printed", ["100%", "年底前；全部", "一期；二期；三期"])
def test_one_target_or_words_for_several_indicators_are_not_counted(printed: str) -> None:
    row = target("办公用电增长率；办公用水增长率", printed)
    assert not statuses(row, code="targets.every_name_has_its_target")
