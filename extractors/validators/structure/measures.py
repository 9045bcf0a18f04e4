"""What a table measures (口径): which money its lines are about, and which share of it a column holds.

Two amounts can be compared only where both say the same: all money or the general public budget only, the whole
expenditure or 基本支出 only.
"""

from __future__ import annotations

import re
from enum import StrEnum

from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from extractors.validators.equation import Place, places
from extractors.validators.remembered import remembered
from extractors.validators.structure import columns, names

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OTHER_TIME = re.compile(r"上年|去年|以前年度|同期|结转|结余|增减|变动")


class Share(StrEnum):
    """Which share of a line's money a column holds."""

    WHOLE = "全部"
    BASIC = "基本支出"
    PROJECT = "项目支出"
    PERSONNEL = "人员经费"
    RUNNING = "公用经费"


_BY_NAME = {
    "基本支出": Share.BASIC,
    "基本支出合计": Share.BASIC,
    "基本支出小计": Share.BASIC,
    "人员经费和公用经费支出": Share.BASIC,
    "项目支出": Share.PROJECT,
    "项目支出合计": Share.PROJECT,
    "项目支出小计": Share.PROJECT,
    "专项业务经费支出": Share.PROJECT,
    "专项业务经费": Share.PROJECT,
    "人员经费": Share.PERSONNEL,
    "人员经费支出": Share.PERSONNEL,
    "人员支出": Share.PERSONNEL,
    "公用经费": Share.RUNNING,
    "公用经费支出": Share.RUNNING,
    "日常公用经费": Share.RUNNING,
}
BASIC = (Kind.BASIC_BY_FUNCTION, Kind.BASIC_BY_ECONOMIC)
GENERAL = (Kind.GENERAL_BY_FUNCTION, Kind.GENERAL_BY_ECONOMIC)


# What a title can say besides 基本支出 that the table holds only a part of (人员经费（工资福利支出）).
_PERSONNEL = re.compile(r"人员(?:经费|支出)")
_RUNNING = re.compile(r"公用(?:经费|支出)")
_ITEMS = re.compile(r"工资福利|对个人和家庭|商品和服务|资本性支出")


def share_named(name: str) -> Share | None:
    """The share that a column or a line of this name holds."""
    return _BY_NAME.get(names.plain(name))


def share(place: Place, whole: str | None) -> Share | None:
    """The share of its line that the amount is, None where the header does not say.

    `whole` is the `whole_column` of its table; in a table of 基本支出 that holds BASIC.
    """
    statement = place.statement
    path = place.amount.column.split("/")
    leaf = path[-1]
    if names.is_total(leaf) and len(path) > 1:
        leaf = path[-2]
    named = share_named(leaf)
    if named is not None:
        return named
    if place.amount.column == whole:
        return _titled(statement)
    return None


def _titled(statement: Statement) -> Share:
    """The share that the whole of a table is: one of 基本支出 can be about 人员经费 or 公用经费 alone, and its title says so."""
    if statement.kind is Kind.OPERATING:
        return Share.RUNNING
    if statement.kind not in BASIC:
        return Share.WHOLE
    personnel, running = _PERSONNEL.search(statement.title), _RUNNING.search(statement.title)
    if bool(personnel) is not bool(running):
        return Share.PERSONNEL if personnel else Share.RUNNING
    return Share.BASIC


def narrowed(statement: Statement) -> bool:
    """Whether the title of a table of 基本支出 names some of the economic items: then it may hold no others."""
    return statement.kind in BASIC and _ITEMS.search(statement.title) is not None


@remembered
def whole_column(statement: Statement) -> str | None:
    """The column that holds the whole of every line."""
    present = {amount.column for line in statement.lines for amount in line.amounts}
    named = [column for column in statement.columns if column in present] or sorted(present)
    return columns.total_column(named)


def is_of_year(column: str, year: int | None) -> bool:
    """Whether a column holds amounts of this year: it names the year, or names no other time."""
    named = _YEAR.findall(column)
    return str(year) in named if named else _OTHER_TIME.search(column) is None


def whole_of(statement: Statement, line: Line) -> Place | None:
    """The amount of a line that stands for all its money: the only one, or the one under 合计."""
    held = {place.amount.column: place for place in places(statement, [line])}
    column = columns.total_column(list(held))
    return None if column is None else held[column]
