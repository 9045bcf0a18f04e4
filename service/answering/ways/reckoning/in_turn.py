"""What a way tells of one item told of each of the items that stand side by side (甲和乙，按各自人数乘标准)."""

from __future__ import annotations

from dataclasses import replace

from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links, link
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.per_head import per_head
from service.answering.ways.reckoning.products import product
from service.patterns import regex

_EACH = regex("各|分别|都|均(?!摊)|每|平均")
_TOGETHER = regex("一共|总共|合计|加起来|合起来|相加|之和|总和")


def products(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What rate and number make of each of the items, beside its amount; None where it is not found of each."""
    return _each(question, held, links, reply, of_products=True)


def heads(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What each of the items comes to for one of something; None where it is not found of each."""
    return _each(question, held, links, reply, of_products=False)


def _each(question: Question, held: Held, links: Links, reply: Reply, *, of_products: bool) -> Found | None:
    items = links.joined
    if len(items) < 2 or not _EACH.search(question.plain) or _TOGETHER.search(question.plain):
        return None
    spans = [m for m in links.mentions if m.subject in items and 0 <= m.start < m.end <= len(question.plain)]
    if {m.subject for m in spans} != set(items):
        return None
    start, end = min(m.start for m in spans), max(m.end for m in spans)
    way = product if of_products else per_head
    made: list[Found] = []
    for item in items:
        text = f"{question.plain[:start]}{item}{question.plain[end:]}"
        alone = replace(link(text, held.catalogue), context=links.context, earlier=links.earlier)
        found = way(replace(question, plain=text), held, alone, reply)
        if found is None:
            return None
        made.append(found)
    conflicting = any(found.status is Outcome.CONFLICTING for found in made)
    text = "".join(dict.fromkeys(found.text for found in made))
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED) if len(made) > 1 else None
