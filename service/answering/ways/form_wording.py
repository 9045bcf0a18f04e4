"""Whether the amount of a project's form is the one that the words in the same form give (预算数与用途说明里写的预算资金)."""

from __future__ import annotations

import re

from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.terms import key

# Names what is written in words in a form.
_WORDS = re.compile("用途|说明|目标|描述|写的|文字")
# So much longer than an amount is a sentence.
_SENTENCE = 14


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts, each with its place; None where the form or its words have more than one that may be meant."""
    if len(links.subjects) != 1 or links.left or _WORDS.search(question.plain) is None:
        return None
    subject = links.subjects[0]
    figures = [
        f
        for f in held.catalogue.of_subject(subject)
        if f.statement is not None and f.whole and f.money.value and "绩效" in key(f.section)
    ]
    written = [n for n in numbers(held) if _in_words(n, subject, question)]
    if len({f.money.yuan for f in figures}) != 1 or len({n.base for n in written}) != 1:
        return None
    figure, number = figures[0], written[0]
    told = f"{figure.shown}为{reply.figure(held.document, figure)}，文中写道：{number.quoted(held, reply)}"
    if figure.money.yuan == number.base:
        return Found(f"一致：{told}。")
    return Found(f"不一致：{told}，{_apart(figure, number, reply)}。", Outcome.CONFLICTING)


def _in_words(number: Number, subject: str, question: Question) -> bool:
    """Whether an amount stands in a sentence of the item's form, under a name that the question says."""
    if number.of_item or number.count is None or number.sort != "元":
        return False
    own = [part for part in number.saying.words.split("|") if part]
    named = any(len(part) > 2 and part != subject and part in question.plain for part in own)
    sentence = len(number.saying.around) >= _SENTENCE
    return named and sentence and not unmatched([subject], number.saying.words, number.saying.above)


def _apart(figure: Figure, number: Number, reply: Reply) -> str:
    same = figure.money.unit == number.unit
    one, other = (figure.money.value, number.value) if same else (figure.money.yuan, number.base)
    unit = number.unit if same else "元"
    return f"相差{reply.result((max(one, other), '−', min(one, other)), unit, '相差')}"
