"""Cells that a question names by the words of their rows and columns: what each says, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.by_row import of_row
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import two_places
from service.answering.ways.members.components import adds_up
from service.patterns import regex
from service.terms import key, unnumbered

_TOTAL = regex("合计|小计|总计")
# What a head may go without where it stands beside another: 基本和项目, 人员与公用.
_KIND = regex("(?:支出|经费|收入|拨款|费用?)$")
_JOINT = "[和与跟及同、]"
_OTHER_KIND = (
    Ask.WHY,
    Ask.CHANGE,
    Ask.SHARE,
    Ask.SUM,
    Ask.PER_HEAD,
    Ask.COUNT,
    Ask.DIFFERENCE,
    Ask.HIGHEST,
    Ask.PURPOSE,
    Ask.HOW,
    Ask.BASE,
)
_ADDED = regex("之和|相加|加起?来|加上|加总|总和|总数|等于")
_SHORTEST_ROW, _SHORTEST_HEAD = 3, 2


def several(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts in two or more columns of one row, each named; with them their whole, and whether two agree where that is
    asked."""
    if question.wants(*_OTHER_KIND) or _ADDED.search(question.plain):
        return None
    for row in rows_named(question, held):
        named = _columns(_without_places(question, held, row[0]), row)
        if len(named) < 2 or (question.amounts and not _fits(question, row)):
            continue
        if question.wants(Ask.VERIFY):
            return two_places.verdict(question, held, named[0], named[1], reply) if len(named) == 2 else None
        whole = next((f for f in row if f not in named and f.whole and adds_up(f, named)), None)
        told = [whole, *named] if whole is not None else named
        return Found("，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in told) + "。")
    return None


def _fits(question: Question, row: Sequence[Figure]) -> bool:
    return any(f.fits(said) for f in row for said in question.amounts)


def rows_named(question: Question, held: Held) -> Iterator[list[Figure]]:
    """The rows that the question names by code or by their whole printed name, the longest name first; of the tables that it
    names where it names any."""
    figures = [
        f
        for f in held.catalogue.figures
        if f.line is not None and f.statement is not None and _names(f, question)
    ]
    found = [list(group) for _, group in groupby(figures, key=lambda f: id(f.line))]
    places = [p for p in two_places.places_in(question, held) if p.tables]
    placed = [row for row in found if any(place.of_figure(row[0]) for place in places)]
    years = [[f for f in row if not f.years or held.year in (None, *f.years)] for row in placed or found]
    coded = [row for row in years if row and row[0].code in question.codes]
    yield from sorted(coded or [row for row in years if row], key=lambda row: -len(key(row[0].row or "")))


def _names(figure: Figure, question: Question) -> bool:
    if figure.code and figure.code in question.codes:
        return True
    name = key(unnumbered(figure.row or ""))
    return len(name) >= _SHORTEST_ROW and name in question.plain and not _TOTAL.search(name)


def _without_places(question: Question, held: Held, figure: Figure) -> str:
    """The question without the names of the row and of tables, whose words name no column."""
    text = question.plain
    places = [_title(place, held) for place in two_places.places_in(question, held)]
    for words in sorted((key(unnumbered(figure.row or "")), figure.code, *places), key=len, reverse=True):
        text = text.replace(words, "|") if words else text
    return text


def _title(place: two_places.Place, held: Held) -> str:
    """As much of the words for a place as its title ends in: what runs into it may name a column."""
    titles = [key(s.title) for s in held.extraction.budget.statements if s.table in place.tables]
    ends = (place.words[n:] for n in range(len(place.words) - 1))
    return next((end for end in ends if any(end in title for title in titles)), place.words)


def down(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of one column in two or more rows without codes that the question names by what their names end in."""
    if question.wants(*_OTHER_KIND):
        return None
    lines = [f for f in held.catalogue.figures if f.line is not None and not f.code and f.column]
    rows = {key(f.row or "") for f in lines}
    heads = [s for s in links.subjects if s not in rows]
    if len(heads) != 1:
        return None
    cells = [f for f in lines if heads[0] in (key(f.column[-1]), concept(key(f.column[-1])))]
    for _, group in groupby(cells, key=lambda f: id(f.statement)):
        table = [f for f in group if not f.years or held.year in (None, *f.years)]
        ends = {f.order: _end_of(key(f.row or ""), question.plain) for f in table}
        made = [f for f in table if ends[f.order] and list(ends.values()).count(ends[f.order]) == 1]
        if len(made) > 1 and not unmatched(links.left, *(f.words for f in made)):
            shown = [of_row(f) for f in made]
            return Found("；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in shown) + "。")
    return None


def _end_of(name: str, text: str) -> str:
    """The longest end of a row's name that the text says; empty where that is too short to name it."""
    if _TOTAL.search(name):
        return ""
    return next((name[n:] for n in range(len(name) - 1) if name[n:] in text), "")


def _columns(text: str, row: Sequence[Figure]) -> list[Figure]:
    """The figures of a row whose heads the text names, in its order; each by the longest head that is said."""
    heads = sorted(((name, f) for f in row for name in heads_of(f)), key=lambda pair: -len(pair[0]))
    found: list[tuple[int, Figure]] = []
    for name, figure in heads:
        at = text.find(name)
        if at >= 0 and not any(f.order == figure.order for _, f in found):
            found.append((at, figure))
            text = text[:at] + "|" * len(name) + text[at + len(name) :]
    said = [name for name, f in heads if any(f.order == o.order for _, o in found)]
    for name, figure in heads:
        # 项目总预算和本年度预算: the second goes without what both begin with
        rest = min((name[_alike(name, other) :] for other in said), key=len, default="")
        at = text.find(rest) if _SHORTEST_ROW <= len(rest) < len(name) - 1 else -1
        if at >= 0 and not any(f.order == figure.order for _, f in found):
            found.append((at, figure))
            text = text[:at] + "|" * len(rest) + text[at + len(rest) :]
    short = [
        (name, f) for name, f in ((_KIND.sub("", n), f) for n, f in heads) if len(name) >= _SHORTEST_HEAD
    ]
    for first, one in short:
        for second, other in short:
            pair = re.search(f"{re.escape(first)}{_JOINT}{re.escape(second)}", text)
            if pair is not None and one.order != other.order:
                known = {f.order for _, f in found}
                found += [(pair.start() + n, f) for n, f in enumerate((one, other)) if f.order not in known]
                text = text[: pair.start()] + "|" * len(pair.group()) + text[pair.end() :]
    return [f for _, f in sorted(found, key=lambda pair: pair[0])]


def _alike(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def heads_of(figure: Figure) -> Iterator[str]:
    """What the column of a figure is called: the last part of its head, or of a total also what it is the total of."""
    parts = [key(part) for part in (figure.header or "").split("/") if part]
    if not parts:
        return
    if len(parts) > 1 and _TOTAL.fullmatch(parts[-1]):
        yield parts[-2]
    elif len(parts[-1]) >= _SHORTEST_HEAD:
        yield parts[-1]
