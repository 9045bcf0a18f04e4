"""What an amount is made of where other tables detail it: the table that is about its item (…明细表), and the rows of the same
item in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.members.classes import digits_of
from service.answering.ways.members.components import adds_up, nonzero
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

# 预算和决算各是多少 asks for no parts.
_ASKED = regex("哪|组成|构成|凑|明细|包括|包含|分[成为别]|拆|列了|什么|口子")
_MOST = 40
# What the parts of an amount are called, whatever they are.
_CALLED = regex("(?:名目|名义|名称|开支|科目|明细|来路|口子)+")
# An item may be told in so many tables that each print a part of it.
_TABLES = 3


def of_item(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole and the rows of the table that is about its item and prints the same total."""
    for subject in links.subjects if _ASKED.search(question.plain) else ():
        for whole, made in pairs(question, held, subject):
            if not unmatched(links.left, whole.words, *(f.words for f in made)):
                return _told(held, whole, made, reply)
    return None


def pairs(question: Question, held: Held, subject: str) -> Iterator[tuple[Figure, list[Figure]]]:
    """Amounts of an item with the rows of a table about it that they are made of, at the level that the question names."""
    for whole in _wholes(held, subject, question):
        for made in _tables_about(held, whole, digits_of(question.plain)):
            yield whole, made


def of_rows(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole and the rows of the same item that make it up, in the table named, else in up to three others."""
    left = [w for w in links.left if not _CALLED.fullmatch(w)]
    named = {table for place in places_in(question, held) for table in place.tables}
    for subject in links.subjects if _ASKED.search(question.plain) else ():
        for whole in _wholes(held, subject, question):
            for made in _rows(held, whole, named):
                if not unmatched(left, whole.words, *(_around(f) for f in made)):
                    return _told(held, whole, made, reply)
    return None


def _wholes(held: Held, subject: str, question: Question) -> Iterator[Figure]:
    for figure in held.catalogue.of_subject(subject):
        of_year = not figure.years or held.year in (None, *figure.years)
        if not figure.whole or not figure.money.value or not of_year:
            continue
        if not question.amounts or any(figure.fits(said) for said in question.amounts):
            yield figure


def _tables_about(held: Held, whole: Figure, digits: int | None) -> Iterator[list[Figure]]:
    """The rows of each table whose title has the item, in the column of a total that is the whole."""
    for statement in held.extraction.budget.statements:
        if statement is whole.statement or whole.subject not in key(statement.title):
            continue
        figures = [f for f in held.catalogue.figures if f.statement is statement and f.money.value]
        total = next((f for f in figures if f.line is not None and _is_total(f)), None)
        if total is None or not adds_up(whole, [total]):
            continue
        rows = [f for f in figures if f.header == total.header and not _is_total(f)]
        codes = {f.code for f in rows if f.code}
        level = [f for f in rows if digits is not None and len(f.code) == digits]
        if level and adds_up(whole, level):
            yield level
            continue
        made = [f for f in rows if not any(c != f.code and c.startswith(f.code) for c in codes if f.code)]
        if len(made) > 1 and adds_up(whole, made):
            yield made


def _is_total(figure: Figure) -> bool:
    name = key(figure.row or "")
    return not name or TOTALS.fullmatch(name) is not None or (figure.line is not None and figure.line.of_body)


def _rows(held: Held, whole: Figure, named: set[str]) -> Iterator[list[Figure]]:
    """The rows of the item that together are the whole: all of one table, else all of two or three."""
    tables: dict[str, list[Figure]] = {}
    for figure in held.catalogue.of_subject(whole.subject):
        smaller = 0 < abs(figure.money.yuan) < abs(whole.money.yuan)
        if (
            figure.statement is not None
            and figure.statement is not whole.statement
            and figure.whole
            and smaller
        ):
            tables.setdefault(figure.statement.table, []).append(figure)
    placed = {table: made for table, made in tables.items() if table in named}
    for known in (placed, tables):
        for size in range(1, _TABLES + 1):
            for chosen in combinations(known.values(), size):
                made = [f for rows in chosen for f in rows]
                if len(nonzero(made)) > 1 and adds_up(whole, made):
                    yield made


def _around(figure: Figure) -> str:
    return "|".join((figure.words, *map(key, _remarks(figure))))


def _remarks(figure: Figure) -> list[str]:
    """What the row says in words beside the name of its item."""
    return [each.source.text for each in figure.line.about] if figure.line is not None else []


def _told(held: Held, whole: Figure, made: Sequence[Figure], reply: Reply) -> Found:
    apart = len({id(f.statement) for f in made}) > 1
    parts = [
        in_row(held, figure, reply) + (f"（{figure.section}）" if apart else "") for figure in made[:_MOST]
    ]
    return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{'；'.join(parts)}。")


def in_row(held: Held, figure: Figure, reply: Reply) -> str:
    """`甲3.20万元[1]（主要内容为“…”[2]）`: an amount with what its row says first in words."""
    said = f"{figure.shown}{reply.figure(held.document, figure)}"
    if figure.line is not None and (about := figure.line.about):
        head, source = about[0].head.rpartition("/")[2], about[0].source
        said += f"（{head}为{reply.quote(held.document, source.text, source, figure.section)}）"
    return said
