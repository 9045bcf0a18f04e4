"""The one table that a question names (机关运行经费情况表里的…): it is asked by itself before the whole document is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.members.compose import adds_up, components, tell
from service.answering.ways.sequences import Answerer
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex
from service.terms import key

# 预算表 is any of them; a label (附件9, 表2) is none of these words.
_SHORTEST = 4
# A row that parts the one above it.
_INNER = regex(r"\s*其中")
_LEAST = regex("最[少小低]")
_FEWEST, _MOST = 2, 40


def inside(question: Question, held: Held, links: Links) -> tuple[Held, Links] | None:
    """The document with the figures of that table only, and the items without those that its name has the words of.

    None where no table or more than one place is named, and where the table has nothing of an item.
    """
    if question.wants(Ask.VERIFY, Ask.WHY):
        # whether two places agree one of them does not tell, nor the reason of what it prints
        return None
    places = list(places_in(question, held))
    if len(places) != 1 or not (places[0].tables or places[0].targets):
        return None
    if len(places[0].words) < _SHORTEST and places[0].words not in question.labels:
        return None
    start = question.plain.find(places[0].words)
    end = start + len(places[0].words)
    mentions = tuple(m for m in links.mentions if not start <= m.start < m.end <= end)
    # 情况表列了: the end of its name runs on into what is asked
    left = tuple(w for w in links.left if w not in places[0].words and not w.startswith("表"))
    kept = replace(links, mentions=mentions or links.mentions, left=left)
    figures = (f for f in held.catalogue.figures if f.line is not None and places[0].of_figure(f))
    catalogue = replace(held.catalogue, figures=tuple(figures))
    if not all(catalogue.of_subject(subject) for subject in kept.subjects):
        return None
    return replace(held, catalogue=catalogue), kept


def rows(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Every row of the table with an amount, where the question names nothing but the table, its total where they add up; of
    them the largest where that is asked (附件6里哪一项最多)."""
    statements = {id(f.statement): f.statement for f in held.catalogue.figures}
    statement = next(iter(statements.values()), None)
    most = question.wants(Ask.HIGHEST) and not links.subjects
    if statement is None or len(statements) > 1 or question.amounts:
        return None
    if not (question.wants(Ask.PARTS) or most) or any(s not in key(statement.title) for s in links.subjects):
        return None
    total, parts = _made(held)
    if not _FEWEST <= len(parts) <= _MOST or unmatched(
        links.left, key(statement.title), *(f.words for f in parts)
    ):
        return None
    if most:
        return _largest(total, parts, held, reply, least=_LEAST.search(question.plain) is not None)
    if total is not None:
        return tell(held, total, parts, reply)
    return Found("；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in parts) + "。")


def _made(held: Held) -> tuple[Figure | None, list[Figure]]:
    """The lowest rows of the table, or the columns of its one row, and their total."""
    made = []
    for _, group in groupby(held.catalogue.figures, key=lambda f: id(f.line)):
        row = [f for f in group if not f.years or held.year in (None, *f.years)]
        if row and row[0].money.value and not _INNER.match(row[0].row or ""):
            made.append(next((f for f in row if f.whole), row[0]))
    if len({id(f.line) for f in held.catalogue.figures}) == 1:
        heads = sorted((f for f in held.catalogue.figures if f.whole), key=lambda f: -f.money.yuan)
        of_row = ((f, list(components(held, f))) for f in heads)
        return next(((f, made) for f, made in of_row if len(made) >= _FEWEST), (None, []))
    codes = {f.code for f in made if f.code}
    lowest = [f for f in made if not any(c != f.code and c.startswith(f.code) for c in codes if f.code)]
    total = next((f for f in lowest if adds_up(f, [o for o in lowest if o is not f])), None)
    return total, [f for f in lowest if f is not total]


def _largest(
    total: Figure | None, parts: Sequence[Figure], held: Held, reply: Reply, *, least: bool
) -> Found | None:
    """The one part with most, or least, beside their total; None where parts of parts may be among them."""
    if total is None:
        return None
    end = (min if least else max)(parts, key=lambda f: f.money.yuan)
    if sum(f.money.yuan == end.money.yuan for f in parts) > 1:
        return None
    whole = f"{total.shown}为{reply.figure(held.document, total)}"
    which = "最小的是" if least else "最大的是"
    return Found(f"{whole}，其中{which}：{end.shown}{reply.figure(held.document, end)}。")


def asking(way: Answerer, question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a way tells of a table alone; None where it tells of anything else, or merely what comes near the question."""
    if way is nearest:
        return None
    before = len(reply.sections)
    found = way(question, held, links, reply)
    titles = {f.section for f in held.catalogue.figures}
    return found if set(reply.sections[before:]) <= titles else None
