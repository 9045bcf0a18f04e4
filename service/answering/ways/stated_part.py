"""What part of an item an amount is that the question itself states (某项目795万元占某科目的比例)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.answering.asked.question import MONEY, Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.compute import figure_of, told
from service.answering.ways.paired import OF

_SAYS = re.compile("[一-鿿]{2}")


def asked(question: Question, links: Links) -> bool:
    """Whether words with an amount stand before 占 and all items behind it: what stands there is the whole and no part."""
    mark = OF.search(question.plain)
    if mark is None or not links.mentions or MONEY.search(question.plain[: mark.start()]) is None:
        return False
    behind = all(m.start >= mark.end() for m in links.mentions if m.end)
    return (
        behind
        and any(m.end for m in links.mentions)
        and _SAYS.search(question.plain[: mark.start()]) is not None
    )


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount where it is printed, the item and the percentage; None where no such amount is printed with those words."""
    mark = OF.search(question.plain)
    if mark is None or len(links.subjects) != 1:
        return None
    before = content(question.plain[: mark.start()], held.catalogue.said)
    part = next(
        (
            n
            for n in numbers(held)
            if n.sort == "元"
            and any(said.low <= n.base <= said.high for said in question.amounts)
            and _fits(n, before)
        ),
        None,
    )
    behind = tuple(w for w in links.left if w not in before)
    whole = figure_of(held, links.subjects[0], replace(question, amounts=()), links)
    if part is None or whole is None or not whole.money.value or unmatched(behind, whole.words):
        return None
    if part.base > whole.money.yuan:
        # a part is no more than its whole
        return None
    same = part.unit == whole.money.unit
    left, right = (part.value, whole.money.value) if same else (part.base, whole.money.yuan)
    percent = reply.result((left, "÷", right, "×", Decimal(100)), "%", "占比", places=2)
    return Found(f"{part.tell(held, reply)}，{told(held, whole, reply)}，前者占后者的{percent}。")


def _fits(number: Number, words: list[str]) -> bool:
    return not unmatched(words, number.saying.words, number.saying.above, number.saying.around)
