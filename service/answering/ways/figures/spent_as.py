"""The rows of a table by what their money is spent as (支出名称, 用途), which the row says beside its item: what part of an item
those of one name are, what those of each name come to, and under which name an item is spent."""

from __future__ import annotations

from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.selection import select
from service.answering.ways.figures.worded import (
    LISTED,
    NO_AMOUNT,
    Words,
    amount_in,
    groups,
    leaf,
    named_so,
    words_in,
)
from service.answering.ways.members.ranking import rank_of
from service.patterns import regex
from service.terms import key

# Asks for the rows of one name together; what it calls them.
_BY_NAME = regex(
    "(?:哪|几|各|每|什么|多少)[一些几两三]?(?:个|项|种|类)?(?:名目|名称|名义|款项|支出用途)|(?:按照?|分)(?:各个?|不同)?(?:的)?(?:名目|名称|名义|支出名称|用途)"
)
_UNDER_NAME = regex(
    "(?:属于|归|列|记|放|算|出|是)[在入到自于]?(?:的)?(?:哪|什么|啥)[一个项些]*(?:名目|名称|名义)"
)
_CALLED_SO = regex("名目|名称|名义|款项|用途|支出|明细|开支|项")


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of an item the rows come to that have the words which a question names."""
    if not question.wants(Ask.SHARE) or question.wants(Ask.WHY, Ask.CHANGE, Ask.VERIFY, Ask.HIGHEST):
        return None
    for text, rows in groups(question, held, links):
        others = [s for s in links.subjects if s not in text and text not in s]
        figures = [f for words in rows if (f := amount_in(words, held)) is not None]
        whole = select(held, others[0], question, ()) if len(others) == 1 else None
        if whole is None or len(figures) < 2 or links.left or len({f.money.unit for f in figures}) > 1:
            continue
        made = sum((f.money.value for f in figures), Decimal(0))
        own = [f.money.yuan for f in held.catalogue.of_subject(text) if f.line is not None]
        if whole.money.unit != figures[0].money.unit or not 0 < made <= whole.money.value:
            continue
        if len({id(f.line) for f in figures}) > LISTED or any(amount >= _yuan(figures) for amount in own):
            continue
        each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in figures)
        quoted = reply.quote(held.document, rows[0].source.text, rows[0].source, rows[0].section)
        total = reply.result(sum_of(f.money.value for f in figures), whole.money.unit, "合计")
        of = f"{whole.shown}为{reply.figure(held.document, whole)}"
        share = reply.result((made, "÷", whole.money.value, "×", Decimal(100)), "%", "占比", places=2)
        return Found(
            f"{leaf(rows[0].head)}为{quoted}的各项：{each}；合计{total}，{of}，前者占后者的{share}。"
        )
    return None


def of_a_name(question: Question) -> bool:
    """Whether a question asks under which name (属于哪个名目) an item is spent."""
    return _UNDER_NAME.search(question.plain) is not None


def beside(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the rows of an item say beside it that their money is spent as (租赁费: 办公场所使用费)."""
    if question.wants(*NO_AMOUNT) or len(links.subjects) != 1:
        return None
    rows = [
        w for w in words_in(held) if w.line is not None and key(w.of) == links.subjects[0] and named_so(w)
    ]
    told = []
    for words in rows:
        figure = amount_in(words, held)
        left = [w for w in links.left if not _CALLED_SO.fullmatch(w)]
        if figure is None or unmatched(left, figure.words, words.row):
            continue
        if not question.amounts or any(figure.fits(said) for said in question.amounts):
            quoted = reply.quote(held.document, words.source.text, words.source, words.section)
            told.append(f"{figure.shown}{reply.figure(held.document, figure)}，{leaf(words.head)}为{quoted}")
    return Found("；".join(told) + "。") if 0 < len(told) <= LISTED else None


def grouped(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the rows of the one table come to by the names that their money is spent as (分几个名目，各多少钱), or which of
    them has most."""
    if not _BY_NAME.search(question.plain) or question.wants(*NO_AMOUNT) or question.amounts:
        return None
    tables: dict[str, dict[str, list[Words]]] = {}
    for words in words_in(held):
        if words.line is not None and words.line.amounts and named_so(words):
            tables.setdefault(words.section, {}).setdefault(words.text, []).append(words)
    chosen = [
        named
        for section, named in tables.items()
        if 1 < len(named) <= LISTED
        and any(len(rows) > 1 for rows in named.values())
        and all(subject in key(section) for subject in links.subjects)
    ]
    if len(chosen) != 1 or unmatched([w for w in links.left if not _CALLED_SO.fullmatch(w)], *chosen[0]):
        return None
    made = [(rows, [f for w in rows if (f := amount_in(w, held)) is not None]) for rows in chosen[0].values()]
    if any(not figures for _, figures in made) or len({f.money.unit for _, fs in made for f in fs}) > 1:
        return None
    made.sort(key=lambda each: -_yuan(each[1]))
    if question.wants(Ask.HIGHEST):
        made = made[-1:] if rank_of(question.plain).smallest else made[:1]
    told = []
    for rows, figures in made:
        quoted = reply.quote(held.document, rows[0].source.text, rows[0].source, rows[0].section)
        each = "，".join(f"{f.shown}{reply.figure(held.document, f)}" for f in figures)
        total = sum_of(f.money.value for f in figures)
        whole = f"，合计{reply.result(total, figures[0].money.unit, '合计')}" if len(figures) > 1 else ""
        told.append(f"{leaf(rows[0].head)}为{quoted}的{each}{whole}")
    return Found("；".join(told) + "。")


def _yuan(figures: list[Figure]) -> Decimal:
    return sum((f.money.yuan for f in figures), Decimal(0))
