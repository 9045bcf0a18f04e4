"""Changes of items that a question calls by less than their names (护理补贴、康复、就业三项: 残疾人康复, 残疾人就业)."""

from __future__ import annotations

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import tells_change
from service.answering.ways.changes.reasons import explained, is_factor
from service.answering.ways.changes.stated import YEAR_BEFORE_LAST, is_whole
from service.answering.ways.changes.told_change import state
from service.terms import coverage, key


def by_words(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change of each item that one of the question's words stands for; of one asked why also the reason.

    None where a word is in the name of no item that changed, or of several as well.
    """
    if not links.left or YEAR_BEFORE_LAST.search(question.plain) or question.wants(Ask.SHARE, Ask.HIGHEST):
        return None
    literal = (question.plain[m.start : m.end] for m in links.mentions if _named_here(m.start, m.end, links))
    # an item may have been found by more of the question than calls it
    called = ("".join(content(text, held.catalogue.said)) or text for text in literal)
    words = list(dict.fromkeys((*called, *links.left)))
    told = [
        i
        for i in held.extraction.budget.narrative
        if tells_change(i) and i.against is Against.LAST_YEAR and not is_whole(i) and not is_factor(i)
    ]
    chosen: list[NarrativeItem] = []
    for word in words:
        found = [i for i in told if coverage(word, key(i.item)) == 1]
        most = max((_shares(i, words) for i in found), default=0)
        found = [i for i in found if _shares(i, words) == most]
        if len({(subject_of(i), i.code) for i in found}) != 1:
            return None
        chosen += [i for i in found[:1] if i not in chosen]
    if not chosen:
        return None
    return Found("；".join(_told(question, held, i, reply) for i in chosen) + "。", Outcome.ANSWERED)


def _named_here(start: int, end: int, links: Links) -> bool:
    """Whether an item stands in this part of the question, and was not named in the part before it."""
    return end <= len(links.rest) and not links.rest[start:end].strip()


def _shares(item: NarrativeItem, words: list[str]) -> int:
    return sum(coverage(word, key(item.item)) == 1 for word in words)


def _told(question: Question, held: Held, item: NarrativeItem, reply: Reply) -> str:
    said = state(held, item, reply)
    if item.reason is not None:
        section = " / ".join(item.heading)
        return f"{said}；原因：{reply.quote(held.document, item.reason.text, item.reason.source, section)}"
    more = explained(held, item, reply) if question.wants(Ask.WHY) else ""
    return f"{said}；{more}" if more else said
