"""Targets that state a total and its parts, and the shares of the budget."""

from __future__ import annotations

import pytest

from extractors.schema.check import Status
from extractors.schema.draft import Stage
from tests.extractors.validators.stated import checks, cost, statuses

SUM = "itemised.parts_in_a_target_make_its_total"
SHARE = "itemised.shares_in_a_target_agree_with_the_tables"


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("合计58.20万元；分项40.00万元；18.20万元", Status.HOLDS),
        ("合计58.21万元；分项40.00万元；18.20万元", Status.ROUNDING),
        ("合计52.80万元；分项40.00万元；18.20万元", Status.FAILS),
        ("合计58.20万元；分项400000元；182000元", Status.HOLDS),
        ("总额58.20万元，其中：设备40.00万元，安装12.00万元", Status.CANNOT_TELL),
        ("总额58.20万元，其中：设备40.00万元，安装32.00万元", Status.FAILS),
        ("合计60人（男35人、女20人）", Status.FAILS),
    ],
)
def test_parts_make_the_total_that_is_stated_with_them(printed: str, status: Status) -> None:
    assert statuses(cost("运转费用", printed, ""), code=SUM) == [status]


@pytest.mark.parametrize(
    "printed",
    [
        "合计58.20万元",
        "合计10万元，每台2万元、运费1万元",
        "合计≤100万元；设备≤60万元；安装≤50万元",
        "合计3次；培训100人；会议50人",
        "40.00万元；18.20万元",
        "合计58.20万元；2029年40.00万元；2030年18.20万元",
    ],
)
def test_what_is_no_sum_is_not_added(printed: str) -> None:
    assert not statuses(cost("运转费用", printed, ""), code=SUM)


def _tables(table):
    rows = "|合计|58.20|40.00|18.20\n2130104|苗圃运行|58.20|40.00|18.20"
    return table("basic_by_function", "合计 人员经费 公用经费", rows)


def test_shares_named_side_by_side_are_those_of_the_tables(table) -> None:
    named = "基本支出：人员经费；日常公用经费"
    right = cost(named, "合计58.20万元；分项40.00万元；18.20万元", "")
    assert statuses(right, _tables(table), code=SHARE) == [Status.HOLDS] * 3
    found = checks(cost(named, "合计58.20万元；分项36.00万元；22.20万元", ""), _tables(table), code=SHARE)
    failed = [check for check in found if check.status is Status.FAILS]
    assert [(check.printed, check.expected) for check in failed] == [("36", "40"), ("22.2", "18.2")]
    assert all(check.sources[0].text.startswith("合计") for check in failed)


@pytest.mark.parametrize(
    ("printed", "status"),
    [("40.0万元", Status.HOLDS), ("40.004万元", Status.ROUNDING), ("44万元", Status.FAILS)],
)
def test_a_share_by_itself_is_that_of_the_tables(table, printed: str, status: Status) -> None:
    assert statuses(cost("人员经费", printed, ""), _tables(table), code=SHARE) == [status]


@pytest.mark.parametrize(("name", "printed"), [("人员经费", "≤44万元"), ("印刷费", "44万元")])
def test_a_ceiling_or_another_cost_is_no_share(table, name: str, printed: str) -> None:
    assert not statuses(cost(name, printed, ""), _tables(table), code=SHARE)


def test_a_projects_cost_and_a_final_account_are_not_compared(table) -> None:
    assert not statuses(cost("人员经费", "44万元", "苗木补贴"), _tables(table), code=SHARE)
    assert not statuses(cost("人员经费", "44万元", ""), _tables(table), code=SHARE, stage=Stage.FINAL)
