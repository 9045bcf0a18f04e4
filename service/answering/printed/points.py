"""Numbers whose unit is not printed behind them: points of a self-assessment (得分、分值), by the head of their column; targets,
by the brackets behind their name (防疫员（名）)."""

from __future__ import annotations

from extractors.schema.budget import Indicator
from extractors.schema.measure import unit_in_brackets
from service.patterns import regex

_POINTS = regex("得分|分值|评分|总分|标准分")


def unit_under(unit: str, head: str) -> str:
    """The unit of a number; points where it has none and the last head over it says so."""
    return unit or ("分" if _POINTS.search(head.rpartition("/")[2]) else "")


def unit_of(indicator: Indicator) -> str:
    """The unit of a target, as it is printed behind the number, else in brackets behind the name (村级防疫员（名）)."""
    return indicator.target.unit or unit_in_brackets(indicator.level3)
