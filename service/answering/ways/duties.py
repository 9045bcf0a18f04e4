"""What a department is there for (主要职责): the paragraphs under the heading that says so."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.terms import key

_HEADING = re.compile("职责|职能|主要工作|业务范围")
_OFFICES = re.compile("机构设置|内设机构|下设")
_SAYS = re.compile(
    "(?:主要职责|主要职能|职责职能|职能)[^。]{0,8}[:：是。].{4}|(?:主要)?负责.{6}|贯彻.{6}|承担.{6}"
)
# A longer list than this is no longer an answer to read.
_MOST = 8


def duties(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The duties as printed, paragraph by paragraph; where words of the question single some out, only these."""
    told = [
        p
        for p in held.extraction.passages
        if any(_HEADING.search(h) for h in p.heading)
        and key(p.source.text) not in {key(h) for h in p.heading}
    ]
    told = [p for p in told if not _OFFICES.search(p.source.text[:12])]
    if not told:
        told = [p for p in held.extraction.passages if _SAYS.search(p.source.text)][:1]
    words = [w for w in links.left if len(w) > 1 and not _HEADING.search(w)]
    about = [p for p in told if words and any(w in key(p.source.text) for w in words)]
    if words and not about:
        return None
    quoted = [
        reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading))
        for p in (about or told)[:_MOST]
    ]
    return Found("文中写道：" + "；".join(dict.fromkeys(quoted)) + "。") if quoted else None
