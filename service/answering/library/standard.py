"""Puts a question that sets several documents beside each other into the standard words for that."""

from __future__ import annotations

import unicodedata

from service.answering.asked.kinds import ASKS
from service.answering.asked.question import years_in_full
from service.lexicon.asking import TO_COUNT, TO_RECKON
from service.lexicon.beside import BESIDE, OF_ALL
from service.patterns import regex

# An order to tell something of each, which asks nothing by itself: 请列明甲局、乙局的车辆数。
_ORDER = regex(
    f"^(?:请|麻烦|烦请|劳驾|帮忙|帮我|你|您|分别|逐一|逐个|逐家)*(?:{TO_RECKON}|列出|列明|列示|列举|{TO_COUNT}|给出|提供|算出|算)(?:一下|下)?"
)
_END = "。.!！;；?？ "


def standard(text: str, *, of_all: bool = False) -> str:
    """The text, its marks kept, with everyday words for what is asked of several replaced; an order asks 各多少.

    With `of_all` also those for what is asked of all departments.
    """
    said = years_in_full(unicodedata.normalize("NFKC", text))
    for words, meant in (*BESIDE, *(OF_ALL if of_all else ())):
        said = words.sub(meant, said)
    order = _ORDER.match(said)
    if order is None or not (about := said[order.end() :].strip(_END)):
        return said
    return about if ASKS.search(about) else f"{about}各多少"
