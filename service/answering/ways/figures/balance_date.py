"""What is there at the end of last year, of which a budget tells (截至上年末在建工程、无形资产)."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.patterns import regex

_AT_END = regex(r"(?P<year>(?:19|20)\d\d)年?(?:度?[末底]|12月(?:31日|[末底])?)|(?:去年|上年|上一年)度?[末底]")
_DATED = regex(r"((?:19|20)\d\d)\s*年\s*(?:度?[末底]|12\s*月(?:\s*31\s*日|[末底])?)")
_OTHERWISE = (Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.VERIFY, Ask.BASE, Ask.HIGHEST)


def asked(question: Question) -> bool:
    """Whether amounts at the end of a year are asked for, and nothing reckoned from them."""
    return (
        _AT_END.search(question.plain) is not None
        and question.wants(Ask.AMOUNT, Ask.PARTS)
        and not question.wants(*_OTHERWISE)
    )


def stock(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of each item in the paragraph that states the date asked for; None where one is not told of that date."""
    at = _AT_END.search(question.plain)
    if at is None or held.year is None or not links.subjects or links.left:
        return None
    year = int(at["year"]) if at["year"] else held.year - 1
    figures = [_at(held, subject, year) for subject in links.subjects]
    known = [f for f in figures if f is not None]
    if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
        return None
    return Found("；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in known) + "。")


def _at(held: Held, subject: str, year: int) -> Figure | None:
    for figure in held.catalogue.of_subject(subject):
        if figure.item is None or not figure.whole:
            continue
        around = passage_of(held.extraction, figure.item.sentence, figure.item.item)
        dated = _DATED.search(around.source.text) if around is not None else None
        if dated is not None and int(dated[1]) == year:
            return figure
    return None
