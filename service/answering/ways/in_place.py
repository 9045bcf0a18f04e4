"""The one table that a question names (机关运行经费情况表里的…): it is asked by itself before the whole document is."""

from __future__ import annotations

from dataclasses import replace

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.nearest import nearest
from service.answering.ways.sequences import Answerer
from service.answering.ways.two_places import places_in

# 预算表 is any of them; a label (附件9, 表2) is none of these words.
_SHORTEST = 4


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
    kept = replace(links, mentions=mentions or links.mentions)
    figures = (f for f in held.catalogue.figures if f.line is not None and places[0].of_figure(f))
    catalogue = replace(held.catalogue, figures=tuple(figures))
    if not all(catalogue.of_subject(subject) for subject in kept.subjects):
        return None
    return replace(held, catalogue=catalogue), kept


def asking(way: Answerer, question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a way tells of a table alone; None where it tells of anything else, or merely what comes near the question."""
    if way is nearest:
        return None
    before = len(reply.sections)
    found = way(question, held, links, reply)
    titles = {f.section for f in held.catalogue.figures}
    return found if set(reply.sections[before:]) <= titles else None
