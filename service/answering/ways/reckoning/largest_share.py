"""What part of a whole its largest or smallest part is (哪一项占比最高，占多少), and which that is."""

from __future__ import annotations

from functools import partial

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.ranking import largest
from service.answering.ways.reckoning.of_told import singled
from service.patterns import regex

# Asks for all of them too.
_EACH = regex("各|分别|每")


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The largest part with what part it is; None where no whole that is asked of has parts."""
    if not question.wants(Ask.HIGHEST) or len(links.subjects) > 1 or _EACH.search(question.plain):
        return None
    known = len(reply.values)
    most = reply.attempt(partial(largest, question, held, links, reply))
    part = singled(reply.values[known:], reply) if most is not None else None
    return (
        None if most is None or part is None else Found(f"{most.text.rstrip('。')}，{part.text}", most.status)
    )
