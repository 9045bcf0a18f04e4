"""Whether the time that a document gives for something (实施周期, 起止时间) is that of the year it is held against."""

from __future__ import annotations

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.sayings import Saying
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex

_PERIOD = regex("(?:实施|执行|建设|服务)期|周期|期限|期间|时间|日期|起止|工期|有效期")
_SHORT = regex("(?:实施|执行|建设|服务)期")
# 实施期落在本年吗, 周期是在预算年度内吗.
_FALLS = regex("落[在到]|属于|跨|是不是|是否|在[^,，。]{0,10}年度?(?:以|之)?[内里]")
_OF_YEAR = regex("年度|(?:今|本|当)年|(?:19|20)\\d\\d年")
_YEAR = regex(r"(?<!\d)((?:19|20)\d{2})\s*(?:年|[./-]\d)")
# A time stands by itself: a sentence of more words tells of other things.
_LONGEST = 60
_STANDS = 0.55


def asked(question: Question, links: Links) -> bool:
    """Whether a question holds the time of something against a year."""
    return (
        (ASKS_AGREEMENT.search(question.plain) or _FALLS.search(question.plain)) is not None
        and _OF_YEAR.search(question.plain) is not None
        and any(_PERIOD.search(word) for word in links.left)
    )


def of_year(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The time as printed, and whether the year is one of its years."""
    year = question.years[0] if question.years else held.year
    if not asked(question, links) or year is None:
        return None
    # 实施期 is printed as 实施周期 or 实施期限 too
    terms = [
        (word, word.replace("期", "期限"), word.replace("期", "周期")) if _SHORT.fullmatch(word) else (word,)
        for word in links.left
    ]
    for near in held.sayings.near(terms):
        saying = near.saying
        if near.missing or not _gives_time(saying) or min(map(saying.has, terms)) < _STANDS:
            continue
        years = [int(each) for each in _YEAR.findall(saying.text)]
        told = saying.tell(held.document, reply, ())
        if min(years) <= year <= max(years):
            return Found(f"一致：{told}。")
        return Found(f"不一致：{told}。", Outcome.CONFLICTING)
    return None


def _gives_time(saying: Saying) -> bool:
    short = len(saying.text) <= _LONGEST and not saying.row and not saying.section
    return short and _YEAR.search(saying.text) is not None
