"""Vehicles (车辆数): the kinds make the fleet, and the text says what the table of assets says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.schema.budget import Budget, Count
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Kind
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.counted import Group, counted, number, said, told
from extractors.validators.wording import at, plain

_FLEET = re.compile(r".*(?:车辆|公务用车)(?:保有量|总数|数量)?")
_VEHICLE = re.compile(r"(?!.*(?:共有|保有|现有|购置|设备|车辆)).*车")
# The kinds of vehicles that the forms ask for; nothing is of two of them, and the last takes what is of none.
_FORM = re.compile(
    r"(?:副?[省部]{1,2}级(?:及以上)?)?(?:主要)?领导(?:干部)?用车|一般公务用车|机要通信用车|应急保障用车"
    r"|执法执勤用车|特种专业技术用车|离退休干部(?:服务)?用车|其他用车"
)
_REST = re.compile(r"其他用车")


@rule
def kinds_make_the_fleet(budget: Budget) -> Iterator[Check]:
    """车辆总数等于各类用车之和。

    The number of vehicles is the sum of their kinds.
    """
    counts = told(budget, Kind.ASSETS)
    for position, total in enumerate(counts):
        if not _FLEET.fullmatch(names.plain(total.item)) or _FORM.fullmatch(names.plain(total.item)):
            continue
        kinds: list[Count] = []
        for count in takewhile(_is_vehicle, counts[position + 1 :]):
            kinds.append(count)
            if _REST.fullmatch(names.plain(count.item)):
                break  # what comes behind are kinds of these
        if len(kinds) > 1 and len({names.plain(kind.item) for kind in kinds}) == len(kinds):
            formal = all(_FORM.fullmatch(names.plain(kind.item)) for kind in kinds)
            complete = formal and _REST.fullmatch(names.plain(kinds[-1].item)) is not None
            yield counted(Group(total, tuple(kinds), disjoint=formal, complete=complete), several=False)


@rule
def fleet_agrees_with_the_table(budget: Budget) -> Iterator[Check]:
    """文字说的车辆数与资产表中的车辆数一致。

    The number of vehicles in the text is that of the table of assets.
    """
    printed = [
        count
        for count in budget.counts
        if count.kind is Kind.ASSETS and count.column and names.plain(count.item) in ("车辆", "合计车辆")
    ]
    text = [
        count
        for count in told(budget, Kind.ASSETS)
        if names.plain(count.item).endswith("车辆") and "购置" not in count.item
    ]
    if len(printed) != 1 or len(text) != 1:
        return
    (table,), (stated,) = printed, text
    holds = table.quantity.value == stated.quantity.value
    message = f"{said(stated)}，资产表印 {number(table)}{at(table.quantity.source)}"
    yield Check(
        code="",
        status=Status.HOLDS if holds else Status.CANNOT_TELL,
        severity=Severity.INFO if holds else Severity.WARNING,
        message=f"{message}，{'相符' if holds else '不能断定有误：日期或范围可能不同'}",
        expected=plain(table.quantity.value),
        printed=plain(stated.quantity.value),
        difference=plain(stated.quantity.value - table.quantity.value),
        sources=(stated.quantity.source, table.quantity.source),
    )


def _is_vehicle(count: Count) -> bool:
    return _VEHICLE.fullmatch(names.plain(count.item)) is not None
