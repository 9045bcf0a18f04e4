"""Names of the national classification that speak of units or of people, and ask for neither (行政事业单位离退休)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.codes import every_name
from service.patterns import regex
from service.terms import key

# Shorter ones are words that questions ask with.
_LONG = 6
_OF_BODIES = regex("单位|机构|部门|人员|离退休|编制")


@cache
def _names() -> re.Pattern[str]:
    names = {
        name for name in map(key, every_name()) if len(name) > len("事业单位") and _OF_BODIES.search(name)
    }
    # longer ones first; many print 经费 or 支出 behind the name or leave it off
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))


def without_classes(text: str, items: Iterable[str] = ()) -> str:
    """The text without these names, and without long names of `items` that a document prints itself."""
    for item in items:
        text = text.replace(item, " ") if len(item) > _LONG else text
    return _names().sub(" ", text)
