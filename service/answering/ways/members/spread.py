"""Neighbours in a table that make up an amount without being told as its parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex

_WHICH = regex("哪([两二三四五六])(?:个|项|部分|块|类|笔|方面|种|样|大)")
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_FROM = regex("(?:出自|来自|出在|分在)(?:了)?哪|从(?:了)?哪[^,，。]{0,6}(?:出|列|开支|支出|花)")
# An amount said less exactly than this may be met by chance.
_EXACT = 200


def placed(question: Question) -> bool:
    """Whether a question asks in which tables an item stands."""
    return _FROM.search(question.plain) is not None


def of_number(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """As many neighbours in one column or one row as are asked for, that together are the very amount that is named."""
    asked = _WHICH.search(question.plain)
    if asked is None or len(question.amounts) != 1:
        return None
    said = question.amounts[0]
    if (said.high - said.low) * _EXACT > said.high:
        return None
    named = [f for s in links.subjects for f in held.catalogue.of_subject(s)]
    for made in _runs(held, _NUMERALS[asked.group(1)]):
        if not said.low <= sum(f.money.yuan for f in made) <= said.high:
            continue
        if unmatched(links.left, *(f.words for f in made), *(f.words for f in named)):
            continue
        whole = next((f for f in named if f.whole and f.fits(said)), None)
        head = f"{whole.shown}为{reply.figure(held.document, whole)}，其中：" if whole is not None else ""
        text = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
        unit = made[0].money.unit
        total = reply.result(sum_of([f.money.value for f in made]), unit, "相加")
        return Found(f"{head}{text}。各项相加为{total}。")
    return None


def _runs(held: Held, size: int) -> Iterator[list[Figure]]:
    """All runs of so many figures that are not zero: down a column of a table, or across one of its rows."""
    figures = [
        f
        for f in held.catalogue.figures
        if f.statement is not None and f.kind is not Kind.PERFORMANCE and f.money.value and f.subject
    ]
    for _, group in groupby(figures, key=lambda f: id(f.statement)):
        table = list(group)
        columns: dict[tuple[str, str | None], list[Figure]] = {}
        rows: dict[int, list[Figure]] = {}
        for figure in table:
            columns.setdefault((figure.side, figure.header), []).append(figure)
            rows.setdefault(id(figure.line), []).append(figure)
        for listed in (*columns.values(), *rows.values()):
            for start in range(len(listed) - size + 1):
                made = listed[start : start + size]
                if len({f.shown for f in made}) == size and len({f.money.unit for f in made}) == 1:
                    yield made
