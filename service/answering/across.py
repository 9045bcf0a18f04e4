"""Sets one item of a few documents side by side that a question names: departments against each other, or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.answering import contrast
from service.answering.catalogue import Figure
from service.answering.held import Held, unmatched
from service.answering.linking import link
from service.answering.lookup import select
from service.answering.naming import without_names
from service.answering.question import Ask, Question
from service.answering.reply import Found, Reply, sum_of


def compare(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """Which document states most of an item, or what all state together; different units are compared in yuan.

    None when the question does neither, or when a document has no such figure.
    """
    if not (_compares(question) or question.wants(Ask.HIGHEST, Ask.SUM)):
        return None
    text = question.plain
    for one in held:
        text = without_names(text, one.document)
    figures: list[tuple[Held, Figure]] = []
    for one in held:
        figure = _figure(replace(question, plain=text), one)
        if figure is None:
            return None
        figures.append((one, figure))
    if len(figures) < 2:
        return None
    told = "；".join(
        f"{one.document.title}：{figure.shown}为{reply.figure(one.document, figure)}"
        for one, figure in figures
    )
    if question.wants(Ask.SUM) and not question.wants(Ask.HIGHEST):
        judged = f"合计{_total([figure for _, figure in figures], reply)}"
    else:
        judged = _highest(figures, reply)
    return Found(f"{told}。{judged}。")


def _compares(question: Question) -> bool:
    return contrast.wanted(question) or question.wants(Ask.DIFFERENCE)


def _figure(question: Question, one: Held) -> Figure | None:
    links = link(question.plain, one.catalogue)
    if len(links.subjects) != 1:
        return None
    figure = select(one, links.subjects[0], question, links.left)
    return None if figure is None or unmatched(links.left, figure.words) else figure


def _total(figures: Sequence[Figure], reply: Reply) -> str:
    same = len({figure.money.unit for figure in figures}) == 1
    values = [figure.money.value if same else figure.money.yuan for figure in figures]
    return reply.result(sum_of(values), figures[0].money.unit if same else "元", "合计")


def _highest(figures: Sequence[tuple[Held, Figure]], reply: Reply) -> str:
    ranked = sorted(figures, key=lambda pair: pair[1].money.yuan, reverse=True)
    (first, high), (second, low) = ranked[0], ranked[1]
    if high.money.yuan == low.money.yuan:
        return f"最高的是{first.document.title}和{second.document.title}，两者相等"
    same = high.money.unit == low.money.unit
    left, right = (high.money.value, low.money.value) if same else (high.money.yuan, low.money.yuan)
    result = reply.result((left, "−", right), high.money.unit if same else "元", f"{high.shown}相差")
    return f"最高的是{first.document.title}，比{second.document.title}多{result}"
