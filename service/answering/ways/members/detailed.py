"""What an amount is made of where other tables detail it: the table that is about its item (…明细表), and the rows of the same
item in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.members.classes import digits_of
from service.answering.ways.members.components import adds_up, is_detail, nonzero, tables_about
from service.patterns import regex
from service.terms import key

# 预算和决算各是多少 asks for no parts.
_ASKED = regex("哪|组成|构成|凑|明细|包括|包含|分[成为别]|拆|列了|什么|口子")
_OTHERWISE = (
    Ask.SHARE,
    Ask.WHY,
    Ask.CHANGE,
    Ask.VERIFY,
    Ask.HIGHEST,
    Ask.DIFFERENCE,
    Ask.PER_HEAD,
    Ask.YES_NO,
)
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


def of_named(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Of the table that is about the item which holds the others, the rows of those (…明细表里的差旅费), with what their words
    say and what they make together."""
    inside = links.container
    if inside is None or question.wants(*_OTHERWISE):
        return None
    # 在甲和乙里各多少: in each of them
    wholes = links.joined if inside in links.joined and len(links.joined) < len(links.subjects) else (inside,)
    names = [s for s in links.subjects if s not in wholes]
    told: list[tuple[Figure, ...]] = []
    if question.wants(Ask.SUM) and len(names) > 1:
        # what several come to is reckoned
        return None
    for whole in wholes:
        told += list(_rows_named(question, held, whole, names, links))[:1]
    if len(told) < len(wholes):
        return None
    said = "；".join(_with_sum(rows, held, reply, apart=len(wholes) > 1) for rows in told)
    return Found(f"{said}。")


def lists(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether the table that is about the item which holds the others has rows of these (补充支出里有没有福利费): those, else the
    rows that it has."""
    whole = links.container
    if (
        whole is None
        or not question.wants(Ask.YES_NO)
        or question.wants(Ask.VERIFY, Ask.SHARE, Ask.CHANGE, Ask.WHY)
    ):
        return None
    names = [s for s in links.subjects if s != whole]
    for figure, made in pairs(question, held, whole):
        if not _details(made) or unmatched(links.left, *(_around(f) for f in made), *names):
            continue
        rows = [f for f in made if f.subject in names]
        if not rows:
            said = "、".join(f"「{name}」" for name in names)
            return Found(f"没有{said}：{_told(held, figure, made, reply).text}")
        if {f.subject for f in rows} == set(names):
            return Found(f"有：{_with_sum(rows, held, reply, apart=False)}。")
    return None


def _details(made: Sequence[Figure]) -> bool:
    """Whether rows are of a table that lists all of an item under names of their own."""
    return all(is_detail(f.statement) for f in made)


def _rows_named(
    question: Question, held: Held, whole: str, names: Sequence[str], links: Links
) -> Iterator[tuple[Figure, ...]]:
    """The rows of those names in a table that is about an item."""
    left = [w for w in links.left if not _CALLED.fullmatch(w)]
    for _, made in pairs(question, held, whole):
        rows = tuple(f for f in made if f.subject in names)
        if {f.subject for f in rows} != set(names) or unmatched(left, *(_around(f) for f in rows)):
            continue
        if not question.amounts or any(f.fits(said) for f in rows for said in question.amounts):
            yield rows


def _with_sum(rows: Sequence[Figure], held: Held, reply: Reply, *, apart: bool) -> str:
    """Rows with what their words say, and what they make together; with `apart` the table that they stand in."""
    told = []
    for name in dict.fromkeys(f.subject for f in rows):
        own = [f for f in rows if f.subject == name]
        said = "；".join(in_row(held, f, reply) for f in own)
        if len(own) > 1 and len({f.money.unit for f in own}) == 1:
            said += f"；合计{reply.result(sum_of(f.money.value for f in own), own[0].money.unit, '合计')}"
        told.append(said)
    return "；".join(told) + (f"（{rows[0].section}）" if apart else "")


def pairs(question: Question, held: Held, subject: str) -> Iterator[tuple[Figure, list[Figure]]]:
    """Amounts of an item with the rows of a table about it that they are made of, at the level that the question names."""
    for whole in _wholes(held, subject, question):
        for made in tables_about(held, whole, digits_of(question.plain)):
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
