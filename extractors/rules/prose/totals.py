"""What a bare total is of that a sentence tells behind the amounts that make it (支出一方列有：甲10万元、乙5万元，总计15万元)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.rules.prose.amounts import Token
from extractors.rules.prose.items import Item, Outline

_TOTAL = re.compile(
    r"[\s，,]*(?:以上|上述)?(?:各项|几项|[两三四五六七八九十]项)?(?:总计|合计|共计|总共|总额)(?:为|是|达)?\s*"
)
_SIDES = ("支出", "收入")
_LEAST = 2


def total_of(outline: Outline, found: Sequence[Item], token: Token) -> str:
    """`支出总计` for a total of which the words before it say no more than that it is one; empty where the amounts right
    before it in its sentence do not make it, or are of neither side."""
    if not _TOTAL.fullmatch(token.name):
        return ""
    begun = outline.start(token.start)
    total, made, parts, first = _value(outline.text, token), Decimal(0), 0, begun
    for item in reversed(found):
        amount = item.current
        if item.first < begun or amount is None or amount.unit != token.unit or item.changed:
            break
        made, parts, first = made + _value(outline.text, amount), parts + 1, amount.clause
        if made >= total:
            break
    if made != total or parts < _LEAST:
        return ""
    lead = outline.text[begun:first]
    own = [item.name for item in found[-parts:]]
    return next(
        (
            f"{side}总计"
            for side, other in (_SIDES, _SIDES[::-1])
            if (side in lead and other not in lead) or all(name.endswith(side) for name in own)
        ),
        "",
    )


def _value(text: str, token: Token) -> Decimal:
    return Decimal(text[token.start : token.end].replace(",", "").replace("，", ""))
