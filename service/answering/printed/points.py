"""Points of a self-assessment (得分、分值): numbers whose unit is said by the head of their column alone."""

from __future__ import annotations

from service.patterns import regex

_POINTS = regex("得分|分值|评分|总分|标准分")


def unit_under(unit: str, head: str) -> str:
    """The unit of a number; points where it has none and the last head over it says so."""
    return unit or ("分" if _POINTS.search(head.rpartition("/")[2]) else "")
