"""How an amount was reckoned (怎么算出来的), and under which code (列在哪个科目) and in which tables (列在哪张表) it
is entered."""

from __future__ import annotations

import re

from extractors.schema.draft import Kind
from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import coverage, grams, key

_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_AMOUNT = regex(r"\d+(?:\.\d+)?(?:亿元|万元|千元|元)")
# Two figures and a result can show how the one follows from the others.
_FIGURES = 3
# A sentence about the item holds this much of what the question calls it.
_NEAR = 0.5
_WHICH_TABLE = regex("(?:哪|什么|啥)[一几些两]?(?:张|个|份)?(?:报|明细|附)?表(?![述示明现达])")
_MOST_TABLES = 8
_BY_FUNCTION = regex(r"2\d{6}")
_BY_ECONOMIC = regex(r"[35]\d{4,6}")


def how(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that prints the figures from which an amount follows."""
    words = [*content(without_names(question.plain, held.document), held.catalogue.said), *links.subjects]
    amounts = _AMOUNT.findall(question.plain)
    asked = set(grams(question.plain))
    found: list[tuple[int, int, Passage, str]] = []
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            told = key(sentence)
            if len(re.findall(r"\d+(?:\.\d+)?", told)) < _FIGURES or any(a not in told for a in amounts):
                continue
            if all(coverage(word, told) < _NEAR for word in words):
                continue
            found.append((-len(asked & set(grams(told))), len(sentence), passage, sentence))
    if not found:
        return None
    _, _, best, sentence = min(found, key=lambda f: f[:2])
    return Found(f"文中写道：{reply.quote(held.document, sentence, best.source, ' / '.join(best.heading))}。")


def account(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The code and name under which an item is entered.

    A project prints no code: then the only line by code that prints the same amount is told as that, and
    nothing when several do.
    """
    kind = _BY_ECONOMIC if "经济" in question.plain else _BY_FUNCTION
    for subject in links.subjects:
        figure = select(held, subject, question)
        if figure is None or not figure.money.value:
            continue
        coded = [f for f in held.catalogue.of_subject(subject) if kind.fullmatch(f.code) and f.statement]
        if coded:
            line = coded[0]
            return Found(f"列在{line.shown}，{line.shown}为{reply.figure(held.document, line)}。")
        alike = [f for f in held.catalogue.figures if kind.fullmatch(f.code) and _same(f, figure)]
        if len({f.code for f in alike}) == 1:
            line = alike[0]
            return Found(
                f"{figure.shown}为{reply.figure(held.document, figure)}；"
                f"金额与之相等的科目只有{line.shown}，为{reply.figure(held.document, line)}。"
            )
    return None


def asks_table(question: Question) -> bool:
    """Whether a question asks in which of the document's tables something stands."""
    return _WHICH_TABLE.search(question.plain) is not None


def in_tables(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the one item named in each table that prints it, with the title of that."""
    if len(links.subjects) != 1 or question.wants(Ask.VERIFY, Ask.WHY, Ask.CHANGE, Ask.SHARE):
        return None
    found: dict[int, Figure] = {}
    for figure in held.catalogue.of_subject(links.subjects[0]):
        fits = not question.amounts or any(figure.fits(said) for said in question.amounts)
        of_year = not figure.years or held.year in (None, *figure.years)
        titled = (
            figure.statement is not None and figure.statement.title and figure.kind is not Kind.PERFORMANCE
        )
        if figure.whole and fits and of_year and titled and figure.money.value:
            found.setdefault(id(figure.statement), figure)
    if not 0 < len(found) <= _MOST_TABLES:
        return None
    told = (f"{f.shown}为{reply.figure(held.document, f)}（{f.section}）" for f in found.values())
    return Found("；".join(told) + "。")


def _same(line: Figure, figure: Figure) -> bool:
    return (
        line.statement is not None
        and line.kind is not Kind.PERFORMANCE
        and line.whole
        and line.money.yuan == figure.money.yuan
    )
