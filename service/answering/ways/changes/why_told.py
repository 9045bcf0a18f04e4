"""A cause that the text tells of an item in a sentence from which no change was read (出国费没有支出，是由于…)."""

from __future__ import annotations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import key

_SENTENCE = regex(r"[^。；;！!\n]+")
_CAUSED = regex("(?:是|系)?(?:由于|因为)|(?:主要)?原因[是为：:]|[，,（(]主?要?[是因系]|得益于")
# The item stands so near the beginning of the sentence.
_NEAR = 30
_ZERO = regex("没有|未|为零|不再|取消|停")


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the one item named and the sentence that begins with it and tells a cause."""
    if len(links.members) != 1 or not _ZERO.search(question.plain):
        return None
    subject = links.members[0]
    for passage in held.extraction.passages:
        for found in _SENTENCE.finditer(passage.source.text):
            said = key(found.group())
            at = said.find(subject)
            if not 0 <= at <= _NEAR or not _CAUSED.search(found.group()) or not _ZERO.search(said):
                continue
            if unmatched(links.left, said, *(key(h) for h in passage.heading)):
                continue
            quoted = reply.quote(held.document, found.group(), passage.source, " / ".join(passage.heading))
            figure = select(held, subject, question, links.left)
            amount = f"{figure.shown}为{reply.figure(held.document, figure)}；" if figure is not None else ""
            return Found(f"{amount}文中写道：{quoted}。")
    return None
