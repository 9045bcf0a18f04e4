"""Which amount a printed percentage is reckoned on (以哪个数为分母): the pair of its sentence that makes it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "分母|(?:以|按|用|拿|除以)(?:的是)?(?:哪个?|什么|啥)[^,，。]{0,4}(?:数|金额|为基数|作基数|算)|基数(?:是|为)"
)
_FEW = 8


def asked(question: Question) -> bool:
    """Whether the base of a percentage is asked for that the question gives."""
    return len(question.percents) == 1 and _ASKED.search(question.plain) is not None


def base(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts and the percentage that they make; None where no pair of the sentence makes it, or several do."""
    percent = question.percents[0]
    written = re.compile(rf"(?<![\d.]){re.escape(f'{abs(percent):f}')}\s*[%％]")
    told: dict[str, list[Number]] = {}
    for number in numbers(held):
        if number.sort == "元" and number.base and written.search(number.saying.text):
            told.setdefault(number.saying.text, []).append(number)
    step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    found: dict[tuple[Decimal, Decimal], tuple[Number, Number]] = {}
    for text, listed in told.items():
        if unmatched(links.subjects, key(text), *(n.saying.words for n in listed)):
            continue
        for part, whole in permutations(list({n.base: n for n in listed}.values())[:_FEW], 2):
            if abs(part.base / whole.base * 100 - abs(percent)) * 2 <= step and part.unit == whole.unit:
                found.setdefault((part.base, whole.base), (part, whole))
    if len(found) != 1:
        return None
    part, whole = next(iter(found.values()))
    places = max(-int(percent.as_tuple().exponent), 0)
    result = reply.result((part.value, "÷", whole.value, "×", Decimal(100)), "%", "占比", places=places)
    return Found(f"{part.tell(held, reply)}，{whole.tell(held, reply)}，前者占后者的{result}。")
