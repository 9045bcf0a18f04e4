"""Whether a note that a table is blank holds (注明是空表，真的没有吗): the note, and the amounts that the table has after all."""

from __future__ import annotations

import re

from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.terms import coverage, key

_BLANK = re.compile("空表|无数据|没有数字|空置")
_TITLED = 0.7


def asked(question: Question) -> bool:
    """Whether a question asks if it is true that a table is blank."""
    return question.wants(Ask.YES_NO, Ask.VERIFY) and _BLANK.search(question.plain) is not None


def note(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The note quoted and the amounts of the items named in the table of its page; None where that table has none."""
    blank = {key(s.nil.text) for s in held.extraction.budget.statements if s.nil is not None}
    for passage in held.extraction.passages:
        if _BLANK.search(passage.source.text) is None or passage.source.page is None:
            continue
        if key(passage.source.text) in blank:
            # it is of a table that is blank, whatever another on its page has
            continue
        denied = [s for s in links.subjects if coverage(s, key(passage.source.text)) >= _TITLED]
        amounts = []
        for subject in denied:
            here = (
                f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.money.value
            )
            amounts.append(next((f for f in here if f.money.source.page == passage.source.page), None))
        found = [f for f in amounts if f is not None]
        if not denied or len(found) < len(denied):
            continue
        written = reply.quote(held.document, passage.source.text, passage.source, " / ".join(passage.heading))
        told = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in found)
        return Found(f"不一致：文中写道：{written}，而同一报表中{told}。", Outcome.CONFLICTING)
    return None
