"""At what rate that is paid which was just counted or told (接收了几个，按什么标准发): the sentence that goes on from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.sayings import AROUND, Saying
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.wording.demands import alike
from service.patterns import regex
from service.terms import key

_NUMBER = r"\d[\d,.]*|[一二三四五六七八九十两百]+"
_COUNTED = regex(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)([一-鿿]{1,2})")
# Asks at what rate, and how a rate is printed: by what it is paid for, or after its own name.
_RATE_ASKED = regex(
    "(?:什么|多高的?|怎样的|多少)标准|标准(?:是|为|有|定的?|各|分别)*(?:多少|什么|多高|几)|单价|每[一-鿿]{1,4}[^,，。]{0,8}(?:多少|几)"
)
_RATE = regex(
    rf"每(?:一|个)?[一-鿿]{{1,10}}?(?:{_NUMBER})\s*[万亿千]?元|\d\s*[万亿千]?元\s*[/／每]|(?:单价|均价|定额)[^，。；\d]{{0,6}}\d"
)
# What the asking itself is said with, whatever is paid.
_GLUE = regex(
    "[按照依据每一个人月年天日次户台件亩]|标准|单价|报酬|补贴|补助|工资|津贴|经济|一次性|发放?|给|付|算|核|定|执行|支付|多少|什么|是|的"
)


def asks_rate(question: Question) -> bool:
    """Whether a question asks at what rate something is paid."""
    return _RATE_ASKED.search(question.plain) is not None


def told_on(question: Question, held: Held, links: Links, told: str, reply: Reply) -> Found | None:
    """The sentence with a rate that has a number of the last answer (`told`) and what that is of, quoted; None where the
    question asks for none, or where no sentence, or more than one, goes on so."""
    if not asks_rate(question):
        return None
    evidence = [key(quote.partition("|")[0]) for quote in reply.evidence_of(told)]
    numbers = [_printed(number, unit) for number, unit in _COUNTED.findall(key(told)) if "元" not in unit]
    # what the parts before this one named, the sentence that answered them is about
    own = [w for w in links.left if _GLUE.sub("", w) and w in held.catalogue.said and w not in links.context]
    context = [word for word in (*links.context, *links.subjects) if len(word) > 1]
    pieces: dict[str, Saying] = {}
    for piece in held.sayings.pieces:
        if piece.row or piece.section or _RATE.search(piece.text) is None:
            continue
        same = any(piece.words in quote or quote in piece.words for quote in evidence if quote)
        counted = any(number.search(piece.words) for number in numbers) and _of(piece, context)
        if (same or counted) and all(piece.match(word) for word in own):
            pieces.setdefault(piece.words, piece)
    if len(pieces) != 1:
        return None
    (one,) = pieces.values()
    return Found(one.tell(held.document, reply, links.left) + "。")


def _printed(number: str, unit: str) -> re.Pattern[str]:
    """How the same number of the same things may be printed (10人, 10名)."""
    units = "|".join(sorted(map(re.escape, {unit, *alike(unit), *alike(unit[:1])}), key=len, reverse=True))
    return re.compile(rf"(?<![\d.,]){re.escape(number)}(?:{units})")


def _of(piece: Saying, context: Sequence[str]) -> bool:
    """Whether a piece has, in its own words, most of what was asked about before."""
    there = [piece.match(word) for word in context]
    return bool(there) and max(there) > AROUND and sum(there) >= len(there) / 2
