"""What the text itself counts up as having changed much (减少较多的有：…), quoted as it does so."""

from __future__ import annotations

import re

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_MUCH = regex(
    "(?P<way>增加|增长|上升|增支|减少|下降|压减|减支|变动|变化)(?:幅度|金额|额)?(?:比较|较|很|最为)"
    "(?P<much>多|大|明显|突出)"
)
_WHICH = regex("哪|什么|列出|谁")
_SPOKEN = regex("点名|提到|列举|说明|被|里|项|分别|减|增|多|文字|文件|几|原因|因素|支出|项目|预算|金额")
_COUNTS_UP = "(?:的)?(?:科目|项目|支出|因素|项)?(?:主要)?(?:有|是|为|包括)[:：]?"


def counted_up(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence from where it says so on; of the section or sentence that the question speaks of."""
    asked = _MUCH.search(question.plain)
    if asked is None or not _WHICH.search(question.plain) or question.wants(Ask.VERIFY):
        return None
    said = regex(f"{asked['way']}(?:幅度|金额|额)?(?:比较|较|很|最为)(?:{asked['much']}){_COUNTS_UP}[^。]*")
    words = [w for w in (*links.subjects, *links.left) if _SPOKEN.sub("", w) and w not in asked.group()]
    for passage in held.extraction.passages:
        found = said.search(passage.source.text)
        if found is None or unmatched(words, _around(passage)):
            continue
        section = " / ".join(passage.heading)
        # what it is of stands at the head of the paragraph
        first = passage.source.text[: found.start()].partition("。")[0]
        pieces = [piece for piece in (first, found.group()) if piece.strip()]
        return Found(
            "文中写道："
            + "；".join(reply.quote(held.document, piece, passage.source, section) for piece in pieces)
            + "。"
        )
    return None


def _around(passage: Passage) -> str:
    return key(re.sub(r"\s", "", "|".join((*passage.heading, passage.source.text))))
