"""Two items of one document set against each other: which is larger, and which changed more (哪个多, 哪个增幅大)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.catalogue import concept
from service.answering.compute import comparable, figure_of, told, unit_of
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.question import Ask, Question
from service.answering.reply import Found, Reply
from service.answering.why import narrative, state

_WHICH = re.compile("哪一?[个项笔样类种块家头边](?!项目的?$)|谁|更|还是")
_RATE = re.compile("增幅|降幅|涨幅|幅度|百分|快|慢|比例")


def wanted(question: Question) -> bool:
    """Whether two items are set against each other."""
    return question.wants(Ask.DIFFERENCE) or _WHICH.search(question.plain) is not None


def compare(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Which of two items is larger, and by how much."""
    if len(links.members) == 1:
        links = _parted(links)
    if len(links.members) != 2:
        return None
    if question.wants(Ask.CHANGE) and not question.wants(Ask.DIFFERENCE):
        return changes(question, held, links, reply)
    first, second = (figure_of(held, s, question, links) for s in links.members)
    if first is None or second is None or unmatched(links.left, first.words, second.words):
        return None
    said = f"{told(held, first, reply)}，{told(held, second, reply)}"
    left, right = comparable(first, second)
    if left == right:
        return Found(said + "，两者相等。")
    high, low, name = (left, right, first) if left > right else (right, left, second)
    result = reply.result((high, "−", low), unit_of(first, second), f"{first.shown}与{second.shown}相差")
    return Found(f"{said}，{name.shown}更多，相差{result}。")


def _parted(links: Links) -> Links:
    """The two items that a printed name joins (人员经费和公用经费)."""
    names = [
        concept(name) or concept(f"{name}经费") or name for name in re.split("[和与及]", links.members[0])
    ]
    if len(names) != 2:
        return links
    at = links.mentions[0]
    return replace(links, mentions=tuple(replace(at, subject=name) for name in names))


def changes(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the sentences say of the changes of two items, and which of them is the larger or goes the way asked for."""
    items = [_changed(held, s) for s in links.members]
    known = [i for i in items if i is not None]
    if len(known) < 2:
        return None
    said = "；".join(state(held, item, reply) for item in known)
    rate = _RATE.search(question.plain) is not None
    sizes = [_size(item, rate) for item in known]
    ways = {item.direction for item in known}
    if len(ways) == 1 and None not in sizes and sizes[0] != sizes[1]:
        first = (sizes[0] or 0) > (sizes[1] or 0)
        word = "幅度" if rate else "变化"
        return Found(f"{said}。{word}更大的是{known[0 if first else 1].item}。")
    risen = [item.item for item in known if item.direction is Direction.INCREASE]
    fallen = [item.item for item in known if item.direction is Direction.DECREASE]
    judged = "；".join(
        f"{word}的是{'和'.join(names)}" for word, names in (("增加", risen), ("减少", fallen)) if names
    )
    return Found(f"{said}。{judged}。" if judged else f"{said}。")


def _changed(held: Held, subject: str) -> NarrativeItem | None:
    told_of = [
        i for i in narrative(held, subject) if i.direction is not None and i.against is Against.LAST_YEAR
    ]
    return next((i for i in told_of if i.percent or i.delta), told_of[0] if told_of else None)


def _size(item: NarrativeItem, rate: bool) -> Decimal | None:
    if rate:
        return abs(item.percent.value) if item.percent else None
    return item.delta.yuan if item.delta else None
