"""What a sentence tells besides the amount that was just told of an item: how many people, households or places it went to."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.patterns import regex

_AMOUNT = regex(r"\d[\d,]*(?:\.\d+)?(?=[亿万千]?元)")
_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十两百千]+)\s*(?:多|余)?(?:万|千)?"
# A shorter amount stands in too many sentences to tell which is meant.
_SHORTEST = 3


def told_beside(question: Question, held: Held, links: Links, told: str, reply: Reply) -> Found | None:
    """The shortest sentence that has an amount of the last answer (`told`) and a number in the unit that is asked for."""
    unit = ASKED_UNIT.search(question.plain)
    amounts = [a for a in _AMOUNT.findall(told) if len(a.replace(".", "")) >= _SHORTEST]
    if unit is None or not amounts:
        return None
    units = "|".join(sorted(map(re.escape, alike(unit.group(1))), key=len, reverse=True))
    counted = re.compile(rf"{_NUMBER}(?:{units})")
    printed = [w for w in links.left if w in held.catalogue.said and w not in links.context]
    named = [f"(?<![\\d.,]){re.escape(a)}(?=[亿万千]?元)" for a in dict.fromkeys(amounts)]
    pieces = [
        piece
        for piece in held.sayings.pieces
        if not (piece.row or piece.section or piece.text.strip("。；; ") in told)
        and any(re.search(name, piece.text) for name in named)
        and counted.search(piece.text)
        and all(word in piece.words or word in piece.around or word in piece.above for word in printed)
    ]
    if not pieces:
        return None
    nearest = min(pieces, key=lambda piece: len(piece.text))
    return Found(nearest.tell(held.document, reply, links.left) + "。")
