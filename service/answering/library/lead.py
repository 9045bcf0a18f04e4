"""What a question asks of all departments, and what it asks further of those found (最高的是哪家，为什么)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.answering.asked.question import Question, parts
from service.patterns import regex

# Asks no more than the amounts that are told anyhow, or how to write them.
_TOLD_ANYHOW = regex(
    "(?:谢谢|请|并|又|各|各自|分别|都|具体|到底|一共|总共|金额|数额|数字|名称|年度|和|是|为|有|多少|哪[家些个]|谁|钱|万元|万|元|呢)*"
    "|请?(?:统一|换算|折算|折成|用|以|按)[^,，]{0,4}(?:万元|元|亿元|单位)[^,，]{0,6}|(?:请?注意|小心|留意|保留|写明|注明)[^,，]{0,16}"
)
_PLACE = regex("第([二三四五])[大多高名少低小]?(?:的|名|又|是|呢)")
_PLACES = {"二": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, slots=True)
class Lead:
    """The question that is about all departments.

    `places` is how many of a ranking are asked for in so many words (第二多的又是谁), `further` what is asked of those found.
    """

    question: Question
    places: int = 0
    further: tuple[Question, ...] = ()
    split: bool = False


def lead(asked: Question) -> Lead:
    """The first part of a question, with what the others ask; the whole question where it has no parts."""
    pieces = parts(asked)
    if len(pieces) < 2:
        return Lead(asked)
    places, further = 0, []
    for piece in pieces[1:]:
        found = _PLACE.search(piece.plain)
        if found is not None:
            places = max(places, _PLACES[found.group(1)])
        elif not _TOLD_ANYHOW.fullmatch(piece.plain):
            further.append(piece)
    return Lead(replace(pieces[0], english=asked.english), places, tuple(further), split=True)
