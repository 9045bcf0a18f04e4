"""How an item changed without what was there but once (剔除一次性因素后，实际是增还是减): its change, and what the text says
of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.changes.change import change
from service.patterns import regex
from service.terms import coverage, key

_LEFT_OUT = "(?:不算|不计|剔除|扣除|扣掉|刨除|刨去|刨掉|撇开|抛开|除去|去掉|不考虑|排除|不含|不包括)"
_ASKED = regex(rf"{_LEFT_OUT}了?(?P<what>[^,，。]{{2,24}}?)(?:的?因素|的?影响|之?后|的话|以外|之外|[,， ]|$)")
_MOVED = regex(
    "增还是减|减还是增|多还是少|少还是多|升还是降|涨还是降|增加|减少|增长|下降|变化|多了|少了|持平"
)
# 剔除该因素后本年实际增加…; 扣除上年结转，较上年减少…
_TOLD = regex(
    rf"{_LEFT_OUT}[^。；]{{0,30}}?(?:因素|影响|后|之后|外|[，,])[^。；]{{0,30}}?(?:增加|减少|增长|下降|持平)"
)
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The change of the items named and the sentence that tells it without what is left out; None where none does."""
    asked = _ASKED.search(question.plain)
    if asked is None or not (_MOVED.search(question.plain) or question.wants(Ask.CHANGE)):
        return None
    words = content(asked["what"], held.catalogue.said)
    said = max(_sentences(held), key=lambda one: _nearness(words, one[0]), default=None)
    if said is None or (words and not _nearness(words, said[0])):
        return None
    sentence, passage = said
    before = reply.attempt(partial(change, question, held, links, reply))
    quoted = reply.quote(held.document, sentence, passage.source, " / ".join(passage.heading))
    return Found(f"{before.text if before is not None else ''}文中写道：{quoted}。")


def _sentences(held: Held) -> Iterator[tuple[str, Passage]]:
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if _TOLD.search(sentence):
                yield sentence, passage


def _nearness(words: list[str], sentence: str) -> float:
    """How much of the words for what is left out a sentence has."""
    text = key(sentence)
    return sum(coverage(word, text) for word in words)
