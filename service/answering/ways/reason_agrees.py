"""Whether the reason that is printed for a change goes the way that the figures go (原因与此相符吗)."""

from __future__ import annotations

import re

from extractors.schema.draft import Direction
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.narrated import narrative
from service.answering.ways.stated import words
from service.answering.ways.told_change import state

_ASKS = re.compile("原因|理由|解释|说法")
_RISES = re.compile("增[加长多]|新增|提高|上[升调涨]|扩大|上浮")
_FALLS = re.compile("减少|下降|降低|压[减缩]|缩减|核减|取消|下调|停[止办]|减[轻免]|报废|不再")


def agrees(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change and its reason, and whether the words of the reason say the other way; None where nothing in them says a
    way, or both."""
    if not question.wants(Ask.VERIFY) or not _ASKS.search(question.plain):
        return None
    for subject in links.subjects:
        codes = {f.code for f in held.catalogue.of_subject(subject) if f.code}
        # what is said of its lines is said of it
        below = [
            i for i in held.extraction.budget.narrative if any(c and i.code.startswith(c) for c in codes)
        ]
        for item in dict.fromkeys((*narrative(held, subject), *below)):
            if item.reason is None or item.direction in (None, Direction.FLAT):
                continue
            if unmatched(links.left, *words(item)):
                continue
            up, down = _RISES.search(item.reason.text), _FALLS.search(item.reason.text)
            if (up is None) == (down is None):
                continue
            fits = (up is not None) == (item.direction is Direction.INCREASE)
            reason = reply.quote(
                held.document, item.reason.text, item.reason.source, " / ".join(item.heading)
            )
            said = "一致" if fits else "不一致"
            status = Outcome.ANSWERED if fits else Outcome.CONFLICTING
            return Found(f"{said}：{state(held, item, reply)}；原因：{reason}。", status)
    return None
