"""What money is for (用于…), as the words behind an amount say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.rules.prose.items import Item, Outline

_PURPOSE = re.compile(r"主要用于[:：]?|用于(?=[^，。；]{4,})")


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
            if end - start > 1:
                owners[-1].purpose = (start, end)
                owners[-1].stop = max(owners[-1].stop, end)
