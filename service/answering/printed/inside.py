"""Whether a printed name that stands in a text is only a part of what is named there."""

from __future__ import annotations

from service.patterns import regex

_BODY_ENDS = frozenset("段站所队局院校馆处")
_FUND_BEFORE = regex("(?:政府性基金|国有资本经营)(?:预算)?(?:财政拨款)?的?$")


def in_other(text: str, start: int, end: int, said: str) -> bool:
    """Whether a name stands inside that of a body which a document whose words are `said` names (公路养护｜段), or is one side
    of a fund (政府性基金｜收入)."""
    if text[start:end] in ("收入", "支出") and _FUND_BEFORE.search(text, 0, start):
        return True
    return text[end : end + 1] in _BODY_ENDS and text[start : end + 1] in said
