"""Tells questions for a part of an item (培训经费里用于教材印刷的有多少) from those for the item, which the whole answers not."""

from __future__ import annotations

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.patterns import regex
from service.terms import covered, key

# 中用于…的部分有多少, 里付给…的是多少
_PART = regex(
    "(?:之中|当中|里面|里头|中|里)(?:有多少)?是?(?:专门|直接|实际)?"
    "(?:用于|用在|用来|用作|花在|花到|投向|投给|付给|支付给?|发给|补给|拨给|奖给)"
    "(?P<purpose>[^,，。]{2,20}?)的?(?:部分|那?[部一]?[份块]|资金|经费|钱|金额|支出)?(?:一共|总共|共|各)?(?:有|是|为|占|要)?(?:多少|几[万元])"
)


def asked(question: Question, links: Links) -> bool:
    """Whether a question asks for what of an item goes to a purpose that is no item of its own."""
    found = _PART.search(links.rest) or _PART.search(question.plain)
    if found is None:
        return False
    holds = any(m.end <= found.start() + 1 for m in links.mentions)
    return holds and not any(m.end > found.start("purpose") for m in links.mentions)


def told(question: Question, held: Held) -> bool:
    """Whether the document has the words of the purpose, so that a sentence of it may tell the part."""
    found = _PART.search(question.plain)
    return found is not None and all(covered(key(found["purpose"]), held.catalogue.said))
