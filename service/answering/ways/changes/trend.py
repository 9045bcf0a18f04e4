"""An item in several years: what each prints, and how it went from one to the next."""

from __future__ import annotations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex

_BOTH = regex("(?:这|近|前后)?两年")
_AT_END = regex("^(?:年末|期末)")
# Of such an item the start of the year is asked for by the change over it.
_OVER_YEAR = regex("增|减|变|升|降|涨|[多少]了|[多少]多?少|差|比年初")


def by_year(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of each item in each of the years that the question names, with the change over them."""
    years = sorted(question.years)
    if len(years) < 2 and _BOTH.search(question.plain) and held.year is not None:
        years = [held.year - 1, held.year]
    if len(years) < 2 or not links.subjects:
        return None
    told = []
    for subject in links.subjects:
        figures = [select(held, subject, question, links.left, year=year) for year in years]
        known = [f for f in figures if f is not None]
        if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
            return None
        if len({f.order for f in known}) < len(known):
            return None
        told += [
            f"{year}年{f.shown}为{reply.figure(held.document, f)}"
            for year, f in zip(years, known, strict=True)
        ]
        told.append(went(known[0], known[-1], reply))
    return Found("；".join(told) + "。")


def over_the_year(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How what is left at the end of the year (年末结转和结余) differs from what was there at its start."""
    ends = [s for s in links.subjects if _AT_END.match(s)]
    if len(ends) != 1 or not _OVER_YEAR.search(question.plain) or links.left:
        return None
    now = _first(held, ends)
    before = _first(held, [_AT_END.sub(start, ends[0]) for start in ("年初", "期初")])
    if now is None or before is None or now.statement is not before.statement:
        return None
    said = f"{before.shown}为{reply.figure(held.document, before)}；{now.shown}为{reply.figure(held.document, now)}"
    return Found(
        f"{said}；{went(before, now, reply)}。" if now.money.yuan != before.money.yuan else f"{said}。"
    )


def _first(held: Held, subjects: list[str]) -> Figure | None:
    """The first figure in a table of one of these items, none of its parts."""
    figures = (f for s in subjects for f in held.catalogue.of_subject(s))
    return next((f for f in figures if f.statement is not None and f.whole), None)


def went(before: Figure, now: Figure, reply: Reply) -> str:
    """`增加1.10万元`, `两年持平`"""
    if before.money.unit != now.money.unit:
        left, right, unit = now.money.yuan, before.money.yuan, "元"
    else:
        left, right, unit = now.money.value, before.money.value, now.money.unit
    if left == right:
        return "两年持平"
    high, low = max(left, right), min(left, right)
    return ("增加" if left > right else "减少") + reply.result((high, "−", low), unit, f"{now.shown}增减")
