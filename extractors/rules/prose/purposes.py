"""What money is for (用于…), as the words behind an amount say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.rules.prose.items import Item, Outline

_PURPOSE = re.compile(r"主要用于[:：]?|用于(?=[^，。；]{4,})")
# What there is, how it changed and what was planned go on about the item, and not about what it is for.
_NO_PURPOSE = re.compile(
    r"[，,](?=(?:20\d\d年)?(?:度|[年期][末底初])?(?:截[至止][^，。；]{0,12})?[^，。；：]{0,12}?(?:保有量|开支[^，。；]{0,8}公务用车)[^，。；]{0,10}?\d"
    r"|(?:较|比|与|同比|完成)[^，。；]{0,16}?\d[\d.,]*\s*(?:[万亿千]?元|[%％])|(?:主要)?原因(?:是|为))"
)


def attach(outline: Outline, items: Sequence[Item]) -> None:
    """用于 … belongs to the amount before it."""
    text = outline.text
    for found in _PURPOSE.finditer(text):
        owners = [
            i
            for i in items
            if i.current is not None and i.current.start < found.start() and i.purpose is None and not i.held
        ]
        if owners:
            start, end = found.end(), outline.end(found.end())
            if over := _NO_PURPOSE.search(text, start, end):
                end = over.start()
            if end - start > 1:
                owners[-1].purpose = (start, end)
                owners[-1].stop = max(owners[-1].stop, end)
