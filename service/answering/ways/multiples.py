"""How many times one amount is another (几倍): of two items, or of this year's and last year's."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.compute import comparable, figure_of, told

_ASKED = re.compile("几倍|多少倍|[一二两三四五六七八九十]倍|倍数|翻[了几]")
_MOST = 2


def asked(question: Question) -> bool:
    """Whether a question asks how many times one thing is another."""
    return _ASKED.search(question.plain) is not None


def times(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts and how many times the first named is the second; None where not just two are named."""
    subjects = links.members
    if len(subjects) != _MOST:
        return None
    figures = [figure_of(held, s, question, links) for s in subjects]
    known = [f for f in figures if f is not None]
    if len(known) < _MOST or known[0].order == known[1].order:
        return None
    if unmatched(links.left, *(f.words for f in known)) or not known[1].money.value:
        return None
    above, below = comparable(known[0], known[1])
    label = f"{known[0].shown}与{known[1].shown}的倍数"
    result = reply.result((above, "÷", below), "倍", label, places=2)
    return Found(f"{told(held, known[0], reply)}，{told(held, known[1], reply)}，前者是后者的{result}。")
