"""The sentence that is nearest to a question that was not answered: no answer, but where whoever asks may look."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Reply
from service.answering.ways.wording.called import terms_of

# With less of what the question names a sentence is about something else; a longer one is no place to look.
_NEAR, _LONGEST = 0.75, 240
_NUMBERS = (
    Ask.AMOUNT, Ask.SUM, Ask.COUNT, Ask.SHARE, Ask.CHANGE, Ask.DIFFERENCE, Ask.PER_HEAD, Ask.BASE, Ask.HIGHEST,
)  # fmt: skip
# So many characters of the question at least must stand in the document.
_ENOUGH = 4


def closest(question: Question, held: Held, links: Links, reply: Reply) -> str:
    """`最接近的一句是“…”[1]，不一定答到所问。`; empty where no sentence has most of what the question names
    and the document knows."""
    if question.english or question.foreign or question.wants(*_NUMBERS):
        # a number of something else would be taken for the one that is asked for
        return ""
    terms = [term for term in terms_of(question, links, held) if any(w in held.catalogue.said for w in term)]
    if sum(len(term[0]) for term in terms) < _ENOUGH:
        return ""
    for each in held.sayings.near(terms):
        saying = each.saying
        if each.score < _NEAR:
            break
        if not (saying.row or saying.section) and len(saying.text) <= _LONGEST:
            said = saying.tell(held.document, reply, links.left).removeprefix("文中写道：")
            return f"最接近的一句是{said}，不一定答到所问。" if said.startswith("“") else ""
    return ""
