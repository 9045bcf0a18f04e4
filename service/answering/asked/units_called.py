"""The units of a department by what people shorten their names to (疾控中心 for 疾病预防控制中心)."""

from __future__ import annotations

from collections.abc import Iterable

from service.answering.asked.naming import in_full, shortened
from service.patterns import regex
from service.terms import key

_HAN = regex("[一-鿿]")
# So much of the end of a name is itself what people say.
_END = 4
_HEAD = regex("(?:本级|机关)$")


def units_in_full(text: str, names: Iterable[str], said: str) -> str:
    """The text with each short name that is one unit's alone put in full, without its region; `said` is what the document
    prints of its items, which no short name is of."""
    if _HAN.search(text) is None:
        return text
    full = {own for name in names if (own := in_full(_HEAD.sub("", key(name))))}
    found: dict[str, set[str]] = {}
    for name in full:
        if name in text or name[-_END - 2 :] in text:
            continue
        for short in shortened(name, text):
            found.setdefault(short, set()).add(name)
    for short, meant in sorted(found.items(), key=lambda each: -len(each[0])):
        if len(meant) == 1 and short not in said:
            text = text.replace(short, next(iter(meant)))
    return text
