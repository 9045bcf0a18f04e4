"""A reason for no change, one that goes the other way, one that is of another item."""

from __future__ import annotations

import pytest

from extractors.schema.budget import NarrativeItem, Stated
from extractors.schema.check import Severity, Status
from extractors.schema.draft import Direction
from extractors.schema.source import Source

NONE, WAY, OTHER = (
    "reasons.no_change_has_no_reason",
    "reasons.reason_goes_the_same_way",
    "reasons.reason_is_of_the_item",
)
UP, DOWN, FLAT = Direction.INCREASE, Direction.DECREASE, Direction.FLAT


def _because(item: NarrativeItem, reason: str) -> NarrativeItem:
    place = Source(document="d", line=9, text=reason)
    return item.model_copy(update={"reason": Stated(text=reason, source=place)})


@pytest.mark.parametrize(
    "sentence",
    [
        "会议费3.00万元，比上年增加0万元，增减变化的主要原因是厉行节约。",
        "会议费3.00万元，比上年减少0.00万元，减少的原因是会期缩短。",
        "会议费3.00万元，与上年持平，增加的主要原因是场次增多。",
    ],
)
def test_what_has_not_changed_has_no_reason_for_having_changed(checks, told, sentence: str) -> None:
    (found,) = checks(told("会议费", "3.00", direction=FLAT, sentence=sentence), code=NONE)
    assert (found.status, found.severity) == (Status.FAILS, Severity.WARNING)


@pytest.mark.parametrize(
    "sentence",
    [
        "会议费3.00万元，与上年持平，主要原因是场次不变。",
        "会议费3.00万元，与上年持平。培训费增加0.50万元，增加的原因是新增一期培训。",
        "会议费3.00万元，比上年增加0.50万元，增加的原因是新增一次会议。",
    ],
)
def test_a_reason_for_staying_the_same_is_one(checks, told, sentence: str) -> None:
    assert not checks(told("会议费", "3.00", direction=FLAT, sentence=sentence), code=NONE)


def test_a_reason_that_is_the_opposite_of_the_change_fails(checks, told) -> None:
    for direction, status in ((UP, Status.HOLDS), (DOWN, Status.FAILS), (FLAT, Status.FAILS)):
        item = _because(told("水库移民补助", "3.00", direction=direction), "水库移民补助经费增加")
        (found,) = checks(item, code=WAY)
        assert found.status is status


def test_a_reason_that_says_more_is_not_weighed(checks, told) -> None:
    for reason in ("人员减少", "人员减少，水库移民补助经费增加后又调整", "厉行节约"):
        assert not checks(_because(told("水库移民补助", "3.00", direction=UP), reason), code=WAY)


def test_what_is_left_over_falls_when_expenditure_rises(checks, told) -> None:
    assert not checks(_because(told("年末结转结余", "3.00", direction=DOWN), "支出增加"), code=WAY)


def test_a_reason_that_names_another_item_of_the_list_may_have_been_copied(checks, told) -> None:
    one = told("防汛物资储备", "2.00", code="2130314", direction=UP)
    other = told("水库移民补助", "3.00", code="2130321", direction=UP)
    (found,) = checks(one, _because(other, "防汛物资储备经费增加"), code=OTHER)
    assert found.status is Status.CANNOT_TELL
    assert not checks(one, _because(other, "库区人口经费增加"), code=OTHER)


def test_a_sentence_about_two_items_is_one_finding(checks, told) -> None:
    sentence = "会议费、培训费各3.00万元，比上年增加0万元，增加的原因是任务未变。"
    items = [told(name, "3.00", direction=FLAT, sentence=sentence) for name in ("会议费", "培训费")]
    assert len(checks(*items, code=NONE)) == 1


def test_a_reason_that_names_the_item_is_of_it_whatever_else_it_ends_in(checks, told) -> None:
    one = told("物资储备", "2.00", code="2130314", direction=UP)
    other = told("防汛物资储备", "3.00", code="2130321", direction=UP)
    assert not checks(one, _because(other, "防汛物资储备经费增加"), code=OTHER)
