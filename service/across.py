"""Sets one item of several documents side by side: departments against each other, or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service import compute
from service.catalogue import Figure
from service.held import Held, unmatched
from service.linking import link
from service.lookup import select
from service.question import Ask, Question
from service.reply import Found, Reply
from service.scope import without_names


def compare(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """Which document states most of an item; amounts in different units are compared in yuan.

    None when the question sets nothing against another, or when one of the documents has no such figure.
    """
    if not (compute.wanted(question) or question.wants(Ask.HIGHEST, Ask.DIFFERENCE)):
        return None
    text = question.plain
    for one in held:
        text = without_names(text, one.document)
    figures: list[tuple[Held, Figure]] = []
    for one in held:
        links = link(text, one.catalogue)
        if len(links.subjects) != 1:
            return None
        figure = select(one, links.subjects[0], replace(question, plain=text), links.left)
        if figure is None or unmatched(links.left, figure.words):
            return None
        figures.append((one, figure))
    told = "；".join(
        f"{one.document.title}：{figure.shown}为{reply.figure(one.document, figure)}"
        for one, figure in figures
    )
    ranked = sorted(figures, key=lambda pair: pair[1].money.yuan, reverse=True)
    (first, high), (second, low) = ranked[0], ranked[1]
    if high.money.yuan == low.money.yuan:
        return Found(told + "。最高的两者相等。")
    same = high.money.unit == low.money.unit
    left, right = (high.money.value, low.money.value) if same else (high.money.yuan, low.money.yuan)
    result = reply.result((left, "−", right), high.money.unit if same else "元", f"{high.shown}相差")
    more = f"比{second.document.title}多{result}"
    return Found(f"{told}。最高的是{first.document.title}，{more}。")
