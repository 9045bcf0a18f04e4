"""What money that is received comes of (其他收入来自什么业务): the sentence that says so behind its amount."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "(?:来自|来源于|来源是|源自|源于|出自|产生于)(?:于)?(?:哪|什么|何|啥)|(?:是|属于)(?:什么|哪[类种])(?:业务|性质)?的?收入"
)
_RECEIVED = regex("收入|结转|结余|资金")
# Names the sort of thing that it comes of, and no thing.
_SORTS = regex("业务|渠道|地方|性质|活动|方面|取得|来自|来源")
_SENTENCE = regex("[^。；;\n]+[。；;]?")
# Behind the amount: 为…, 系…, 主要来自…; a number after it is the amount itself.
_COMES_OF = "[^。；;]{0,48}?[，,（(](?:主要|全部|均)?(?:为|是|系|来自|来源于|包括)(?!\\d)[^，。；;]{3,}"
# What holds all money comes of everything.
_WHOLES = frozenset({"收入总计", "预算总额", "支出总计"})


def asked(question: Question) -> bool:
    """Whether a question asks what money comes of."""
    return _ASKED.search(question.plain) is not None


def comes_from(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that names the money and says behind its amount what it is."""
    words = [w for w in links.left if len(_SORTS.sub("", w)) > 1]
    meant = [s for s in links.subjects if _RECEIVED.search(s) and (concept(s) or s) not in _WHOLES]
    for subject in meant:
        for passage in held.extraction.passages:
            for sentence in _SENTENCE.findall(passage.source.text):
                told = re.search(re.escape(subject) + _COMES_OF, sentence)
                if told is None or unmatched(words, key(sentence), key("".join(passage.heading))):
                    continue
                quoted = reply.quote(held.document, sentence, passage.source, " / ".join(passage.heading))
                return Found(f"文中写道：{quoted}。")
    return None
