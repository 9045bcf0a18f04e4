"""What the numbers of a table are measured in: by the heads over their column, by a column of units, by the table.

单位名称 │ 车辆（辆）     │ 设备                    │     each column has the nearest unit over it
         │ 小计 │ 轿车    │ 数量（台） │ 金额（万元） │

项目     │ 计量单位 │ 2023年 │ 2024年 │                   a column of units gives each row its own
公务用车 │ 辆       │ 5      │ 4      │
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors import forms
from extractors.forms import plain
from extractors.schema.disclosure import Column, Role, Table
from extractors.schema.measure import unit_in_brackets
from extractors.schema.money import YUAN_PER_UNIT

_SHARE = re.compile(r"[%％]|比例|比重|占比|百分|率(?:[（(].*[)）])?$")
_MONEY = re.compile(r"金额|(?<!评)价[值款格]?(?:[（(].*[)）])?$|资金|经费|支出|收入|拨款|预算数|决算数")


class Measure(NamedTuple):
    """The unit of a number, as far as something names one, and whether it is money, as far as something tells."""

    unit: str = ""
    money: bool | None = None


class Measures:
    """The measures of a table's columns, and of the rows that have a unit of their own."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._heads = {column.index: of_heads(column) for column in table.columns}
        self._units = {c.panel: c.index for c in table.columns if c.role is Role.UNIT}
        # panels with a column of numbers (数量) beside others: the column of units is of that alone
        self._counting = {
            c.panel
            for c in table.columns
            if c.role is Role.VALUE and self._heads[c.index] == Measure("", money=False)
        }

    def of(self, r: int, column: Column) -> Measure:
        """What the number of row r in a column is measured in."""
        said = self._heads[column.index]
        unit = "" if said.unit else self._unit_of_row(r, column.panel)
        if not unit:
            return said
        money = unit in YUAN_PER_UNIT
        if said.money is None:
            return said if column.panel in self._counting else Measure(unit, money)
        return Measure(unit, money) if said.money is money else said

    def _unit_of_row(self, r: int, panel: int) -> str:
        index = self._units.get(panel)
        cell = None if index is None else self._table.rows[r][index]
        return "" if cell is None else plain(cell.text)


def of_heads(column: Column) -> Measure:
    """What the heads over a column say, the lowest first; the heads of its panel's names say nothing of it."""
    for head in reversed(column.own):
        if money := forms.UNIT_IN_BRACKETS.search(head):
            return Measure(money.group(1), money=True)
        if _SHARE.search(head):
            return Measure("%", money=False)
        if count := unit_in_brackets(head):
            return Measure(count, money=False)
        if forms.NOT_MONEY.search(head):
            return Measure("", money=False)
        if _MONEY.search(head):
            return Measure("", money=True)
        if forms.HEADCOUNT.search(head):
            return Measure("", money=False)
    return Measure()
