"""Which column of a table of projects has what each project comes to."""

from __future__ import annotations

from collections.abc import Sequence

from service.patterns import regex

_CARRIED = regex("结转|结余")
_SPENT = regex("^(?:本年|当年|全年|实际|累计)?(?:支出|使用|执行)(?:数|金额|合计)?(?:/(?:合计|小计))?$")


def whole_column(columns: Sequence[str]) -> str:
    """The first, which is printed once for every source; of a table that begins with what was carried over, what was spent."""
    if not columns or not _CARRIED.search(columns[0]):
        return columns[0] if columns else ""
    return next((column for column in columns if _SPENT.search(column)), columns[0])
